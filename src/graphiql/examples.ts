import { playlistExample } from "./playlist-example.ts";

export interface Example {
  /** A document, with one operation or several. */
  readonly query: string;
  /** What stands in the variables pane: JSON, in which comments may stand. */
  readonly variables?: string;
}

/** The tabs of a first visit. Each teaches one thing, in comments that stay in the editor until they are edited away. */
export const examples: readonly Example[] = [
  {
    query: `# Run this with Ctrl-Enter or the arrow on the right.
# Point at a name to read what it means; press
# Ctrl-Space between braces to see what else there is.
query Album {
  album(catalogId: "B0064UPU4G") {
    title
    artists {
      name
    }
    # A page of a list; "after: <endCursor>" reads on.
    tracks(first: 3) {
      nodes {
        title
        duration
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`,
  },
  {
    query: `# Albums in the order asked; null where there is none.
# Together they cost one call to Amazon, and none while
# the cache still knows them.
query Albums {
  albums(
    catalogIds: [
      "B0064UPU4G"
      "B00UN1C0DE"
      "B000000000"
      "B00TW0ARTS"
    ]
  ) {
    catalogId
    title
    images {
      url
    }
    artists {
      name
    }
  }
}
`,
  },
  {
    query: `# Whatever has an "id" can be read again by it, without
# knowing its type: so Relay refreshes what it cached.
query Refetch {
  node(id: "MTpBbGJ1bTpCMDA2NFVQVTRH") {
    __typename
    id
    ... on Album {
      title
      trackCount
    }
  }
}
`,
  },
  {
    query: `# The home page as Amazon lays it out for you: groups,
# one below the other, each with its cards. A card can be
# a thing of any type, so ask each type for what it has.
query Home {
  homeView {
    title
    # As many groups and cards as the screen has room for.
    entityGroups(first: 3) {
      nodes {
        title
        viewType
        entities(first: 4) {
          nodes {
            __typename
            catalogId
            ... on Album {
              title
              artists {
                name
              }
            }
            ... on Artist {
              name
            }
            ... on Playlist {
              title
            }
            ... on Track {
              title
            }
          }
        }
      }
      # "after: <endCursor>" shows the next groups.
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
}
`,
  },
  {
    query: `# What is yours alone: it is asked of Amazon anew each
# time, and never kept where another could see it.
query MyLibrary {
  me {
    name
    # What is said of an album in your library stands
    # beside it, on the edge; the album itself is the node.
    libraryAlbums(first: 3) {
      edges {
        purchased
        node {
          title
          artists {
            name
          }
        }
      }
    }
    playlists(first: 3) {
      nodes {
        catalogId
        title
        trackCount
        visibility
      }
    }
    recentlyPlayed(first: 3) {
      edges {
        playedAt
        node {
          title
          album {
            title
          }
        }
      }
    }
  }
}
`,
  },
  {
    query: `# One text in all types, and tracks by filters. What is
# looked for stands in the pane "Variables" below.
query Search(
  $text: String!
  $filters: [TrackSearchFilter!]!
) {
  # The first group holds the top hits.
  search(query: $text, limit: 3) {
    title
    entityGroups {
      nodes {
        title
        entities {
          nodes {
            __typename
            ... on Album {
              title
            }
            ... on Artist {
              name
            }
            ... on Playlist {
              title
            }
            ... on PodcastEpisode {
              title
            }
            ... on PodcastShow {
              title
            }
            ... on Track {
              title
            }
          }
        }
      }
    }
  }
  # Each of the filters has to match.
  searchTracks(filters: $filters, sortBy: NAME, first: 3) {
    nodes {
      title
      duration
      isrc
      album {
        title
      }
    }
  }
}
`,
    variables: `{
  "text": "lantern",
  "filters": [
    { "field": "ARTIST_NAME", "query": "Mira Solberg" },
    { "field": "NAME", "query": "ferry" }
  ]
}`,
  },
  playlistExample,
];
