import type { Call } from "./send.ts";

/** What an access token can be good for: the scopes of Login with Amazon that some call needs. */
export type Scope =
  | "music::catalog"
  | "music::favorites"
  | "music::favorites:read"
  | "music::history"
  | "music::library"
  | "music::library:read"
  | "music::profile"
  | "music::profile:read";

type Operation = `${Call["method"]} /v1/${string}`;

/**
 * The scope behind each call, by method and route. Where the documents are
 * silent it is the likely one: views and markets by what they show. Of the
 * profile they print the two scopes the wrong way round, and one page writes
 * `music::library::read`. Null where nothing is known.
 */
const scopes: Readonly<Record<Operation, Scope | null>> = {
  "GET /v1/albums": "music::catalog",
  "GET /v1/tracks": "music::catalog",
  "GET /v1/artists": "music::catalog",
  "GET /v1/artists/{id}/albums": "music::catalog",
  "GET /v1/artists/{id}/tracks": "music::catalog",
  "GET /v1/artists/{id}/related": "music::catalog",
  "GET /v1/artists/{id}/followers": null,
  "GET /v1/podcasts/shows/{id}": "music::catalog",
  "GET /v1/podcasts/shows": "music::catalog",
  "GET /v1/podcasts/episodes": "music::catalog",
  "GET /v1/markets": "music::catalog",

  "GET /v1/search": "music::catalog",
  "POST /v1/search/tracks": "music::catalog",
  "POST /v1/search/albums": "music::catalog",
  "POST /v1/search/artists": "music::catalog",
  "POST /v1/search/playlists": "music::catalog",
  "POST /v1/search/podcasts/shows": "music::catalog",
  "POST /v1/search/podcasts/episodes": "music::catalog",

  "GET /v1/browse/tracks/top": "music::catalog",
  "GET /v1/browse/playlists/top": "music::catalog",
  "GET /v1/browse/podcasts/episodes/new": "music::catalog",
  "GET /v1/browse/categories": "music::catalog",
  "GET /v1/browse/categories/{id}": "music::catalog",
  "GET /v1/browse/categories/{id}/albums": "music::catalog",
  "GET /v1/browse/categories/{id}/playlists": "music::catalog",
  "GET /v1/browse/categories/{id}/tracks": "music::catalog",

  "GET /v1/views/home": "music::catalog",
  "GET /v1/views/podcasts": "music::catalog",
  "GET /v1/views/artists/{id}": "music::catalog",
  "GET /v1/views/albums/{id}": "music::catalog",
  "GET /v1/views/playlists/{id}": "music::catalog",
  "GET /v1/views/podcasts/shows/{id}": "music::catalog",
  "GET /v1/views/library": "music::library:read",
  "GET /v1/views/library/albums": "music::library:read",
  "GET /v1/views/library/artists": "music::library:read",
  "GET /v1/views/library/songs": "music::library:read",
  "GET /v1/views/library/playlists": "music::library:read",
  "GET /v1/views/library/podcasts": "music::library:read",
  "GET /v1/views/recent": "music::history",

  "GET /v1/me": "music::profile:read",
  "PUT /v1/me": "music::profile",
  "GET /v1/me/library/albums": "music::library:read",
  "PUT /v1/me/library/albums/{id}": "music::library",
  "DELETE /v1/me/library/albums/{id}": "music::library",
  "GET /v1/me/library/tracks": "music::library:read",
  "PUT /v1/me/library/tracks/{id}": "music::library",
  "DELETE /v1/me/library/tracks/{id}": "music::library",
  "PUT /v1/me/library/podcasts/episodes/{id}": "music::library",
  "DELETE /v1/me/library/podcasts/episodes/{id}": "music::library",
  "GET /v1/me/tracks": "music::favorites:read",
  "PUT /v1/me/tracks/{id}": "music::favorites",
  "GET /v1/me/followed/artists": "music::favorites:read",
  "GET /v1/me/followed/playlists": "music::favorites:read",
  "PUT /v1/me/followed/playlists/{id}": "music::favorites",
  "DELETE /v1/me/followed/playlists/{id}": "music::favorites",
  "PUT /v1/me/followed/podcasts/shows/{id}": "music::favorites",
  "DELETE /v1/me/followed/podcasts/shows/{id}": "music::favorites",
  "GET /v1/player/recentlyPlayed": "music::history",
  "GET /v1/me/recentlyPlayedEntities": "music::history",
  "GET /v1/users/{id}/recentlyPlayedEntities": "music::history",

  "GET /v1/me/playlists": "music::library:read",
  "GET /v1/playlists/{id}": "music::library",
  "GET /v1/playlists/{id}/tracks": "music::library:read",
  "POST /v1/playlists": "music::library",
  "PUT /v1/playlists/{id}": "music::library",
  "DELETE /v1/playlists/{id}": "music::library",
  "PUT /v1/playlists/{id}/tracks": "music::library",
  "DELETE /v1/playlists/{id}/tracks": "music::library",
  "PATCH /v1/playlists/{id}/tracks": "music::library",
};

/** By method and route, such as `GET /v1/albums`. A call that is not in it needs no scope of Amazon Music. */
export const scopeOfOperation: ReadonlyMap<string, Scope | null> = new Map(
  Object.entries(scopes),
);
