import type {
  CacheEntry,
  CacheWrite,
  SharedCache,
} from "../../src/cache/index.ts";

/** A shared store that keeps what it is given for good, and what it was asked. */
export interface RecordingSharedCache extends SharedCache {
  readonly entries: Map<string, CacheEntry>;
  /** The keys of each round trip. */
  readonly reads: (readonly string[])[];
  readonly writes: (readonly CacheWrite[])[];
  /** Locks that were taken; none ends by itself. */
  readonly locks: Set<string>;
}

export function createRecordingSharedCache(): RecordingSharedCache {
  const entries = new Map<string, CacheEntry>();
  const locks = new Set<string>();
  const reads: (readonly string[])[] = [];
  const writes: (readonly CacheWrite[])[] = [];
  return {
    entries,
    reads,
    writes,
    locks,
    state: "up",
    async getMany(keys) {
      reads.push(keys);
      return keys.map((key) => entries.get(key));
    },
    async setMany(batch) {
      writes.push(batch);
      for (const { key, entry } of batch) entries.set(key, entry);
    },
    async acquire(key) {
      if (locks.has(key)) return false;
      locks.add(key);
      return true;
    },
    close: async () => undefined,
  };
}
