import { describe, expect, it } from "@jest/globals";
import { getIntrospectionQuery, getOperationAST, parse } from "graphql";
import { createSchema } from "../../src/graphql/schema.ts";
import { countLetters } from "../../src/graphql/weight-table.ts";
import { weigh } from "../../src/graphql/weight.ts";

const schema = createSchema();

function weightOf(
  query: string,
  variables: Readonly<Record<string, unknown>> = {},
): number {
  const document = parse(query);
  const operation = getOperationAST(document);
  if (operation == null) throw new Error("There is no one operation.");
  return weigh(
    schema,
    document,
    operation,
    (name) => variables[name],
    (name) => countLetters(variables[name]),
  );
}

/** What a field with arguments weighs more than one without: it may fail. */
const lookup = 40;

const longText = "x".repeat(8000);

describe("the weight of an operation", () => {
  it("is one for each value", () => {
    expect(weightOf("{ __typename }")).toBe(1);
    expect(weightOf("{ me { name tier } }")).toBe(1 + 2);
  });

  it("counts a look-up for each field with arguments and each id", () => {
    expect(weightOf('{ album(catalogId: "B0") { title } }')).toBe(
      1 + lookup + 1,
    );
    expect(weightOf('{ albums(catalogIds: ["B0", "B1"]) { title } }')).toBe(
      1 + lookup * 3 + 2 * 2,
    );
  });

  it.each([
    ["literal ids", '{ albums(catalogIds: ["B0", "B1", "B2"]) { title } }', {}],
    [
      "ids in a variable",
      "query ($them: [ID!]!) { albums(catalogIds: $them) { title } }",
      { them: ["B0", "B1", "B2"] },
    ],
    [
      "ids by default",
      'query ($them: [ID!]! = ["B0", "B1", "B2"]) { albums(catalogIds: $them) { title } }',
      {},
    ],
    [
      "ids in a fragment",
      "query ($them: [ID!]!) { ...F } fragment F on Query { albums(catalogIds: $them) { ... { title } } }",
      { them: ["B0", "B1", "B2"] },
    ],
  ])("counts %s at their number", (_, query, variables) => {
    expect(weightOf(query, variables)).toBe(1 + lookup * 4 + 3 * 2);
  });

  it.each([
    ["in a variable", "query ($them: [ID!]!)", "$them", { them: [longText] }],
    ["by default", `query ($them: [ID!]! = ["${longText}"])`, "$them", {}],
    ["in the document", "query", `["${longText}"]`, {}],
  ])(
    "counts whole pieces of 4,000 letters %s, for each field that is given them",
    (_, head, value, variables) => {
      const toField = (name: string) => `${name}: nodes(ids: ${value}) { id }`;
      const weight = weightOf('{ nodes(ids: ["1"]) { id } }') + 2 * 80;
      expect(weightOf(`${head} { ${toField("a")} }`, variables)).toBe(weight);
      expect(
        weightOf(`${head} { ${toField("a")} ${toField("b")} }`, variables),
      ).toBe(2 * weight);
    },
  );

  it("counts letters wherever they stand in a variable, and none below 4,000", () => {
    const query =
      "query ($them: [_Any!]!) { _entities(representations: $them) { __typename } }";
    const weightWith = (name: string, text: string) =>
      weightOf(query, { them: [{ [name]: [{ a: text }] }] });
    const plain = weightOf(query, { them: [{}] });
    expect(weightWith("a".repeat(2000), "x".repeat(1998))).toBe(plain);
    expect(weightWith("a".repeat(2000), "x".repeat(1999))).toBe(plain + 80);
  });

  it("counts of representations those that are answered as look-ups, and the others for their error", () => {
    const weightOfMany = (count: number) =>
      weightOf(
        "query ($them: [_Any!]!) { _entities(representations: $them) { __typename } }",
        { them: Array.from({ length: count }, () => ({})) },
      );
    expect(weightOfMany(1000)).toBe(1 + lookup * 1001 + 2 * 1000);
    expect(weightOfMany(1003) - weightOfMany(1000)).toBe(3 * 5);
  });

  it.each([
    ["20 where nobody says", "", {}, 20],
    ["what is asked", "(first: 7)", {}, 7],
    ["what a variable says", "(first: $first)", { first: 7 }, 7],
    ["500 where more is asked, and refused", "(first: 100000)", {}, 500],
    ["one where less than nothing is asked, and refused", "(first: -9)", {}, 1],
    ["20 where a variable is null", "(first: $first)", { first: null }, 20],
    ["20 where a variable is no number", "(first: $first)", { first: "7" }, 20],
  ])("counts a page at %s", (_, args, variables, edges) => {
    const of = (selection: string) =>
      weightOf(
        `query ($first: Int) { categories${args} { ${selection} } }`,
        variables,
      );
    // The connection, and its list.
    const alone = 1 + lookup + 1;
    expect(of("nodes { name }")).toBe(alone + edges * 2);
    expect(of("edges { node { name } }")).toBe(alone + edges * 3);
  });

  it.each([
    ["a literal", "-1000000", {}],
    ["a variable", "$them", { them: -1_000_000 }],
    ["a variable's default", "$byDefault", {}],
  ])(
    "takes nothing off for one id that is a number below zero, as %s",
    (_, ids, variables) => {
      expect(
        weightOf(
          `query ($them: [ID!], $byDefault: [ID!] = -1000000) { albums(catalogIds: ${ids}) { title } }`,
          variables,
        ),
      ).toBe(
        weightOf(
          "query ($them: [ID!]!) { albums(catalogIds: $them) { title } }",
        ),
      );
    },
  );

  it.each([2.5, 1e300, Infinity, -Infinity])(
    "does not count %p, which no list is long",
    (number) => {
      for (const query of [
        "query ($x: [ID!]!) { albums(catalogIds: $x) { title } }",
        "query ($x: Int) { categories(first: $x) { nodes { name } } }",
        "query ($x: [_Any!]!) { _entities(representations: $x) { __typename } }",
      ])
        expect(weightOf(query, { x: number })).toBe(weightOf(query));
    },
  );

  it("multiplies lists within lists", () => {
    const albums = 1 + lookup + 1 + 7 * 2;
    expect(
      weightOf(
        "{ categories(first: 10) { nodes { albums(first: 7) { nodes { title } } } } }",
      ),
    ).toBe(1 + lookup + 1 + 10 * (1 + albums));
  });

  it("counts two of what an album has several of, and a hundred countries", () => {
    const of = (list: string) =>
      weightOf(`{ album(catalogId: "B0") { ${list} } }`);
    const none = of("__typename") - 1;
    expect(of("artists { name }") - none).toBe(1 + 2 * 2);
    expect(of("availableMarkets { code }") - none).toBe(1 + 100 * 2);
  });

  it("counts the words of a list, the letters of a long alias, and a type as if it were the largest", () => {
    const of = (field: string) =>
      weightOf(`{ album(catalogId: "B0") { ${field} } }`) -
      weightOf('{ album(catalogId: "B0") { title } }');
    expect(of("audioQualities")).toBe(4);
    expect(of(`${"a".repeat(19)}: title`)).toBe(0);
    expect(of(`${"a".repeat(100)}: title`)).toBe(5);
    const ofType = (field: string) =>
      weightOf(`{ __type(name: "Query") { ${field} } }`);
    expect(ofType("name kind") - ofType("name")).toBe(8);
    expect(ofType("fields { name }") - ofType("name")).toBe(8 * 6 * 2);
  });

  it("counts cursors, moments and descriptions for more than other values", () => {
    const of = (leaf: string) =>
      weightOf(`{ album(catalogId: "B0") { tracks { ${leaf} } } }`);
    expect(of("edges { cursor }") - of("edges { __typename }")).toBe(20 * 2);
    expect(
      weightOf('{ album(catalogId: "B0") { releaseDate } }') -
        weightOf('{ album(catalogId: "B0") { title } }'),
    ).toBe(1);
    const ofPlaylist = (leaf: string) =>
      weightOf(`{ playlist(catalogId: "B0") { ${leaf} } }`);
    expect(ofPlaylist("description") - ofPlaylist("title")).toBe(19);
    // Those of the graph itself are short.
    expect(weightOf('{ __type(name: "Album") { description } }')).toBe(
      weightOf('{ __type(name: "Album") { name } }'),
    );
  });

  it("counts of several types of a thing the heaviest alone", () => {
    const of = (selection: string) =>
      weightOf(`{ node(id: "x") { ${selection} } }`);
    const both = of("id ... on Album { title label } ... on Track { title } ");
    expect(both).toBe(of("id ... on Album { title label }"));
    expect(of("... on Album { title } ... on Album { label }")).toBe(
      of("... on Album { title label }"),
    );
    expect(of("... on Node { id } ... on Album { title }")).toBe(
      of("id ... on Album { title }"),
    );
  });

  it("counts a fragment each time it is spread, and reads it once", () => {
    const doubling = Array.from(
      { length: 40 },
      (_, at) => `fragment F${at} on Query { ...F${at + 1} ...F${at + 1} }`,
    );
    expect(
      weightOf(
        `{ ...F0 } ${doubling.join(" ")} fragment F40 on Query { __typename }`,
      ),
    ).toBe(2 ** 40);
  });

  it("leaves room for the tools' introspection query, at its longest", () => {
    const query = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });
    expect(weightOf(query)).toBeLessThan(100_000);
    expect(weightOf("{ _service { sdl } }")).toBeLessThan(10_000);
  });
});
