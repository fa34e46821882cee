import { works } from "../../../src/sandbox/index.ts";
import { toGraph, type Payload } from "../../support/graph-form.ts";
import { pageSize, type PayloadCase } from "./payload-case.ts";

/** A list of what is the caller's own. */
export function ownListCase(
  row: string,
  path: string,
  field: string,
  type: string,
): PayloadCase {
  return {
    row,
    operation: `GET /v1/${path}`,
    about: "the list",
    call: () => ({ path: `/v1/${path}?limit=${pageSize}` }),
    ask: (all) => `query ($after: String) {
      me { ${all("CurrentUser")} ${field}(first: ${pageSize}, after: $after) { ${all(type)} } }
    }`,
  };
}

/** A change of what the caller has to do with one thing. */
function changeCase(
  row: string,
  operation: string,
  id: string,
  field: string,
  payloadType: string,
): PayloadCase {
  return {
    row,
    operation,
    about: "the change",
    call: () => ({
      path: operation.replace(/^\w+ /, "").replace("{id}", id),
    }),
    ask: (all) => `mutation {
      ${field}(input: { catalogId: "${id}" }) { ${all(payloadType)} }
    }`,
    answer: toChange,
  };
}

/** Amazon's words for what became of a like or a follow are values of their own in the graph. */
function toChange(payload: Payload): unknown {
  return Object.fromEntries(
    Object.entries(payload as Record<string, Payload>).map(
      ([name, { followState, ...change }]) => [
        name,
        {
          ...toGraph(change),
          ...(followState !== undefined && {
            isFollowed: followState === "FOLLOWED",
          }),
        },
      ],
    ),
  );
}

const profile = {
  name: "Ada the Second",
  visibility: "PRIVATE",
  playbackVisibility: "PUBLIC",
};

const { albums, playlists, podcastShows, tracks } = works;

/** The album that is not in ada's library, and the one that is. */
const album = { fresh: albums.twoArtists, kept: albums.plain };
const track = { fresh: tracks.explicit, kept: tracks.plain };

function episodeCase(method: string, field: string, type: string): PayloadCase {
  return {
    row: "L7",
    operation: `${method} /v1/me/library/podcasts/episodes/{id}`,
    about: "the change",
    find: ({ sandbox: { catalog } }) =>
      catalog.show(podcastShows.long)?.episodeIds ?? [],
    call: ([id]) => ({ path: `/v1/me/library/podcasts/episodes/${id}` }),
    ask: (all, [id]) => `mutation {
      ${field}(input: { catalogId: "${id}" }) { ${all(type)} }
    }`,
  };
}

export const userCases: readonly PayloadCase[] = [
  {
    row: "U1",
    operation: "GET /v1/me",
    about: "the profile",
    call: () => ({ path: "/v1/me" }),
    ask: (all) => `{ me { ${all("CurrentUser")} } }`,
  },
  {
    row: "U2",
    operation: "PUT /v1/me",
    about: "the change",
    call: () => ({ path: "/v1/me", json: profile }),
    ask: (all) => `mutation {
      updateProfile(
        input: { name: "Ada the Second", visibility: PRIVATE, playbackVisibility: PUBLIC }
      ) { ${all("UpdateProfilePayload")} }
    }`,
    answer: ({ updateUser }) => ({
      updateProfile: toGraph({ user: updateUser }),
    }),
  },
  ownListCase(
    "L1",
    "me/library/albums",
    "libraryAlbums",
    "LibraryAlbumConnection",
  ),
  changeCase(
    "L2",
    "PUT /v1/me/library/albums/{id}",
    album.fresh,
    "saveAlbum",
    "SaveAlbumPayload",
  ),
  changeCase(
    "L3",
    "DELETE /v1/me/library/albums/{id}",
    album.kept,
    "removeAlbum",
    "RemoveAlbumPayload",
  ),
  ownListCase(
    "L4",
    "me/library/tracks",
    "libraryTracks",
    "LibraryTrackConnection",
  ),
  changeCase(
    "L5",
    "PUT /v1/me/library/tracks/{id}",
    track.fresh,
    "saveTrack",
    "SaveTrackPayload",
  ),
  changeCase(
    "L6",
    "DELETE /v1/me/library/tracks/{id}",
    track.kept,
    "removeTrack",
    "RemoveTrackPayload",
  ),
  episodeCase("PUT", "savePodcastEpisode", "SavePodcastEpisodePayload"),
  episodeCase("DELETE", "removePodcastEpisode", "RemovePodcastEpisodePayload"),
  ownListCase("F1", "me/tracks", "likedTracks", "TrackConnection"),
  {
    row: "F2",
    operation: "PUT /v1/me/tracks/{id}",
    about: "the change",
    call: () => ({
      path: `/v1/me/tracks/${tracks.plain}`,
      json: { state: "DISLIKE" },
    }),
    ask: (all) => `mutation {
      rateTrack(input: { catalogId: "${tracks.plain}", rating: DISLIKE }) {
        ${all("RateTrackPayload")}
      }
    }`,
    answer: ({ rateTrack }) => {
      const { state, ...rated } = rateTrack as Payload;
      return { rateTrack: { ...toGraph(rated), rating: state } };
    },
  },
  ownListCase(
    "F3",
    "me/followed/artists",
    "followedArtists",
    "ArtistConnection",
  ),
  ownListCase(
    "F4",
    "me/followed/playlists",
    "followedPlaylists",
    "PlaylistConnection",
  ),
  changeCase(
    "F5",
    "PUT /v1/me/followed/playlists/{id}",
    playlists.long,
    "followPlaylist",
    "FollowPlaylistPayload",
  ),
  changeCase(
    "F5",
    "DELETE /v1/me/followed/playlists/{id}",
    playlists.editorial,
    "unfollowPlaylist",
    "UnfollowPlaylistPayload",
  ),
  changeCase(
    "F6",
    "PUT /v1/me/followed/podcasts/shows/{id}",
    podcastShows.long,
    "followPodcastShow",
    "FollowPodcastShowPayload",
  ),
  changeCase(
    "F6",
    "DELETE /v1/me/followed/podcasts/shows/{id}",
    podcastShows.plain,
    "unfollowPodcastShow",
    "UnfollowPodcastShowPayload",
  ),
  ownListCase(
    "H1",
    "player/recentlyPlayed",
    "recentlyPlayed",
    "PlaybackConnection",
  ),
  ownListCase(
    "H2",
    "me/recentlyPlayedEntities",
    "recentlyPlayedEntities",
    "EntityConnection",
  ),
  {
    row: "H3",
    operation: "GET /v1/users/{id}/recentlyPlayedEntities",
    about: "the list of a listener",
    async find({ sandbox, query }) {
      // Listeners stand in views; this one is the caller.
      const { data } = await query<{
        me: { libraryView: { entity: { id: string } } };
      }>("{ me { libraryView { entity { id } } } }");
      return [sandbox.users.ada.userId, data.me.libraryView.entity.id];
    },
    call: ([userId]) => ({
      path: `/v1/users/${userId}/recentlyPlayedEntities?limit=${pageSize}`,
    }),
    ask: (all, [, nodeId]) => `query ($after: String) {
      node(id: "${nodeId}") {
        ... on User {
          ${all("User")}
          recentlyPlayedEntities(first: ${pageSize}, after: $after) { ${all("EntityConnection")} }
        }
      }
    }`,
    answer: ({ user }) => ({ node: toGraph(user) }),
  },
];
