import { podcastShow, sharedPodcastEpisode } from "../entities.ts";
import { createList, plainEdge, type List, type RestEdge } from "../list.ts";
import { AmazonMusicError } from "../error.ts";
import { createMultiGet, type MultiGet } from "../multi-get.ts";
import type { Send } from "../send.ts";
import { createSingleGet } from "../single-get.ts";
import type { PodcastShow, SharedPodcastEpisode } from "../types.ts";

export interface PodcastShows {
  /** Whole shows by id: one by `GET /v1/podcasts/shows/{id}`, several by `GET /v1/podcasts/shows`, 100 a call; the latter is provisional. */
  readonly getMany: MultiGet<PodcastShow>;
  /** The episodes that `GET /v1/podcasts/shows/{id}` pages. */
  readonly episodes: List<RestEdge<SharedPodcastEpisode>>;
}

const route = "/v1/podcasts/shows";

export function createPodcastShows(send: Send): PodcastShows {
  const getOne = createSingleGet(send, {
    route: `${route}/{id}`,
    key: "podcastShow",
    read: podcastShow.whole,
    // Its episodes come with it, a hundred unless told.
    limit: 1,
  });
  const getSeveral = createMultiGet({
    route,
    keys: ["podcastShows", "podcastShow"],
    read: podcastShow.whole,
    get: send,
  });
  return {
    getMany: async (ids, ask) => {
      const [id, ...others] = ids;
      // What the documents show whole comes before what they only name.
      if (id === undefined || others.length > 0) return getSeveral(ids, ask);
      try {
        return new Map([[id, await getOne(id, ask)]]);
      } catch (error) {
        if (error instanceof AmazonMusicError) return new Map([[id, error]]);
        throw error;
      }
    },
    episodes: createList(send, {
      route: `${route}/{id}`,
      maxLimit: 100,
      readEdge: plainEdge(sharedPodcastEpisode.stub),
    }),
  };
}
