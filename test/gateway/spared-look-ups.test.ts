import { describe, expect, it } from "@jest/globals";
import { works, type Sandbox } from "../../src/sandbox/index.ts";
import { startGateway } from "../support/start-gateway.ts";

const { artists, podcastShows } = works;

/** The requests that the sandbox saw, without what pages are asked with. */
const toRoutes = ({ requests }: Sandbox) =>
  requests.map((request) => request.replace(/[?].*/, ""));

describe("a thing of which only lists are asked", () => {
  it("is not looked up: its lists tell that it exists", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    const category = sandbox.catalog.categoryId(0);

    const { data, errors } = await query(`{
      category(catalogId: "${category}") { catalogId albums(first: 1) { edgeCount } }
      artist(catalogId: "${artists.plain}") { __typename albums(first: 1) { edgeCount } tracks(first: 1) { edgeCount } }
    }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      category: { catalogId: category, albums: { edgeCount: 1 } },
      artist: {
        __typename: "Artist",
        albums: { edgeCount: 1 },
        tracks: { edgeCount: 1 },
      },
    });
    expect(toRoutes(sandbox).sort()).toEqual([
      `GET /v1/artists/${artists.plain}/albums`,
      `GET /v1/artists/${artists.plain}/tracks`,
      `GET /v1/browse/categories/${category}/albums`,
    ]);
  });

  it("is null where its lists tell that it does not exist, by whatever name it is asked", async () => {
    await using gateway = await startGateway();

    const { data, errors } = await gateway.query(`{
      artist(catalogId: "B000000000") { albums { edgeCount } }
      category(catalogId: "nowhere1") { id albums { edgeCount } tracks { edgeCount } }
      podcastShow(catalogId: "nowhere2") { title episodes { edgeCount } }
      _entities(representations: [{ __typename: "Artist", catalogId: "B000000000" }]) {
        ... on Artist { albums { edgeCount } }
      }
    }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      artist: null,
      category: null,
      podcastShow: null,
      _entities: [null],
    });
  });

  it("is not asked for again where its episodes tell that there is no such podcast", async () => {
    await using gateway = await startGateway();

    const { data } = await gateway.query(
      `{ podcastShow(catalogId: "nowhere2") { title episodes { edgeCount } } }`,
    );

    expect(data).toEqual({ podcastShow: null });
    expect(toRoutes(gateway.sandbox)).toEqual([
      "GET /v1/podcasts/shows/nowhere2",
    ]);
  });

  it("is there where a list fails, which is an error in the list's own place", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: { path: /albums/ },
      fault: { kind: "status", status: 500 },
    });

    const { data, errors } = await gateway.query(`{
      artist(catalogId: "${artists.plain}") { catalogId albums { edgeCount } }
    }`);

    expect(data).toEqual({
      artist: { catalogId: artists.plain, albums: null },
    });
    expect(errors?.map(({ path }) => path)).toEqual([["artist", "albums"]]);
  });

  it("is there where a list is asked wrongly, which is an error in the list's own place", async () => {
    await using gateway = await startGateway();

    const { data, errors } = await gateway.query(`{
      artist(catalogId: "${artists.plain}") { catalogId albums(first: 501) { edgeCount } }
    }`);

    expect(data).toEqual({
      artist: { catalogId: artists.plain, albums: null },
    });
    expect(errors?.map(({ path }) => path)).toEqual([["artist", "albums"]]);
  });

  it("is looked up where more is asked of it", async () => {
    await using gateway = await startGateway();

    await gateway.query(`{
      artist(catalogId: "${artists.plain}") { name albums(first: 1) { edgeCount } }
    }`);

    expect(toRoutes(gateway.sandbox)).toEqual([
      "GET /v1/artists",
      `GET /v1/artists/${artists.plain}/albums`,
    ]);
  });
});

