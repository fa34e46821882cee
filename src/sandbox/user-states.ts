import { users, type UserName } from "./accounts.ts";
import type { Catalog } from "./catalog/catalog.ts";
import { PODCAST_SHOWS } from "./catalog/podcasts.ts";
import { EDITORIAL_PLAYLISTS } from "./catalog/playlists.ts";
import { noise } from "./catalog/noise.ts";
import { ownerOfPlaylist, userPlaylistId, works } from "./catalog/works.ts";
import { toId } from "./catalog/id.ts";

export type Visibility = "PUBLIC" | "PRIVATE";

export interface PlaylistEntry {
  /** Names one occurrence of a track: the same track may stand twice. */
  id: string;
  trackId: string;
}

export interface UserPlaylist {
  id: string;
  title: string;
  description: string;
  visibility: Visibility;
  entries: PlaylistEntry[];
  /** Of the next entry, never given twice. */
  nextEntry: number;
}

/** All that is one user's own. Lists have the newest first. */
export interface UserState {
  name: string;
  visibility: Visibility;
  playbackVisibility: Visibility;
  savedAlbums: IdList;
  savedTracks: IdList;
  savedEpisodes: IdList;
  followedArtists: IdList;
  followedPlaylists: IdList;
  followedShows: IdList;
  ratings: Map<string, "LIKE" | "DISLIKE">;
  playlists: UserPlaylist[];
  played: readonly { trackId: string; playedAt: string }[];
}

/** Adding what is there and removing what is not change nothing. */
export interface IdList {
  readonly ids: readonly string[];
  add(id: string): void;
  remove(id: string): void;
}

export interface UserStates {
  of(name: UserName): UserState;
  findPlaylist(
    id: string,
  ): { owner: UserName; playlist: UserPlaylist } | undefined;
  createPlaylist(
    owner: UserName,
    values: Pick<UserPlaylist, "title" | "description" | "visibility">,
  ): UserPlaylist;
  reset(): void;
}

/** All longer than the longest page, so that whoever reads one page only does not get it all. */
const initialCounts = {
  albums: 230,
  tracks: 240,
  episodes: 25,
  artists: 130,
  playlists: 130,
  followedPlaylists: 120,
  shows: 25,
  played: 150,
};

export function createUserStates(catalog: Catalog): UserStates {
  const states = new Map<UserName, UserState>();
  const createdPlaylists = new Map<UserName, number>();

  function of(name: UserName): UserState {
    const known = states.get(name);
    if (known !== undefined) return known;
    const state = initialState(name, catalog);
    states.set(name, state);
    return state;
  }

  return {
    of,

    findPlaylist(id) {
      const owner = ownerOfPlaylist(id);
      if (owner === undefined) return undefined;
      const playlist = of(owner).playlists.find((own) => own.id === id);
      return playlist && { owner, playlist };
    },

    createPlaylist(owner, values) {
      const count = createdPlaylists.get(owner) ?? initialCounts.playlists;
      createdPlaylists.set(owner, count + 1);
      const id = userPlaylistId(owner, count);
      const playlist = { id, ...values, entries: [], nextEntry: 0 };
      of(owner).playlists.unshift(playlist);
      return playlist;
    },

    reset() {
      states.clear();
      createdPlaylists.clear();
    },
  };
}

export function addEntry(playlist: UserPlaylist, trackId: string): void {
  const entry = playlist.nextEntry++;
  playlist.entries.push({
    id: `${playlist.id.slice(0, 8)}${toId("playlistEntry", entry).slice(8)}`,
    trackId,
  });
}

function initialState(name: UserName, catalog: Catalog): UserState {
  const { displayName } = users[name];
  const isEmpty = name === "gateway";
  // Two users share some of the catalogue and not all of it.
  const shift = name === "ben" ? 100 : 0;
  const some = (
    count: number,
    size: number,
    toCatalogId: (index: number) => string,
    named: readonly string[] = [],
  ) =>
    createIdList(
      isEmpty
        ? []
        : [
            ...named,
            ...Array.from({ length: Math.min(count, size) }, (_, place) =>
              toCatalogId((place + shift) % size),
            ),
          ],
    );
  const albums =
    name === "ben"
      ? [works.albums.abroad]
      : [works.albums.plain, works.albums.unicodeTitle, works.albums.boxSet];
  const savedTracks = some(
    initialCounts.tracks,
    catalog.tracks,
    catalog.trackId,
    [works.tracks.plain],
  );
  return {
    name: displayName,
    visibility: "PUBLIC",
    playbackVisibility: "PRIVATE",
    savedAlbums: some(
      initialCounts.albums,
      catalog.albums,
      catalog.albumId,
      albums,
    ),
    savedTracks,
    savedEpisodes: some(
      initialCounts.episodes,
      initialCounts.episodes,
      (place) =>
        catalog.show(works.podcastShows.long)?.episodeIds[place + shift] ?? "",
    ),
    followedArtists: some(
      initialCounts.artists,
      catalog.artists,
      catalog.artistId,
    ),
    followedPlaylists: some(
      initialCounts.followedPlaylists,
      EDITORIAL_PLAYLISTS,
      catalog.editorialPlaylistId,
    ),
    followedShows: some(initialCounts.shows, PODCAST_SHOWS, catalog.showId),
    ratings: new Map(
      savedTracks.ids.slice(0, 120).map((id) => [id, "LIKE"] as const),
    ),
    playlists: isEmpty ? [] : initialPlaylists(name, catalog),
    played: isEmpty ? [] : initialHistory(shift, catalog),
  };
}

function initialPlaylists(name: UserName, catalog: Catalog): UserPlaylist[] {
  return Array.from({ length: initialCounts.playlists }, (_, place) => {
    const playlist: UserPlaylist = {
      id: userPlaylistId(name, place),
      title: `${users[name].displayName}'s Playlist ${place + 1}`,
      description: `Number ${place + 1} of ${initialCounts.playlists}`,
      visibility: place % 2 === 0 ? "PUBLIC" : "PRIVATE",
      entries: [],
      nextEntry: 0,
    };
    for (const trackId of initialTracks(place, catalog))
      addEntry(playlist, trackId);
    return playlist;
  });
}

/** The first playlist is empty, the second long, and in the third a track stands twice. */
function initialTracks(place: number, catalog: Catalog): string[] {
  const track = (index: number) =>
    catalog.trackId((place * 40 + index) % catalog.tracks);
  if (place === 0 || catalog.tracks === 0) return [];
  if (place === 2) return [track(0), track(1), track(0)];
  const length = place === 1 ? 250 : 1 + (noise(1, place, 200) % 12);
  return Array.from({ length }, (_, index) => track(index));
}

function initialHistory(shift: number, catalog: Catalog) {
  const end = Date.UTC(2026, 0, 31, 20);
  return Array.from(
    { length: catalog.tracks === 0 ? 0 : initialCounts.played },
    (_, place) => ({
      trackId: catalog.trackId((shift + place * 7) % catalog.tracks),
      playedAt: new Date(end - place * 240_000).toISOString(),
    }),
  );
}

function createIdList(initial: readonly string[]): IdList {
  let ids = initial;
  return {
    get ids() {
      return ids;
    },
    add(id) {
      if (!ids.includes(id)) ids = [id, ...ids];
    },
    remove(id) {
      ids = ids.filter((other) => other !== id);
    },
  };
}
