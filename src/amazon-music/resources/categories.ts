import { album, category, sharedPlaylist, track } from "../entities.ts";
import { createList, plainEdge, type List, type RestEdge } from "../list.ts";
import { createSingleGet, type SingleGet } from "../single-get.ts";
import type { Send } from "../send.ts";
import type { Album, Category, SharedPlaylist, Track } from "../types.ts";

export interface Categories {
  /** `GET /v1/browse/categories/{id}`. */
  readonly get: SingleGet<Category>;
  /** `GET /v1/browse/categories`. */
  readonly all: List<RestEdge<Category>>;
  readonly albums: List<RestEdge<Album>>;
  readonly playlists: List<RestEdge<SharedPlaylist>>;
  readonly tracks: List<RestEdge<Track>>;
}

const route = "/v1/browse/categories";

export function createCategories(send: Send): Categories {
  return {
    get: createSingleGet(send, {
      route: `${route}/{id}`,
      key: "category",
      read: category.whole,
    }),
    all: createList(send, {
      route,
      maxLimit: 100,
      readEdge: plainEdge(category.stub),
    }),
    albums: createList(send, {
      route: `${route}/{id}/albums`,
      maxLimit: 100,
      readEdge: plainEdge(album.stub),
    }),
    playlists: createList(send, {
      route: `${route}/{id}/playlists`,
      maxLimit: 100,
      readEdge: plainEdge(sharedPlaylist.stub),
    }),
    tracks: createList(send, {
      route: `${route}/{id}/tracks`,
      maxLimit: 100,
      readEdge: plainEdge(track.stub),
    }),
  };
}
