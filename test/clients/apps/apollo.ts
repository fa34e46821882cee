import { createClient } from "./client";
import { graphql } from "./graphql";
import { ArtistAlbums, PlaylistTracks, Refetched } from "./operations";
import { given, print } from "./program";

const client = createClient(given.GATEWAY, () => given.TOKEN);

const AlbumTracks = graphql(`
  query AlbumTracks($catalogId: ID!, $after: String) {
    album(catalogId: $catalogId) {
      id
      tracks(first: 100, after: $after) {
        edges {
          node {
            id
            title
          }
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** Reads page by page, and returns the last answer: the cache has joined it with the ones before. */
async function readAll<Data>(
  readPage: (after?: string | null) => Promise<{ data?: Data }>,
  readPageInfo: (
    data?: Data,
  ) => { hasNextPage: boolean; endCursor?: string | null } | undefined,
): Promise<Data | undefined> {
  let { data } = await readPage();
  for (
    let page = readPageInfo(data);
    page?.hasNextPage;
    page = readPageInfo(data)
  )
    ({ data } = await readPage(page.endCursor));
  return data;
}

const album = await readAll(
  (after) =>
    client.query({
      query: AlbumTracks,
      variables: { catalogId: given.ALBUM, after },
      fetchPolicy: "network-only",
    }),
  (data) => data?.album?.tracks?.pageInfo,
);
const artist = await readAll(
  (after) =>
    client.query({
      query: ArtistAlbums,
      variables: { catalogId: given.ARTIST, after },
      fetchPolicy: "network-only",
    }),
  (data) => data?.artist?.albums?.pageInfo,
);
const playlist = await readAll(
  (after) =>
    client.query({
      query: PlaylistTracks,
      variables: { catalogId: given.PLAYLIST, after },
      fetchPolicy: "network-only",
    }),
  (data) => data?.playlist?.tracks?.pageInfo,
);
const id = artist?.artist?.id ?? "";
const refetched = await client.query({
  query: Refetched,
  variables: { id },
  fetchPolicy: "network-only",
});

print({
  tracks: album?.album?.tracks?.edges.map(({ node }) => node?.title),
  albums: artist?.artist?.albums?.edges.map(({ node }) => node?.title),
  entries: playlist?.playlist?.tracks?.edges,
  id,
  node: refetched.data?.node,
});
