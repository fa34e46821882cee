import { translate, type Audience } from "../audience.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { PodcastEpisode, PodcastShow } from "../catalog/entity.ts";
import type { JsonObject } from "../json.ts";

/** As its own path has it, where the description holds HTML; the episodes come beside it. */
export function podcastShowForm(
  show: PodcastShow,
  audience: Audience,
): JsonObject {
  return {
    ...podcastShowStub(show, audience),
    author: show.author,
    description: `<p>${translate(show.description, audience.language)}</p>`,
  };
}

export function podcastShowStub(
  { id, title }: PodcastShow,
  audience: Audience,
): JsonObject {
  return {
    id,
    title: translate(title, audience.language),
    url: `https://music.amazon.com/podcasts/${id}`,
  };
}

/** As views have it, and by analogy the paths of single episodes, whose documents could not be read. */
export function podcastEpisodeForm(
  episode: PodcastEpisode,
  catalog: Catalog,
  audience: Audience,
): JsonObject {
  return {
    ...podcastEpisodeStub(episode, audience),
    ...podcastEpisodeFacts(episode, catalog, audience),
  };
}

export function podcastEpisodeFacts(
  {
    showId,
    duration,
    releaseDate,
    seasonNumber,
    episodeNumber,
  }: PodcastEpisode,
  catalog: Catalog,
  { language }: Audience,
): JsonObject {
  const show = catalog.show(showId);
  return {
    author: show?.author,
    releaseDate,
    duration,
    seasonNumber,
    episodeNumber,
    podcast: show && {
      id: show.id,
      title: translate(show.title, language),
    },
  };
}

/** The title stands in the `url` as it is, with its spaces and its colon, as in Amazon's own example. */
export function podcastEpisodeStub(
  { id, title, showId }: PodcastEpisode,
  { language }: Audience,
): JsonObject {
  return {
    id,
    title: translate(title, language),
    url: `https://music.amazon.com/podcasts/${showId}/episodes/${id}/${title}`,
  };
}
