import type {
  CacheEntry,
  CacheWrite,
  SharedCache,
  SharedCacheState,
} from "../../src/cache/index.ts";

/** A shared store that keeps what it is given for good, and what it was asked. Its locks end by the clock. */
export interface RecordingSharedCache extends SharedCache {
  readonly entries: Map<string, CacheEntry>;
  /** The keys of each round trip. */
  readonly reads: (readonly string[])[];
  readonly writes: (readonly CacheWrite[])[];
  state: SharedCacheState;
}

export function createRecordingSharedCache(): RecordingSharedCache {
  const entries = new Map<string, CacheEntry>();
  const locks = new Map<string, number>();
  const reads: (readonly string[])[] = [];
  const writes: (readonly CacheWrite[])[] = [];
  return {
    entries,
    reads,
    writes,
    state: "up",
    async getMany(keys) {
      reads.push(keys);
      return keys.map((key) => entries.get(key));
    },
    async setMany(batch) {
      writes.push(batch);
      for (const { key, entry } of batch) entries.set(key, entry);
    },
    async acquire(key, ttlMs) {
      if ((locks.get(key) ?? 0) > Date.now()) return false;
      locks.set(key, Date.now() + ttlMs);
      return true;
    },
    getText: async () => undefined,
    close: async () => undefined,
  };
}
