import {
  album,
  artist,
  playlist,
  podcastEpisode,
  podcastShow,
  track,
} from "../entities.ts";
import { plainEdge, readPage, type List, type RestEdge } from "../list.ts";
import type { Send } from "../send.ts";
import type { SharingReader } from "../shape.ts";
import type {
  Album,
  Artist,
  Playlist,
  PodcastEpisode,
  PodcastShow,
  Track,
} from "../types.ts";

export interface SearchFilter {
  /** Where to look; anywhere when absent. */
  readonly field?: string | undefined;
  readonly query: string;
}

/** What is searched for. Amazon does not say how several filters join; clients assume "and". */
export interface SearchQuestion {
  readonly searchFilters: readonly SearchFilter[];
  readonly sortBy?: string | undefined;
}

/** `POST /v1/search/…`: results of one kind. The owner of each list is a question, as `toOwner` writes it. */
export interface Search {
  /** A question as a list's owner: the same text for the same question. */
  toOwner(question: SearchQuestion): string;
  readonly tracks: List<RestEdge<Track>>;
  readonly albums: List<RestEdge<Album>>;
  readonly artists: List<RestEdge<Artist>>;
  readonly playlists: List<RestEdge<Playlist>>;
  readonly podcastShows: List<RestEdge<PodcastShow>>;
  readonly podcastEpisodes: List<RestEdge<PodcastEpisode>>;
}

/** Copies of the page disagree, 100 or 20: the smaller is right in both. */
const maxLimit = 20;

export function createSearch(send: Send): Search {
  const list = <Node>(
    kind: string,
    readNode: SharingReader<Node>,
  ): List<RestEdge<Node>> => {
    const route = `/v1/search/${kind}`;
    const readEdge = plainEdge(readNode);
    return {
      route,
      maxLimit,
      async getPage(owner, { limit, token }, ask) {
        const question = JSON.parse(owner) as SearchQuestion;
        // Alone among the lists, searches take limit and token in the body.
        const json = { ...question, limit, ...(token !== null && { token }) };
        const call = {
          method: "POST",
          route,
          path: route,
          isIdempotent: true,
          json,
        } as const;
        return readPage(await send(call, ask), call, readEdge, send.onOddity);
      },
    };
  };
  return {
    toOwner,
    tracks: list("tracks", track.stub),
    albums: list("albums", album.stub),
    artists: list("artists", artist.stub),
    playlists: list("playlists", playlist.stub),
    podcastShows: list("podcasts/shows", podcastShow.stub),
    podcastEpisodes: list("podcasts/episodes", podcastEpisode.stub),
  };
}

function toOwner({ searchFilters, sortBy }: SearchQuestion): string {
  const filters = searchFilters.map(({ field, query }) => ({ field, query }));
  return JSON.stringify({ searchFilters: filters, sortBy });
}
