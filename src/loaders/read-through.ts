import type { Sharable } from "../amazon-music/index.ts";
import type { CacheEntry, CacheWrite, SharedCache } from "../cache/index.ts";
import { isFresh, toLifeMs, type Store } from "./freshness.ts";
import type { Receipt } from "./receipt.ts";

/** A value, null where there is known to be none, or why it is not known. */
export type Outcome<Value> = Value | null | Error;

export interface ReadThroughOptions<Value> {
  readonly store: Store;
  /** The store's name for an id. */
  readonly toKey: (id: string) => string;
  /** Tells whether a stored value is one of ours: the shared store may hold anything. */
  readonly accepts: (value: unknown) => value is Value;
  /** Told where each entity came from; null where nobody asks. */
  readonly receipt: Receipt | null;
  /** Asks the source. Never rejects; an id without outcome is one that the source does not know. */
  readonly fetch: FetchMissing<Value>;
  /** As `fetch`, for nobody who waits. */
  readonly fetchAgain: FetchMissing<Value>;
}

type FetchMissing<Value> = (
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Outcome<Value>>>;

interface Wanted<Value> {
  readonly id: string;
  readonly key: string;
  outcome: Outcome<Value> | undefined;
  isStale: boolean;
}

/**
 * Looks ids up in memory, then the shared store, then once at the source for
 * all that is missing, and writes back what the source said. The outcomes
 * arrive together and in the order of the ids. A failure is an outcome too; it
 * is not stored. What is no longer fresh is given all the same and fetched
 * again in the background.
 */
export async function readThrough<Value extends Sharable>(
  ids: readonly string[],
  options: ReadThroughOptions<Value>,
): Promise<Outcome<Value>[]> {
  const wanted = ids.map((id) => toWanted<Value>(id, options));
  const { receipt } = options;
  const { onLookUp } = options.store;
  takeFromMemory(wanted, options);
  let missing = wanted.filter(isMissing);
  receipt?.entity("memory", wanted.length - missing.length);
  onLookUp?.("memory", wanted.length - missing.length);
  if (missing.length > 0) {
    const before = missing.length;
    await takeFromShared(missing, options);
    missing = missing.filter(isMissing);
    receipt?.entity("redis", before - missing.length);
    onLookUp?.("redis", before - missing.length);
  }
  if (missing.length > 0) {
    await takeFromSource(missing, options, options.fetch);
    const failed = missing.filter(({ outcome }) => outcome instanceof Error);
    onLookUp?.("fetched", missing.length - failed.length);
    onLookUp?.("failed", failed.length);
  }
  const stale = wanted.filter(({ isStale }) => isStale);
  if (stale.length > 0) {
    receipt?.entity("stale", stale.length);
    onLookUp?.("stale", stale.length);
    // Not awaited: the answer does not wait for what is for later ones.
    void refresh(stale, options);
  }
  return wanted.map(({ outcome }) => outcome ?? null);
}

function toWanted<Value>(
  id: string,
  { toKey }: ReadThroughOptions<Value>,
): Wanted<Value> {
  return { id, key: toKey(id), outcome: undefined, isStale: false };
}

function isMissing({ outcome }: Wanted<unknown>): boolean {
  return outcome === undefined;
}

function takeFromMemory<Value>(
  wanted: readonly Wanted<Value>[],
  { store }: ReadThroughOptions<Value>,
): void {
  const entries = store.memory.getMany(wanted.map(({ key }) => key));
  const now = store.now();
  wanted.forEach((one, index) => {
    const entry = entries[index];
    if (entry === undefined) return;
    // Memory holds what was put there under a key of this type.
    one.outcome = entry.value as Value | null;
    one.isStale = !isFresh(one.key, entry, store, now);
  });
}

async function takeFromShared<Value>(
  wanted: readonly Wanted<Value>[],
  { store, accepts }: ReadThroughOptions<Value>,
): Promise<void> {
  if (store.shared === undefined) return;
  const entries = await store.shared.getMany(wanted.map(({ key }) => key));
  const now = store.now();
  const writes: CacheWrite[] = [];
  wanted.forEach((one, index) => {
    const entry = entries[index];
    if (entry === undefined) return;
    const { value } = entry;
    if (value !== null && !accepts(value)) return;
    const ttlMs = entry.storedAt + toLifeMs(value, store) - now;
    if (ttlMs <= 0) return;
    one.outcome = value;
    one.isStale = !isFresh(one.key, entry, store, now);
    writes.push({ key: one.key, entry, ttlMs });
  });
  store.memory.setMany(writes);
}

async function takeFromSource<Value>(
  wanted: readonly Wanted<Value>[],
  { store, toKey }: ReadThroughOptions<Value>,
  fetch: FetchMissing<Value>,
): Promise<void> {
  const found = await fetch(wanted.map(({ id }) => id));
  const storedAt = store.now();
  const writes: CacheWrite[] = [];
  for (const one of wanted) {
    const outcome = found.get(one.id) ?? null;
    one.outcome = outcome;
    if (outcome instanceof Error) continue;
    const entry = toEntry(outcome, storedAt);
    // Named anew: the answer may have shown whose catalogue it is.
    const key = toKey(one.id);
    writes.push({ key, entry, ttlMs: toLifeMs(outcome, store) });
  }
  store.memory.setMany(writes);
  // Not awaited: the answer does not wait for the shared store, whose writes never reject.
  void store.shared?.setMany(writes);
}

/** One replica refreshes a key at a time; the others find its outcome in the shared store. */
const refreshLockMs = 10_000;

/** Fetches again what is no longer fresh. A failure leaves the entries as they are, with the life they had. */
async function refresh<Value>(
  stale: readonly Wanted<Value>[],
  options: ReadThroughOptions<Value>,
): Promise<void> {
  const { refreshing, shared } = options.store;
  const mine = stale
    .filter(({ key }) => !refreshing.has(key))
    .map(({ id }) => toWanted<Value>(id, options));
  for (const { key } of mine) refreshing.add(key);
  try {
    await takeFromShared(mine, options);
    const old = mine.filter((one) => isMissing(one) || one.isStale);
    const isMine = await Promise.all(
      old.map(({ key }) => acquire(shared, `refresh:${key}`)),
    );
    const due = old.filter((_, index) => isMine[index]);
    if (due.length > 0) await takeFromSource(due, options, options.fetchAgain);
  } finally {
    for (const { key } of mine) refreshing.delete(key);
  }
}

/** Without the shared store there are no others to agree with. */
function acquire(
  shared: SharedCache | undefined,
  key: string,
): Promise<boolean> {
  return shared?.state === "up"
    ? shared.acquire(key, refreshLockMs)
    : Promise.resolve(true);
}

function toEntry(value: unknown, storedAt: number): CacheEntry {
  return { value, storedAt, bytes: JSON.stringify(value).length };
}
