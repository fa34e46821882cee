import {
  entity,
  flag,
  listOf,
  integer,
  isRecord,
  object,
  text,
  type EntityReader,
  type Reader,
} from "./shape.ts";
import type {
  Album,
  Artist,
  Category,
  Curator,
  Eligibility,
  Entity,
  Image,
  Market,
  MusicTerritory,
  ParentalSettings,
  PlaybackEligibility,
  PlaybackInformation,
  PlayParams,
  Playlist,
  PlaylistEligibility,
  PodcastEpisode,
  PodcastShow,
  SharedPlaylist,
  SharedPodcastEpisode,
  Station,
  Track,
  User,
} from "./types.ts";

export const image = object<Image>({
  url: text,
  height: integer,
  width: integer,
  imageType: text,
});
export const market = object<Market>({ id: text, name: text });
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
const playlistEligibility = object<PlaylistEligibility>({
  isDownloadable: flag,
  isPurchaseable: flag,
  isPreviewable: flag,
  isPrimeEligible: flag,
  playback: object<PlaybackEligibility>({
    canPlayOnDemand: flag,
    shuffleType: text,
  }),
  playbackSubscriptionTiers: listOf(text),
});
const parentalSettings = object<ParentalSettings>({
  isKidFriendly: flag,
  hasExplicitLanguage: flag,
});

/** Views name what contains an item in one of two ways, or not at all. */
const playParams: Reader<PlayParams> = (json) => {
  if (!isRecord(json)) return null;
  const { id, selections, containerId, containerIds } = json;
  const container = text(containerId);
  return {
    id: text(id),
    selections: listOf(text)(selections),
    containerIds: container === null ? listOf(text)(containerIds) : [container],
  };
};

export const artist: EntityReader<Artist> = entity("Artist", {
  name: text,
  globalAsin: text,
  localAsin: text,
  url: text,
  followerCount: integer,
  images: listOf(image),
  musicTerritory,
  playParams,
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
  album: (json, like) => album.stub(json, like),
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
  playParams,
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
  playParams,
});

const sharedPlaylistReaders = {
  title: text,
  description: text,
  curator: object<Curator>({ id: text, name: text }),
  duration: integer,
  trackCount: integer,
  images: listOf(image),
  url: text,
  visibility: text,
  playParams,
};

/** A playlist as its reader alone may see it. */
export const playlist: EntityReader<Playlist> = entity("Playlist", {
  ...sharedPlaylistReaders,
  eligibility: playlistEligibility,
});

/** A playlist as everybody may see it: without what depends on the subscription. */
export const sharedPlaylist: EntityReader<SharedPlaylist> = entity(
  "Playlist",
  sharedPlaylistReaders,
);

export const podcastShow: EntityReader<PodcastShow> = entity("PodcastShow", {
  title: text,
  author: text,
  description: text,
  images: listOf(image),
  url: text,
  playParams,
});

const sharedPodcastEpisodeReaders = {
  title: text,
  author: text,
  description: text,
  url: text,
  releaseDate: text,
  duration: integer,
  seasonNumber: integer,
  episodeNumber: integer,
  podcast: podcastShow.stub,
  images: listOf(image),
  playParams,
};

/** An episode as its listener alone may see it. */
export const podcastEpisode: EntityReader<PodcastEpisode> = entity(
  "PodcastEpisode",
  {
    ...sharedPodcastEpisodeReaders,
    playbackInformation: object<PlaybackInformation>({
      progressMilliseconds: integer,
    }),
  },
);

/** An episode as everybody may see it: without anybody's progress. */
export const sharedPodcastEpisode: EntityReader<SharedPodcastEpisode> = entity(
  "PodcastEpisode",
  sharedPodcastEpisodeReaders,
);

export const category: EntityReader<Category> = entity("Category", {
  name: text,
  url: text,
  categoryType: text,
});

const station: EntityReader<Station> = entity("Station", {
  name: text,
  images: listOf(image),
  playParams,
});

export const user: EntityReader<User> = entity("User", {
  name: text,
  images: listOf(image),
  url: text,
  handle: text,
  tier: text,
  visibility: text,
  playbackVisibility: text,
  playParams,
});

const cards: ReadonlyMap<unknown, Reader<Entity>> = new Map<
  unknown,
  Reader<Entity>
>([
  ["Album", album.stub],
  ["Artist", artist.stub],
  ["Playlist", playlist.stub],
  ["PodcastEpisode", podcastEpisode.stub],
  ["PodcastShow", podcastShow.stub],
  ["Station", station.stub],
  ["Track", track.stub],
  ["User", user.stub],
]);

/** Reads whatever a view shows; null for a `_type` that is not known. */
export const card: Reader<Entity> = (json) =>
  isRecord(json) ? (cards.get(json["_type"])?.(json) ?? null) : null;
