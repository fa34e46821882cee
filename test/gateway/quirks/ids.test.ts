import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import { startGateway } from "../../support/start-gateway.ts";

const { albums, artists, playlists, podcastShows } = works;

describe("a podcast that Amazon answers under another id", () => {
  it("is found by the ASIN that Amazon takes for it, and goes on under the id that it was answered by", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(`{
      podcastShow(catalogId: "${podcastShows.asinOfPlain}") {
        catalogId
        title
        episodes(first: 1) { nodes { catalogId } }
      }
    }`);
    const show = gateway.sandbox.catalog.show(podcastShows.plain);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      podcastShow: {
        catalogId: podcastShows.plain,
        title: show?.title,
        episodes: { nodes: [{ catalogId: show?.episodeIds[0] }] },
      },
    });
    expect(gateway.sandbox.requests.at(-1)).toBe(
      `GET /v1/podcasts/shows/${podcastShows.plain}?limit=20`,
    );
  });

  it("keeps its place among others, though nothing in the answer names the id that was asked", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.multiGetOrder = "reversed";
    const asked = [
      podcastShows.asinOfPlain,
      podcastShows.long,
      podcastShows.unnumbered,
    ];
    const { data, errors } = await gateway.query(
      `query ($ids: [ID!]!) { podcastShows(catalogIds: $ids) { catalogId } }`,
      { variables: { ids: asked } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      podcastShows: [
        { catalogId: podcastShows.plain },
        { catalogId: podcastShows.long },
        { catalogId: podcastShows.unnumbered },
      ],
    });
  });

  it("has cursors that hold whatever else is asked of it", async () => {
    await using gateway = await startGateway();
    const { asinOfPlain, plain } = podcastShows;
    const ids = gateway.sandbox.catalog.show(plain)?.episodeIds;
    const read = async (fields: string, catalogId: string, after?: string) => {
      const { data, errors } = await gateway.query<{
        podcastShow: {
          episodes: {
            nodes: { catalogId: string }[];
            pageInfo: { endCursor: string };
          };
        };
      }>(
        `query ($id: ID!, $after: String) {
          podcastShow(catalogId: $id) {
            ${fields}
            episodes(first: 1, after: $after) { nodes { catalogId } pageInfo { endCursor } }
          }
        }`,
        { variables: { id: catalogId, after } },
      );
      expect(errors).toBeUndefined();
      return data.podcastShow.episodes;
    };

    // Of its lists alone it is not looked up, and goes by the id that it is asked by.
    for (const [before, behind] of [
      ["title", ""],
      ["", "title"],
    ] as const) {
      const first = await read(before, asinOfPlain);
      const { endCursor } = first.pageInfo;
      const second = await read(behind, asinOfPlain, endCursor);
      expect([...first.nodes, ...second.nodes]).toEqual(
        ids?.slice(0, 2).map((catalogId) => ({ catalogId })),
      );
    }
  });

  it("has a page of its own under that id, which is read on and found again under the one that was asked", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.answeredIds = "unmatched";
    const fields = `
      viewId
      entity { catalogId }
      entityGroups(first: 1) { nodes { entities(first: 30) { edgeCount } } }
    `;
    const first = await gateway.query<{
      podcastShowView: { id: string; viewId: string };
    }>(
      `{ podcastShowView(catalogId: "${podcastShows.long}") { id ${fields} } }`,
    );
    expect(first.errors).toBeUndefined();
    const { id, ...view } = first.data.podcastShowView;
    expect(view.viewId).not.toBe(podcastShows.long);
    expect(view).toEqual({
      viewId: view.viewId,
      entity: { catalogId: view.viewId },
      entityGroups: { nodes: [{ entities: { edgeCount: 30 } }] },
    });
    const again = await gateway.query(
      `query ($id: ID!) { node(id: $id) { ... on View { ${fields} } } }`,
      { variables: { id } },
    );
    expect(again.data).toEqual({ node: view });
    const paths = gateway.sandbox.exchanges
      .filter(({ path }) => path.startsWith("/v1"))
      .map(({ path }) => path);
    expect(new Set(paths)).toEqual(
      new Set([`/v1/views/podcasts/shows/${podcastShows.long}`]),
    );
  });
});

