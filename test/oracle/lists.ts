import type { Json } from "./world.ts";

/** A list that Amazon pages. */
interface ListFacts {
  /** Where it is; `{id}` is the thing that it belongs to. */
  readonly path: string;
  /** The largest page. */
  readonly max: number;
  /** Whether its pages are kept for later requests: the catalogue's are, a caller's own are not. */
  readonly isKept?: boolean;
  /** Whether it is searched: the question goes in the body. */
  readonly isSearch?: boolean;
}

/** Every field that reads a list of its own, from the endpoints and page limits of Amazon's documents. */
const lists: Readonly<Record<string, ListFacts>> = {
  "Query.categories": kept("/v1/browse/categories"),
  "Query.topTracks": { path: "/v1/browse/tracks/top", max: 20 },
  "Query.topPlaylists": { path: "/v1/browse/playlists/top", max: 100 },
  "Query.newPodcastEpisodes": {
    path: "/v1/browse/podcasts/episodes/new",
    max: 100,
  },
  "Query.searchTracks": search("tracks"),
  "Query.searchAlbums": search("albums"),
  "Query.searchArtists": search("artists"),
  "Query.searchPlaylists": search("playlists"),
  "Query.searchPodcastShows": search("podcasts/shows"),
  "Query.searchPodcastEpisodes": search("podcasts/episodes"),
  "Artist.albums": kept("/v1/artists/{id}/albums"),
  "Artist.tracks": kept("/v1/artists/{id}/tracks"),
  "Artist.relatedArtists": kept("/v1/artists/{id}/related"),
  "Artist.followers": { path: "/v1/artists/{id}/followers", max: 100 },
  "Category.albums": kept("/v1/browse/categories/{id}/albums"),
  "Category.playlists": kept("/v1/browse/categories/{id}/playlists"),
  "Category.tracks": kept("/v1/browse/categories/{id}/tracks"),
  "Playlist.tracks": { path: "/v1/playlists/{id}/tracks", max: 100 },
  "PodcastShow.episodes": kept("/v1/podcasts/shows/{id}"),
  "User.recentlyPlayedEntities": {
    path: "/v1/users/{id}/recentlyPlayedEntities",
    max: 100,
  },
  "CurrentUser.libraryAlbums": { path: "/v1/me/library/albums", max: 100 },
  "CurrentUser.libraryTracks": { path: "/v1/me/library/tracks", max: 100 },
  "CurrentUser.likedTracks": { path: "/v1/me/tracks", max: 100 },
  "CurrentUser.playlists": { path: "/v1/me/playlists", max: 100 },
  "CurrentUser.followedArtists": { path: "/v1/me/followed/artists", max: 100 },
  "CurrentUser.followedPlaylists": {
    path: "/v1/me/followed/playlists",
    max: 100,
  },
  "CurrentUser.recentlyPlayed": { path: "/v1/player/recentlyPlayed", max: 60 },
  "CurrentUser.recentlyPlayedEntities": {
    path: "/v1/me/recentlyPlayedEntities",
    max: 100,
  },
};

function kept(path: string): ListFacts {
  return { path, max: 100, isKept: true };
}

function search(kind: string): ListFacts {
  return { path: `/v1/search/${kind}`, max: 20, isSearch: true };
}

export interface List extends ListFacts {
  /** The type and the field that reads it. */
  readonly type: string;
  readonly field: string;
}

/** The list that a field reads; undefined where it reads none. */
export function findList(type: string, field: string): List | undefined {
  const list = lists[`${type}.${field}`];
  return list && { ...list, type, field };
}

/** The smallest page that is asked: a token goes with the limit it came from. */
const smallestPage = 20;

/** How much the first page of a list is asked for. */
export function toLimit({ max }: List, first: number): number {
  return Math.min(max, Math.max(first, smallestPage));
}

/** How many things are asked of a list. */
export function toFirst({ first }: Json): number {
  return Number(first ?? 20);
}

const searchFields: Readonly<Record<string, string>> = {
  ID: "id",
  ASIN: "asin",
  ALBUM_ID: "albumId",
  ALBUM_NAME: "albumName",
  ARTIST_ID: "artistId",
  ARTIST_NAME: "artistName",
  CATEGORY_ID: "categoryId",
  NAME: "name",
  ISRC: "isrc",
};

/** What a search for things of one type asks Amazon. */
export function toQuestion(args: Json): Json {
  const filters = args["filters"] as readonly Json[];
  const sortBy = args["sortBy"] as string | undefined;
  return {
    searchFilters: filters.map(({ field, query }) => ({
      query,
      ...(field != null && {
        field: searchFields[field as string] ?? field,
      }),
    })),
    ...(sortBy != null && { sortBy: sortBy.toLowerCase() }),
  };
}
