import { track } from "../entities.ts";
import { createMultiGet, type MultiGet } from "../multi-get.ts";
import type { Send } from "../send.ts";
import type { Track } from "../types.ts";

export interface Tracks {
  /** `GET /v1/tracks`: whole tracks by id, 100 a call. */
  readonly getMany: MultiGet<Track>;
}

export function createTracks(send: Send): Tracks {
  return {
    getMany: createMultiGet({
      route: "/v1/tracks",
      // The page says plural; a client seen against the real service reads the singular.
      keys: ["tracks", "track"],
      read: track.whole,
      get: send,
    }),
  };
}
