import type { SharedCache } from "../cache/index.ts";
import {
  isMissing,
  takeFromShared,
  takeFromSource,
  toWanted,
  type ReadThroughOptions,
  type Wanted,
} from "./wanted.ts";

/** One replica refreshes a key at a time; the others find its outcome in the shared store. Who has failed waits as long before the next try. */
const refreshLockMs = 10_000;
/** How often a replica looks whether another one is done. */
const lookMs = 1000;
/** Of as many keys that wait after a failure, those whose wait is over are forgotten. */
const maxWaiting = 1000;

/** Fetches again what is no longer fresh. A failure leaves the entries as they are, with the life they had. */
export async function refresh<Value>(
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
