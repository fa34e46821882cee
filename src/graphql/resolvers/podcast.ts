import type {
  PodcastEpisodeResolvers,
  PodcastShowResolvers,
} from "../../generated/graphql.ts";
import { listOf } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { hydrateOne } from "./hydrate.ts";
import { hydrated, known, knownAs } from "./known.ts";
import { toDateTime } from "./value.ts";
import { loadViewOf } from "./view.ts";

export const PodcastShow: PodcastShowResolvers = {
  id: ({ id }) => toGlobalId("PodcastShow", id),
  catalogId: ({ id }) => id,
  title: known("PodcastShow", "title"),
  author: known("PodcastShow", "author"),
  description: known("PodcastShow", "description"),
  images: known("PodcastShow", "images"),
  url: known("PodcastShow", "url"),
  episodes: listOf((catalog, id) => catalog.podcastShowEpisodes(id), {
    bringsWhole: true,
  }),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/podcasts/shows/{id}"),
};

export const PodcastEpisode: PodcastEpisodeResolvers = {
  id: ({ id }) => toGlobalId("PodcastEpisode", id),
  catalogId: ({ id }) => id,
  title: known("PodcastEpisode", "title"),
  author: known("PodcastEpisode", "author"),
  description: known("PodcastEpisode", "description"),
  url: known("PodcastEpisode", "url"),
  releaseDate: knownAs("PodcastEpisode", "releaseDate", toDateTime),
  duration: known("PodcastEpisode", "duration"),
  seasonNumber: known("PodcastEpisode", "seasonNumber"),
  episodeNumber: known("PodcastEpisode", "episodeNumber"),
  podcastShow: hydrated(known("PodcastEpisode", "podcast"), hydrateOne),
  images: known("PodcastEpisode", "images"),
  playParams: ({ playParams }) => playParams ?? null,
  // On cards of views alone: it is the caller's own, and an entity from the catalogue has nobody's.
  playbackInformation: ({ playbackInformation }) => playbackInformation ?? null,
};
