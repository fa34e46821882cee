import type { Sharable } from "../amazon-music/index.ts";
import type { CacheEntry, CacheWrite, SharedCache } from "../cache/index.ts";
import { toFreshUntil, toLifeMs, type Store } from "./freshness.ts";
import type { Ingredients } from "./ingredients.ts";
import type { Receipt } from "./receipt.ts";
import type { Staleness } from "./staleness.ts";

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
  /** Told of what is given though it is no longer fresh. */
  readonly staleness: Staleness;
  /** Told of all that is given; null where nobody keeps the answer. */
  readonly ingredients: Ingredients | null;
  /** Asks the source, and keeps what it says (`keepAll`). Never rejects; an id without outcome is one that the source does not know. */
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
  /** Its name once it is fetched. */
  storedKey: string;
  outcome: Outcome<Value> | undefined;
  isStale: boolean;
  /** When it was fetched. */
  storedAt: number;
  freshUntil: number;
}

/**
 * Looks ids up in memory, then the shared store, then once at the source for
 * all that is missing. The outcomes arrive together and in the order of the ids.
 * A failure is an outcome too. What is no longer fresh is given all the same and
 * fetched again in the background.
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
    const now = options.store.now();
    for (const { outcome, storedAt } of stale)
      if (typeof outcome === "object" && outcome !== null)
        options.staleness.note(outcome, now - storedAt);
    onLookUp?.("stale", stale.length);
    // Not awaited: the answer does not wait for what is for later ones.
    void refresh(stale, options);
  }
  const { ingredients } = options;
  if (ingredients !== null)
    for (const { storedKey, storedAt, freshUntil } of wanted) {
      const freshUntilS = Math.floor(freshUntil / 1000);
      ingredients.use({ key: storedKey, entry: { storedAt }, freshUntilS });
    }
  return wanted.map(({ outcome }) => outcome ?? null);
}

function toWanted<Value>(
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

async function takeFromShared<Value>(
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

async function takeFromSource<Value>(
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

/**
 * Keeps what the source said of these ids, also that it does not know them, but
 * no failure. To be done by the call itself, as soon as it is back: it may bring
 * but a part of what each of those who wait for it wants.
 */
export function keepAll<Value extends Sharable>(
  ids: readonly string[],
  found: ReadonlyMap<string, Outcome<Value>>,
  { store, toKey }: Pick<ReadThroughOptions<Value>, "store" | "toKey">,
): void {
  const storedAt = store.now();
  const writes: CacheWrite[] = [];
  for (const id of ids) {
    const outcome = found.get(id) ?? null;
    if (!(outcome instanceof Error))
      writes.push(toWrite(toKey(id), outcome, storedAt, store));
  }
  writeBack(writes, store);
}

/** Keeps a value that came unasked, with the answer to something else. */
export function keepOne<Value extends Sharable>(
  id: string,
  value: Value,
  { store, toKey }: Pick<ReadThroughOptions<Value>, "store" | "toKey">,
): void {
  writeBack([toWrite(toKey(id), value, store.now(), store)], store);
}

function writeBack(writes: readonly CacheWrite[], store: Store): void {
  store.memory.setMany(writes);
  // Not awaited: the answer does not wait for the shared store, whose writes never reject.
  void store.shared?.setMany(writes);
}

/** One replica refreshes a key at a time; the others find its outcome in the shared store. Who has failed waits as long before the next try. */
const refreshLockMs = 10_000;
/** How often a replica looks whether another one is done. */
const lookMs = 1000;
/** Of as many keys that wait after a failure, those whose wait is over are forgotten. */
const maxWaiting = 1000;

/** Fetches again what is no longer fresh. A failure leaves the entries as they are, with the life they had. */
async function refresh<Value>(
  stale: readonly Wanted<Value>[],
  options: ReadThroughOptions<Value>,
): Promise<void> {
  const { refreshing, shared, now } = options.store;
  const mine = stale
    .filter(({ key }) => (refreshing.get(key) ?? 0) <= now())
    .map(({ id }) => toWanted<Value>(id, options));
  if (mine.length === 0) return;
  for (const { key } of mine) refreshing.set(key, Number.POSITIVE_INFINITY);
  try {
    await takeFromShared(mine, options);
    const old = mine.filter((one) => isMissing(one) || one.isStale);
    const isMine = await Promise.all(
      old.map(({ key }) => acquire(shared, `refresh:${key}`)),
    );
    const due = old.filter((_, index) => isMine[index]);
    if (due.length > 0) await takeFromSource(due, options, options.fetchAgain);
  } finally {
    for (const { key, outcome, isStale } of mine)
      if (outcome instanceof Error) refreshing.set(key, now() + refreshLockMs);
      else if (isStale) refreshing.set(key, now() + lookMs);
      else refreshing.delete(key);
    if (refreshing.size > maxWaiting) forgetPast(refreshing, now());
  }
}

function forgetPast(refreshing: Map<string, number>, now: number): void {
  for (const [key, until] of refreshing)
    if (until <= now) refreshing.delete(key);
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

function toWrite(
  key: string,
  value: unknown,
  storedAt: number,
  store: Store,
): CacheWrite {
  return { key, entry: { value, storedAt }, ttlMs: toLifeMs(value, store) };
}
