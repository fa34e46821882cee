import { describe, expect, it } from "@jest/globals";
import { getNamedType, isInterfaceType, isObjectType } from "graphql";
import { createSchema } from "../src/graphql/schema.ts";
import {
  coverageDocument,
  coverageRows,
  readFields,
  readOperations,
} from "./support/rest-coverage.ts";

/** How many operations each page of Amazon's documents has, under the letter that their numbers begin with. */
const operationsOfPage = {
  A: 2, // albums
  T: 2, // tracks
  R: 6, // artists
  P: 4, // podcasts
  M: 1, // markets
  S: 7, // search
  B: 8, // browse
  W: 13, // views
  U: 2, // user
  L: 7, // library
  F: 6, // likes and follows
  H: 3, // history
  Y: 9, // playlists
};

/** How the document and a field's description say how old an answer may be. */
const freshnessInSchema: Readonly<Record<string, RegExp>> = {
  "kept up to an hour, per territory, language and image style":
    /up to an hour old\.$/,
  "kept per caller up to an hour": /up to an hour old, kept per caller\.$/,
  "always fresh, never kept":
    /(?:always fresh|the caller's next read shows it)\.$/,
};

/** Every field of the graph, as the document names it. */
const fields = Object.values(createSchema().getTypeMap())
  .filter((type) => isObjectType(type) || isInterfaceType(type))
  .filter(({ name }) => !name.startsWith("__"))
  .flatMap((type) =>
    Object.values(type.getFields())
      .filter(({ name }) => !name.startsWith("_"))
      .map((field) => ({
        name: `${type.name}.${field.name}`,
        isRoot: ["Query", "Mutation"].includes(type.name),
        returns: getNamedType(field.type).name,
        description: firstParagraph(field.description).replaceAll(/\s+/g, " "),
      })),
  );

/** Those that read an operation of their own whenever they are asked for. */
const readingFields = fields.filter(
  ({ isRoot, returns }) => isRoot || /Connection$|^View$/.test(returns),
);

/** What the schema's files say; the scope is added to it below. */
function firstParagraph(description: string | null | undefined): string {
  return description?.split("\n\n")[0] ?? "";
}

function sorted(values: Iterable<string>): string[] {
  return [...new Set(values)].sort();
}

describe("the table of REST operations", () => {
  it("has a row for every operation, and none for another", () => {
    const numbers = Object.entries(operationsOfPage).flatMap(([page, count]) =>
      Array.from({ length: count }, (_, place) => `${page}${place + 1}`),
    );

    expect(sorted(coverageRows.map(({ number }) => number))).toEqual(
      sorted(numbers),
    );
  });

  it("names an operation, a field and a known freshness in each row", () => {
    const incomplete = coverageRows.filter(
      (row) =>
        row.operations.length === 0 ||
        row.fields.length === 0 ||
        !(row.freshness in freshnessInSchema),
    );

    expect(incomplete).toEqual([]);
  });

  it("names only fields that are in the graph", () => {
    const known = new Set(fields.map(({ name }) => name));
    const named = coverageRows.flatMap((row) => row.fields);

    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it("names every field of the root, every list and every view", () => {
    const named = new Set(readFields(coverageDocument));
    const missing = readingFields.filter(({ name }) => !named.has(name));

    expect(missing.map(({ name }) => name)).toEqual([]);
  });
});

describe("the graph's descriptions", () => {
  it("name the operations of the table, and all but those that are read through another", () => {
    const described = fields.flatMap(({ description }) =>
      readOperations(description),
    );
    const direct = coverageRows.filter((row) => !row.isThroughAnother);

    expect(sorted(described)).toEqual(
      sorted(direct.flatMap(({ operations }) => operations)),
    );
  });

  it.each(readingFields)(
    "name for $name what the table names",
    ({ name, description }) => {
      const own = coverageRows.filter((row) => row.fields.includes(name));
      const direct = own.filter((row) => !row.isThroughAnother);

      expect(sorted(readOperations(description))).toEqual(
        sorted(direct.flatMap(({ operations }) => operations)),
      );
      for (const { freshness } of own)
        expect(description).toMatch(freshnessInSchema[freshness] ?? "");
    },
  );
});
