import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const albumIds = (count: number): string[] =>
  Array.from({ length: count }, () => works.albums.plain);

describe("an operation whose answer would be too large", () => {
  it.each([
    [
      "three long lists within each other",
      "{ albums(catalogIds: $them) { tracks(first: 500) { nodes { album { tracks(first: 500) { nodes { title } } } } } } }",
      1,
    ],
    [
      "one list under many names",
      `{ ${Array.from({ length: 20 }, (_, at) => `a${at}: albums(catalogIds: $them) { title }`).join(" ")} }`,
      500,
    ],
    [
      "many names in one list",
      `{ albums(catalogIds: $them) { ${Array.from({ length: 300 }, (_, at) => `a${at}: title`).join(" ")} } }`,
      500,
    ],
  ])(
    "is refused before anybody is asked anything: %s",
    async (_, document, count) => {
      await using gateway = await startGateway();
      const { status, data, errors } = await gateway.query(
        `query ($them: [ID!]!) ${document}`,
        { variables: { them: albumIds(count) } },
      );
      expect({ status, data }).toEqual({ status: 400, data: undefined });
      expect(errors).toMatchObject([
        {
          message: expect.stringMatching(
            /^The operation asks for up to \d+ values; at most 110000 are taken\. Ask for shorter lists/,
          ),
          extensions: { code: "COST_LIMIT_EXCEEDED" },
        },
      ]);
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );

  it.each([
    [
      "the whole schema",
      "__schema { types { fields { name args { name } } } }",
    ],
    ["its text", "_service { sdl }"],
  ])("is refused to who has no token: %s, many times", async (_, field) => {
    await using gateway = await startGateway();
    const ask = (count: number) =>
      gateway.query(
        `{ ${Array.from({ length: count }, (_, at) => `a${at}: ${field}`).join(" ")} }`,
        { token: null },
      );
    expect((await ask(1)).errors).toBeUndefined();
    expect((await ask(90)).errors).toMatchObject([
      { extensions: { code: "COST_LIMIT_EXCEEDED" } },
    ]);
  });

  it("is refused though ids below zero stand beside it", async () => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(
      `query ($them: [ID!]!) {
        none: albums(catalogIds: -999999999) { title }
        albums(catalogIds: $them) { tracks(first: 500) { nodes { title } } }
      }`,
      { variables: { them: albumIds(500) } },
    );
    expect(errors).toMatchObject([
      { extensions: { code: "COST_LIMIT_EXCEEDED" } },
    ]);
  });

  it("is refused for its variables alone, whatever the document was taken with before", async () => {
    await using gateway = await startGateway();
    const ask = (count: number) =>
      gateway.query(
        `query ($them: [ID!]!) {
          a: albums(catalogIds: $them) { tracks(first: 100) { nodes { title } } }
        }`,
        { variables: { them: albumIds(count) } },
      );
    expect((await ask(2)).errors).toBeUndefined();
    expect((await ask(500)).status).toBe(400);
    expect((await ask(2)).errors).toBeUndefined();
  });

  it("is not one for a hundred albums with the artists of all their tracks", async () => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(
      `query ($them: [ID!]!) {
        albums(catalogIds: $them) {
          id title releaseDate images { url width height } artists { id name }
          tracks { nodes { id title duration artists { id name } } }
        }
      }`,
      { variables: { them: albumIds(100) } },
    );
    expect(errors).toBeUndefined();
  });
});

describe("too many representations", () => {
  const ask = (gateway: RunningGateway, count: number) =>
    gateway.query<{ _entities: readonly unknown[] } | null>(
      `query ($them: [_Any!]!) {
        others: _entities(representations: $them) {
          __typename
          ... on Album { title artists { name } images { url } }
        }
        me { __typename }
      }`,
      {
        variables: {
          them: Array.from({ length: count }, () => ({
            __typename: "Album",
            catalogId: works.albums.plain,
          })),
        },
      },
    );

  it("are an error in their own places, and the others are answered", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await ask(gateway, 10_000);
    const album = {
      __typename: "Album",
      title: "Harbour Lights at Noon",
      artists: [{ name: "Mira Solberg" }],
      images: expect.any(Array),
    };
    expect(data).toEqual({
      others: Array.from({ length: 10_000 }, (_, at) =>
        at < 1000 ? album : null,
      ),
      me: { __typename: "CurrentUser" },
    });
    expect(errors).toHaveLength(9000);
    expect(errors?.map(({ path }) => path)).toEqual(
      Array.from({ length: 9000 }, (_, at) => ["others", 1000 + at]),
    );
    expect(errors?.[0]).toEqual({
      message: "Only the first 1000 representations are answered.",
      locations: [{ line: 2, column: 9 }],
      path: ["others", 1000],
      extensions: { code: "BAD_USER_INPUT" },
    });
  });

  it("are an error of the list where nobody means so many, however light what they are asked for", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await ask(gateway, 10_001);
    // The list itself cannot be null: the data is lost as a whole, and tells why.
    expect(data).toBeNull();
    expect(errors).toMatchObject([
      { path: ["others"], extensions: { code: "BAD_USER_INPUT" } },
    ]);
  });
});
