import { sharedPodcastEpisode } from "../entities.ts";
import { createMultiGet, type MultiGet } from "../multi-get.ts";
import type { Send } from "../send.ts";
import type { SharedPodcastEpisode } from "../types.ts";

export interface PodcastEpisodes {
  /** `GET /v1/podcasts/episodes`: episodes by id, 100 a call, without anybody's progress. Path and shape provisional. */
  readonly getMany: MultiGet<SharedPodcastEpisode>;
}

const route = "/v1/podcasts/episodes";

export function createPodcastEpisodes(send: Send): PodcastEpisodes {
  return {
    getMany: createMultiGet({
      route,
      keys: ["podcastEpisodes", "podcastEpisode"],
      read: sharedPodcastEpisode.whole,
      get: send,
    }),
  };
}
