/** The tabs of a first visit. Each teaches one thing, in comments that stay in the editor until they are edited away. */
export const examples: readonly { readonly query: string }[] = [
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
];
