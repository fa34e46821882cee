import { describe, expect, it } from "@jest/globals";
import { execute, parse } from "graphql";
import type { Context } from "../../../src/context.ts";
import { createSchema } from "../../../src/graphql/schema.ts";
import { createStaleness } from "../../../src/loaders/index.ts";

const schema = createSchema();

const context = {
  receipt: null,
  staleness: createStaleness(),
  catalog: { album: { load: (id: string) => ({ _type: "Album", id }) } },
  // All that these fields touch of a context.
} as unknown as Context;

const run = async (document: string) =>
  execute({ schema, document: parse(document), contextValue: context });

describe("things that are asked for by a list of ids", () => {
  it("have an error for each bad id, with its place in the answer and in the document", async () => {
    const { data, errors } = await run(`{
      first: albums(catalogIds: ["..", "A", ","]) { catalogId }
      second: nodes(ids: ["B"]) { id }
      second: nodes(ids: ["B"]) { __typename }
    }`);

    expect(data).toEqual({
      first: [null, { catalogId: "A" }, null],
      second: [null],
    });
    const bad = (message: string) =>
      expect.stringContaining(message) as unknown;
    expect(errors?.map((error) => error.toJSON())).toEqual([
      {
        message: bad('".." is no catalogId'),
        locations: [{ line: 2, column: 7 }],
        path: ["first", 0],
        extensions: { code: "BAD_USER_INPUT" },
      },
      {
        message: bad('"," is no catalogId'),
        locations: [{ line: 2, column: 7 }],
        path: ["first", 2],
        extensions: { code: "BAD_USER_INPUT" },
      },
      {
        message: bad('"B" is no id of this graph'),
        locations: [
          { line: 3, column: 7 },
          { line: 4, column: 7 },
        ],
        path: ["second", 0],
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
  });

  it("are told what is wrong without another error being made of each by who executes", async () => {
    const { errors } = await run(`{ albums(catalogIds: ["..", ","]) { id } }`);

    expect(errors?.map(({ originalError }) => originalError)).toEqual([
      undefined,
      undefined,
    ]);
  });
});
