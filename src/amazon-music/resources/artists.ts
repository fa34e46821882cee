import { album, artist, track, user } from "../entities.ts";
import { createList, plainEdge, type List, type RestEdge } from "../list.ts";
import { createMultiGet, type MultiGet } from "../multi-get.ts";
import type { Send } from "../send.ts";
import type { Album, Artist, Track, User } from "../types.ts";

export interface Artists {
  /** `GET /v1/artists`: whole artists by id, 100 a call. */
  readonly getMany: MultiGet<Artist>;
  /** Path and shape provisional, as of the three below. */
  readonly albums: List<RestEdge<Album>>;
  readonly tracks: List<RestEdge<Track>>;
  readonly related: List<RestEdge<Artist>>;
  /** Personal: other people. */
  readonly followers: List<RestEdge<User>>;
}

const route = "/v1/artists";

export function createArtists(send: Send): Artists {
  return {
    getMany: createMultiGet({
      route,
      // The page says plural; a client seen against the real service reads the singular.
      keys: ["artists", "artist"],
      read: artist.whole,
      get: send,
    }),
    albums: createList(send, {
      route: `${route}/{id}/albums`,
      maxLimit: 100,
      readEdge: plainEdge(album.stub),
    }),
    tracks: createList(send, {
      route: `${route}/{id}/tracks`,
      maxLimit: 100,
      readEdge: plainEdge(track.stub),
    }),
    related: createList(send, {
      route: `${route}/{id}/related`,
      maxLimit: 100,
      readEdge: plainEdge(artist.stub),
    }),
    followers: createList(send, {
      route: `${route}/{id}/followers`,
      maxLimit: 100,
      readEdge: plainEdge(user.stub),
    }),
  };
}
