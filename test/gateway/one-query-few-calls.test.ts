import { describe, expect, it } from "@jest/globals";
import { createSandbox, works, type Sandbox } from "../../src/sandbox/index.ts";
import { until } from "../support/redis-server.ts";
import { startGateway } from "../support/start-gateway.ts";

const { albums, artists } = works;

const titles = `query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }`;

function albumIds({ catalog }: Sandbox, count: number): string[] {
  return Array.from({ length: count }, (_, index) => catalog.albumId(index));
}

/** What the sandbox must hold for an album: title and track titles, from its own facts. */
function albumFacts({ catalog }: Sandbox, id: string) {
  const album = catalog.album(id);
  return {
    title: album?.title,
    tracks: album?.trackIds.map((trackId) => catalog.track(trackId)),
  };
}

describe("one query", () => {
  it("answers the README's example with one call for the album and one for its tracks", async () => {
    await using gateway = await startGateway();
    const { data, errors, status } = await gateway.query(`{
      album(catalogId: "B0064UPU4G") {
        title
        artists { name }
        tracks(first: 3) {
          nodes { title duration }
          pageInfo { hasNextPage endCursor }
        }
      }
    }`);
    const [first, second, third] =
      albumFacts(gateway.sandbox, "B0064UPU4G").tracks ?? [];
    expect({ status, errors, data }).toEqual({
      status: 200,
      errors: undefined,
      data: {
        album: {
          title: "Harbour Lights at Noon",
          artists: [{ name: "Mira Solberg" }],
          tracks: {
            nodes: [first, second, third].map((track) => ({
              title: track?.title,
              duration: track?.duration,
            })),
            pageInfo: { hasNextPage: true, endCursor: expect.any(String) },
          },
        },
      },
    });
    expect(gateway.sandbox.requests).toEqual([
      "GET /v1/albums?ids=B0064UPU4G",
      `GET /v1/tracks?ids=${first?.id},${second?.id},${third?.id}`,
    ]);
  });

  it("costs one call where the album holds all that is asked of its tracks and artists", async () => {
    await using gateway = await startGateway();
    await gateway.query(`{
      album(catalogId: "${albums.plain}") {
        id catalogId title trackCount
        artists { id catalogId name url }
        tracks { nodes { __typename id catalogId title url } edges { cursor node { title } } edgeCount }
      }
    }`);
    expect(gateway.sandbox.requests).toEqual([
      `GET /v1/albums?ids=${albums.plain}`,
    ]);
  });

  it("asks for 250 albums in three calls, and for none of them again", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const ids = albumIds(sandbox, 250);
    const variables = { ids };
    const cold = await gateway.query(titles, { variables });
    expect(cold.data).toEqual({
      albums: ids.map((id) => ({ title: albumFacts(sandbox, id).title })),
    });
    expect(sandbox.requests).toEqual([
      `GET /v1/albums?ids=${ids.slice(0, 100).join(",")}`,
      `GET /v1/albums?ids=${ids.slice(100, 200).join(",")}`,
      `GET /v1/albums?ids=${ids.slice(200).join(",")}`,
    ]);
    const warm = await gateway.query(titles, { variables });
    expect(warm.data).toEqual(cold.data);
    expect(sandbox.requests).toHaveLength(3);
  });

  it("has its three calls under way at the same time", async () => {
    const sandbox = await createSandbox();
    await using gateway = await startGateway({
      sandbox,
      env: { AMAZON_MUSIC_TIMEOUT_MS: "60000" },
    });
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "hang" },
    });
    const variables = { ids: albumIds(sandbox, 250) };
    const answered = gateway.query(titles, { variables });
    await until(() => sandbox.requests.length === 3);
    await sandbox.close();
    expect((await answered).errors).toHaveLength(250);
  });

  it("asks for 250 albums again only where the first answer did not hold them", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const ids = albumIds(sandbox, 250);
    await gateway.query(titles, {
      variables: { ids: ids.filter((_, place) => place % 2 === 0) },
    });
    sandbox.reset();
    await gateway.query(titles, { variables: { ids } });
    // Cut after the cache took out its hits: 125 left make two calls, not three.
    expect(sandbox.counters().idsPerMultiGet).toEqual([100, 25]);
  });

  it("hydrates the twelve tracks of each of a hundred albums in 1 + 12 calls", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const ids = albumIds(sandbox, 100);
    const { data, errors } = await gateway.query(
      `query ($ids: [ID!]!) {
        albums(catalogIds: $ids) { tracks(first: 12) { nodes { title duration } } }
      }`,
      { variables: { ids } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      albums: ids.map((id) => ({
        tracks: {
          nodes: albumFacts(sandbox, id).tracks?.map((track) => ({
            title: track?.title,
            duration: track?.duration,
          })),
        },
      })),
    });
    expect(sandbox.counters()).toMatchObject({
      calls: 13,
      callsPerPath: { "GET /v1/albums": 1, "GET /v1/tracks": 12 },
      largestMultiGet: 100,
    });
  });

  it("asks for one id once, however often and by whatever name it stands in the query", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const id = albums.plain;
    const known = await gateway.query<{ album: { id: string } }>(
      `{ album(catalogId: "${id}") { id } }`,
    );
    const globalId = known.data.album.id;
    await using cold = await startGateway({ sandbox });
    sandbox.reset();
    const aliases = Array.from({ length: 10 }, (_, place) => [
      `a${place}: album(catalogId: "${id}") { title }`,
      `b${place}: albums(catalogIds: ["${id}", "${id}"]) { title }`,
      `c${place}: node(id: "${globalId}") { ... on Album { title } }`,
      `d${place}: nodes(ids: ["${globalId}", "${globalId}"]) { ... on Album { title } }`,
    ]).flat();
    const { data } = await cold.query(`{ ${aliases.join(" ")} }`);
    expect(sandbox.requests).toEqual([`GET /v1/albums?ids=${id}`]);
    const title = { title: "Harbour Lights at Noon" };
    expect(data).toMatchObject({
      a9: title,
      b9: [title, title],
      c9: title,
      d9: [title, title],
    });
  });

  it("asks for the artists of two albums in one call", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    await gateway.query(`{
      a: album(catalogId: "${albums.plain}") { artists { followerCount images { url } } }
      b: album(catalogId: "${albums.twoArtists}") { artists { images { url } } }
    }`);
    expect(sandbox.requests).toEqual([
      `GET /v1/albums?ids=${albums.plain},${albums.twoArtists}`,
      `GET /v1/artists?ids=${artists.plain},${artists.partner}`,
    ]);
  });

  it("asks for what several levels need in one call a level", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    await gateway.query(`{
      albums(catalogIds: ["${albums.plain}", "${albums.twoArtists}", "${albums.unicodeTitle}"]) {
        tracks { nodes { isrc album { trackCount } artists { images { url } } } }
      }
    }`);
    expect(sandbox.counters().callsPerPath).toEqual({
      // The albums of the tracks are those that were asked for: they are known.
      "GET /v1/albums": 1,
      "GET /v1/tracks": 1,
      "GET /v1/artists": 1,
    });
  });

  it("does not ask for what a directive leaves out", async () => {
    await using gateway = await startGateway();
    await gateway.query(
      `query ($isWanted: Boolean!) {
        album(catalogId: "${albums.plain}") { tracks { nodes { title duration @include(if: $isWanted) } } }
      }`,
      { variables: { isWanted: false } },
    );
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it("asks nothing for a document that tells of the graph alone", async () => {
    await using gateway = await startGateway();
    await gateway.query("{ __typename __schema { queryType { name } } }");
    expect(gateway.sandbox.requests).toEqual([]);
    expect(gateway.sandbox.loginRequests).toEqual([]);
  });

  it("checks a caller's token once for many requests", async () => {
    await using gateway = await startGateway();
    const document = `{ album(catalogId: "${albums.plain}") { title } }`;
    await Promise.all(
      Array.from({ length: 20 }, () => gateway.query(document)),
    );
    await gateway.query(document);
    expect(gateway.sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
  });
});
