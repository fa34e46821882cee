import { connection } from "../connection.ts";
import { notFound } from "../failure.ts";
import { createStubs } from "../forms/stub.ts";
import type { JsonObject } from "../json.ts";
import { listOf } from "../page.ts";
import type { ApiRequest, Route, World } from "../route.ts";
import type { UserState } from "../user-states.ts";
import { written } from "../written.ts";

/** What can be kept in a library: where it is kept, what it is called on the wire, and where it is found. */
const kinds = {
  albums: {
    list: "savedAlbums",
    name: "album",
    verb: "Album",
    find: ({ catalog }: World, id: string) => catalog.album(id),
  },
  tracks: {
    list: "savedTracks",
    name: "track",
    verb: "Track",
    find: ({ catalog }: World, id: string) => catalog.track(id),
  },
  "podcasts/episodes": {
    list: "savedEpisodes",
    name: "podcastEpisode",
    verb: "PodcastEpisode",
    find: ({ catalog }: World, id: string) => catalog.episode(id),
  },
} as const;

type Kind = keyof typeof kinds;

/** Page "Library". Tracks and episodes are read by analogy with albums. */
export const libraryRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/me/library/albums",
    scopes: ["music::library:read"],
    answer: (request, world) =>
      listAnswer("libraryAlbums", "albums", "albumIds", request, world),
  },
  {
    method: "GET",
    path: "/v1/me/library/tracks",
    // The page prints music::profile:read, being the one about users.
    scopes: ["music::library:read", "music::profile:read"],
    answer: (request, world) =>
      listAnswer("libraryTracks", "tracks", "trackIds", request, world),
  },
  ...(["albums", "tracks", "podcasts/episodes"] as const).flatMap((kind) => [
    changeRoute("PUT", kind),
    changeRoute("DELETE", kind),
  ]),
];

function listAnswer(
  name: "libraryAlbums" | "libraryTracks",
  kind: Kind,
  filter: string,
  request: ApiRequest,
  world: World,
) {
  const { user } = request.caller;
  const { ids } = stateOf(request, world)[kinds[kind].list];
  const asked = request.query.get(filter)?.split(",");
  const kept =
    asked === undefined ? ids : ids.filter((id) => asked.includes(id));
  const list = connection(listOf(kept), (id) => ({ id }), request, world, {
    edge: () => ({
      purchased: false,
      uploaded: false,
      // One and the same on all edges, as in Amazon's own example.
      objectId: `object-${user.userId}`,
    }),
  });
  return {
    shape: "graph",
    data: { user: { id: user.userId, [name]: list } },
  } as const;
}

function changeRoute(method: "PUT" | "DELETE", kind: Kind): Route {
  const { list, name, verb, find } = kinds[kind];
  return {
    method,
    path: `/v1/me/library/${kind}/:id`,
    scopes: ["music::library"],
    answer(request, world) {
      const id = request.param("id");
      if (find(world, id) === undefined) throw notFound();
      const library = stateOf(request, world)[list];
      const stubs = createStubs(world.catalog, request.audience);
      const thing: JsonObject = { [name]: stubs[name](id) };
      if (method === "PUT") {
        library.add(id);
        const saved = { ...thing, saveState: "SAVED" };
        return written({ [`save${verb}`]: saved }, world);
      }
      library.remove(id);
      const removed = { ...thing, saveState: "REMOVED" };
      return written({ [`remove${verb}`]: removed }, world);
    },
  };
}

export function stateOf(request: ApiRequest, world: World): UserState {
  return world.states.of(request.caller.user.name);
}
