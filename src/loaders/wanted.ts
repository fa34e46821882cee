import type { CacheEntry, CacheWrite } from "../cache/index.ts";
import { toFreshUntil, toLifeMs, type Store } from "./freshness.ts";
import type { Ingredients } from "./ingredients.ts";
import type { Outcome } from "./outcome.ts";
import type { Receipt } from "./receipt.ts";
import type { Staleness } from "./staleness.ts";

export interface ReadThroughOptions<Value> {
  readonly store: Store;
  /** The store's name for an id. */
  readonly toKey: (id: string) => string;
  /** Tells whether a stored value is one of ours: the shared store may hold anything. */
  readonly accepts: (value: unknown) => value is Value;
  /** Told where each entity came from; null where nobody asks. */
  readonly receipt: Receipt | null;
  /** Told of what is given though it is no longer fresh. */
  readonly staleness: Staleness;
  /** Told of all that is given; null where nobody keeps the answer. */
  readonly ingredients: Ingredients | null;
  /** Asks the source, and keeps what it says (`keepAll`). Never rejects; an id without outcome is one that the source does not know. */
  readonly fetch: FetchMissing<Value>;
  /** As `fetch`, for nobody who waits. */
  readonly fetchAgain: FetchMissing<Value>;
}

/** Asks for ids; one without outcome is one that the source does not know. */
export type FetchMissing<Value> = (
  ids: readonly string[],
) => Promise<ReadonlyMap<string, Outcome<Value>>>;

/** An id, and what has been found out about it. */
export interface Wanted<Value> {
  readonly id: string;
  readonly key: string;
  /** Its name once it is fetched. */
  storedKey: string;
  outcome: Outcome<Value> | undefined;
  isStale: boolean;
  /** When it was fetched. */
  storedAt: number;
  freshUntil: number;
}

/** An id of which nothing is known yet. */
export function toWanted<Value>(
  id: string,
  { toKey }: ReadThroughOptions<Value>,
): Wanted<Value> {
  const key = toKey(id);
  return {
    id,
    key,
    storedKey: key,
    outcome: undefined,
    isStale: false,
    storedAt: 0,
    freshUntil: 0,
  };
}

export function isMissing({ outcome }: Wanted<unknown>): boolean {
  return outcome === undefined;
}

/** Finds out what memory knows of them. */
export function takeFromMemory<Value>(
  wanted: readonly Wanted<Value>[],
  { store }: ReadThroughOptions<Value>,
): void {
  const entries = store.memory.getMany(wanted.map(({ key }) => key));
  const now = store.now();
  wanted.forEach((one, index) => {
    const entry = entries[index];
    if (entry === undefined) return;
    // Memory holds what was put there under a key of this type.
    take(one, entry as CacheEntry & { value: Value | null }, store, now);
  });
}

function take<Value>(
  one: Wanted<Value>,
  entry: { readonly value: Value | null; readonly storedAt: number },
  store: Store,
  now: number,
): void {
  one.outcome = entry.value;
  one.storedAt = entry.storedAt;
  one.freshUntil = toFreshUntil(one.key, entry, store);
  // What is known to be absent is never stale: what has no such entry any more is looked up.
  one.isStale = entry.value !== null && one.freshUntil <= now;
}

/** Finds out what the shared store knows of them, and keeps that in memory. */
export async function takeFromShared<Value>(
  wanted: readonly Wanted<Value>[],
  options: ReadThroughOptions<Value>,
): Promise<void> {
  const { store, accepts } = options;
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
    take(one, { value, storedAt: entry.storedAt }, store, now);
    writes.push({ key: one.key, entry, ttlMs });
  });
  store.memory.setMany(writes);
  // Another request may have fetched it since: the call that brought it is over, and would be made again.
  takeFromMemory(wanted.filter(isMissing), options);
}

/** Asks the source for all of them: each has an outcome then. */
export async function takeFromSource<Value>(
  wanted: readonly Wanted<Value>[],
  { store, toKey }: ReadThroughOptions<Value>,
  fetch: FetchMissing<Value>,
): Promise<void> {
  const found = await fetch(wanted.map(({ id }) => id));
  const now = store.now();
  // The answer may have shown whose catalogue it is: then all names are others.
  const [first] = wanted;
  const isNamedAnew = first !== undefined && toKey(first.id) !== first.key;
  for (const one of wanted) {
    const outcome = found.get(one.id) ?? null;
    one.outcome = outcome;
    one.isStale = false;
    if (outcome instanceof Error) continue;
    const key = isNamedAnew ? toKey(one.id) : one.key;
    one.storedKey = key;
    const kept = store.memory.get(key);
    // Where several waited for the call it is over for longer than this one knows.
    const storedAt = kept?.value === outcome ? kept.storedAt : now;
    one.storedAt = storedAt;
    one.freshUntil = toFreshUntil(key, { value: outcome, storedAt }, store);
  }
}
