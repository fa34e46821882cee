/**
 * The town outside: an HTTP server that behaves as the Amazon Music Web API and Login with Amazon do, for tests and for trying things out
 * without an account. Knows nothing of the gateway: it is written from Amazon's documents, and only the wire connects the two.
 */
export type { SandboxUser, Scope } from "./accounts.ts";
export type { Catalog } from "./catalog/catalog.ts";
export type {
  Album,
  Artist,
  CatalogPlaylist,
  Category,
  PodcastEpisode,
  PodcastShow,
  Track,
} from "./catalog/entity.ts";
export { works } from "./catalog/works.ts";
export type { Fault, FaultRule, Faults } from "./faults.ts";
export type { Counters, Exchange } from "./journal.ts";
export { createSandbox, type Sandbox, type SandboxOptions } from "./sandbox.ts";
export type { Switches } from "./switches.ts";
export type { TokenRequest } from "./token-store.ts";
