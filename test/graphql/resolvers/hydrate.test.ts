import { describe, expect, it } from "@jest/globals";
import { execute, parse, type ExecutionResult } from "graphql";
import type { Album, Artist } from "../../../src/amazon-music/index.ts";
import type { Context } from "../../../src/context.ts";
import { createSchema } from "../../../src/graphql/schema.ts";
import { createStaleness } from "../../../src/loaders/index.ts";

const schema = createSchema();

const artists: readonly Artist[] = ["one", "two"].map((id) => ({
  _type: "Artist",
  id,
  name: `listed ${id}`,
}));

const album: Album = { _type: "Album", id: "A", artists };

/** Runs a document on an album of two artists, of which `load` looks up the whole. */
async function run(
  document: string,
  load: (id: string) => Promise<Artist | null>,
): Promise<ExecutionResult & { readonly loads: readonly string[] }> {
  const loads: string[] = [];
  const context = {
    receipt: null,
    staleness: createStaleness(),
    ingredients: null,
    catalog: {
      album: { load: () => Promise.resolve(album) },
      artist: {
        load: (id: string) => {
          loads.push(id);
          return load(id);
        },
      },
    },
    // All that these fields touch of a context.
  } as unknown as Context;
  const result = await execute({
    schema,
    document: parse(document),
    contextValue: context,
  });
  return { ...result, loads };
}

const toWhole = (id: string): Artist => ({
  _type: "Artist",
  id,
  name: `whole ${id}`,
  followerCount: 7,
  globalAsin: `G${id}`,
  localAsin: null,
});

describe("what is listed and asked for more", () => {
  it("is looked up once for all of its fields, before the first of them runs", async () => {
    const { data, loads } = await run(
      `{ album(catalogId: "A") { artists { followerCount globalAsin localAsin } } }`,
      async (id) => toWhole(id),
    );

    expect(data).toEqual({
      album: {
        artists: [
          { followerCount: 7, globalAsin: "Gone", localAsin: null },
          { followerCount: 7, globalAsin: "Gtwo", localAsin: null },
        ],
      },
    });
    expect(loads).toEqual(["one", "two"]);
  });

  it("is not looked up where its listed form tells all", async () => {
    const { data, loads } = await run(
      `{ album(catalogId: "A") { artists { id name } } }`,
      async (id) => toWhole(id),
    );

    expect(data).toMatchObject({
      album: { artists: [{ name: "listed one" }, { name: "listed two" }] },
    });
    expect(loads).toEqual([]);
  });

  it("keeps the values of its listed form", async () => {
    const { data } = await run(
      `{ album(catalogId: "A") { artists { name followerCount } } }`,
      async (id) => toWhole(id),
    );

    expect(data).toMatchObject({
      album: { artists: [{ name: "listed one" }, { name: "listed two" }] },
    });
  });

  it("lacks what only the whole has where there is no whole", async () => {
    const { data, errors } = await run(
      `{ album(catalogId: "A") { artists { name followerCount } } }`,
      async () => null,
    );

    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      album: { artists: [{ name: "listed one", followerCount: null }, {}] },
    });
  });

  it("fails in the fields that it lacks, and in no other, where it cannot be looked up", async () => {
    const { data, errors } = await run(
      `{ album(catalogId: "A") { artists { name followerCount } } }`,
      async (id) =>
        id === "one" ? Promise.reject(new Error("down")) : toWhole(id),
    );

    expect(errors?.map(({ path }) => path)).toEqual([
      ["album", "artists", 0, "followerCount"],
    ]);
    expect(data).toEqual({
      album: {
        artists: [
          { name: "listed one", followerCount: null },
          { name: "listed two", followerCount: 7 },
        ],
      },
    });
  });
});
