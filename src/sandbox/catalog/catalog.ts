import { toId, toIndex } from "./id.ts";
import { noise } from "./noise.ts";
import { inventLabel, inventName, inventTitle } from "./words.ts";
import {
  namedAlbums,
  namedArtists,
  TRACKS_PER_WORK,
  works,
  type NamedAlbum,
  type NamedArtist,
} from "./works.ts";

export interface CatalogSize {
  seed: number;
  albums: number;
  tracks: number;
  artists: number;
}

export interface Album {
  id: string;
  title: string;
  artistIds: readonly string[];
  trackIds: readonly string[];
  releaseDate: string;
  label: string;
  hasImages: boolean;
  /** Where it can be had; null means everywhere. */
  territories: readonly string[] | null;
}

export interface Track {
  id: string;
  title: string;
  albumId: string;
  artistIds: readonly string[];
  /** In seconds. */
  duration: number;
  isrc: string;
  territories: readonly string[] | null;
}

export interface Artist {
  id: string;
  name: string;
  hasLink: boolean;
  hasImages: boolean;
  followerCount: number;
  albumIds: readonly string[];
}

/**
 * What there is, as facts: no wire format, no language, no user. Nothing is stored: each entity is computed when asked, so a catalogue
 * of any size costs nothing to create. Ids do not depend on the seed, titles and the like do.
 */
export interface Catalog extends Readonly<CatalogSize> {
  album(id: string): Album | undefined;
  track(id: string): Track | undefined;
  artist(id: string): Artist | undefined;
  /** Ids of generated entities, by their index from 0. */
  albumId(index: number): string;
  trackId(index: number): string;
  artistId(index: number): string;
}

