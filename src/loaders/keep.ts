import type { Sharable } from "../amazon-music/index.ts";
import type { CacheWrite } from "../cache/index.ts";
import { toLifeMs, type Store } from "./freshness.ts";
import type { Outcome } from "./outcome.ts";
import type { ReadThroughOptions } from "./wanted.ts";

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

function toWrite(
  key: string,
  value: unknown,
  storedAt: number,
  store: Store,
): CacheWrite {
  return { key, entry: { value, storedAt }, ttlMs: toLifeMs(value, store) };
}
