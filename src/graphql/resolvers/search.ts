import type { GraphQLError } from "graphql";
import type { SearchFilter, SearchQuestion } from "../../amazon-music/index.ts";
import type {
  QueryResolvers,
  SearchSort,
  TrackSearchField,
} from "../../generated/graphql.ts";
import { readPage } from "./connection.ts";
import { toBadUserInput } from "./input.ts";

const maxFilters = 20;
const maxQueryLength = 300;
/** Longer than the name of any field. */
const maxFieldLength = 100;
const maxLimit = 100;
const defaultLimit = 10;

const fields: Readonly<Record<TrackSearchField, string>> = {
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

const sorts: Readonly<Record<SearchSort, string>> = {
  RELEVANCE: "relevance",
  RELEASE: "release",
  POPULARITY: "popularity",
  NAME: "name",
};

interface GivenFilter {
  readonly field?: string | null | undefined;
  readonly query: string;
}

interface SearchArguments {
  readonly filters: readonly GivenFilter[];
  readonly sortBy?: SearchSort | null | undefined;
}

function toQuestion({ filters, sortBy }: SearchArguments): SearchQuestion {
  assertFilters(filters);
  const searchFilters = filters.map(({ field, query }): SearchFilter => ({
    query,
    ...(field != null && { field }),
  }));
  return { searchFilters, ...(sortBy != null && { sortBy: sorts[sortBy] }) };
}

/** To be asked before anything is made of them: they may be a megabyte, for each of a hundred fields. */
function assertFilters(filters: readonly GivenFilter[]): void {
  if (filters.length < 1 || filters.length > maxFilters)
    throw toBadUserInput(
      `"filters" holds ${filters.length} filters; it takes 1 to ${maxFilters}.`,
    );
  for (const { field, query } of filters) {
    const error = checkQuery(query) ?? checkField(field ?? "");
    if (error !== null) throw error;
  }
}

function checkQuery(query: string): GraphQLError | null {
  if (query.length <= maxQueryLength && query.trim() !== "") return null;
  return toBadUserInput(
    `"query" has ${query.length} characters; it takes 1 to ${maxQueryLength}, not blanks alone.`,
  );
}

/** It is Amazon's word, of which the length alone is known to be wrong. */
function checkField(field: string): GraphQLError | null {
  if (field.length <= maxFieldLength) return null;
  return toBadUserInput(
    `"field" has ${field.length} characters; it takes up to ${maxFieldLength}.`,
  );
}

/** What is wrong with a search for everything; null where nothing is. */
export function checkSearch(query: string, limit: number): GraphQLError | null {
  if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit)
    return toBadUserInput(
      `"limit" is ${limit}; it goes from 1 to ${maxLimit}.`,
    );
  return checkQuery(query);
}

/** The root fields that search. */
export const searchQueries = {
  search: (_, { query, limit }, { personal }) => {
    const count = limit ?? defaultLimit;
    const error = checkSearch(query, count);
    if (error !== null) throw error;
    return personal.views.search(query, count);
  },
  searchTracks: (_, { filters, ...args }, { personal: { search } }) => {
    assertFilters(filters);
    const named = filters.map(({ field, query }) => ({
      field: field == null ? null : fields[field],
      // ISRCs are written in upper case, though Amazon itself sends some in lower case.
      query: field === "ISRC" ? query.toUpperCase() : query,
    }));
    const question = toQuestion({ ...args, filters: named });
    return readPage(search.tracks(question), args);
  },
  searchAlbums: (_, args, { personal: { search } }) =>
    readPage(search.albums(toQuestion(args)), args),
  searchArtists: (_, args, { personal: { search } }) =>
    readPage(search.artists(toQuestion(args)), args),
  searchPlaylists: (_, args, { personal: { search } }) =>
    readPage(search.playlists(toQuestion(args)), args),
  searchPodcastShows: (_, args, { personal: { search } }) =>
    readPage(search.podcastShows(toQuestion(args)), args),
  searchPodcastEpisodes: (_, args, { personal: { search } }) =>
    readPage(search.podcastEpisodes(toQuestion(args)), args),
} satisfies QueryResolvers;
