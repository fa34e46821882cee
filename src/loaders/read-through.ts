import type { Sharable } from "../amazon-music/index.ts";
import type { Outcome } from "./outcome.ts";
import { refresh } from "./refresh.ts";
import {
  isMissing,
  takeFromMemory,
  takeFromShared,
  takeFromSource,
  toWanted,
  type ReadThroughOptions,
} from "./wanted.ts";

/**
 * Looks ids up in memory, then the shared store, then once at the source for
 * all that is missing. The outcomes arrive together and in the order of the ids.
 * A failure is an outcome too. What is no longer fresh is given all the same and
 * fetched again in the background.
 *
 * @param isAnew Whether to ask the source for all of them, whatever is kept.
 */
export async function readThrough<Value extends Sharable>(
  ids: readonly string[],
  options: ReadThroughOptions<Value>,
  isAnew = false,
): Promise<Outcome<Value>[]> {
  const wanted = ids.map((id) => toWanted<Value>(id, options));
  const { receipt } = options;
  const { onLookUp } = options.store;
  if (!isAnew) takeFromMemory(wanted, options);
  let missing = wanted.filter(isMissing);
  receipt?.entity("memory", wanted.length - missing.length);
  onLookUp?.("memory", wanted.length - missing.length);
  if (missing.length > 0 && !isAnew) {
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
