import type { Exchange } from "../../src/sandbox/index.ts";
import {
  checkFreshness,
  countCallsBetween,
  countOwnThrottles,
  toBusiestSecond,
  toBusiestSecondSent,
} from "./journal.ts";
import type { Replica, Run } from "./replica.ts";
import type { Sleep } from "./sleeps.ts";
import { toStaleFrom, type ThrottledPhase } from "./throttled-phase.ts";
import type { Visit } from "./visitors.ts";
import { budget, callTimeoutMs, requestTimeoutMs, ttlMs } from "./world.ts";

/** One line of the table: what was measured, and whether it may be so. */
export interface Figure {
  readonly what: string;
  readonly measured: string;
  readonly allowed: string;
  readonly isGood: boolean;
  /** Some of what is not as it should be. */
  readonly details?: readonly string[];
}

const few = 5;

/** What must not be, with some of what was found. */
export function none(what: string, found: readonly string[]): Figure {
  return {
    what,
    measured: String(found.length),
    allowed: "0",
    isGood: found.length === 0,
    details: found.slice(0, few),
  };
}

function atMost(
  what: string,
  measured: number,
  allowed: number,
  unit = "",
): Figure {
  const show = (value: number) => `${Math.round(value * 100) / 100}${unit}`;
  return {
    what,
    measured: show(measured),
    allowed: `<= ${show(allowed)}`,
    isGood: measured <= allowed,
  };
}

function atLeast(what: string, measured: number, allowed: number): Figure {
  return {
    what,
    measured: String(Math.round(measured * 100) / 100),
    allowed: `>= ${allowed}`,
    isGood: measured >= allowed,
  };
}

export function toAnswerFigures(
  visits: readonly Visit[],
  replicas: readonly Replica[],
): Figure[] {
  const killed = new Set(
    replicas.flatMap(({ runs }) =>
      runs.filter(({ isKilled }) => isKilled).map(({ url }) => url),
    ),
  );
  const lost = visits.filter(({ lostWith }) => lostWith !== undefined);
  const right = visits.filter(
    ({ codes, wrong, lostWith }) =>
      codes.length === 0 && wrong.length === 0 && lostWith === undefined,
  );
  const stale = visits.filter((visit) => visit.stale.length > 0);
  const [slowest] = visits.toSorted((one, other) => other.tookMs - one.tookMs);
  const errors = visits.filter(({ codes }) => codes.length > 0);
  return [
    {
      what: "answers",
      measured: `${visits.length}: ${right.length} whole, ${errors.length} in part or not, ${stale.length} marked stale, ${lost.length} lost with a killed replica`,
      allowed: "",
      isGood: true,
    },
    atLeast("share of whole answers", right.length / visits.length, 0.4),
    none(
      "wrong or dishonest answers",
      visits.flatMap(({ kind, wrong }) =>
        wrong.slice(0, 1).map((what) => `${kind}: ${what}`),
      ),
    ),
    none(
      "requests lost otherwise than with a killed replica",
      lost
        .filter(({ lostWith }) => !killed.has(lostWith ?? ""))
        .map(({ kind, lostWith }) => `${kind} at ${lostWith}`),
    ),
    {
      ...atMost(
        "slowest answer, without what the load itself was late",
        slowest?.tookMs ?? 0,
        requestTimeoutMs * 1.1,
        " ms",
      ),
      details: slowest === undefined ? [] : [toPlayed(slowest)],
    },
  ];
}

/** What was asked and when, for who looks it up in the logs. */
function toPlayed({ kind, codes, askedAt }: Visit): string {
  return `${kind} at ${new Date(askedAt).toISOString()}: ${codes.join()}`;
}

export function toUpstreamFigures(
  visits: readonly Visit[],
  exchanges: readonly Exchange[],
  runs: readonly Run[],
  sleeps: readonly Sleep[],
): Figure[] {
  const tries = runs.flatMap(({ log }) =>
    log
      .filter(({ msg }) => msg === "amazon music call")
      .map(({ attempt }) => Number(attempt)),
  );
  const first = tries.filter((attempt) => attempt === 1).length;
  const { checked, unproven } = checkFreshness(visits, exchanges, {
    ttlMs,
    // The call may have taken as long, and the look-up before it was asked.
    slackMs: callTimeoutMs + 500,
  });
  return [
    atMost(
      "calls in the busiest second, as they were sent",
      toBusiestSecondSent(runs),
      budget,
    ),
    atMost(
      "calls in the busiest second, as Amazon saw them come",
      toBusiestSecond(exchanges, sleeps),
      budget,
    ),
    {
      what: "of any second, with what Amazon saw too late since its process had no processor",
      measured: `${toBusiestSecond(exchanges, [])}; it slept ${toSleptMs(sleeps)} ms, ${toLongestMs(sleeps)} at a time`,
      allowed: "",
      isGood: true,
    },
    atMost(
      "calls that Amazon refused as too many, and had not slept before",
      countOwnThrottles(exchanges, sleeps),
      0,
    ),
    atMost(
      `share of retries (${tries.length - first} of ${first} first tries)`,
      (tries.length - first) / first,
      0.1,
    ),
    none(`things given as fresh that were not (of ${checked})`, unproven),
  ];
}

