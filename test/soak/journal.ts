import type { Exchange } from "../../src/sandbox/index.ts";
import type { Run } from "./replica.ts";
import { createArrivals, type Sleep } from "./sleeps.ts";
import type { Visit } from "./visitors.ts";

/**
 * The most calls that surely came within one second. What the sandbox saw when it woke up may have come at any time of its sleep:
 * on a machine with too little of processors, calls of three seconds that nobody waits for any more are seen in one. Nobody who
 * sends can know, let alone prevent that; so it is not counted here, and what was sent is counted beside it.
 */
export function toBusiestSecond(
  exchanges: readonly Exchange[],
  sleeps: readonly Sleep[],
): number {
  const toArrival = createArrivals(sleeps);
  const calls = toMusic(exchanges).map(({ at }) => ({
    from: toArrival(at),
    to: at,
  }));
  return calls.reduce((most, { to }, place) => {
    let count = 0;
    for (let other = place; other >= 0; other -= 1) {
      const { from, to: seenAt } = calls[other] ?? { from: 0, to: 0 };
      if (seenAt <= to - 1000) break;
      if (from > to - 1000) count += 1;
    }
    return Math.max(most, count);
  }, 0);
}

/** The most calls that left all replicas within one second, by what these say of each call when it is over. */
export function toBusiestSecondSent(runs: readonly Run[]): number {
  const moments = runs
    .flatMap(({ log }) => log)
    .filter(({ msg }) => msg === "amazon music call")
    .map(
      ({ time, durationMs }) => Date.parse(String(time)) - Number(durationMs),
    )
    .sort((one, other) => one - other);
  let first = 0;
  return moments.reduce((most, moment, place) => {
    while ((moments[first] ?? moment) <= moment - 1000) first += 1;
    return Math.max(most, place - first + 1);
  }, 0);
}

/** How long a second in which too much was seen at once is felt, in those that come behind it. */
const feltMs = 2000;

/** Calls that Amazon refused because there were too many of them: not because a fault said so, nor because it had slept. */
export function countOwnThrottles(
  exchanges: readonly Exchange[],
  sleeps: readonly Sleep[],
): number {
  return exchanges
    .filter(({ status, fault }) => status === 429 && fault === undefined)
    .filter(
      ({ at }) =>
        !sleeps.some(({ from, to }) => from <= at && at <= to + feltMs),
    ).length;
}

export function countCallsBetween(
  exchanges: readonly Exchange[],
  from: number,
  to: number,
): number {
  return toMusic(exchanges).filter(({ at }) => at >= from && at < to).length;
}

interface FreshnessOptions {
  readonly ttlMs: number;
  /** By how much an entry can be noted later than it was asked for. */
  readonly slackMs: number;
}

export interface Freshness {
  readonly checked: number;
  /** Things that an answer gave as fresh, though Amazon had not told of them for longer than anything is fresh. */
  readonly unproven: readonly string[];
}

/** Looks up, for each thing that was given without a mark, the call that brought it, to this caller and in this language. */
export function checkFreshness(
  visits: readonly Visit[],
  exchanges: readonly Exchange[],
  { ttlMs, slackMs }: FreshnessOptions,
): Freshness {
  const fetched = new Map<string, number[]>();
  for (const exchange of exchanges) {
    const { path, target, user, acceptLanguage, status, at } = exchange;
    if (status !== 200) continue;
    const ids = new URL(target, "http://sandbox").searchParams.get("ids");
    for (const id of ids?.split(",") ?? []) {
      const key = `${path} ${user} ${acceptLanguage?.toLowerCase()} ${id}`;
      fetched.set(key, [...(fetched.get(key) ?? []), at]);
    }
  }
  const unproven: string[] = [];
  let checked = 0;
  for (const { came, lookUp, visitor, askedAt, answeredAt } of visits)
    for (const id of came) {
      checked += 1;
      const key = `/v1/${lookUp?.root} ${visitor.name} ${visitor.language} ${id}`;
      const isProven = fetched
        .get(key)
        ?.some((at) => at >= askedAt - ttlMs - slackMs && at <= answeredAt);
      if (isProven !== true)
        unproven.push(`${key} at ${new Date(askedAt).toISOString()}`);
    }
  return { checked, unproven };
}

function toMusic(exchanges: readonly Exchange[]): readonly Exchange[] {
  return exchanges.filter(({ path }) => path.startsWith("/v1"));
}