export function createCatalog(size: CatalogSize): Catalog {
  const { seed, albums, tracks, artists } = size;
  if (artists < 1 && albums > 0)
    throw new RangeError("A catalogue with albums needs an artist");
  const albumSlots = new Map(
    namedAlbums.map((album, slot) => [album.id, slot]),
  );
  const artistSlots = new Map(
    namedArtists.map((artist, slot) => [artist.id, slot]),
  );
  const singleCount =
    namedArtists.find(({ id }) => id === works.artists.prolific)?.singles ?? 0;

  /** Generated tracks are dealt out evenly; this is the first of an album, and of the next album one past its last. */
  const firstTrackOf = (albumIndex: number) =>
    Math.ceil((albumIndex * tracks) / albums);

  const mainArtistOf = (albumIndex: number) => albumIndex % artists;

  const hasGuest = (albumIndex: number) =>
    artists > 1 && noise(seed, albumIndex, 10) % 8 === 0;

  function artistsOfAlbum(albumIndex: number): string[] {
    const main = mainArtistOf(albumIndex);
    const ids = [toId("artist", main)];
    if (hasGuest(albumIndex)) ids.push(toId("artist", (main + 1) % artists));
    return ids;
  }

  function generatedAlbum(index: number): Album {
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
  }

  function namedAlbum(named: NamedAlbum, slot: number): Album {
    const count =
      typeof named.tracks === "number" ? named.tracks : named.tracks.length;
    return {
      id: named.id,
      title: named.title,
      artistIds: named.artistIds,
      trackIds: Array.from({ length: count }, (_, place) =>
        toId("workTrack", slot * TRACKS_PER_WORK + place),
      ),
      releaseDate: named.releaseDate,
      label: inventLabel(seed, slot),
      hasImages: named.hasImages ?? true,
      territories: named.territories ?? null,
    };
  }

  function single(index: number): Album {
    return {
      id: toId("single", index),
      title: `Friday ${index + 1}`,
      artistIds: [works.artists.prolific],
      trackIds: [toId("singleTrack", index)],
      releaseDate: inventDate(seed, index),
      label: inventLabel(seed, index),
      hasImages: true,
      territories: null,
    };
  }

  function inventedTrack(
    id: string,
    index: number,
    album: Pick<Album, "id" | "artistIds" | "territories">,
    title: string,
    isrcPrefix: string,
  ): Track {
    return {
      id,
      title,
      albumId: album.id,
      artistIds: album.artistIds,
      duration: inventDuration(seed, index),
      isrc: isrcPrefix + String(index % 10_000_000).padStart(7, "0"),
      territories: album.territories,
    };
  }

  function generatedTrack(index: number): Track {
    // The inverse of firstTrackOf.
    const albumIndex = Math.floor((index * albums) / tracks);
    return inventedTrack(
      toId("track", index),
      index,
      {
        id: toId("album", albumIndex),
        artistIds: artistsOfAlbum(albumIndex),
        territories: null,
      },
      inventTitle(seed, index, 30),
      "ZZSBG",
    );
  }

  function workTrack(index: number): Track | undefined {
    const album = namedAlbums[Math.floor(index / TRACKS_PER_WORK)];
    const place = index % TRACKS_PER_WORK;
    if (album === undefined) return undefined;
    const title =
      typeof album.tracks === "number"
        ? place < album.tracks
          ? `High Water ${place + 1}`
          : undefined
        : album.tracks[place];
    if (title === undefined) return undefined;
    return inventedTrack(
      toId("workTrack", index),
      index,
      { ...album, territories: album.territories ?? null },
      title,
      "ZZSBW",
    );
  }

  function albumsOfGenerated(index: number): string[] {
    const ids: string[] = [];
    for (let own = index; own < albums; own += artists)
      ids.push(toId("album", own));
    const before = (index - 1 + artists) % artists;
    for (let other = before; other < albums; other += artists)
      if (hasGuest(other)) ids.push(toId("album", other));
    return ids;
  }

  function namedArtist(named: NamedArtist, slot: number): Artist {
    return {
      id: named.id,
      name: named.name,
      hasLink: named.hasLink ?? true,
      hasImages: named.hasImages ?? true,
      followerCount: 1000 + slot,
      albumIds: [
        ...namedAlbums
          .filter((album) => album.artistIds.includes(named.id))
          .map((album) => album.id),
        ...Array.from({ length: named.singles ?? 0 }, (_, index) =>
          toId("single", index),
        ),
      ],
    };
  }

  return {
    ...size,
    albumId: (index) => toId("album", index),
    trackId: (index) => toId("track", index),
    artistId: (index) => toId("artist", index),

    album(id) {
      const slot = albumSlots.get(id);
      const named = slot === undefined ? undefined : namedAlbums[slot];
      if (named !== undefined && slot !== undefined)
        return namedAlbum(named, slot);
      const index = toIndex("album", id);
      if (index !== undefined)
        return index < albums ? generatedAlbum(index) : undefined;
      const singleIndex = toIndex("single", id);
      return singleIndex !== undefined && singleIndex < singleCount
        ? single(singleIndex)
        : undefined;
    },

    track(id) {
      const index = toIndex("track", id);
      if (index !== undefined)
        return index < tracks ? generatedTrack(index) : undefined;
      const workIndex = toIndex("workTrack", id);
      if (workIndex !== undefined) return workTrack(workIndex);
      const singleIndex = toIndex("singleTrack", id);
      return singleIndex !== undefined && singleIndex < singleCount
        ? inventedTrack(
            id,
            singleIndex,
            single(singleIndex),
            `Friday ${singleIndex + 1}`,
            "ZZSBS",
          )
        : undefined;
    },

    artist(id) {
      const slot = artistSlots.get(id);
      const named = slot === undefined ? undefined : namedArtists[slot];
      if (named !== undefined && slot !== undefined)
        return namedArtist(named, slot);
      const index = toIndex("artist", id);
      if (index === undefined || index >= artists) return undefined;
      return {
        id,
        name: inventName(seed, index, 40),
        hasLink: true,
        hasImages: true,
        followerCount: noise(seed, index, 50) % 100_000,
        albumIds: albumsOfGenerated(index),
      };
    },
  };
}

function inventDuration(seed: number, index: number): number {
  return 90 + (noise(seed, index, 60) % 300);
}

/** Midnight in the east of the United States, as Amazon writes the dates of music. */
function inventDate(seed: number, index: number): string {
  const year = 1970 + (noise(seed, index, 70) % 56);
  const month = 1 + (noise(seed, index, 71) % 12);
  const day = 1 + (noise(seed, index, 72) % 28);
  const hour = month > 3 && month < 11 ? 4 : 5;
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:00:00.000Z`;
}
