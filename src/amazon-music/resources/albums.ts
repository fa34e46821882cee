import { album } from "../entities.ts";
import { createMultiGet, type MultiGet } from "../multi-get.ts";
import type { Send } from "../send.ts";
import type { Album } from "../types.ts";

export interface Albums {
  /** `GET /v1/albums`: whole albums by id, 100 a call. */
  readonly getMany: MultiGet<Album>;
}

export function createAlbums(send: Send): Albums {
  return {
    getMany: createMultiGet({
      route: "/v1/albums",
      // The page says plural; a client seen against the real service reads the singular.
      keys: ["albums", "album"],
      read: album.whole,
      get: send,
    }),
  };
}
