import type { PodcastEpisode, PodcastShow } from "./entity.ts";
import { toId, toIndex } from "./id.ts";
import { inventName, inventTitle } from "./invent.ts";
import { noise } from "./noise.ts";

export const PODCAST_SHOWS = 200;

/** No show has more, so that a show's and an episode's place make one index. */
const EPISODES_PER_SHOW = 1000;

/** The first show does not fit on two pages of 100; the second has none. */
export const LONG_SHOW = 0;
export const EMPTY_SHOW = 1;

export interface Podcasts {
  /** By UUID or ASIN. */
  show(id: string): PodcastShow | undefined;
  episode(id: string): PodcastEpisode | undefined;
  showId(index: number): string;
}

export function createPodcasts(seed: number): Podcasts {
  function episodeCount(showIndex: number): number {
    if (showIndex === LONG_SHOW) return 230;
    if (showIndex === EMPTY_SHOW) return 0;
    return 3 + (noise(seed, showIndex, 100) % 30);
  }

  function episodeId(showIndex: number, place: number): string {
    return toId("podcastEpisode", showIndex * EPISODES_PER_SHOW + place);
  }

  return {
    showId: (index) => toId("podcastShow", index),

    show(id) {
      const index =
        toIndex("podcastShow", id) ?? toIndex("podcastShowAsin", id);
      if (index === undefined || index >= PODCAST_SHOWS) return undefined;
      const title = inventTitle(seed, index, 110);
      return {
        id: toId("podcastShow", index),
        asin: toId("podcastShowAsin", index),
        title: `The ${title} Podcast`,
        author: inventName(seed, index, 120),
        description: `Conversations about ${title}, every other week.`,
        episodeIds: Array.from({ length: episodeCount(index) }, (_, place) =>
          episodeId(index, place),
        ),
      };
    },

    episode(id) {
      const index = toIndex("podcastEpisode", id);
      if (index === undefined) return undefined;
      const showIndex = Math.floor(index / EPISODES_PER_SHOW);
      const place = index % EPISODES_PER_SHOW;
      if (showIndex >= PODCAST_SHOWS || place >= episodeCount(showIndex))
        return undefined;
      // Some shows do not count.
      const isNumbered = showIndex % 3 !== 2;
      return {
        id,
        // With a colon and spaces, which get into the url as they are.
        title: `Episode ${place + 1}: ${inventTitle(seed, index, 130)}`,
        showId: toId("podcastShow", showIndex),
        duration: 600 + (noise(seed, index, 140) % 3600),
        // Podcasts are dated without milliseconds, music with them.
        releaseDate: `20${20 + (place % 6)}-0${1 + (place % 9)}-1${place % 10}T08:00:00Z`,
        seasonNumber: isNumbered ? 1 + Math.floor(place / 50) : null,
        episodeNumber: isNumbered ? 1 + (place % 50) : null,
      };
    },
  };
}
