import {
  entity,
  flag,
  listOf,
  integer,
  object,
  text,
  type EntityReader,
} from "./shape.ts";
import type {
  Album,
  Artist,
  Eligibility,
  Image,
  Market,
  MusicTerritory,
  ParentalSettings,
  Track,
} from "./types.ts";

const image = object<Image>({
  url: text,
  height: integer,
  width: integer,
  imageType: text,
});
const market = object<Market>({ id: text, name: text });
const musicTerritory = object<MusicTerritory>({
  code: text,
  territoryName: text,
});
const eligibility = object<Eligibility>({
  isDownloadable: flag,
  isPurchaseable: flag,
  isPreviewable: flag,
  isPrimeEligible: flag,
});
const parentalSettings = object<ParentalSettings>({
  isKidFriendly: flag,
  hasExplicitLanguage: flag,
});

export const artist: EntityReader<Artist> = entity("Artist", {
  name: text,
  globalAsin: text,
  localAsin: text,
  url: text,
  followerCount: integer,
  images: listOf(image),
  musicTerritory,
});

export const track: EntityReader<Track> = entity("Track", {
  globalAsin: text,
  localAsin: text,
  dmid: text,
  title: text,
  shortTitle: text,
  audioQualities: listOf(text),
  duration: integer,
  // Called late, since an album's reader names the track's in turn.
  album: (json) => album.stub(json),
  artists: listOf(artist.stub),
  releaseDate: text,
  isrc: text,
  musicTerritory,
  market,
  availableMarkets: listOf(market),
  eligibility,
  parentalSettings,
  images: listOf(image),
  url: text,
  previewUrl: text,
  label: text,
  mediaType: text,
});

export const album: EntityReader<Album> = entity("Album", {
  globalAsin: text,
  localAsin: text,
  title: text,
  shortTitle: text,
  audioQualities: listOf(text),
  duration: integer,
  url: text,
  releaseDate: text,
  musicTerritory,
  market,
  availableMarkets: listOf(market),
  artists: listOf(artist.stub),
  eligibility,
  parentalSettings,
  tracks: listOf(track.stub),
  trackCount: integer,
  images: listOf(image),
  label: text,
});
