/** What is kept under a key: a JSON value (`null` means: known not to exist) and when it was fetched. */
export interface CacheEntry {
  readonly value: unknown;
  /** Milliseconds since the epoch. */
  readonly storedAt: number;
  /** Length of the value's JSON text, where it is known already. */
  readonly bytes?: number | undefined;
}

/** One entry to be kept. It is left out, silently, unless `ttlMs` is a positive finite number: a cache keeps nothing for ever. */
export interface CacheWrite {
  readonly key: string;
  readonly entry: CacheEntry;
  readonly ttlMs: number;
}

/** Whether both caches may keep this. Redis would keep an entry with a lifetime of 0 for ever, and refuse one of Infinity. */
export function isKeepable({ ttlMs }: CacheWrite): boolean {
  return ttlMs > 0 && Number.isFinite(ttlMs);
}
