import { graphql } from "./graphql";

export const ArtistAlbums = graphql(`
  query ArtistAlbums($catalogId: ID!, $after: String) {
    artist(catalogId: $catalogId) {
      id
      albums(first: 100, after: $after) {
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

export const PlaylistTracks = graphql(`
  query PlaylistTracks($catalogId: ID!, $after: String) {
    playlist(catalogId: $catalogId) {
      id
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
`);

export const Refetched = graphql(`
  query Refetched($id: ID!) {
    node(id: $id) {
      __typename
      id
      ... on Artist {
        name
      }
    }
  }
`);
