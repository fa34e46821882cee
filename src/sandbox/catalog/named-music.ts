import type { Album, Artist, Track } from "./entity.ts";
import { toId, toIndex } from "./id.ts";
import { inventDate, inventDuration, inventLabel } from "./invent.ts";
import {
  namedAlbums,
  namedArtists,
  TRACKS_PER_WORK,
  works,
  type NamedArtist,
} from "./works.ts";

export interface NamedMusic {
  album(id: string): Album | undefined;
  track(id: string): Track | undefined;
  artist(id: string): Artist | undefined;
}

/** The works that `works` names, and the singles of the artist who has too many for one page. */
export function createNamedMusic(seed: number, artists: number): NamedMusic {
  const albumSlots = new Map(namedAlbums.map(({ id }, slot) => [id, slot]));
  const artistsById = new Map(
    namedArtists.map((artist) => [artist.id, artist]),
  );
  const singleCount = artistsById.get(works.artists.prolific)?.singles ?? 0;

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

  function namedAlbum(slot: number): Album | undefined {
    const named = namedAlbums[slot];
    if (named === undefined) return undefined;
    const { id, title, artistIds, tracks, releaseDate } = named;
    const trackCount = typeof tracks === "number" ? tracks : tracks.length;
    return {
      id,
      title,
      artistIds,
      trackIds: Array.from({ length: trackCount }, (_, place) =>
        toId("workTrack", slot * TRACKS_PER_WORK + place),
      ),
      releaseDate,
      label: inventLabel(seed, slot),
      hasImages: named.hasImages ?? true,
      territories: named.territories ?? null,
    };
  }

  function track(
    id: string,
    index: number,
    album: Album | undefined,
    title: string | undefined,
    isrcPrefix: string,
  ): Track | undefined {
    if (album === undefined || title === undefined) return undefined;
    return {
      id,
      title,
      albumId: album.id,
      artistIds: album.artistIds,
      duration: inventDuration(seed, index),
      isrc: isrcPrefix + String(index).padStart(7, "0"),
      territories: album.territories,
    };
  }

  function namedTrack(id: string, index: number): Track | undefined {
    const slot = Math.floor(index / TRACKS_PER_WORK);
    const place = index % TRACKS_PER_WORK;
    const titles = namedAlbums[slot]?.tracks ?? [];
    const invented = `High Water ${place + 1}`;
    const title =
      typeof titles !== "number"
        ? titles[place]
        : place < titles
          ? invented
          : undefined;
    return track(id, index, namedAlbum(slot), title, "ZZSBW");
  }

  function namedArtist(artist: NamedArtist): Artist {
    const { id, name, singles = 0, related = 0 } = artist;
    return {
      id,
      name,
      hasLink: artist.hasLink ?? true,
      hasImages: artist.hasImages ?? true,
      followerCount: artist.followers ?? 0,
      albumIds: [
        ...namedAlbums
          .filter(({ artistIds }) => artistIds.includes(id))
          .map((album) => album.id),
        ...Array.from({ length: singles }, (_, index) => toId("single", index)),
      ],
      relatedIds: Array.from(
        { length: Math.min(related, artists) },
        (_, index) => toId("artist", index),
      ),
    };
  }

  return {
    album(id) {
      const slot = albumSlots.get(id);
      if (slot !== undefined) return namedAlbum(slot);
      const index = toIndex("single", id);
      return index !== undefined && index < singleCount
        ? single(index)
        : undefined;
    },

    track(id) {
      const workIndex = toIndex("workTrack", id);
      if (workIndex !== undefined) return namedTrack(id, workIndex);
      const index = toIndex("singleTrack", id);
      return index !== undefined && index < singleCount
        ? track(id, index, single(index), `Friday ${index + 1}`, "ZZSBS")
        : undefined;
    },

    artist(id) {
      const artist = artistsById.get(id);
      return artist && namedArtist(artist);
    },
  };
}
