import type { TrackResolvers } from "../../generated/graphql.ts";
import { toGlobalId } from "./global-id.ts";
import { known, knownAs } from "./known.ts";
import { toAudioQualities, toDateTime, toMediaType } from "./value.ts";

export const Track: TrackResolvers = {
  id: ({ id }) => toGlobalId("Track", id),
  catalogId: ({ id }) => id,
  globalAsin: known("track", "globalAsin"),
  localAsin: known("track", "localAsin"),
  title: known("track", "title"),
  shortTitle: known("track", "shortTitle"),
  duration: known("track", "duration"),
  audioQualities: knownAs("track", "audioQualities", toAudioQualities),
  url: known("track", "url"),
  previewUrl: known("track", "previewUrl"),
  album: known("track", "album"),
  artists: known("track", "artists"),
  releaseDate: knownAs("track", "releaseDate", toDateTime),
  isrc: known("track", "isrc"),
  dmid: known("track", "dmid"),
  musicTerritory: known("track", "musicTerritory"),
  market: known("track", "market"),
  availableMarkets: known("track", "availableMarkets"),
  eligibility: known("track", "eligibility"),
  parentalSettings: known("track", "parentalSettings"),
  images: known("track", "images"),
  label: known("track", "label"),
  mediaType: knownAs("track", "mediaType", toMediaType),
  playParams: ({ playParams }) => playParams ?? null,
};
