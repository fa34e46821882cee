import type { CacheEntry, MemoryCache, SharedCache } from "../cache/index.ts";

/** Where catalogue data is kept between requests, and for how long. */
export interface Store {
  readonly memory: MemoryCache;
  /** Absent where the gateway runs without Redis. */
  readonly shared?: SharedCache | undefined;
  /** How long an entry is fresh. */
  readonly ttlMs: number;
  /** How much longer it is given while it is fetched again. */
  readonly staleMs: number;
  /** How long it is remembered that there is no such thing: shorter, since new things appear. */
  readonly absentTtlMs: number;
  /** Keys that this process fetches again just now, or has failed to, and until when nobody else does. */
  readonly refreshing: Map<string, number>;
  readonly now: () => number;
  /** Told of look-ups that requests made, by where their outcomes came from. */
  readonly onLookUp?:
    ((source: LookUpSource, count: number) => void) | undefined;
}

/** `failed` where it could not be told whether there is such a thing; `stale` is counted besides. */
export type LookUpSource = "memory" | "redis" | "fetched" | "failed" | "stale";

/**
 * By how much of its time an entry can end early. Entries that were fetched
 * together would else end together, and be fetched again in one burst.
 */
const spread = 0.1;

/** How long a value is kept: while it is fresh, and while it may be given stale. */
export function toLifeMs(value: unknown, store: Store): number {
  return value === null ? store.absentTtlMs : store.ttlMs + store.staleMs;
}

/** Until when an entry can be given without being fetched again. */
export function toFreshUntil(
  key: string,
  { value, storedAt }: Pick<CacheEntry, "value" | "storedAt">,
  { ttlMs, absentTtlMs }: Pick<Store, "ttlMs" | "absentTtlMs">,
): number {
  // Absence has no stale time: it ends with its life.
  if (value === null) return storedAt + absentTtlMs;
  return storedAt + ttlMs * (1 - spread * toFraction(key));
}

/** The same fraction from 0 to 1 for the same key, and spread evenly over keys (FNV-1a of its end, where keys differ). */
function toFraction(key: string): number {
  let hash = 0x811c9dc5;
  for (let index = Math.max(0, key.length - 16); index < key.length; index++)
    hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193);
  return (hash >>> 0) / 0x1_0000_0000;
}
