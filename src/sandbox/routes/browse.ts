import type { Category } from "../catalog/entity.ts";
import { CATEGORIES, membersOf } from "../catalog/categories.ts";
import { EDITORIAL_PLAYLISTS } from "../catalog/playlists.ts";
import { hashText } from "../catalog/noise.ts";
import { connection } from "../connection.ts";
import { notFound } from "../failure.ts";
import { translate } from "../audience.ts";
import { playlistListForm } from "../forms/playlist.ts";
import { createStubs } from "../forms/stub.ts";
import type { JsonObject } from "../json.ts";
import { listBy, listOf, type List } from "../page.ts";
import { findPlaylist } from "../playlist-access.ts";
import type { ApiRequest, Route, World } from "../route.ts";

const TOP_TRACKS = 90;

/** Page "Browse". What is top or new depends on what the user listened to. */
export const browseRoutes: readonly Route[] = [
  browseRoute("tracks/top", (request, world) => {
    const { catalog } = world;
    const { track } = createStubs(catalog, request.audience);
    const tracks = some(
      TOP_TRACKS,
      catalog.tracks,
      taste(request),
      catalog.trackId,
    );
    return {
      topTracks: connection(tracks, track, request, world, {
        defaultLimit: 20,
        maxLimit: 20,
      }),
    };
  }),
  browseRoute("playlists/top", (request, world) => {
    const { editorialPlaylistId } = world.catalog;
    return {
      topPlaylists: connection(
        some(150, EDITORIAL_PLAYLISTS, taste(request), editorialPlaylistId),
        (id) => playlistItem(id, request, world),
        request,
        world,
      ),
    };
  }),
  browseRoute("podcasts/episodes/new", (request, world) => {
    const { catalog } = world;
    const { podcastEpisode } = createStubs(catalog, request.audience);
    const followed = world.states.of(request.caller.user.name).followedShows
      .ids;
    const episodes = followed.flatMap(
      (id) => catalog.show(id)?.episodeIds.slice(0, 20) ?? [],
    );
    return {
      newPodcastEpisodes: connection(
        listOf(episodes),
        podcastEpisode,
        request,
        world,
      ),
    };
  }),
  browseRoute("categories", (request, world) => {
    const categories = listBy(CATEGORIES, (place) =>
      requireCategory(world.catalog.categoryId(place), world),
    );
    // Counted from two, as in Amazon's own example.
    const cursorOf = ({ id }: Category, place: number) => `${place + 2}:${id}`;
    return {
      browseCategories: connection(
        categories,
        ({ id, name }) => ({
          id,
          name: translate(name, request.audience.language),
        }),
        request,
        world,
        {
          edge: (category, place) => ({ cursor: cursorOf(category, place) }),
          tokens: {
            write: cursorOf,
            read(token) {
              const [number, id = ""] = token.split(":");
              const place = world.catalog.category(id)?.index;
              return place !== undefined && number === String(place + 2)
                ? place
                : undefined;
            },
          },
        },
      ),
    };
  }),
  browseRoute("categories/:id", (request, world) => ({
    category: {
      ...categoryForm(request, world),
      categoryType: "GENRE",
    },
  })),
  browseRoute("categories/:id/albums", (request, world) => {
    const { catalog } = world;
    const { album } = createStubs(catalog, request.audience);
    const albums = ofCategory(catalog.albums, catalog.albumId, request, world);
    const { id, name } = categoryForm(request, world);
    return {
      category: { id, name, albums: connection(albums, album, request, world) },
    };
  }),
  browseRoute("categories/:id/playlists", (request, world) => {
    const { editorialPlaylistId } = world.catalog;
    return {
      category: {
        ...categoryForm(request, world),
        playlists: connection(
          ofCategory(EDITORIAL_PLAYLISTS, editorialPlaylistId, request, world),
          (id) => playlistItem(id, request, world),
          request,
          world,
        ),
      },
    };
  }),
  browseRoute("categories/:id/tracks", (request, world) => {
    const { catalog } = world;
    const { track } = createStubs(catalog, request.audience);
    const tracks = ofCategory(catalog.tracks, catalog.trackId, request, world);
    const { id, name } = categoryForm(request, world);
    return {
      category: {
        id,
        name,
        tracks: connection(tracks, track, request, world, { tokens: "tztok" }),
      },
    };
  }),
];

function browseRoute(
  path: string,
  toData: (request: ApiRequest, world: World) => JsonObject,
): Route {
  return {
    method: "GET",
    path: `/v1/browse/${path}`,
    scopes: ["music::catalog"],
    answer: (request, world) => ({
      shape: "graph",
      data: toData(request, world),
    }),
  };
}

/** What one user gets to see first. */
function taste({ audience }: ApiRequest): number {
  return hashText(audience.userId) % 1000;
}

/** So many ids, beginning at a place of the generated catalogue. */
function some(
  count: number,
  size: number,
  start: number,
  toCatalogId: (index: number) => string,
): List<string> {
  return listBy(Math.min(count, size), (place) =>
    toCatalogId((start + place) % size),
  );
}

function ofCategory(
  size: number,
  toCatalogId: (index: number) => string,
  request: ApiRequest,
  world: World,
): List<string> {
  const category = requireCategory(request.param("id"), world);
  return listOf(membersOf(category, size, toCatalogId));
}

export function requireCategory(id: string, { catalog }: World): Category {
  const category = catalog.category(id);
  if (category === undefined) throw notFound();
  return category;
}

function categoryForm(request: ApiRequest, world: World): JsonObject {
  const { id, name } = requireCategory(request.param("id"), world);
  return {
    id,
    name: translate(name, request.audience.language),
    url: `https://music.amazon.com/genres/${id}`,
  };
}

function playlistItem(
  id: string,
  request: ApiRequest,
  world: World,
): JsonObject {
  const playlist = findPlaylist(id, request, world);
  if (playlist === undefined) throw notFound();
  return playlistListForm(playlist, request.audience);
}
