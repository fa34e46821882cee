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

/** Music by its index from 0, whose id is told along; undefined past the end. */
export interface GeneratedMusic {
  album(index: number, id: string): Album | undefined;
  track(index: number, id: string): Track | undefined;
  artist(index: number, id: string): Artist | undefined;
}

/** Which ids belong together, by indexes. */
interface Links {
  artistsOfAlbum(albumIndex: number): string[];
  tracksOfAlbum(albumIndex: number): string[];
  albumOfTrack(trackIndex: number): number;
  albumsOfArtist(artistIndex: number): string[];
  relatedTo(artistIndex: number): string[];
}

const RELATED_ARTISTS = 8;

export function createGeneratedMusic(size: CatalogSize): GeneratedMusic {
  const { seed, albums, tracks, artists } = size;
  if (artists < 1 && albums > 0)
    throw new RangeError("A catalogue with albums needs an artist");
  const links = createLinks(size);
  return {
    album: (index, id) =>
      index < albums ? new GeneratedAlbum(seed, index, id, links) : undefined,
    track: (index, id) =>
      index < tracks ? new GeneratedTrack(seed, index, id, links) : undefined,
    artist: (index, id) =>
      index < artists ? new GeneratedArtist(seed, index, id, links) : undefined,
  };
}

function createLinks({ seed, albums, tracks, artists }: CatalogSize): Links {
  /** Tracks are dealt out evenly; this is the first of an album, and of the next album one past its last. */
  const firstTrackOf = (albumIndex: number) =>
    Math.ceil((albumIndex * tracks) / albums);

  const hasGuest = (albumIndex: number) =>
    artists > 1 && noise(seed, albumIndex, 10) % 8 === 0;

  return {
    artistsOfAlbum(albumIndex) {
      const main = albumIndex % artists;
      const ids = [toId("artist", main)];
      if (hasGuest(albumIndex)) ids.push(toId("artist", (main + 1) % artists));
      return ids;
    },

    tracksOfAlbum(albumIndex) {
      const first = firstTrackOf(albumIndex);
      const length = firstTrackOf(albumIndex + 1) - first;
      return Array.from({ length }, (_, place) => toId("track", first + place));
    },

    /** The inverse of firstTrackOf. */
    albumOfTrack: (trackIndex) => Math.floor((trackIndex * albums) / tracks),

    /** The inverse of artistsOfAlbum. */
    albumsOfArtist(artistIndex) {
      const ids: string[] = [];
      for (let own = artistIndex; own < albums; own += artists)
        ids.push(toId("album", own));
      const before = (artistIndex - 1 + artists) % artists;
      for (let other = before; other < albums; other += artists)
        if (hasGuest(other)) ids.push(toId("album", other));
      return ids;
    },

    relatedTo(artistIndex) {
      const length = Math.min(RELATED_ARTISTS, artists - 1);
      return Array.from({ length }, (_, place) =>
        toId("artist", (artistIndex + place + 1) % artists),
      );
    },
  };
}

// Classes, because what most answers do not show is computed when asked for, and getters of object literals are made anew for each object.

class GeneratedAlbum implements Album {
  readonly id: string;
  readonly title: string;
  readonly hasImages = true;
  readonly territories = null;
  readonly #seed: number;
  readonly #index: number;
  readonly #links: Links;

  constructor(seed: number, index: number, id: string, links: Links) {
    this.id = id;
    this.title = inventTitle(seed, index, 20);
    this.#seed = seed;
    this.#index = index;
    this.#links = links;
  }

  get artistIds(): string[] {
    return this.#links.artistsOfAlbum(this.#index);
  }

  get trackIds(): string[] {
    return this.#links.tracksOfAlbum(this.#index);
  }

  get releaseDate(): string {
    return inventDate(this.#seed, this.#index);
  }

  get label(): string {
    return inventLabel(this.#seed, this.#index);
  }
}

class GeneratedTrack implements Track {
  readonly id: string;
  readonly title: string;
  readonly territories = null;
  readonly duration: number;
  readonly #index: number;
  readonly #links: Links;

  constructor(seed: number, index: number, id: string, links: Links) {
    this.id = id;
    this.title = inventTitle(seed, index, 30);
    this.duration = inventDuration(seed, index);
    this.#index = index;
    this.#links = links;
  }

  get albumId(): string {
    return toId("album", this.#links.albumOfTrack(this.#index));
  }

  get artistIds(): string[] {
    const { albumOfTrack, artistsOfAlbum } = this.#links;
    return artistsOfAlbum(albumOfTrack(this.#index));
  }

  get isrc(): string {
    return `ZZSBG${String(this.#index % 10_000_000).padStart(7, "0")}`;
  }
}

class GeneratedArtist implements Artist {
  readonly id: string;
  readonly name: string;
  readonly hasLink = true;
  readonly hasImages = true;
  readonly followerCount: number;
  readonly #index: number;
  readonly #links: Links;

  constructor(seed: number, index: number, id: string, links: Links) {
    this.id = id;
    this.name = inventName(seed, index, 40);
    this.followerCount = noise(seed, index, 50) % 100_000;
    this.#index = index;
    this.#links = links;
  }

  get albumIds(): string[] {
    return this.#links.albumsOfArtist(this.#index);
  }

  get relatedIds(): string[] {
    return this.#links.relatedTo(this.#index);
  }
}
