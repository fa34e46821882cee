/**
 * The one place where batching meets caching: many ids in one tick become one
 * look at the stores and one set of full calls. Knows nothing of GraphQL or
 * HTTP; what it is given decides what may be shared.
 */
export type { ById } from "./by-id.ts";
export type { CursorFault, Pages } from "./by-page.ts";
export type { Catalog } from "./catalog.ts";
export { createCatalog } from "./read-catalog.ts";
export type { CatalogOptions } from "./read-catalog.ts";
export { createMemoryCatalogs } from "./memory-catalog.ts";
export type { MemoryCatalog, MemoryCatalogs } from "./memory-catalog.ts";
export { createCursors } from "./cursor.ts";
export { createCoalescer } from "./coalescer.ts";
export type { Coalescer, CoalescerOptions, Turns } from "./coalescer.ts";
export type { Cursors, Place } from "./cursor.ts";
export { cutPage } from "./page.ts";
export type {
  LibraryPage,
  LibraryPageEdge,
  NodeEdge,
  NodePage,
  NodesPage,
  Page,
  PageArguments,
  PageEdge,
  PlaybackPage,
  PlaybackPageEdge,
  PlaylistTrackPage,
  PlaylistTrackPageEdge,
} from "./page.ts";
export { createIngredients } from "./ingredients.ts";
export type { Ingredients } from "./ingredients.ts";
export { closedPersonal } from "./closed-personal.ts";
export type { ClosedPersonal } from "./closed-personal.ts";
export { createPersonal } from "./personal.ts";
export type { Myself, Personal, PersonalOptions } from "./personal.ts";
export { createReceipt } from "./receipt.ts";
export type { Receipt, ReceiptCall, Source } from "./receipt.ts";
export { createStaleness, nothingStale } from "./staleness.ts";
export type { StaleMark, Staleness } from "./staleness.ts";
export { whenThere } from "./soon.ts";
export type { Soon } from "./soon.ts";
export { toFreshUntil } from "./freshness.ts";
export type { LookUpSource, Store } from "./freshness.ts";
export type { PlacedGroup, PlacedView } from "./view.ts";
export { parseGroupId, parseViewId, toGroupId, toViewId } from "./view-id.ts";
export type { GroupAddress, PageAddress, ViewAddress } from "./view-id.ts";
export { createWave } from "./wave.ts";
export type { Wave } from "./wave.ts";
