import { unwrap } from "../envelope.ts";
import { AmazonMusicError } from "../error.ts";
import { isVerbatimSegment, toPath, withPaging } from "../path.ts";
import type { Ask, Send } from "../send.ts";
import type { View } from "../types.ts";
import { readView } from "../view.ts";

/** The views, by their paths. `{id}` is what a details page is about. */
export const viewRoutes = [
  "/v1/views/home",
  "/v1/views/podcasts",
  "/v1/views/library",
  "/v1/views/library/albums",
  "/v1/views/library/artists",
  "/v1/views/library/songs",
  "/v1/views/library/playlists",
  "/v1/views/library/podcasts",
  "/v1/views/recent",
  "/v1/views/albums/{id}",
  "/v1/views/artists/{id}",
  "/v1/views/playlists/{id}",
  "/v1/views/podcasts/shows/{id}",
] as const;

export type ViewRoute = (typeof viewRoutes)[number];

/** Which view, of whom, and which part of it. */
export interface ViewAsk {
  readonly route: ViewRoute;
  /** What a details page is about; "" for the others. */
  readonly id: string;
  /** Asks for one group alone, where the view has a path for that. */
  readonly groupId: string | null;
  /** Where to go on: behind the groups, or with `groupId` behind its entities. */
  readonly token: string | null;
}

export interface Views {
  /** `GET /v1/views/…`; personal. Amazon's own number of groups and entities, since `limit` counts something else in each view. */
  get(ask: ViewAsk, by: Ask): Promise<View>;
  /** Tells whether one group of this view can be asked for by a path of its own. */
  hasGroupPath(route: ViewRoute, groupId: string): boolean;
  /** The view that answers where the path of this group would be; null where none does. */
  viewAtGroupPath(route: ViewRoute, groupId: string): ViewRoute | null;
  /** `GET /v1/search`: results of all kinds, as views. `limit` counts results of each kind. */
  search(query: string, limit: number, by: Ask): Promise<readonly View[]>;
}

const searchRoute = "/v1/search";

export function createViews(send: Send): Views {
  const leaveOut = (route: string) => (type: string) =>
    send.onOddity?.({
      route,
      what: `an entity of the unknown type ${JSON.stringify(type.slice(0, 64))} was left out`,
    });
  return {
    async get({ route, id, groupId, token }, by) {
      const path = toViewPath(route, id, groupId);
      const call = {
        method: "GET",
        route,
        path: withPaging(path, 0, token),
      } as const;
      const view = unwrap(await send(call, by));
      return readView(view, call, leaveOut(call.route));
    },
    hasGroupPath,
    viewAtGroupPath,
    async search(query, limit, by) {
      const call = {
        method: "GET",
        route: searchRoute,
        // A blank as %20, which every server reads; `+` is one in forms alone.
        path: `${searchRoute}?query=${encodeURIComponent(query.toWellFormed())}&limit=${limit}`,
      } as const;
      const data = unwrap(await send(call, by));
      // The one answer that has a list right under `data`.
      const views = Array.isArray(data) ? data : [data];
      return views.map((view) => readView(view, call, leaveOut(call.route)));
    },
  };
}

function hasGroupPath(route: ViewRoute, groupId: string): boolean {
  const hasGroups =
    route === "/v1/views/home" ||
    route === "/v1/views/podcasts" ||
    route === "/v1/views/library";
  if (!hasGroups || !isVerbatimSegment(groupId)) return false;
  return viewAtGroupPath(route, groupId) === null;
}

/** The group `playlists` of the library would be another view altogether. */
function viewAtGroupPath(route: ViewRoute, groupId: string): ViewRoute | null {
  return viewRoutes.find((other) => other === `${route}/${groupId}`) ?? null;
}

function toViewPath(
  route: ViewRoute,
  id: string,
  groupId: string | null,
): string {
  const path = id === "" ? route : toPath("GET", route, id);
  if (groupId === null) return path;
  if (!hasGroupPath(route, groupId))
    throw new AmazonMusicError("bad-request", "This is no group of a view", {
      method: "GET",
      route,
    });
  return `${path}/${groupId}`;
}
