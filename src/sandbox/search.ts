import type { Catalog } from "./catalog/catalog.ts";
import { membersOf } from "./catalog/categories.ts";
import { hashText } from "./catalog/noise.ts";
import { EDITORIAL_PLAYLISTS } from "./catalog/playlists.ts";
import { PODCAST_SHOWS } from "./catalog/podcasts.ts";
import { namedAlbums, namedArtists } from "./catalog/works.ts";

export const searchKinds = [
  "tracks",
  "albums",
  "artists",
  "playlists",
  "podcasts/shows",
  "podcasts/episodes",
] as const;

export type SearchKind = (typeof searchKinds)[number];

export const sortings = ["relevance", "release", "popularity", "name"] as const;

export type Sorting = (typeof sortings)[number];

export interface SearchFilter {
  /** Anywhere when undefined. */
  field: string | undefined;
  query: string;
}

/** Finds ids; all filters must match, as clients assume. The singles and a user's own playlists are not found. */
export interface Search {
  find(
    kind: SearchKind,
    filters: readonly SearchFilter[],
    sorting: Sorting,
  ): readonly string[];
}

/** The fields that a filter may name. Only those of tracks are documented; the others are read by analogy. */
export const searchFields: Readonly<Record<SearchKind, readonly string[]>> = {
  tracks: [
    "id",
    "asin",
    "albumId",
    "albumName",
    "artistId",
    "artistName",
    "categoryId",
    "name",
    "isrc",
  ],
  albums: ["id", "asin", "artistId", "artistName", "categoryId", "name"],
  artists: ["id", "asin", "name"],
  playlists: ["id", "asin", "name"],
  "podcasts/shows": ["id", "asin", "name"],
  "podcasts/episodes": ["id", "name"],
};

interface Found {
  id: string;
  name: string;
  /** What a field is compared with, besides id and name. */
  fields: Readonly<Record<string, readonly string[]>>;
  releaseDate: string;
}

export function createSearch(catalog: Catalog): Search {
  // Built at the first search for the kind, since most sandboxes never see one.
  const pools = new Map<SearchKind, readonly Found[]>();

  function poolOf(kind: SearchKind): readonly Found[] {
    const known = pools.get(kind);
    if (known !== undefined) return known;
    const pool = kind === "tracks" ? collectTracks() : collect(kind, catalog);
    pools.set(kind, pool);
    return pool;
  }

  function collectTracks(): Found[] {
    const dates = new Map(
      poolOf("albums").map(({ id, releaseDate }) => [id, releaseDate]),
    );
    return trackIds(catalog)
      .map((id) => catalog.track(id))
      .filter((track) => track !== undefined)
      .map(({ id, title, albumId, artistIds, isrc }) => ({
        id,
        name: title,
        fields: { albumId: [albumId], artistId: artistIds, isrc: [isrc] },
        releaseDate: dates.get(albumId) ?? "",
      }));
  }

  function idsOfCategory(kind: SearchKind, id: string): ReadonlySet<string> {
    const category = catalog.category(id);
    if (category === undefined) return new Set();
    return new Set(
      kind === "tracks"
        ? membersOf(category, catalog.tracks, catalog.trackId)
        : membersOf(category, catalog.albums, catalog.albumId),
    );
  }

  /** Ids of a kind whose name matches: so that names of artists and albums are read once, not for every track. */
  function idsByName(kind: SearchKind, query: string): ReadonlySet<string> {
    return new Set(
      poolOf(kind)
        .filter(({ name }) => includes(name, query))
        .map(({ id }) => id),
    );
  }

  function toPredicate(
    kind: SearchKind,
    { field, query }: SearchFilter,
  ): (found: Found) => boolean {
    switch (field) {
      case undefined: {
        const rest = ["name", "id", "isrc", "artistName"]
          .filter((name) => searchFields[kind].includes(name))
          .map((name) => toPredicate(kind, { field: name, query }));
        return (found) => rest.some((isMatch) => isMatch(found));
      }
      case "name":
        return ({ name }) => includes(name, query);
      case "id":
      case "asin":
        return ({ id }) => id === query;
      case "artistName": {
        const ids = idsByName("artists", query);
        return ({ fields }) =>
          fields["artistId"]?.some((id) => ids.has(id)) ?? false;
      }
      case "albumName": {
        const ids = idsByName("albums", query);
        return ({ fields }) =>
          fields["albumId"]?.some((id) => ids.has(id)) ?? false;
      }
      case "categoryId": {
        const ids = idsOfCategory(kind, query);
        return ({ id }) => ids.has(id);
      }
      default: {
        const wanted = query.toUpperCase();
        return ({ fields }) =>
          fields[field]?.some((value) => value.toUpperCase() === wanted) ??
          false;
      }
    }
  }

  return {
    find(kind, filters, sorting) {
      const predicates = filters.map((filter) => toPredicate(kind, filter));
      const found = poolOf(kind).filter((one) =>
        predicates.every((isMatch) => isMatch(one)),
      );
      return sort(found, sorting, filters[0]?.query ?? "").map(({ id }) => id);
    },
  };
}

function includes(text: string, query: string): boolean {
  return text.toLowerCase().includes(query.toLowerCase());
}

function sort(
  found: Found[],
  sorting: Sorting,
  query: string,
): readonly Found[] {
  const rank = ({ name }: Found) =>
    name.toLowerCase().startsWith(query.toLowerCase()) ? 0 : 1;
  switch (sorting) {
    case "relevance":
      return found.sort((one, other) => rank(one) - rank(other));
    case "release":
      return found.sort((one, other) =>
        other.releaseDate.localeCompare(one.releaseDate),
      );
    case "popularity":
      return found.sort((one, other) => hashText(one.id) - hashText(other.id));
    case "name":
      return found.sort((one, other) => one.name.localeCompare(other.name));
  }
}

function collect(
  kind: Exclude<SearchKind, "tracks">,
  catalog: Catalog,
): Found[] {
  switch (kind) {
    case "albums":
      return [
        ...namedAlbums.map(({ id }) => id),
        ...indexes(catalog.albums).map(catalog.albumId),
      ]
        .map((id) => catalog.album(id))
        .filter((album) => album !== undefined)
        .map(({ id, title, artistIds, releaseDate }) => ({
          id,
          name: title,
          fields: { artistId: artistIds },
          releaseDate,
        }));
    case "artists":
      return [
        ...namedArtists.map(({ id }) => id),
        ...indexes(catalog.artists).map(catalog.artistId),
      ].map((id) => toFound(id, catalog.artist(id)?.name));
    case "playlists":
      return indexes(EDITORIAL_PLAYLISTS)
        .map(catalog.editorialPlaylistId)
        .map((id) => toFound(id, catalog.playlist(id)?.title));
    case "podcasts/shows":
      return indexes(PODCAST_SHOWS)
        .map(catalog.showId)
        .map((id) => toFound(id, catalog.show(id)?.title));
    case "podcasts/episodes":
      return indexes(PODCAST_SHOWS)
        .flatMap(
          (index) => catalog.show(catalog.showId(index))?.episodeIds ?? [],
        )
        .map((id) => {
          const episode = catalog.episode(id);
          return toFound(id, episode?.title, episode?.releaseDate);
        });
  }
}

function toFound(id: string, name = "", releaseDate = ""): Found {
  return { id, name, fields: {}, releaseDate };
}

function trackIds(catalog: Catalog): string[] {
  return [
    ...namedAlbums.flatMap(({ id }) => catalog.album(id)?.trackIds ?? []),
    ...indexes(catalog.tracks).map(catalog.trackId),
  ];
}

function indexes(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}
