/**
 * The one place where batching meets caching: many ids in one tick become one
 * look at the stores and one set of full calls. Knows nothing of GraphQL or
 * HTTP; what it is given decides what may be shared.
 */
export type { ById } from "./by-id.ts";
export { createCatalog } from "./catalog.ts";
export type { Catalog, CatalogOptions } from "./catalog.ts";
export { createCursors } from "./cursor.ts";
export type { Cursors, Place } from "./cursor.ts";
export type { Store } from "./read-through.ts";
export { cutPage } from "./page.ts";
export type { Page, PageEdge, PageOptions } from "./page.ts";
