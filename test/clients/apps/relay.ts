import { fetchQuery, graphql } from "relay-runtime";
import type { Environment } from "relay-runtime";
import type { relayArtistQuery } from "./__generated__/relayArtistQuery.graphql";
import type { relayNodeQuery } from "./__generated__/relayNodeQuery.graphql";
import type { relayPlaylistQuery } from "./__generated__/relayPlaylistQuery.graphql";
import { readTitles } from "./album";
import { createEnvironment } from "./environment";
import { readEdges } from "./playlist";
import { given, print } from "./program";

const environment: Environment = createEnvironment(
  given.GATEWAY,
  () => given.TOKEN,
);

const tracks = await readTitles(environment, given.ALBUM);

let id = "";
const albums = await readEdges(async (after) => {
  const answer = await fetchQuery<relayArtistQuery>(
    environment,
    graphql`
      query relayArtistQuery($catalogId: ID!, $after: String) {
        artist(catalogId: $catalogId) {
          id
          albums(first: 100, after: $after) {
            edges {
              node {
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
    `,
    { catalogId: given.ARTIST, after },
  ).toPromise();
  id = answer?.artist?.id ?? "";
  return answer?.artist?.albums;
});

const entries = await readEdges(async (after) => {
  const answer = await fetchQuery<relayPlaylistQuery>(
    environment,
    graphql`
      query relayPlaylistQuery($catalogId: ID!, $after: String) {
        playlist(catalogId: $catalogId) {
          tracks(first: 2, after: $after) {
            edges {
              entryId
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
    `,
    { catalogId: given.PLAYLIST, after },
  ).toPromise();
  return answer?.playlist?.tracks;
});

const refetched = await fetchQuery<relayNodeQuery>(
  environment,
  graphql`
    query relayNodeQuery($id: ID!) {
      node(id: $id) {
        __typename
        id
        ... on Artist {
          name
        }
      }
    }
  `,
  { id },
).toPromise();

print({
  tracks,
  albums: albums.map(({ node }) => node?.title),
  entries,
  id,
  node: refetched?.node,
});
