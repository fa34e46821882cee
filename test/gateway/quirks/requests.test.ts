import { describe, expect, it } from "@jest/globals";
import { works, type Exchange } from "../../../src/sandbox/index.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";

const { albums, artists, playlists, podcastShows, tracks } = works;

/** The calls that change something. */
function writesOf({ sandbox }: RunningGateway): Exchange[] {
  return sandbox.exchanges.filter(
    ({ method, path }) => method !== "GET" && path.startsWith("/v1"),
  );
}

describe("a playlist", () => {
  const awkward = "Salt & Pepper = 100% + ü/“ß”?";

  it("is created with JSON and changed with a form, and the text survives both", async () => {
    await using gateway = await startGateway();
    const created = await gateway.query<{
      createPlaylist: { playlist: { catalogId: string } };
    }>(
      `mutation ($title: String!) {
        createPlaylist(input: { title: $title, description: "", visibility: PRIVATE }) {
          playlist { catalogId }
        }
      }`,
      { variables: { title: awkward } },
    );
    const { catalogId } = created.data.createPlaylist.playlist;
    const { data, errors } = await gateway.query(
      `mutation ($id: ID!, $description: String!) {
        updatePlaylist(input: { catalogId: $id, description: $description }) {
          playlist { title view { entity { ... on Playlist { description } } } }
          userErrors { message }
        }
      }`,
      { variables: { id: catalogId, description: awkward } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      updatePlaylist: {
        playlist: {
          title: awkward,
          view: { entity: { description: awkward } },
        },
        userErrors: [],
      },
    });
    const [creation, update] = writesOf(gateway);
    expect(creation).toMatchObject({
      method: "POST",
      target: "/v1/playlists",
      contentType: "application/json",
    });
    expect(update).toMatchObject({
      method: "PUT",
      target: `/v1/playlists/${catalogId}`,
      contentType: "application/x-www-form-urlencoded",
      body: new URLSearchParams({ description: awkward }).toString(),
    });
  });

  it("loses an entry by a DELETE with a body of JSON", async () => {
    await using gateway = await startGateway();
    const read = await gateway.query<{
      playlist: {
        tracks: { edges: { entryId: string; node: { catalogId: string } }[] };
      };
    }>(`{
      playlist(catalogId: "${playlists.adaRepeating}") {
        tracks { edges { entryId node { catalogId } } }
      }
    }`);
    const [first, ...others] = read.data.playlist.tracks.edges;
    const entryId = first?.entryId ?? "";
    const { data, errors } = await gateway.query(
      `mutation ($id: ID!, $entryIds: [ID!]!) {
        removePlaylistTracks(input: { playlistCatalogId: $id, entryIds: $entryIds }) {
          playlist { tracks { edges { entryId node { catalogId } } } }
        }
      }`,
      { variables: { id: playlists.adaRepeating, entryIds: [entryId] } },
    );
    expect(errors).toBeUndefined();
    // The same track stands at its end too, and stays there.
    expect(others.at(-1)?.node).toEqual(first?.node);
    expect(data).toEqual({
      removePlaylistTracks: { playlist: { tracks: { edges: others } } },
    });
    expect(writesOf(gateway)).toMatchObject([
      {
        method: "DELETE",
        target: `/v1/playlists/${playlists.adaRepeating}/tracks`,
        contentType: "application/json",
        body: JSON.stringify({ entryIds: [entryId] }),
      },
    ]);
  });
});

describe("an album of the library", () => {
  it("is removed by its id in the path, where Amazon's example has it in the query", async () => {
    await using gateway = await startGateway();
    const { data } = await gateway.query(`mutation {
      removeAlbum(input: { catalogId: "${albums.plain}" }) {
        album { title } saveState
      }
    }`);
    expect(data).toEqual({
      removeAlbum: {
        album: { title: "Harbour Lights at Noon" },
        saveState: "REMOVED",
      },
    });
    expect(gateway.sandbox.requests).toEqual([
      `DELETE /v1/me/library/albums/${albums.plain}`,
    ]);
  });
});

describe("Amazon is asked", () => {
  const { plain, boxSet } = albums;
  const category = "0000abcd";
  // Ids may come with or without a slash behind them in Amazon's examples; no redirect is followed.
  const addresses: readonly (readonly [string, string, string])[] = [
    [
      "without a slash at the end: albums",
      `{ album(catalogId: "${plain}") { title } }`,
      `/v1/albums?ids=${plain}`,
    ],
    [
      "without a slash at the end: artists",
      `{ artist(catalogId: "${artists.plain}") { name } }`,
      `/v1/artists?ids=${artists.plain}`,
    ],
    [
      "without a slash at the end: tracks",
      `{ track(catalogId: "${tracks.plain}") { title } }`,
      `/v1/tracks?ids=${tracks.plain}`,
    ],
    // Amazon's examples say `browse` twice.
    [
      "to browse once: categories",
      `{ categories { edgeCount } }`,
      "/v1/browse/categories?limit=20",
    ],
    [
      "to browse once: a category",
      `{ category(catalogId: "${category}") { name } }`,
      `/v1/browse/categories/${category}`,
    ],
    // Amazon's example has no `/v1`.
    [
      "in the first version of its API: what was played",
      `{ me { recentlyPlayed { edgeCount } } }`,
      "/v1/player/recentlyPlayed?limit=20",
    ],
    // Called required, and left out in Amazon's own example.
    [
      "for no albums in particular where none are given",
      `{ me { libraryAlbums { edgeCount } } }`,
      "/v1/me/library/albums?limit=20",
    ],
    [
      "for the given albums of the library",
      `{ me { libraryAlbums(catalogIds: ["${plain}", "${boxSet}"]) { edgeCount } } }`,
      `/v1/me/library/albums?albumIds=${plain},${boxSet}&limit=20`,
    ],
    // Group ids are called required, and left out in Amazon's own examples.
    ["for the home view as a whole", `{ homeView { id } }`, "/v1/views/home"],
    [
      "for the podcasts view as a whole",
      `{ podcastsView { id } }`,
      "/v1/views/podcasts",
    ],
    [
      "for the library view as a whole",
      `{ me { libraryView { id } } }`,
      "/v1/views/library",
    ],
    // Amazon's overview has it in the singular.
    [
      "for views in the plural: an artist's",
      `{ artistView(catalogId: "${artists.plain}") { id } }`,
      `/v1/views/artists/${artists.plain}`,
    ],
    [
      "for the page of a podcast, and not for a group of the podcasts view",
      `{ podcastShowView(catalogId: "${podcastShows.plain}") { id } }`,
      `/v1/views/podcasts/shows/${podcastShows.plain}`,
    ],
  ];

  it.each(addresses)("%s", async (_, document, address) => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(document);
    expect(errors).toBeUndefined();
    expect(gateway.sandbox.requests).toEqual([`GET ${address}`]);
  });
});
