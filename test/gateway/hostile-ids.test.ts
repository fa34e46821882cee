import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const hostileIds: readonly (readonly [string, string])[] = [
  ["the path above", "../me"],
  ["the path above, encoded", "%2e%2e%2fme"],
  ["the path above, after a real id", "B0%2F.."],
  ["dots alone", ".."],
  ["two ids in one", "B0064UPU4G,B00TW0ARTS"],
  ["two ids in one, encoded", "B0064UPU4G%2CB00TW0ARTS"],
  ["another parameter", "B0064UPU4G&limit=1"],
  ["a fragment", "B0064UPU4G#"],
  ["a query", "B0064UPU4G?ids=B00TW0ARTS"],
  ["10 kB", "x".repeat(10_000)],
  ["nothing", ""],
  ["a space", " "],
  ["a space around a real id", " B0064UPU4G"],
  ["other letters", "Ｂ0064UPU4G"],
  ["an emoji", "🎵"],
  ["a null byte", "B0064UPU4G\u0000"],
  ["a line break and a header", "B0\r\nx-api-key: mine"],
  ["a line break alone", "B0064UPU4G\n"],
  ["another host", "//evil.example/v1/albums"],
  ["JSON", '{"$ne":null}'],
];

const plain = works.albums.plain;

/** Whatever was asked, Amazon saw multi-gets of ids that are ids, and nothing else. */
function expectPlainMultiGets({ sandbox }: RunningGateway): void {
  for (const request of sandbox.requests)
    expect(request).toMatch(
      /^GET \/v1\/(albums|tracks|artists)\?ids=[\w-]+(,[\w-]+)*$/,
    );
}

describe.each(hostileIds)("an id that holds %s", (_, id) => {
  it("is refused where it is looked up, in words that fit on a line", async () => {
    await using gateway = await startGateway();
    const { data, errors, status } = await gateway.query(
      `query ($id: ID!) {
        album(catalogId: $id) { title } track(catalogId: $id) { title } artist(catalogId: $id) { name } node(id: $id) { id }
      }`,
      { variables: { id } },
    );
    expect({ status, data }).toEqual({
      status: 200,
      data: { album: null, track: null, artist: null, node: null },
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ["album"],
      ["track"],
      ["artist"],
      ["node"],
    ]);
    for (const { message, extensions } of errors ?? []) {
      expect(extensions).toEqual({ code: "BAD_USER_INPUT" });
      expect(message.length).toBeLessThan(250);
      expect(message).not.toMatch(/[\r\n\0]/);
    }
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it("does not keep its neighbours in a list from being answered", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(
      `query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }`,
      { variables: { ids: [plain, id, works.albums.twoArtists] } },
    );
    expect(data).toEqual({
      albums: [
        { title: "Harbour Lights at Noon" },
        null,
        { title: "Shared Umbrella" },
      ],
    });
    expect(errors).toMatchObject([
      { path: ["albums", 1], extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expectPlainMultiGets(gateway);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it("is refused within an opaque id and as the key of an entity", async () => {
    await using gateway = await startGateway();
    const opaque = Buffer.from(`1:Album:${id}`).toString("base64url");
    const { data, errors } = await gateway.query(
      `query ($opaque: ID!, $entities: [_Any!]!) {
        nodes(ids: [$opaque]) { id }
        _entities(representations: $entities) { ... on Album { title } }
      }`,
      {
        variables: {
          opaque,
          entities: [
            { __typename: "Album", catalogId: id },
            { __typename: "Album", catalogId: plain },
          ],
        },
      },
    );
    expect(data).toEqual({
      nodes: [null],
      _entities: [null, { title: "Harbour Lights at Noon" }],
    });
    expect(errors).toMatchObject([
      { path: ["nodes", 0], extensions: { code: "BAD_USER_INPUT" } },
      { path: ["_entities", 0], extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expectPlainMultiGets(gateway);
  });
});

describe("too many ids", () => {
  it.each([
    ["albums", "catalogIds", 500],
    ["tracks", "catalogIds", 500],
    ["artists", "catalogIds", 500],
    ["nodes", "ids", 100],
  ])("are refused by %s(%s:) from %i on", async (field, argument, max) => {
    await using gateway = await startGateway();
    const ids = Array.from({ length: max + 1 }, () => plain);
    const { errors } = await gateway.query(
      `query ($ids: [ID!]!) { ${field}(${argument}: $ids) { id } }`,
      { variables: { ids } },
    );
    expect(errors).toMatchObject([
      {
        message: `"${argument}" holds ${max + 1} ids; at most ${max} can be asked at once.`,
        path: [field],
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it("are not five hundred", async () => {
    await using gateway = await startGateway();
    const { catalog } = gateway.sandbox;
    const ids = Array.from({ length: 500 }, (_, at) =>
      catalog.artistId(at % 500),
    );
    const { errors, data } = await gateway.query(
      `query ($ids: [ID!]!) { artists(catalogIds: $ids) { name } }`,
      { variables: { ids } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      artists: ids.map((id) => ({ name: catalog.artist(id)?.name })),
    });
  });

  it("are not none", async () => {
    await using gateway = await startGateway();
    const { data } = await gateway.query(
      "{ albums(catalogIds: []) { title } nodes(ids: []) { id } }",
    );
    expect(data).toEqual({ albums: [], nodes: [] });
    expect(gateway.sandbox.requests).toEqual([]);
  });
});
