import type { CatalogPlaylist } from "./entity.ts";
import { toId, toIndex } from "./id.ts";
import { inventTitle } from "./invent.ts";
import { noise } from "./noise.ts";

export const EDITORIAL_PLAYLISTS = 260;
const ALGORITHMIC_PLAYLISTS = 40;

/** The first editorial playlist is empty, and the second does not fit on two pages of 100. */
export const EMPTY_PLAYLIST = 0;
export const LONG_PLAYLIST = 1;

export interface Playlists {
  playlist(id: string): CatalogPlaylist | undefined;
  editorialPlaylistId(index: number): string;
  algorithmicPlaylistId(index: number): string;
}

export function createPlaylists(seed: number, tracks: number): Playlists {
  function trackIds(index: number, length: number): string[] {
    return tracks === 0
      ? []
      : Array.from({ length }, (_, place) =>
          toId("track", noise(seed, index * 1000 + place, 150) % tracks),
        );
  }

  function lengthOf(index: number): number {
    if (index === EMPTY_PLAYLIST) return 0;
    if (index === LONG_PLAYLIST) return 250;
    return 5 + (noise(seed, index, 160) % 40);
  }

  return {
    editorialPlaylistId: (index) => toId("editorialPlaylist", index),
    algorithmicPlaylistId: (index) => toId("algorithmicPlaylist", index),

    playlist(id) {
      const editorial = toIndex("editorialPlaylist", id);
      if (editorial !== undefined && editorial < EDITORIAL_PLAYLISTS)
        return {
          id,
          kind: "editorial",
          title: `Best of ${inventTitle(seed, editorial, 170)}`,
          description: "Hand-picked by the editors.",
          // Computed when asked for, since most lists of playlists show none.
          get trackIds() {
            return trackIds(editorial, lengthOf(editorial));
          },
        };
      const algorithmic = toIndex("algorithmicPlaylist", id);
      if (algorithmic !== undefined && algorithmic < ALGORITHMIC_PLAYLISTS)
        return {
          id,
          kind: "algorithmic",
          title: `Made for You ${algorithmic + 1}`,
          description: "Put together from what you listen to.",
          get trackIds() {
            return trackIds(10_000 + algorithmic, 30);
          },
        };
      return undefined;
    },
  };
}
