import type {
  CuratorResolvers,
  PlaybackEligibilityResolvers,
  PlaylistResolvers,
} from "../../generated/graphql.ts";
import { readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known, knownAs } from "./known.ts";
import { toVisibility } from "./value.ts";
import { loadViewOf } from "./view.ts";

export const Playlist: PlaylistResolvers = {
  id: ({ id }) => toGlobalId("Playlist", id),
  catalogId: ({ id }) => id,
  title: known("Playlist", "title"),
  description: known("Playlist", "description"),
  curator: known("Playlist", "curator"),
  duration: known("Playlist", "duration"),
  trackCount: known("Playlist", "trackCount"),
  images: known("Playlist", "images"),
  eligibility: known("Playlist", "eligibility"),
  url: known("Playlist", "url"),
  visibility: knownAs("Playlist", "visibility", toVisibility),
  tracks: ({ id }, args, { personal }) =>
    readPage(personal.playlistTracks(id), args),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/playlists/{id}"),
};

export const Curator: CuratorResolvers = {
  userId: ({ id }) => id,
};

export const PlaybackEligibility: PlaybackEligibilityResolvers = {
  shuffleType: ({ shuffleType }) => {
    if (shuffleType === null) return null;
    return shuffleType === "INLINE" ? shuffleType : "OTHER";
  },
};
