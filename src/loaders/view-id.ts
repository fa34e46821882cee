import type { ViewRoute } from "../amazon-music/index.ts";

/** Where a view is: what it takes to read it again. */
export type ViewAddress = PageAddress | SearchAddress;

export interface PageAddress {
  readonly route: ViewRoute;
  /** What a details page is about; "" for the others. */
  readonly id: string;
  /** The one group that was asked for; null for the whole view. */
  readonly groupId: string | null;
}

/** One of the views that a search for everything finds. */
export interface SearchAddress {
  readonly route: "/v1/search";
  readonly query: string;
  readonly limit: number;
  /** Amazon's id of the view among those found. */
  readonly id: string;
}

/** The views' names in ids and cursors. */
const nameOfRoute: Readonly<Record<ViewRoute, string>> = {
  "/v1/views/home": "home",
  "/v1/views/podcasts": "podcasts",
  "/v1/views/library": "library",
  "/v1/views/library/albums": "library-albums",
  "/v1/views/library/artists": "library-artists",
  "/v1/views/library/songs": "library-songs",
  "/v1/views/library/playlists": "library-playlists",
  "/v1/views/library/podcasts": "library-podcasts",
  "/v1/views/recent": "recent",
  "/v1/views/albums/{id}": "album",
  "/v1/views/artists/{id}": "artist",
  "/v1/views/playlists/{id}": "playlist",
  "/v1/views/podcasts/shows/{id}": "podcast-show",
};

const routeOfName: ReadonlyMap<string, ViewRoute> = new Map(
  // Its keys are those of the record, which the compiler widens to text.
  (Object.keys(nameOfRoute) as ViewRoute[]).map((route) => [
    nameOfRoute[route],
    route,
  ]),
);

/** A view's raw id, of which `parseViewId` makes the address again. */
export function toViewId(address: ViewAddress): string {
  return JSON.stringify(
    address.route === "/v1/search"
      ? ["search", address.id, address.query, address.limit]
      : [nameOfRoute[address.route], address.id, address.groupId],
  );
}

/** The address of a view's raw id; null where it is none. */
export function parseViewId(viewId: string): ViewAddress | null {
  const parts = parseArray(viewId);
  const [name, id, third, limit] = parts;
  if (typeof name !== "string" || typeof id !== "string") return null;
  if (name === "search")
    return typeof third === "string" && typeof limit === "number"
      ? { route: "/v1/search", id, query: third, limit }
      : null;
  const route = routeOfName.get(name);
  if (route === undefined || route.includes("{id}") === (id === ""))
    return null;
  if (third !== null && typeof third !== "string") return null;
  return { route, id, groupId: third };
}

/** A group's raw id: that of its view and Amazon's id of the group. */
export function toGroupId(address: ViewAddress, groupId: string): string {
  return JSON.stringify([toViewId(address), groupId]);
}

export interface GroupAddress {
  readonly view: ViewAddress;
  readonly groupId: string;
}

/** The address of a group's raw id; null where it is none. */
export function parseGroupId(rawId: string): GroupAddress | null {
  const [viewId, groupId] = parseArray(rawId);
  if (typeof viewId !== "string" || typeof groupId !== "string") return null;
  const view = parseViewId(viewId);
  return view === null ? null : { view, groupId };
}

function parseArray(text: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? (value as readonly unknown[]) : [];
  } catch {
    return [];
  }
}