/** Tries a second of three replicas that chance moves more than patience does. */
const seldom = 0.5;

function toSleptMs(sleeps: readonly Sleep[]): number {
  return sleeps.reduce((sum, { from, to }) => sum + to - from, 0);
}

function toLongestMs(sleeps: readonly Sleep[]): number {
  return sleeps.reduce((most, { from, to }) => Math.max(most, to - from), 0);
}

export function toThrottledFigures(
  phase: ThrottledPhase,
  exchanges: readonly Exchange[],
): Figure[] {
  const { to, visits } = phase;
  // What is fresh is not asked for.
  const staleFrom = toStaleFrom(phase);
  const half = (staleFrom + to) / 2;
  const perSecond = (calls: number) => calls / ((to - staleFrom) / 2000);
  const late = perSecond(countCallsBetween(exchanges, half, to));
  const early = perSecond(countCallsBetween(exchanges, staleFrom, half));
  return [
    none(
      `catalogue questions not answered whole while Amazon throttled (of ${visits.length})`,
      visits
        .filter(({ codes, wrong }) => codes.length > 0 || wrong.length > 0)
        .map(
          ({ kind, codes, wrong }) =>
            `${kind}: ${String([...codes, ...wrong])}`,
        ),
    ),
    none(
      "of those, not marked though past their freshness",
      visits
        .filter(({ askedAt }) => askedAt > staleFrom)
        .filter(({ stale }) => stale.length === 0)
        .map(({ kind }) => kind),
    ),
    {
      what: "tries a second once all is stale, in the first and the second half",
      measured: `${early.toFixed(2)}, ${late.toFixed(2)}`,
      allowed: `falling, < 1, or <= ${seldom}`,
      isGood: late <= seldom || (late < early && late < 1),
    },
  ];
}

/** Levels and messages that are written once for each request, or for each call. */
const perRequest: readonly unknown[] = [
  "operation",
  "amazon music call",
  "login with amazon call",
  "weighed",
];

export function toProcessFigures(
  replicas: readonly Replica[],
  secrets: readonly string[],
  minutes: number,
): Figure[] {
  const runs = replicas.flatMap((replica) => replica.runs);
  const others = runs.flatMap(({ log }) =>
    log.filter(({ msg }) => !perRequest.includes(msg)),
  );
  const text = runs.map(({ log }) => JSON.stringify(log)).join("");
  const [steady] = replicas;
  const { before, after } = toWeights(steady?.runs.at(-1));
  return [
    atMost(
      "lines of log a minute and replica beside one for each request",
      others.length / minutes / replicas.length,
      60,
    ),
    none(
      "lines of log that tell of a bug",
      others
        .filter(({ level }) => level === "error")
        .map((line) => JSON.stringify(line)),
    ),
    none(
      "secrets in the log",
      secrets.filter((secret) => text.includes(secret)).map(() => "a secret"),
    ),
    none(
      "replicas that were told to end and did not end well",
      runs
        .filter(({ isKilled, status }) => !isKilled && (status ?? 0) !== 0)
        .map(({ url, status }) => `${url} ended with ${status}`),
    ),
    atMost(
      `memory that the replica that ran throughout holds, against ${toMegabytes(before)} MB after warm-up`,
      toMegabytes(after),
      toMegabytes(before * 1.1 + 8e6),
      " MB",
    ),
  ];
}

/** Medians of what is held: in the third tenth of the run's time to its fifth, and in the last three tenths. */
function toWeights(run: Run | undefined): { before: number; after: number } {
  const bytes = (run?.log ?? [])
    .filter(({ msg }) => msg === "weighed")
    .map(({ liveBytes }) => Number(liveBytes));
  const part = (from: number, to: number) =>
    bytes.slice(Math.floor(bytes.length * from), Math.ceil(bytes.length * to));
  return { before: toMedian(part(0.2, 0.5)), after: toMedian(part(0.7, 1)) };
}

function toMedian(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

function toMegabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
