import { LRUCache } from "lru-cache";
import { isKeepable } from "./entry.ts";
import type { CacheEntry, CacheWrite } from "./entry.ts";
import { toJsonLength, type LastList } from "./json-length.ts";

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
  /** The entries whose keys begin like this. Many looks are faster this way. */
  open(prefix: string): Shelf;
  /** Keeps the entries. One that is heavier than the whole cache is left out, and what was kept under its key is dropped. */
  setMany(writes: readonly CacheWrite[]): void;
  /** Estimated weight on the heap of all that is kept; never above `maxBytes`. */
  readonly bytes: number;
  /** Milliseconds, as `createMemoryCache` was given them. */
  now(): number;
  /** Drops everything. */
  close(): void;
}

/** Finds entries by the rest of their keys, those that are fresh. */
export interface Shelf {
  /** @param at The moment, as `now` of the cache tells it: who looks for many things asks for it once. */
  get(id: string, at: number): ShelvedEntry | undefined;
}

/**
 * What is wanted of it stands here, as whole numbers, and not further down: each
 * step to another object is a look at a place of memory that no processor has
 * foreseen, and an answer is made of hundreds of entries.
 */
export interface ShelvedEntry {
  readonly key: string;
  readonly entry: CacheEntry;
  /** That of the entry. */
  readonly value: unknown;
  /** As `toFreshUntilS` tells. */
  readonly freshUntilS: number;
  /** For who looks: the number of the answer for which it was used last; 0 after a second. */
  usedFor: number;
}

/** An entry as it is kept. */
interface Kept extends ShelvedEntry {
  freshUntilS: number;
  /** In the time of `now`. */
  readonly endsAt: number;
  /** Where it stands besides, once it was looked for there. */
  shelf: Entries | undefined;
  id: string;
  /** Until when it is there, is fresh and counts as just used, in whole milliseconds of `now`. */
  isGoodUntil: number;
}

interface Entries {
  readonly prefix: string;
  readonly byId: Map<string, Kept>;
}

/** For how long an entry that was used need not be told to be used again. */
const recentMs = 1000;
/** As late as a whole number can be that V8 keeps in place. */
const endOfTimeS = 2 ** 31 - 1;

/**
 * Heap bytes per character of JSON, and per entry besides (key, links, record). Measured on Node 24 with 20,000 parsed entities of each
 * kind: 1.7 for albums and tracks, 2.1 for a track with 100 markets, 2.8 and 3.1 for records of 100 and 150 characters, where
 * the fixed part tells, and Cyrillic text takes two bytes a letter. Entities that came with one answer share what they have alike,
 * down to 0.7 for tracks; each is counted as if it stood alone, as it will when the others are gone, or came out of Redis alone.
 */
const heapBytesPerJsonByte = 2;
const heapBytesPerEntry = 424;

/**
 * @param options.maxBytes Bound of the estimated weight on the heap, which is about twice the JSON text.
 * @param options.now Milliseconds on any clock that never runs backwards.
 * @param options.toFreshUntilS Until when an entry is fresh, for those who find it on a shelf, in seconds since the epoch.
 * @param options.wallNow Milliseconds since the epoch.
 * @param options.onWrite Told of each entry that is to be kept, whatever was under its key before.
 */
export function createMemoryCache(options: {
  maxBytes: number;
  now?: () => number;
  toFreshUntilS?: (key: string, entry: CacheEntry) => number;
  wallNow?: () => number;
  onWrite?: (key: string, entry: CacheEntry) => void;
}): MemoryCache {
  const { maxBytes, now = () => performance.now(), onWrite } = options;
  const { toFreshUntilS = () => endOfTimeS, wallNow = Date.now } = options;
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

  function readShelf(prefix: string): Entries {
    const shelf = shelves.get(prefix) ?? { prefix, byId: new Map() };
    shelves.set(prefix, shelf);
    return shelf;
  }

  function shelve(shelf: Entries, id: string, at: number): Kept | undefined {
    const kept = entries.get(shelf.prefix + id);
    if (kept === undefined) return undefined;
    const freshUntilS = toFreshUntilS(kept.key, kept.entry);
    const freshMs = freshUntilS * 1000 - wallNow();
    if (freshMs <= 0) return undefined;
    shelf.byId.set(id, kept);
    kept.shelf = shelf;
    kept.id = id;
    kept.freshUntilS = freshUntilS;
    kept.usedFor = 0;
    const goodMs = Math.min(recentMs, freshMs, kept.endsAt - at);
    kept.isGoodUntil = Math.floor(at + goodMs);
    return kept;
  }

  return {
    open(prefix) {
      let byId = shelves.get(prefix)?.byId;
      return {
        get(id, at) {
          const kept = byId?.get(id);
          if (kept !== undefined && at < kept.isGoodUntil) return kept;
          // The shelf is another one where it was empty meanwhile.
          const shelf = readShelf(prefix);
          byId = shelf.byId;
          const found = shelve(shelf, id, at);
          if (byId.size === 0) shelves.delete(prefix);
          return found;
        },
      };
    },
    getMany: (keys) => keys.map((key) => entries.get(key)?.entry),
    get: (key) => entries.get(key)?.entry,
    setMany(writes) {
      const last: LastList = { list: undefined, length: 0 };
      for (const write of writes) {
        if (!isKeepable(write)) continue;
        const { key, entry, ttlMs } = write;
        onWrite?.(key, entry);
        const kept = toKept(write, now() + ttlMs);
        entries.set(key, kept, { ttl: ttlMs, size: toHeapBytes(entry, last) });
      }
    },
    get bytes() {
      return entries.calculatedSize;
    },
    now,
    // Each entry takes itself down from its shelf.
    close: () => entries.clear(),
  };
}

function toKept({ key, entry }: CacheWrite, endsAt: number): Kept {
  return {
    key,
    entry,
    value: entry.value,
    freshUntilS: 0,
    usedFor: 0,
    endsAt,
    shelf: undefined,
    id: "",
    isGoodUntil: 0,
  };
}

function toHeapBytes({ value, bytes }: CacheEntry, last: LastList): number {
  const jsonBytes = bytes ?? toJsonLength(value, last);
  return heapBytesPerEntry + Math.ceil(jsonBytes * heapBytesPerJsonByte);
}
