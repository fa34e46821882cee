import { marketForms } from "../forms/territory.ts";
import type { Route } from "../route.ts";

/** Known from third-party notes alone. */
export const marketRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/markets",
    scopes: ["music::catalog"],
    answer: () => ({ shape: "graph", data: { markets: marketForms(null) } }),
  },
];
