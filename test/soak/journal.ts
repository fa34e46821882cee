import type { Exchange } from "../../src/sandbox/index.ts";
import type { Visit } from "./visitors.ts";

/** The most calls that Amazon saw in any one second. */
export function toBusiestSecond(exchanges: readonly Exchange[]): number {
  const moments = toMusic(exchanges).map(({ at }) => at);
  let first = 0;
  let most = 0;
  for (const [place, moment] of moments.entries()) {
    while ((moments[first] ?? moment) <= moment - 1000) first += 1;
    most = Math.max(most, place - first + 1);
  }
  return most;
}

/** Calls that Amazon refused because there were too many of them, and not because a fault said so. */
export function countOwnThrottles(exchanges: readonly Exchange[]): number {
  return exchanges.filter(
    ({ status, fault }) => status === 429 && fault === undefined,
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
