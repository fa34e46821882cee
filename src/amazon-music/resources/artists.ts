import { artist } from "../entities.ts";
import { createMultiGet, type Get, type MultiGet } from "../multi-get.ts";
import type { Artist } from "../types.ts";

export interface Artists {
  /** `GET /v1/artists`: whole artists by id, 100 a call. */
  readonly getMany: MultiGet<Artist>;
}

export function createArtists(get: Get): Artists {
  return {
    getMany: createMultiGet({
      route: "/v1/artists",
      // The page says plural; a client seen against the real service reads the singular.
      keys: ["artists", "artist"],
      read: artist.whole,
      get,
    }),
  };
}
