import { LRUCache } from "lru-cache";
import { isKeepable } from "./entry.ts";
import type { CacheEntry, CacheWrite } from "./entry.ts";

/**
 * A cache in this process, which answers at once. The least recently used entries make room for new ones.
 *
 * What it hands out is the very object that was stored, shared by everyone who asks: treat it as read-only. It is not frozen,
 * since a deep freeze costs as much as parsing the entry did (album of 1.4 kB: 3.5 µs on top of 6 µs; track with its 100
 * markets, 4.2 kB: 29 µs on top of 31 µs).
 */
export interface MemoryCache {
  /** The entries in the order of the keys, `undefined` where nothing is kept. */
  getMany(keys: readonly string[]): (CacheEntry | undefined)[];
  get(key: string): CacheEntry | undefined;
  /** The entries whose keys begin like this, to be looked at now. Many looks are faster this way. */
  open(prefix: string): Shelf;
  /** Keeps the entries. One that is heavier than the whole cache is left out, and what was kept under its key is dropped. */
  setMany(writes: readonly CacheWrite[]): void;
  /** Estimated weight on the heap of all that is kept; never above `maxBytes`. */
  readonly bytes: number;
  /** Drops everything. */
  close(): void;
}

/** Finds entries by the rest of their keys. */
export interface Shelf {
  get(id: string): ShelvedEntry | undefined;
}

export interface ShelvedEntry {
  readonly key: string;
  readonly entry: CacheEntry;
}

/** An entry as it is kept. */
interface Kept extends ShelvedEntry {
  /** In the time of `now`. */
  readonly endsAt: number;
  /** Where it stands besides, once it was looked for there. */
  shelf: Entries | undefined;
  id: string;
  /** Until when it counts as just used. */
  isRecentUntil: number;
}

interface Entries {
  readonly prefix: string;
  readonly byId: Map<string, Kept>;
}

/** For how long an entry that was used need not be told to be used again. */
const recentMs = 1000;

/**
 * Heap bytes per character of JSON, and per entry besides (key, links, record). Measured on Node 24 with 20,000 parsed entities of each
 * kind: 1.7 for albums and tracks, 2.1 for a track with 100 markets, 2.8 and 3.1 for records of 100 and 150 characters, where
 * the fixed part tells, and Cyrillic text takes two bytes a letter.
 */
const heapBytesPerJsonByte = 2;
const heapBytesPerEntry = 384;

/**
 * @param options.maxBytes Bound of the estimated weight on the heap, which is about twice the JSON text.
 * @param options.now Milliseconds on any clock that never runs backwards.
 * @param options.onWrite Told of each entry that is to be kept, whatever was under its key before.
 */
export function createMemoryCache(options: {
  maxBytes: number;
  now?: () => number;
  onWrite?: (key: string, entry: CacheEntry) => void;
}): MemoryCache {
  const { maxBytes, now = () => performance.now(), onWrite } = options;
  const entries = new LRUCache<string, Kept>({
    maxSize: maxBytes,
    dispose: takeDown,
    // lru-cache takes a start time of 0 for "no lifetime": a clock that begins at 0 would make its first entries immortal.
    perf: { now: () => now() + 1 },
    // The default keeps the time for a millisecond by a real timer, which an injected clock knows nothing of.
    ttlResolution: 0,
  });
  /**
   * By prefix and id. A key that is put together of both has to be hashed anew each time it is looked up, which takes longer than all
   * the rest; the id stands in what led here, and is hashed once.
   */
  const shelves = new Map<string, Entries>();

  function takeDown({ shelf, id }: Kept): void {
    shelf?.byId.delete(id);
    if (shelf?.byId.size === 0) shelves.delete(shelf.prefix);
  }

  function shelve(prefix: string, id: string, at: number): Kept | undefined {
    const kept = entries.get(prefix + id);
    if (kept === undefined) return undefined;
    const shelf = shelves.get(prefix) ?? { prefix, byId: new Map() };
    shelves.set(prefix, shelf);
    shelf.byId.set(id, kept);
    kept.shelf = shelf;
    kept.id = id;
    kept.isRecentUntil = Math.min(at + recentMs, kept.endsAt);
    return kept;
  }

  return {
    open(prefix) {
      const byId = shelves.get(prefix)?.byId;
      const at = now();
      return {
        get(id) {
          const kept = byId?.get(id);
          return kept !== undefined && at < kept.isRecentUntil
            ? kept
            : shelve(prefix, id, at);
        },
      };
    },
    getMany: (keys) => keys.map((key) => entries.get(key)?.entry),
    get: (key) => entries.get(key)?.entry,
    setMany(writes) {
      for (const write of writes) {
        if (!isKeepable(write)) continue;
        const { key, entry, ttlMs } = write;
        onWrite?.(key, entry);
        const kept = toKept(write, now() + ttlMs);
        entries.set(key, kept, { ttl: ttlMs, size: toHeapBytes(entry) });
      }
    },
    get bytes() {
      return entries.calculatedSize;
    },
    close() {
      entries.clear();
      shelves.clear();
    },
  };
}

function toKept({ key, entry }: CacheWrite, endsAt: number): Kept {
  return { key, entry, endsAt, shelf: undefined, id: "", isRecentUntil: 0 };
}

function toHeapBytes({ bytes }: CacheEntry): number {
  return heapBytesPerEntry + Math.ceil(bytes * heapBytesPerJsonByte);
}
