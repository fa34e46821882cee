import type {
  CacheEntry,
  CacheWrite,
  MemoryCache,
  SharedCache,
} from "../cache/index.ts";
import type { Sharable } from "../amazon-music/index.ts";

/** A value, null where there is known to be none, or why it is not known. */
export type Outcome<Value> = Value | null | Error;

/** Where catalogue data is kept between requests, and for how long. */
export interface Store {
  readonly memory: MemoryCache;
  /** Absent where the gateway runs without Redis. */
  readonly shared?: SharedCache | undefined;
  /** How long an entry is fresh. */
  readonly ttlMs: number;
  /** How long it is remembered that there is no such thing: shorter, since new things appear. */
  readonly absentTtlMs: number;
  readonly now: () => number;
}

export interface ReadThroughOptions<Value> {
  readonly store: Store;
  /** The store's name for an id. */
  readonly toKey: (id: string) => string;
  /** Tells whether a stored value is one of ours: the shared store may hold anything. */
  readonly accepts: (value: unknown) => value is Value;
  /** Asks the source. Never rejects; an id without outcome is one that the source does not know. */
  readonly fetch: (
    ids: readonly string[],
  ) => Promise<ReadonlyMap<string, Outcome<Value>>>;
}

interface Wanted<Value> {
  readonly id: string;
  readonly key: string;
  outcome: Outcome<Value> | undefined;
}

/**
 * Looks ids up in memory, then the shared store, then once at the source for
 * all that is missing, and writes back what the source said. The outcomes
 * arrive together and in the order of the ids. A failure is an outcome too; it
 * is not stored.
 */
export async function readThrough<Value extends Sharable>(
  ids: readonly string[],
  options: ReadThroughOptions<Value>,
): Promise<Outcome<Value>[]> {
  const wanted = ids.map((id): Wanted<Value> => ({
    id,
    key: options.toKey(id),
    outcome: undefined,
  }));
  takeFromMemory(wanted, options);
  let missing = wanted.filter(isMissing);
  if (missing.length > 0) {
    await takeFromShared(missing, options);
    missing = missing.filter(isMissing);
  }
  if (missing.length > 0) await takeFromSource(missing, options);
  return wanted.map(({ outcome }) => outcome ?? null);
}

function isMissing({ outcome }: Wanted<unknown>): boolean {
  return outcome === undefined;
}

function takeFromMemory<Value>(
  wanted: readonly Wanted<Value>[],
  { store }: ReadThroughOptions<Value>,
): void {
  const entries = store.memory.getMany(wanted.map(({ key }) => key));
  wanted.forEach((one, index) => {
    // Memory holds what this very function put there under a key of this type.
    one.outcome = entries[index]?.value as Value | null | undefined;
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
    const ttlMs = entry.storedAt + toTtlMs(value, store) - now;
    if (ttlMs <= 0) return;
    one.outcome = value;
    writes.push({ key: one.key, entry, ttlMs });
  });
  store.memory.setMany(writes);
}

async function takeFromSource<Value>(
  wanted: readonly Wanted<Value>[],
  { store, toKey, fetch }: ReadThroughOptions<Value>,
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
    writes.push({ key, entry, ttlMs: toTtlMs(outcome, store) });
  }
  store.memory.setMany(writes);
  // Not awaited: the answer does not wait for the shared store, whose writes never reject.
  void store.shared?.setMany(writes);
}

function toEntry(value: unknown, storedAt: number): CacheEntry {
  return { value, storedAt, bytes: JSON.stringify(value).length };
}

function toTtlMs(value: unknown, store: Store): number {
  return value === null ? store.absentTtlMs : store.ttlMs;
}
