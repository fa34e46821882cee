import type {
  PodcastEpisodeResolvers,
  PodcastShowResolvers,
} from "../../generated/graphql.ts";
import { readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known, knownAs } from "./known.ts";
import { toDateTime } from "./value.ts";
import { loadViewOf } from "./view.ts";

export const PodcastShow: PodcastShowResolvers = {
  id: ({ id }) => toGlobalId("PodcastShow", id),
  catalogId: ({ id }) => id,
  title: known("podcastShow", "title"),
  author: known("podcastShow", "author"),
  description: known("podcastShow", "description"),
  images: known("podcastShow", "images"),
  url: known("podcastShow", "url"),
  episodes: ({ id }, args, { catalog }) =>
    readPage(catalog.podcastShowEpisodes(id), args),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/podcasts/shows/{id}"),
};

export const PodcastEpisode: PodcastEpisodeResolvers = {
  id: ({ id }) => toGlobalId("PodcastEpisode", id),
  catalogId: ({ id }) => id,
  title: known("podcastEpisode", "title"),
  author: known("podcastEpisode", "author"),
  description: known("podcastEpisode", "description"),
  url: known("podcastEpisode", "url"),
  releaseDate: knownAs("podcastEpisode", "releaseDate", toDateTime),
  duration: known("podcastEpisode", "duration"),
  seasonNumber: known("podcastEpisode", "seasonNumber"),
  episodeNumber: known("podcastEpisode", "episodeNumber"),
  podcastShow: known("podcastEpisode", "podcast"),
  images: known("podcastEpisode", "images"),
  playParams: ({ playParams }) => playParams ?? null,
  // On cards of views alone: it is the caller's own, and an entity from the catalogue has nobody's.
  playbackInformation: ({ playbackInformation }) => playbackInformation ?? null,
};
