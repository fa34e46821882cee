import type { Album, Artist, Track } from "./entity.ts";
import { toId } from "./id.ts";
import {
  inventDate,
  inventDuration,
  inventLabel,
  inventName,
  inventTitle,
} from "./invent.ts";
import { noise } from "./noise.ts";

export interface CatalogSize {
  seed: number;
  albums: number;
  tracks: number;
  artists: number;
}

/** Music by its index from 0; undefined past the end. */
export interface GeneratedMusic {
  album(index: number): Album | undefined;
  track(index: number): Track | undefined;
  artist(index: number): Artist | undefined;
}

const RELATED_ARTISTS = 8;

export function createGeneratedMusic({
  seed,
  albums,
  tracks,
  artists,
}: CatalogSize): GeneratedMusic {
  if (artists < 1 && albums > 0)
    throw new RangeError("A catalogue with albums needs an artist");

  /** Tracks are dealt out evenly; this is the first of an album, and of the next album one past its last. */
  const firstTrackOf = (albumIndex: number) =>
    Math.ceil((albumIndex * tracks) / albums);

  const hasGuest = (albumIndex: number) =>
    artists > 1 && noise(seed, albumIndex, 10) % 8 === 0;

  function artistsOfAlbum(albumIndex: number): string[] {
    const main = albumIndex % artists;
    const ids = [toId("artist", main)];
    if (hasGuest(albumIndex)) ids.push(toId("artist", (main + 1) % artists));
    return ids;
  }

  /** The inverse of artistsOfAlbum. */
  function albumsOfArtist(artistIndex: number): string[] {
    const ids: string[] = [];
    for (let own = artistIndex; own < albums; own += artists)
      ids.push(toId("album", own));
    const before = (artistIndex - 1 + artists) % artists;
    for (let other = before; other < albums; other += artists)
      if (hasGuest(other)) ids.push(toId("album", other));
    return ids;
  }

  return {
    album(index) {
      if (index >= albums) return undefined;
      const first = firstTrackOf(index);
      const trackCount = firstTrackOf(index + 1) - first;
      return {
        id: toId("album", index),
        title: inventTitle(seed, index, 20),
        artistIds: artistsOfAlbum(index),
        trackIds: Array.from({ length: trackCount }, (_, place) =>
          toId("track", first + place),
        ),
        releaseDate: inventDate(seed, index),
        label: inventLabel(seed, index),
        hasImages: true,
        territories: null,
      };
    },

    track(index) {
      if (index >= tracks) return undefined;
      // The inverse of firstTrackOf.
      const albumIndex = Math.floor((index * albums) / tracks);
      return {
        id: toId("track", index),
        title: inventTitle(seed, index, 30),
        albumId: toId("album", albumIndex),
        artistIds: artistsOfAlbum(albumIndex),
        duration: inventDuration(seed, index),
        isrc: `ZZSBG${String(index % 10_000_000).padStart(7, "0")}`,
        territories: null,
      };
    },

    artist(index) {
      if (index >= artists) return undefined;
      const relatedCount = Math.min(RELATED_ARTISTS, artists - 1);
      return {
        id: toId("artist", index),
        name: inventName(seed, index, 40),
        hasLink: true,
        hasImages: true,
        followerCount: noise(seed, index, 50) % 100_000,
        albumIds: albumsOfArtist(index),
        relatedIds: Array.from({ length: relatedCount }, (_, place) =>
          toId("artist", (index + place + 1) % artists),
        ),
      };
    },
  };
}
