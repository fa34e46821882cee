import type { AlbumResolvers } from "../../generated/graphql.ts";
import { toPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known, knownAs } from "./known.ts";
import { toAudioQualities, toDateTime } from "./value.ts";
import { loadViewOf } from "./view.ts";

const tracks = known("album", "tracks");

export const Album: AlbumResolvers = {
  id: ({ id }) => toGlobalId("Album", id),
  catalogId: ({ id }) => id,
  globalAsin: known("album", "globalAsin"),
  localAsin: known("album", "localAsin"),
  title: known("album", "title"),
  shortTitle: known("album", "shortTitle"),
  duration: known("album", "duration"),
  audioQualities: knownAs("album", "audioQualities", toAudioQualities),
  url: known("album", "url"),
  releaseDate: knownAs("album", "releaseDate", toDateTime),
  musicTerritory: known("album", "musicTerritory"),
  market: known("album", "market"),
  availableMarkets: known("album", "availableMarkets"),
  artists: known("album", "artists"),
  eligibility: known("album", "eligibility"),
  parentalSettings: known("album", "parentalSettings"),
  tracks: (album, args, context) =>
    toPage(
      `album-tracks:${album.id}`,
      tracks(album, args, context),
      args,
      context,
    ),
  trackCount: known("album", "trackCount"),
  images: known("album", "images"),
  label: known("album", "label"),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/albums/{id}"),
};
