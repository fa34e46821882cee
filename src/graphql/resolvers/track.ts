import type { TrackResolvers } from "../../generated/graphql.ts";
import { toGlobalId } from "./global-id.ts";
import { hydrateAll, hydrateOne } from "./hydrate.ts";
import { hydrated, known, knownAs } from "./known.ts";
import { toAudioQualities, toDateTime, toMediaType } from "./value.ts";

export const Track: TrackResolvers = {
  id: ({ id }) => toGlobalId("Track", id),
  catalogId: ({ id }) => id,
  globalAsin: known("Track", "globalAsin"),
  localAsin: known("Track", "localAsin"),
  title: known("Track", "title"),
  shortTitle: known("Track", "shortTitle"),
  duration: known("Track", "duration"),
  audioQualities: knownAs("Track", "audioQualities", toAudioQualities),
  url: known("Track", "url"),
  previewUrl: known("Track", "previewUrl"),
  album: hydrated(known("Track", "album"), hydrateOne),
  artists: hydrated(known("Track", "artists"), hydrateAll),
  releaseDate: knownAs("Track", "releaseDate", toDateTime),
  isrc: known("Track", "isrc"),
  dmid: known("Track", "dmid"),
  musicTerritory: known("Track", "musicTerritory"),
  market: known("Track", "market"),
  availableMarkets: known("Track", "availableMarkets"),
  eligibility: known("Track", "eligibility"),
  parentalSettings: known("Track", "parentalSettings"),
  images: known("Track", "images"),
  label: known("Track", "label"),
  mediaType: knownAs("Track", "mediaType", toMediaType),
  playParams: ({ playParams }) => playParams ?? null,
};
