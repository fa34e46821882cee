import type { AlbumResolvers } from "../../generated/graphql.ts";
import { toPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { hydrateAll } from "./hydrate.ts";
import { hydrated, known, knownAs } from "./known.ts";
import { reading } from "./traits.ts";
import { toAudioQualities, toDateTime } from "./value.ts";
import { loadViewOf } from "./view.ts";

const tracks = known("Album", "tracks");

export const Album: AlbumResolvers = {
  id: ({ id }) => toGlobalId("Album", id),
  catalogId: ({ id }) => id,
  globalAsin: known("Album", "globalAsin"),
  localAsin: known("Album", "localAsin"),
  title: known("Album", "title"),
  shortTitle: known("Album", "shortTitle"),
  duration: known("Album", "duration"),
  audioQualities: knownAs("Album", "audioQualities", toAudioQualities),
  url: known("Album", "url"),
  releaseDate: knownAs("Album", "releaseDate", toDateTime),
  musicTerritory: known("Album", "musicTerritory"),
  market: known("Album", "market"),
  availableMarkets: known("Album", "availableMarkets"),
  artists: hydrated(known("Album", "artists"), hydrateAll),
  eligibility: known("Album", "eligibility"),
  parentalSettings: known("Album", "parentalSettings"),
  tracks: reading(tracks.reads, (album, args, context) =>
    toPage(
      `album-tracks:${album.id}`,
      () => tracks(album, args, context),
      args,
      context,
    ),
  ),
  trackCount: known("Album", "trackCount"),
  images: known("Album", "images"),
  label: known("Album", "label"),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/albums/{id}"),
};