describe("a podcast show with its episodes", () => {
  it("costs one call, which brings both", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    const id = podcastShows.plain;

    const { data, errors } = await query(`{
      podcastShow(catalogId: "${id}") { title episodes(first: 2) { edgeCount } }
    }`);

    expect(errors).toBeUndefined();
    expect(data).toEqual({
      podcastShow: {
        title: sandbox.catalog.show(id)?.title,
        episodes: { edgeCount: 2 },
      },
    });
    expect(sandbox.requests).toEqual([`GET /v1/podcasts/shows/${id}?limit=20`]);
  });

  it("costs no call more where the show is reached through an episode", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    const episode = sandbox.catalog.show(podcastShows.plain)?.episodeIds[0];

    const { errors } = await query(`{
      podcastEpisode(catalogId: "${episode}") {
        podcastShow { author episodes(first: 2) { edgeCount } }
      }
    }`);

    expect(errors).toBeUndefined();
    expect(toRoutes(sandbox)).toEqual([
      "GET /v1/podcasts/episodes",
      `GET /v1/podcasts/shows/${podcastShows.plain}`,
    ]);
  });
});

describe("what is listed", () => {
  it("keeps what its list tells of it, whatever else is asked", async () => {
    await using gateway = await startGateway();
    const ask = async (fields: string) => {
      const { data } = await gateway.query<{
        album: { tracks: { nodes: readonly { url: string }[] } };
      }>(
        `{ album(catalogId: "${works.albums.plain}") { tracks(first: 2) { nodes { ${fields} } } } }`,
      );
      return data.album.tracks.nodes.map(({ url }) => url);
    };

    expect(await ask("url duration")).toEqual(await ask("url"));
  });

  it("answers what it holds where the rest cannot be looked up", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: { path: "/v1/tracks" },
      fault: { kind: "status", status: 500 },
    });

    const { data, errors } = await gateway.query(`{
      album(catalogId: "${works.albums.plain}") {
        tracks(first: 1) { nodes { title duration } edges { node { title isrc } } }
      }
    }`);

    const title = "First Ferry Out";
    expect(data).toEqual({
      album: {
        tracks: {
          nodes: [{ title, duration: null }],
          edges: [{ node: { title, isrc: null } }],
        },
      },
    });
    expect(errors?.map(({ path }) => path)).toEqual([
      ["album", "tracks", "nodes", 0, "duration"],
      ["album", "tracks", "edges", 0, "node", "isrc"],
    ]);
    expect(toRoutes(gateway.sandbox)).toEqual([
      "GET /v1/albums",
      "GET /v1/tracks",
    ]);
  });
});

describe("a listed thing", () => {
  it("is looked up together with what its own list brings", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;

    const { errors } = await query(`{
      artist(catalogId: "${artists.prolific}") {
        relatedArtists(first: 2) {
          nodes { followerCount relatedArtists(first: 2) { nodes { followerCount } } }
        }
      }
    }`);

    expect(errors).toBeUndefined();
    const [one, other] = [0, 1].map((index) => sandbox.catalog.artistId(index));
    expect(toRoutes(sandbox)).toEqual([
      `GET /v1/artists/${artists.prolific}/related`,
      `GET /v1/artists/${one}/related`,
      `GET /v1/artists/${other}/related`,
      "GET /v1/artists",
    ]);
  });

  it("is looked up together with what is asked by id beside its owner", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;

    const { errors } = await query(`{
      _entities(representations: [
        { __typename: "Artist", catalogId: "${artists.plain}" }
        { __typename: "Album", catalogId: "${sandbox.catalog.albumId(0)}" }
      ]) {
        ... on Artist { albums(first: 2) { nodes { label } } }
        ... on Album { label }
      }
    }`);

    expect(errors).toBeUndefined();
    expect(toRoutes(sandbox)).toEqual([
      `GET /v1/artists/${artists.plain}/albums`,
      "GET /v1/albums",
    ]);
  });
});
