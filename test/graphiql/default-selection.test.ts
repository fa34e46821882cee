import { describe, expect, it } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { buildSubgraphSchema } from "@apollo/subgraph";
import {
  isObjectType,
  parse,
  validate,
  type GraphQLObjectType,
  type GraphQLSchema,
} from "graphql";
import {
  toFieldText,
  toFragmentText,
} from "../../src/graphiql/default-selection.ts";

const directory = path.join(import.meta.dirname, "../../schema");

const readSchema = (): GraphQLSchema =>
  buildSubgraphSchema(
    readdirSync(directory)
      .filter((name) => name.endsWith(".graphql"))
      .map((name) => ({
        typeDefs: parse(readFileSync(path.join(directory, name), "utf8")),
      })),
  );

const rootFields = (type: GraphQLObjectType | null | undefined) =>
  Object.values(type?.getFields() ?? {});

describe("a field that is chosen", () => {
  it("makes, with what it cannot do without, an operation that the schema allows", () => {
    const schema = readSchema();
    const operations = [
      ...rootFields(schema.getQueryType()).map((field) =>
        `query {`.concat(toFieldText(field), "}"),
      ),
      ...rootFields(schema.getMutationType()).map((field) =>
        `mutation {`.concat(toFieldText(field), "}"),
      ),
    ];
    const faults = operations.flatMap((operation) =>
      validate(schema, parse(operation)).map(({ message }) => ({
        operation,
        message,
      })),
    );

    expect(operations.length).toBeGreaterThan(50);
    expect(faults).toEqual([]);
  });

  it.each([
    ["album", 'album(catalogId: "") {\n  title\n}'],
    ["albums", 'albums(catalogIds: [""]) {\n  title\n}'],
    [
      "searchAlbums",
      'searchAlbums(filters: [{ query: "" }]) {\n  nodes {\n    title\n  }\n}',
    ],
  ])("tells what a thing is called: %s", (name, text) => {
    const field = readSchema().getQueryType()?.getFields()[name];
    expect(field && toFieldText(field)).toBe(text);
  });

  it("shows of a change what the user can mend", () => {
    const field = readSchema().getMutationType()?.getFields()["createPlaylist"];
    expect(field && toFieldText(field)).toBe(
      'createPlaylist(input: { title: "" }) {\n  userErrors {\n    message\n  }\n}',
    );
  });

  it("may be a fragment on a type", () => {
    const type = readSchema().getType("Artist");
    expect(isObjectType(type) && toFragmentText(type)).toBe(
      "... on Artist {\n  name\n}",
    );
  });
});
