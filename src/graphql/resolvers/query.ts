import type { GraphQLError } from "graphql";
import type { QueryResolvers } from "../../generated/graphql.ts";
import type { Context } from "../../context.ts";
import type { ById, PageAddress, PlacedView } from "../../loaders/index.ts";
import { readPage } from "./connection.ts";
import { assertCount, checkCatalogId } from "./input.ts";
import { loadNode } from "./node.ts";
import { searchQueries } from "./search.ts";

const maxNodes = 100;
const maxCatalogIds = 500;

function loadOne<Entity>(
  loader: ById<Entity>,
  id: string,
): Promise<Entity | null> | GraphQLError {
  return checkCatalogId(id) ?? loader.load(id);
}

/** One bad id is an error in its own place; its neighbours are looked up. */
function loadMany<Entity>(
  loader: ById<Entity>,
  ids: readonly string[],
): (Promise<Entity | null> | GraphQLError)[] {
  assertCount("catalogIds", ids, maxCatalogIds);
  return ids.map((id) => loadOne(loader, id));
}

/** Resolves a view that is about nothing in particular, or one group of it. */
const view =
  (route: PageAddress["route"]) =>
  (
    _: unknown,
    { groupId = null }: { groupId?: string | null },
    { personal }: Context,
  ): Promise<PlacedView | null> =>
    personal.views.load({ route, id: "", groupId });

/** Resolves the details page of the thing with this id. */
const detailsView =
  (route: PageAddress["route"]) =>
  (
    _: unknown,
    { catalogId: id }: { catalogId: string },
    { personal }: Context,
  ): Promise<PlacedView | null> | GraphQLError =>
    checkCatalogId(id) ?? personal.views.load({ route, id, groupId: null });

export const Query: QueryResolvers = {
  node: (_, { id }, context) => loadNode(id, context),
  nodes: (_, { ids }, context) => {
    assertCount("ids", ids, maxNodes);
    return ids.map((id) => loadNode(id, context));
  },
  album: (_, { catalogId }, { catalog }) => loadOne(catalog.album, catalogId),
  albums: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.album, catalogIds),
  track: (_, { catalogId }, { catalog }) => loadOne(catalog.track, catalogId),
  tracks: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.track, catalogIds),
  artist: (_, { catalogId }, { catalog }) => loadOne(catalog.artist, catalogId),
  artists: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.artist, catalogIds),
  playlist: (_, { catalogId }, { personal }) =>
    checkCatalogId(catalogId) ?? personal.playlist(catalogId),
  podcastShow: (_, { catalogId }, { catalog }) =>
    loadOne(catalog.podcastShow, catalogId),
  podcastShows: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.podcastShow, catalogIds),
  podcastEpisode: (_, { catalogId }, { catalog }) =>
    loadOne(catalog.podcastEpisode, catalogId),
  podcastEpisodes: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.podcastEpisode, catalogIds),
  category: (_, { catalogId }, { catalog }) =>
    loadOne(catalog.category, catalogId),
  categories: (_, args, { catalog }) => readPage(catalog.categories, args),
  topTracks: (_, args, { personal }) => readPage(personal.topTracks, args),
  topPlaylists: (_, args, { personal }) =>
    readPage(personal.topPlaylists, args),
  newPodcastEpisodes: (_, args, { personal }) =>
    readPage(personal.newPodcastEpisodes, args),
  markets: (_, _args, { catalog }) => catalog.markets(),
  homeView: view("/v1/views/home"),
  podcastsView: view("/v1/views/podcasts"),
  albumView: detailsView("/v1/views/albums/{id}"),
  artistView: detailsView("/v1/views/artists/{id}"),
  playlistView: detailsView("/v1/views/playlists/{id}"),
  podcastShowView: detailsView("/v1/views/podcasts/shows/{id}"),
  ...searchQueries,
  me: () => ({ _type: "CurrentUser" }),
};
