import type { Route } from "../../route.ts";
import { detailViewRoutes } from "./detail.ts";
import { groupedViewRoutes } from "./grouped.ts";
import { libraryViewRoutes } from "./library.ts";

/** Page "Views". */
export const viewRoutes: readonly Route[] = [
  ...groupedViewRoutes,
  ...detailViewRoutes,
  ...libraryViewRoutes,
];
