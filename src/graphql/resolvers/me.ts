import type { User } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type {
  CurrentUserResolvers,
  PlaybackEdgeResolvers,
} from "../../generated/graphql.ts";
import type { Myself, PageAddress, PlacedView } from "../../loaders/index.ts";
import { edge, readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { assertCatalogIds } from "./input.ts";
import { toDateTime, toVisibility } from "./value.ts";

const maxAlbumIds = 100;

/** Resolves a field of the profile, which is read once it is asked for. */
const profile =
  <Result>(read: (user: User) => Result) =>
  (_: Myself, _args: unknown, { personal }: Context): Promise<Result> =>
    personal.user().then(read);

const view =
  (route: PageAddress["route"]) =>
  (
    _: Myself,
    _args: unknown,
    { personal }: Context,
  ): Promise<PlacedView | null> =>
    personal.views.load({ route, id: "", groupId: null });

export const CurrentUser: CurrentUserResolvers = {
  id: (_, _args, { personal }) => toGlobalId("CurrentUser", personal.callerId),
  userId: profile(({ id }) => id),
  name: profile(({ name = null }) => name),
  images: profile(({ images = null }) => images),
  url: profile(({ url = null }) => url),
  handle: profile(({ handle = null }) => handle),
  tier: profile(({ tier = null }) => tier),
  visibility: profile(({ visibility }) =>
    visibility == null ? null : toVisibility(visibility),
  ),
  playbackVisibility: profile(({ playbackVisibility }) =>
    playbackVisibility == null ? null : toVisibility(playbackVisibility),
  ),
  libraryAlbums: (_, { catalogIds, ...args }, { personal }) => {
    assertCatalogIds("catalogIds", catalogIds ?? [], maxAlbumIds);
    return readPage(personal.libraryAlbums(catalogIds ?? null), args);
  },
  libraryTracks: (_, args, { personal }) =>
    readPage(personal.libraryTracks, args),
  likedTracks: (_, args, { personal }) => readPage(personal.likedTracks, args),
  playlists: (_, args, { personal }) => readPage(personal.playlists, args),
  followedArtists: (_, args, { personal }) =>
    readPage(personal.followedArtists, args),
  followedPlaylists: (_, args, { personal }) =>
    readPage(personal.followedPlaylists, args),
  recentlyPlayed: (_, args, { personal }) =>
    readPage(personal.recentlyPlayed, args),
  recentlyPlayedEntities: (_, args, { personal }) =>
    readPage(personal.recentlyPlayedEntities, args),
  libraryView: (_, { groupId = null }, { personal }) =>
    personal.views.load({ route: "/v1/views/library", id: "", groupId }),
  libraryAlbumsView: view("/v1/views/library/albums"),
  libraryArtistsView: view("/v1/views/library/artists"),
  librarySongsView: view("/v1/views/library/songs"),
  libraryPlaylistsView: view("/v1/views/library/playlists"),
  libraryPodcastsView: view("/v1/views/library/podcasts"),
  recentlyPlayedView: view("/v1/views/recent"),
};

export const PlaybackEdge: PlaybackEdgeResolvers = {
  ...edge,
  playedAt: ({ playedAt }) => (playedAt === null ? null : toDateTime(playedAt)),
};
