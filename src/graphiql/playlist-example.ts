/** The tab that makes, fills, reorders and deletes a playlist: several operations that share one pane of variables. */
export const playlistExample = {
  query: `# The life of a playlist, in six steps. The arrow
# offers them; Ctrl-Enter runs that of the cursor.
# Open "Variables" below: all steps read them.

# 1. Makes an empty playlist. Its "catalogId" is
#    the variable "playlist" of the steps to come.
mutation CreatePlaylist($title: String!) {
  createPlaylist(input: { title: $title }) {
    playlist {
      catalogId
      title
      visibility
    }
    # What you can mend, such as an empty title;
    # nothing was done then.
    userErrors {
      message
      field
    }
  }
}

# 2. Fills it.
mutation AddTracks($playlist: ID!, $tracks: [ID!]!) {
  addPlaylistTracks(
    input: {
      playlistCatalogId: $playlist
      trackCatalogIds: $tracks
    }
  ) {
    playlist {
      ...Entries
    }
    userErrors {
      message
      field
    }
  }
}

# 3. Reads it. As a track may stand in it twice,
#    each place has an "entryId", by which it is
#    moved and removed. The variables "entry" and
#    "below" are two of them.
query ReadPlaylist($playlist: ID!) {
  playlist(catalogId: $playlist) {
    ...Entries
  }
}

# 4. Moves the place "entry" right above "below".
mutation MoveTrack(
  $playlist: ID!
  $entry: ID!
  $below: ID!
) {
  movePlaylistTracks(
    input: {
      playlistCatalogId: $playlist
      entryIds: [$entry]
      entryIdBelow: $below
    }
  ) {
    playlist {
      ...Entries
    }
    userErrors {
      message
      field
    }
  }
}

# 5. Takes the place "entry" out.
mutation RemoveTrack($playlist: ID!, $entry: ID!) {
  removePlaylistTracks(
    input: {
      playlistCatalogId: $playlist
      entryIds: [$entry]
    }
  ) {
    playlist {
      ...Entries
    }
    userErrors {
      message
      field
    }
  }
}

# 6. Deletes the playlist for good.
mutation DeletePlaylist($playlist: ID!) {
  deletePlaylist(input: { catalogId: $playlist }) {
    deletedPlaylistCatalogId
    userErrors {
      message
      field
    }
  }
}

# What the steps show of the playlist as it is then.
fragment Entries on Playlist {
  title
  trackCount
  tracks {
    edges {
      entryId
      node {
        title
      }
    }
  }
}
`,
  // The ids are those that the sandbox gives to the first playlist its user makes, so that all steps run as they stand.
  variables: `{
  // Ids of the first playlist made after a start.
  // For another, copy what the steps answer.
  "playlist": "ce376e44-471b-41c4-a7f3-62052997a22a",
  "entry": "ce376e44-94cb-4b95-a4e7-ab6dc7521c7e",
  "below": "ce376e44-beb4-44e2-a783-3cdf518b0590",
  "title": "Ferries and Umbrellas",
  "tracks": ["B03SETV27Z", "B07L1NC012", "B095EQCOYM"]
}`,
};