describe("the curator of a playlist", () => {
  it("is there with a name, though Amazon has no id for its editors", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(`{
      playlist(catalogId: "${playlists.editorial}") { curator { userId name } }
      playlistView(catalogId: "${playlists.editorial}") {
        entity { ... on Playlist { curator { userId name } } }
      }
    }`);
    const curator = { userId: null, name: "The Sandbox's Editors" };
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      playlist: { curator },
      playlistView: { entity: { curator } },
    });
  });
});

describe("the albums of a library", () => {
  it("are all there, though Amazon gives each the same object id", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const { data, errors } = await gateway.query(
      `{ me { libraryAlbums(first: 4) { edges { objectId node { catalogId } } } } }`,
    );
    const objectId = `object-${sandbox.users.ada.userId}`;
    const ids = [
      albums.plain,
      albums.unicodeTitle,
      albums.boxSet,
      sandbox.catalog.albumId(0),
    ];
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      me: {
        libraryAlbums: {
          edges: ids.map((catalogId) => ({ objectId, node: { catalogId } })),
        },
      },
    });
  });
});

describe("an ISRC", () => {
  interface Found {
    readonly albumView: {
      readonly entityGroups: {
        readonly nodes: readonly {
          readonly entities: {
            readonly nodes: readonly { readonly isrc: string }[];
          };
        }[];
      };
    };
  }

  // Amazon writes some in lower case; the standard, ISO 3901, in upper case.
  it("finds its track in whichever case Amazon wrote it", async () => {
    await using gateway = await startGateway({
      sandboxOptions: { catalog: { albums: 20, tracks: 100, artists: 5 } },
    });
    const view = await gateway.query<Found>(`{
      albumView(catalogId: "${albums.plain}") {
        entityGroups { nodes { entities(first: 1) { nodes { ... on Track { isrc } } } } }
      }
    }`);
    const [track] =
      view.data.albumView.entityGroups.nodes[0]?.entities.nodes ?? [];
    const isrc = track?.isrc ?? "";
    expect(isrc).toMatch(/^[a-z]{5}\d{7}$/);
    const { data } = await gateway.query(
      `query ($isrc: String!) {
        searchTracks(filters: [{ field: ISRC, query: $isrc }]) { nodes { title } }
      }`,
      { variables: { isrc } },
    );
    expect(data).toEqual({
      searchTracks: { nodes: [{ title: "First Ferry Out" }] },
    });
    expect(gateway.sandbox.exchanges.at(-1)?.body).toContain(
      isrc.toUpperCase(),
    );
  });
});

describe("an artist who stands on a page in several forms", () => {
  const entity = `entity { ... on Artist { name followerCount url } }`;
  const nested = `entityGroups(first: 1) {
    nodes { entities(first: 1) { nodes { ... on Track { artists { name url globalAsin } } } } }
  }`;

  it("is whole in each of them, and stays whole for who asks next", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const id = artists.plain;
    const whole = `{ artist(catalogId: "${id}") { name url globalAsin images { url height } } }`;
    const before = await gateway.query(whole);
    const { data, errors } = await gateway.query(
      `{ artistView(catalogId: "${id}") { ${entity} ${nested} } }`,
    );
    const url = `https://music.amazon.com/artists/${id}`;
    const name = "Mira Solberg";
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      artistView: {
        entity: { name, url, followerCount: 0 },
        entityGroups: {
          nodes: [
            {
              entities: {
                nodes: [{ artists: [{ name, url, globalAsin: id }] }],
              },
            },
          ],
        },
      },
    });
    expect(await gateway.query(whole)).toMatchObject({ data: before.data });
    expect(sandbox.requests).toEqual([
      `GET /v1/artists?ids=${id}`,
      `GET /v1/views/artists/${id}`,
    ]);
  });
});

describe("an id", () => {
  it("is never what another territory's id is: what one caller lacks another finds", async () => {
    await using gateway = await startGateway();
    const { ben } = gateway.sandbox.users;
    const document = `{ album(catalogId: "${albums.abroad}") { title } }`;
    const nothing = { data: { album: null }, errors: undefined };
    expect(await gateway.query(document)).toMatchObject(nothing);
    expect(
      await gateway.query(document, { token: ben.accessToken }),
    ).toMatchObject({ data: { album: { title: "Only Across the Channel" } } });
    expect(await gateway.query(document)).toMatchObject(nothing);
  });
});
