import { readJsonBody, requireOneOf } from "../body.ts";
import { connection } from "../connection.ts";
import { notFound } from "../failure.ts";
import { playlistListForm, playlistStub } from "../forms/playlist.ts";
import { createStubs } from "../forms/stub.ts";
import type { JsonObject } from "../json.ts";
import { listOf } from "../page.ts";
import { findPlaylist, isPlaylistVisible } from "../playlist-access.ts";
import type { Answer, ApiRequest, Route, World } from "../route.ts";
import type { IdList } from "../user-states.ts";
import { written } from "../written.ts";
import { stateOf } from "./library.ts";

/** Likes and follows, from pages "User", "Artists", "Playlists" and "Podcasts". Most shapes could not be read and go by analogy. */
export const favoriteRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/me/tracks",
    scopes: ["music::favorites:read"],
    answer(request, world) {
      const { ratings } = stateOf(request, world);
      const { track } = createStubs(world.catalog, request.audience);
      const asked = request.query.get("trackIds")?.split(",");
      const liked = [...ratings]
        .filter(([, state]) => state === "LIKE")
        .map(([id]) => id)
        .filter((id) => asked?.includes(id) ?? true);
      return ofUser(
        "likedTracks",
        connection(listOf(liked), track, request, world),
        request,
      );
    },
  },
  {
    method: "PUT",
    path: "/v1/me/tracks/:id",
    scopes: ["music::favorites"],
    answer(request, world) {
      const id = request.param("id");
      if (world.catalog.track(id) === undefined) throw notFound();
      const body = readJsonBody(request);
      const state = requireOneOf(body, "state", ["LIKE", "DISLIKE"]);
      const user = stateOf(request, world);
      user.ratings.delete(id);
      user.ratings = new Map([[id, state], ...user.ratings]);
      const { track } = createStubs(world.catalog, request.audience);
      return written({ rateTrack: { track: track(id), state } }, world);
    },
  },
  {
    method: "GET",
    path: "/v1/me/followed/artists",
    scopes: ["music::favorites:read"],
    answer(request, world) {
      const { artist } = createStubs(world.catalog, request.audience);
      const { ids } = stateOf(request, world).followedArtists;
      const artists = connection(listOf(ids), artist, request, world, {
        tokens: "base64",
      });
      return ofUser("followedArtists", artists, request);
    },
  },
  {
    method: "GET",
    path: "/v1/me/followed/playlists",
    scopes: ["music::favorites:read"],
    answer(request, world) {
      const { ids } = stateOf(request, world).followedPlaylists;
      // A playlist may have been deleted or made private since it was followed.
      const visible = ids.filter((id) => isPlaylistVisible(id, request, world));
      const playlists = connection(
        listOf(visible),
        (id) => {
          const playlist = findPlaylist(id, request, world);
          return playlist
            ? playlistListForm(playlist, request.audience)
            : { id };
        },
        request,
        world,
      );
      return ofUser("followedPlaylists", playlists, request);
    },
  },
  ...followRoutes(
    "/v1/me/followed/playlists/:id",
    "Playlist",
    (request, world) => stateOf(request, world).followedPlaylists,
    (id, request, world) => {
      const playlist = findPlaylist(id, request, world);
      return playlist && { playlist: playlistStub(playlist, request.audience) };
    },
  ),
  ...followRoutes(
    "/v1/me/followed/podcasts/shows/:id",
    "PodcastShow",
    (request, world) => stateOf(request, world).followedShows,
    (id, request, world) =>
      world.catalog.show(id) && {
        podcastShow: createStubs(world.catalog, request.audience).podcastShow(
          id,
        ),
      },
  ),
];

function ofUser(
  name: string,
  list: JsonObject,
  { caller }: ApiRequest,
): Answer {
  return {
    shape: "graph",
    data: { user: { id: caller.user.userId, [name]: list } },
  };
}

function followRoutes(
  path: string,
  noun: string,
  listOfUser: (request: ApiRequest, world: World) => IdList,
  find: (
    id: string,
    request: ApiRequest,
    world: World,
  ) => JsonObject | undefined,
): Route[] {
  return (["PUT", "DELETE"] as const).map((method) => ({
    method,
    path,
    scopes: ["music::favorites"],
    answer(request, world) {
      const id = request.param("id");
      const found = find(id, request, world);
      if (found === undefined) throw notFound();
      const list = listOfUser(request, world);
      if (method === "PUT") list.add(id);
      else list.remove(id);
      const [verb, followState] =
        method === "PUT" ? ["follow", "FOLLOWED"] : ["unfollow", "UNFOLLOWED"];
      return written({ [`${verb}${noun}`]: { ...found, followState } }, world);
    },
  }));
}
