import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const { albums, tracks, artists } = works;

/** As a router asks for what another subgraph has referred to. */
function askEntities(
  gateway: RunningGateway,
  representations: readonly unknown[],
) {
  return gateway.query(
    `query ($representations: [_Any!]!) {
      _entities(representations: $representations) {
        __typename
        ... on Album { title }
        ... on Track { title }
        ... on Artist { name }
      }
    }`,
    { variables: { representations } },
  );
}

describe("_entities", () => {
  it("answers each type, in the order asked, with one call a type", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await askEntities(gateway, [
      { __typename: "Album", catalogId: albums.plain },
      { __typename: "Track", catalogId: tracks.plain },
      { __typename: "Album", catalogId: albums.twoArtists },
      { __typename: "Artist", catalogId: artists.partner },
      { __typename: "Album", catalogId: albums.plain },
    ]);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      _entities: [
        { __typename: "Album", title: "Harbour Lights at Noon" },
        { __typename: "Track", title: "First Ferry Out" },
        { __typename: "Album", title: "Shared Umbrella" },
        { __typename: "Artist", name: "The Lantern Office" },
        { __typename: "Album", title: "Harbour Lights at Noon" },
      ],
    });
    expect(gateway.sandbox.requests.toSorted()).toEqual([
      `GET /v1/albums?ids=${albums.plain},${albums.twoArtists}`,
      `GET /v1/artists?ids=${artists.partner}`,
      `GET /v1/tracks?ids=${tracks.plain}`,
    ]);
  });

  it("asks for 150 albums in two calls", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const ids = Array.from({ length: 150 }, (_, at) =>
      sandbox.catalog.albumId(at),
    );
    const { data } = await askEntities(
      gateway,
      ids.map((catalogId) => ({ __typename: "Album", catalogId })),
    );
    expect(data).toEqual({
      _entities: ids.map((id) => ({
        __typename: "Album",
        title: sandbox.catalog.album(id)?.title,
      })),
    });
    expect(sandbox.counters().idsPerMultiGet).toEqual([100, 50]);
  });

  it("is null where there is no such thing, without an error", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await askEntities(gateway, [
      { __typename: "Album", catalogId: "B000000000" },
      { __typename: "Album", catalogId: albums.plain },
    ]);
    expect({ data, errors }).toEqual({
      errors: undefined,
      data: {
        _entities: [
          null,
          { __typename: "Album", title: "Harbour Lights at Noon" },
        ],
      },
    });
  });

  it.each([
    ["of an unknown type", { __typename: "Cassette", catalogId: "B0" }],
    ["of a type without a key", { __typename: "Image", catalogId: "B0" }],
    ["of the type Query", { __typename: "Query", catalogId: "B0" }],
    [
      "named as what every object has",
      { __typename: "__proto__", catalogId: "B0" },
    ],
    ["without its type", { catalogId: albums.plain }],
    ["without its key", { __typename: "Album" }],
    ["with another key", { __typename: "Album", id: albums.plain }],
    ["with a number for a key", { __typename: "Album", catalogId: 5 }],
    ["with a list for a key", { __typename: "Album", catalogId: ["B0"] }],
    ["with a null key", { __typename: "Album", catalogId: null }],
    ["that is text", "Album"],
    ["that is a number", 1],
    ["that is a list", []],
  ])(
    "answers a representation %s with an error in its place, and the others",
    async (_, odd) => {
      await using gateway = await startGateway();
      const { data, errors, status } = await askEntities(gateway, [
        { __typename: "Album", catalogId: albums.plain },
        odd,
        { __typename: "Artist", catalogId: artists.plain },
      ]);
      expect({ status, data }).toEqual({
        status: 200,
        data: {
          _entities: [
            { __typename: "Album", title: "Harbour Lights at Noon" },
            null,
            { __typename: "Artist", name: "Mira Solberg" },
          ],
        },
      });
      expect(errors).toMatchObject([
        { path: ["_entities", 1], extensions: { code: "BAD_USER_INPUT" } },
      ]);
    },
  );

  it("answers a caller alone", async () => {
    await using gateway = await startGateway();
    const { status, errors } = await gateway.query(
      `{ _entities(representations: []) { __typename } }`,
      { token: null },
    );
    expect(status).toBe(401);
    expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
  });
});

describe("_service", () => {
  it("tells a router the graph with its keys, to whoever asks", async () => {
    await using gateway = await startGateway();
    const { data } = await gateway.query<{ _service: { sdl: string } }>(
      "{ _service { sdl } }",
      { token: null },
    );
    const { sdl } = data._service;
    expect(sdl).toContain("https://specs.apollo.dev/federation/v2.");
    for (const type of ["Album", "Track", "Artist"])
      expect(sdl).toMatch(
        new RegExp(`type ${type}[^{]*@key\\(fields: "catalogId"\\)`),
      );
  });
});
