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
  title: known("playlist", "title"),
  description: known("playlist", "description"),
  curator: known("playlist", "curator"),
  duration: known("playlist", "duration"),
  trackCount: known("playlist", "trackCount"),
  images: known("playlist", "images"),
  eligibility: known("playlist", "eligibility"),
  url: known("playlist", "url"),
  visibility: knownAs("playlist", "visibility", toVisibility),
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
