import { podcastShow, sharedPodcastEpisode } from "../entities.ts";
import {
  plainEdge,
  readPage,
  type List,
  type PageAsk,
  type RestEdge,
  type RestPage,
} from "../list.ts";
import { AmazonMusicError } from "../error.ts";
import { createMultiGet, type MultiGet } from "../multi-get.ts";
import { toPath, withPaging } from "../path.ts";
import type { Ask, Send } from "../send.ts";
import { createSingleGet, findOne } from "../single-get.ts";
import type { PodcastShow, SharedPodcastEpisode } from "../types.ts";

export interface PodcastShows {
  /** Whole shows by id: one by `GET /v1/podcasts/shows/{id}`, several by `GET /v1/podcasts/shows`, 100 a call; the latter is provisional. */
  readonly getMany: MultiGet<PodcastShow>;
  /** The episodes that `GET /v1/podcasts/shows/{id}` pages. */
  readonly episodes: List<RestEdge<SharedPodcastEpisode>>;
  /** The same call, with the whole show that it brings. Rejects where Amazon knows no such show. */
  getWithEpisodes(
    id: string,
    page: PageAsk,
    ask: Ask,
  ): Promise<ShowWithEpisodes>;
}

export interface ShowWithEpisodes {
  /** Null where the answer holds episodes alone. */
  readonly show: PodcastShow | null;
  readonly episodes: RestPage<RestEdge<SharedPodcastEpisode>>;
}

const route = "/v1/podcasts/shows";
const oneRoute = `${route}/{id}`;
/** The most episodes that come with a show. */
const maxLimit = 100;
const readEdge = plainEdge(sharedPodcastEpisode.stub);

export function createPodcastShows(send: Send): PodcastShows {
  const getOne = createSingleGet(send, {
    route: oneRoute,
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
  async function getWithEpisodes(
    id: string,
    { limit, token }: PageAsk,
    ask: Ask,
  ): Promise<ShowWithEpisodes> {
    const path = withPaging(toPath("GET", oneRoute, id), limit, token);
    const call = { method: "GET", route: oneRoute, path } as const;
    const body = await send(call, ask);
    return {
      show: findOne(body, "podcastShow", podcastShow.whole),
      episodes: readPage(body, call, readEdge, send.onOddity),
    };
  }

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
    episodes: {
      route: oneRoute,
      maxLimit,
      getPage: async (id, page, ask) =>
        (await getWithEpisodes(id, page, ask)).episodes,
    },
    getWithEpisodes,
  };
}
