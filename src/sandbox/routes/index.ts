import type { Route } from "../route.ts";
import { albumRoutes } from "./albums.ts";
import { artistRoutes } from "./artists.ts";
import { trackRoutes } from "./tracks.ts";

/** Every operation of the Amazon Music Web API that the sandbox plays, one file per page of its documents. */
export const routes: readonly Route[] = [
  ...albumRoutes,
  ...artistRoutes,
  ...trackRoutes,
];
