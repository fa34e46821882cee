import { GraphQLError, type GraphQLResolveInfo } from "graphql";
import type { QueryResolvers } from "../../generated/graphql.ts";
import type { Context } from "../../context.ts";
import type { PageAddress, PlacedView } from "../../loaders/index.ts";
import { readPage, readStored } from "./connection.ts";
import { findById, findEach, foundOne } from "./find.ts";
import { assertCount, checkCatalogId } from "./input.ts";
import { loadNode } from "./node.ts";
import { searchQueries } from "./search.ts";
import type { Type } from "./whole.ts";

const maxNodes = 100;
const maxCatalogIds = 500;

/** Resolves the thing of one `catalogId`. */
const one =
  <Name extends Type>(type: Name) =>
  (
    _: unknown,
    { catalogId: id }: { readonly catalogId: string },
    context: Context,
    info: GraphQLResolveInfo,
  ) =>
    checkCatalogId(id) ??
    foundOne(findById(type, id, context, info), context, info);

/** Resolves several. One bad id is an error in its own place; its neighbours are looked up. */
const several =
  <Name extends Type>(type: Name) =>
  (
    _: unknown,
    { catalogIds: ids }: { readonly catalogIds: readonly string[] },
    context: Context,
    info: GraphQLResolveInfo,
  ) => {
    assertCount("catalogIds", ids, maxCatalogIds);
    return findEach(
      ids,
      (id) => checkCatalogId(id) ?? findById(type, id, context, info),
      context,
      info,
    );
  };

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
  node: (_, { id }, context, info) => {
    const node = loadNode(id, context, info);
    return node instanceof GraphQLError ? node : foundOne(node, context, info);
  },
  nodes: (_, { ids }, context, info) => {
    assertCount("ids", ids, maxNodes);
    return findEach(ids, (id) => loadNode(id, context, info), context, info);
  },
  album: one("Album"),
  albums: several("Album"),
  track: one("Track"),
  tracks: several("Track"),
  artist: one("Artist"),
  artists: several("Artist"),
  playlist: one("Playlist"),
  podcastShow: one("PodcastShow"),
  podcastShows: several("PodcastShow"),
  podcastEpisode: one("PodcastEpisode"),
  podcastEpisodes: several("PodcastEpisode"),
  category: one("Category"),
  categories: (_, args, context, info) =>
    readStored(context.catalog.categories(), args, context, info),
  topTracks: (_, args, { personal }) => readPage(personal.topTracks, args),
  topPlaylists: (_, args, { personal }) =>
    readPage(personal.topPlaylists, args),
  newPodcastEpisodes: (_, args, { personal }) =>
    readPage(personal.newPodcastEpisodes, args),
  markets: (_, _args, context, info) =>
    foundOne(context.catalog.markets(), context, info),
  homeView: view("/v1/views/home"),
  podcastsView: view("/v1/views/podcasts"),
  albumView: detailsView("/v1/views/albums/{id}"),
  artistView: detailsView("/v1/views/artists/{id}"),
  playlistView: detailsView("/v1/views/playlists/{id}"),
  podcastShowView: detailsView("/v1/views/podcasts/shows/{id}"),
  ...searchQueries,
  me: () => ({ _type: "CurrentUser" }),
};
