import { describe, expect, it } from "@jest/globals";
import { getIntrospectionQuery } from "graphql";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

/** The code that a document is refused with; nothing where it is taken. */
async function askFor(
  gateway: RunningGateway,
  document: string,
): Promise<string | undefined> {
  const { status, errors } = await gateway.query(document, { token: null });
  expect(status).toBe(errors === undefined ? 200 : 400);
  return errors?.[0]?.extensions.code;
}

const times = (count: number, text: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => text(index)).join(" ");

/** `count` fields below each other. */
const deep = (count: number): string =>
  `{ __schema { queryType {${times(count - 3, () => "ofType {")} name ${"}".repeat(count)}`;

describe("a document", () => {
  it("may go 15 fields deep", async () => {
    await using gateway = await startGateway();

    expect(await askFor(gateway, deep(15))).toBeUndefined();
    expect(await askFor(gateway, deep(16))).toBe("DEPTH_LIMIT_EXCEEDED");
  });

  it("goes as deep by fragments as it would without", async () => {
    await using gateway = await startGateway();
    const chained = (count: number) =>
      `{ __schema { queryType { ...F0 } } }
       ${times(count - 3, (at) => `fragment F${at} on __Type { ofType { ... on __Type { ...F${at + 1} } } }`)}
       fragment F${count - 3} on __Type { name }`;

    expect(await askFor(gateway, chained(15))).toBeUndefined();
    expect(await askFor(gateway, chained(16))).toBe("DEPTH_LIMIT_EXCEEDED");
  });

  it("may hold 500 aliases", async () => {
    await using gateway = await startGateway();
    const aliased = (count: number) =>
      `{ __schema { ${times(count, (at) => `a${at}: __typename`)} } }`;

    expect(await askFor(gateway, aliased(500))).toBeUndefined();
    expect(await askFor(gateway, aliased(501))).toBe("ALIAS_LIMIT_EXCEEDED");
  });

  it("may hold aliases of 100 letters, which stand in the answer once for each value", async () => {
    await using gateway = await startGateway();
    const aliased = (length: number) =>
      `{ __schema { ...F } } fragment F on __Schema { __typename types { ... { ${"a".repeat(length)}: name } } }`;

    expect(await askFor(gateway, aliased(100))).toBeUndefined();
    expect(await askFor(gateway, aliased(101))).toBe("ALIAS_LIMIT_EXCEEDED");
  });

  it("may ask for 100 fields at its root, fragments included", async () => {
    await using gateway = await startGateway();
    const rooted = (count: number) =>
      `{ ...F ...F } fragment F on Query { ${times(count / 2, () => "__typename")} }`;

    expect(await askFor(gateway, rooted(100))).toBeUndefined();
    expect(await askFor(gateway, rooted(102))).toBe("COST_LIMIT_EXCEEDED");
  });

  it("may ask for 5,000 fields, however few are written", async () => {
    await using gateway = await startGateway();
    const multiplied = (count: number) =>
      `{ __schema { ${times(count, () => "...F")} } } fragment F on __Schema { ${times(100, () => "__typename")} }`;

    expect(await askFor(gateway, multiplied(49))).toBeUndefined();
    expect(await askFor(gateway, multiplied(50))).toBe("COST_LIMIT_EXCEEDED");
  });

  it("may bear 500 directives, on fields and on fragments alike", async () => {
    await using gateway = await startGateway();
    const directed = (count: number) =>
      `{ __schema { ${times(count, () => "...F @include(if: true)")} } }
       fragment F on __Schema { ... @include(if: true) { __typename } ${times(8, () => "__typename @include(if: true)")} }`;

    expect(await askFor(gateway, directed(50))).toBeUndefined();
    expect(await askFor(gateway, directed(51))).toBe("COST_LIMIT_EXCEEDED");
  });

  it("may come with 50,000 values in its variables, however they are nested", async () => {
    await using gateway = await startGateway();
    const list = (length: number) => Array.from({ length }, () => 1);
    const ask = async (variables: Readonly<Record<string, unknown>>) => {
      const document = "{ __typename }";
      const { errors } = await gateway.query(document, {
        variables,
        token: null,
      });
      return errors?.[0]?.extensions.code;
    };

    expect(await ask({ them: list(49_999) })).toBeUndefined();
    expect(await ask({ them: list(50_000) })).toBe("COST_LIMIT_EXCEEDED");
    const nested = (length: number) => ({
      input: { ids: [list(length), list(length)] },
    });
    expect(await ask(nested(24_998))).toBeUndefined();
    expect(await ask(nested(24_999))).toBe("COST_LIMIT_EXCEEDED");
  });

  it("may hold 20 operations, each within the limits, whichever is meant", async () => {
    await using gateway = await startGateway();
    const ask = async (document: string) => {
      const response = await fetch(`${gateway.url}/graphql`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: document, operationName: "O0" }),
      });
      return response.json();
    };
    const several = (count: number) =>
      times(count, (at) => `query O${at} { __typename }`);

    expect(await ask(several(20))).toEqual({ data: { __typename: "Query" } });
    for (const [document, code] of [
      [several(21), "COST_LIMIT_EXCEEDED"],
      [`${several(1)} query Other ${deep(16)}`, "DEPTH_LIMIT_EXCEEDED"],
    ])
      expect(await ask(document ?? "")).toMatchObject({
        errors: [{ extensions: { code } }],
      });
  });

  it("is refused in no time where its fragments double each other, or form a cycle, or a long chain", async () => {
    await using gateway = await startGateway();
    const doubling = `{ __schema { ...F0 } } ${times(60, (at) => `fragment F${at} on __Schema { ...F${at + 1} ...F${at + 1} }`)} fragment F60 on __Schema { __typename }`;
    const cycle = `{ __schema { ...A } } fragment A on __Schema { ...B } fragment B on __Schema { ...A }`;
    const chain = `{ ...F0 } ${times(200, (at) => `fragment F${at} on Query { __typename ...F${at + 1} }`)} fragment F200 on Query { __typename }`;
    const start = performance.now();

    for (const document of [doubling, cycle, chain]) {
      const { data, errors } = await gateway.query(document, { token: null });
      expect(data).toBeUndefined();
      expect(["COST_LIMIT_EXCEEDED", "GRAPHQL_VALIDATION_FAILED"]).toContain(
        errors?.[0]?.extensions.code,
      );
    }

    expect(performance.now() - start).toBeLessThan(1000);
  });

  it("is refused before anybody is asked anything", async () => {
    await using gateway = await startGateway();
    const document = `{ ${times(101, (at) => `a${at}: album(catalogId: "B${at}") { title }`)} }`;

    const { status, data, errors } = await gateway.query(document);

    expect(status).toBe(400);
    expect(data).toBeUndefined();
    expect(errors).toMatchObject([
      {
        message:
          "The operation holds 101 fields at its root; at most 100 are taken.",
        extensions: { code: "COST_LIMIT_EXCEEDED" },
      },
    ]);
    expect(gateway.sandbox.exchanges).toEqual([]);
  });

  it("is refused each time it comes", async () => {
    await using gateway = await startGateway();

    for (let again = 0; again < 3; again++)
      expect(await askFor(gateway, deep(16))).toBe("DEPTH_LIMIT_EXCEEDED");
  });

  it("is taken where it is the tools' introspection query, at its longest", async () => {
    await using gateway = await startGateway();

    const document = getIntrospectionQuery({
      descriptions: true,
      specifiedByUrl: true,
      directiveIsRepeatable: true,
      schemaDescription: true,
      inputValueDeprecation: true,
      oneOf: true,
    });

    expect(await askFor(gateway, document)).toBeUndefined();
  });
});
