import type { Scope } from "./accounts.ts";
import type { Audience } from "./audience.ts";
import type { Caller } from "./authorization.ts";
import type { Catalog } from "./catalog/catalog.ts";
import type { Json, JsonObject } from "./json.ts";
import { decode, type RawRequest } from "./request.ts";
import type { Search } from "./search.ts";
import type { Switches } from "./switches.ts";
import type { UserStates } from "./user-states.ts";

/** A request that has passed both auth checks. */
export interface ApiRequest extends RawRequest {
  /** A `:name` of the route's path, decoded. */
  param(name: string): string;
  /** The same as it came on the wire. */
  rawParam(name: string): string;
  body: string;
  caller: Caller;
  audience: Audience;
}

/** What the routes work on. */
export interface World {
  catalog: Catalog;
  switches: Switches;
  states: UserStates;
  search: Search;
}

/** `graph`: one named thing under `data`. `view`: `data` is the thing. */
export type Answer =
  | { shape: "graph"; data: JsonObject }
  | { shape: "view"; data: Json }
  | { shape: "empty" };

export interface Route {
  method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  /** Segments that begin with a colon match any one segment. */
  path: string;
  /** Any of them will do. */
  scopes: readonly Scope[];
  answer(request: ApiRequest, world: World): Answer;
}

export interface RouteMatch {
  route: Route;
  param(name: string): string;
  rawParam(name: string): string;
}

export type Router = (method: string, path: string) => RouteMatch | undefined;

/** Fixed segments win over `:name`; one slash at the end is tolerated, since Amazon's examples have it or not as they like. */
export function createRouter(routes: readonly Route[]): Router {
  const parsed = routes
    .map((route) => ({ route, segments: route.path.split("/") }))
    .sort((one, other) =>
      rank(one.segments).localeCompare(rank(other.segments)),
    );
  return (method, path) => {
    const asked = path.replace(/\/$/, "").split("/");
    for (const { route, segments } of parsed) {
      if (route.method !== method || segments.length !== asked.length) continue;
      const isMatch = segments.every(
        (segment, place) =>
          segment === asked[place] ||
          (segment.startsWith(":") && asked[place] !== ""),
      );
      if (!isMatch) continue;
      const rawParam = (name: string) =>
        asked[segments.indexOf(`:${name}`)] ?? "";
      return { route, rawParam, param: (name) => decode(rawParam(name)) };
    }
    return undefined;
  };
}

function rank(segments: readonly string[]): string {
  return segments.map((segment) => (segment.startsWith(":") ? 1 : 0)).join("");
}
