/**
 * Cellar A: remembers JSON values under string keys for a number of milliseconds, in this process and in a Redis that all
 * replicas share. A fault of Redis is a miss here, never an error and never a wait.
 *
 * Knows nothing of Amazon and nothing of GraphQL: what a key means, and how fresh a value must be, is its callers' business.
 */
export { createAnswerCache } from "./answer-cache.ts";
export type {
  AnswerCache,
  AnswerCacheOptions,
  KeptAnswer,
} from "./answer-cache.ts";
export type { CacheEntry, CacheWrite } from "./entry.ts";
export { createKeyvCache } from "./keyv-cache.ts";
export type {
  KeyvCacheOptions,
  ScriptRunner,
  SharedCache,
  SharedCacheStateChange,
} from "./keyv-cache.ts";
export type { SharedCacheState } from "./link-keeper.ts";
export { createMemoryCache } from "./memory-cache.ts";
export type { MemoryCache, Shelf } from "./memory-cache.ts";
export { createShares, toSafeShare } from "./shares.ts";
export type {
  ShareHolder,
  ShareRestraint,
  Shares,
  SharesOptions,
} from "./shares.ts";
