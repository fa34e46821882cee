import {
  collectDefaultMetrics,
  Counter,
  Gauge,
  Histogram,
  Registry,
} from "prom-client";
import type {
  AmazonMusicState,
  BreakerState,
  Exchange,
  Oddity,
} from "./amazon-music/index.ts";
import type { SharedCacheState } from "./cache/index.ts";
import type { Crowd } from "./crowd.ts";
import type { FinishedOperation } from "./graphql/index.ts";
import type { LookUpSource } from "./loaders/index.ts";

/**
 * What the gateway counts of itself, for Prometheus. It is told by observers, and asks nobody before it is read. A label's values are
 * few and known beforehand (routes, classes of status, codes), so that no id, caller or url can become one.
 */
export interface Metrics {
  onAmazonMusicCall(exchange: Exchange): void;
  onLoginCall(exchange: Exchange): void;
  onOddity(oddity: Oddity): void;
  onOperation(operation: FinishedOperation): void;
  onLookUp(source: LookUpSource, count: number): void;
  /** All figures in Prometheus's text format. */
  read(): Promise<{ readonly contentType: string; readonly text: string }>;
}

/** How things stand now. What is asked for only when the metrics are read costs nothing before. */
export interface Standing {
  readonly redis: SharedCacheState | "not configured";
  readonly memoryCacheBytes: number;
  readonly answerCacheBytes: number;
  /** How calls to Amazon Music fare; and those to Login with Amazon. */
  readonly amazonMusic: AmazonMusicState;
  readonly login: BreakerState;
}

/** What the process tells of itself (memory, CPU, collections of garbage, delay of the event loop), and whom it tells it with. */
export interface ProcessMetrics {
  readonly registry: Registry;
  /** Null where the process works alone. */
  readonly crowd: Crowd | null;
}

/**
 * Watches the process for as long as it lives. For programs: what is watched is theirs, not one gateway's.
 */
export function createProcessMetrics(crowd: Crowd | null): ProcessMetrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  return { registry, crowd };
}

/** Calls end between some milliseconds and the longest of timeouts in use; an answer from memory takes less than one. */
const durationBuckets = [
  0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

const redisStates: readonly Standing["redis"][] = [
  "up",
  "down",
  "connecting",
  "not configured",
];

const breakerStates: readonly BreakerState[] = ["closed", "open", "probing"];

export function createMetrics(
  readStanding: () => Standing,
  ofProcess?: ProcessMetrics,
): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const crowd = ofProcess?.crowd ?? null;
  crowd?.join([registry, ...(ofProcess ? [ofProcess.registry] : [])]);
  const toCallHistogram = (name: string, help: string) =>
    new Histogram({
      name,
      help,
      labelNames: ["method", "route", "status"] as const,
      buckets: durationBuckets,
      registers,
    });
  /** For what is counted for each answer: added up, and told when it is read, since a counter looks its labels over each time. */
  const toCount = (name: string, help: string) => {
    const counts = new Map<string, number>();
    // Made for its effect: the registry reads it.
    new Counter({
      name,
      help,
      labelNames: ["source"],
      registers,
      collect() {
        for (const [source, count] of counts) this.inc({ source }, count);
        counts.clear();
      },
    });
    return (source: string, count: number): void => {
      counts.set(source, (counts.get(source) ?? 0) + count);
    };
  };
  const amazonMusicCalls = toCallHistogram(
    "amazon_music_call_duration_seconds",
    "Calls to the Amazon Music Web API, from the try to the last byte of its answer. Status is a class, 429, or none where no answer arrived.",
  );
  const loginCalls = toCallHistogram(
    "login_with_amazon_call_duration_seconds",
    "Calls to Login with Amazon. Status as for Amazon Music.",
  );
  const oddities = new Counter({
    name: "amazon_music_oddities_total",
    help: "Odd things in answers of Amazon Music that were read all the same, such as entities of unknown type.",
    labelNames: ["route"],
    registers,
  });
  const countAnswers = toCount(
    "graphql_answers_total",
    "Answers by where they came from: execution, made without it of what is in memory or of what a lookup found, or kept whole.",
  );
  const operations = new Histogram({
    name: "graphql_operation_duration_seconds",
    help: "GraphQL operations by type (none where the document names no operation to run) and outcome: ok, or the code of the first error.",
    labelNames: ["type", "outcome"],
    buckets: durationBuckets,
    registers,
  });
  const countLookUps = toCount(
    "catalog_lookups_total",
    "Entities and lists of the catalogue that requests looked up, by where they came from. Stale ones are counted besides their source.",
  );
  const redis = new Gauge({
    name: "redis_state",
    help: "How many processes of the gateway see Redis in each state.",
    labelNames: ["state"],
    registers,
    // The first of the gauges, each of which is asked in turn.
    collect: readGauges,
  });
  const memoryCache = new Gauge({
    name: "memory_cache_bytes",
    help: "Estimated weight on the heap of what the gateway keeps of the catalogue.",
    registers,
  });
  const answerCache = new Gauge({
    name: "answer_cache_bytes",
    help: "Estimated weight on the heap of whole answers that the gateway keeps.",
    registers,
  });

  const calls = new Gauge({
    name: "amazon_music_budget_calls",
    help: "Calls to Amazon Music: capacity (this gateway's part of the calls a second now), in_use (under way) and queued (waiting for their turn).",
    labelNames: ["kind"],
    registers,
  });
  const isShared = new Gauge({
    name: "amazon_music_budget_shared",
    help: "1 while the budget of calls is shared with other replicas through Redis; 0 while the gateway keeps to its safe share.",
    aggregator: "min",
    registers,
  });
  const pause = new Gauge({
    name: "amazon_music_paused",
    help: "1 while Amazon Music is left alone, since it has answered 429.",
    aggregator: "max",
    registers,
  });
  const tries = new Gauge({
    name: "amazon_music_tries",
    help: "Calls to Amazon Music since the start: first tries, and retries of them.",
    labelNames: ["kind"],
    registers,
  });
  const breakers = new Gauge({
    name: "amazon_breaker_state",
    help: "How many processes of the gateway have the breaker of each kind of calls in each state: closed, open (calls fail at once) or probing.",
    labelNames: ["operation", "state"],
    registers,
  });

  function readCalls({
    governor,
    breakers: states,
    tries: made,
  }: AmazonMusicState): void {
    calls.set({ kind: "capacity" }, governor.capacity);
    calls.set({ kind: "in_use" }, governor.inUse);
    calls.set({ kind: "queued" }, governor.queued);
    isShared.set(governor.source === "shared" ? 1 : 0);
    pause.set(governor.pausedUntilMs === null ? 0 : 1);
    tries.set({ kind: "first" }, made.first);
    tries.set({ kind: "retry" }, made.retries);
    for (const [operation, state] of Object.entries(states))
      setBreaker(operation, state);
  }

  function setBreaker(operation: string, current: BreakerState): void {
    for (const state of breakerStates)
      breakers.set({ operation, state }, state === current ? 1 : 0);
  }

  /** The place for whatever has a state and no events worth counting. */
  function readGauges(): void {
    const standing = readStanding();
    for (const state of redisStates)
      redis.set({ state }, state === standing.redis ? 1 : 0);
    memoryCache.set(standing.memoryCacheBytes);
    answerCache.set(standing.answerCacheBytes);
    readCalls(standing.amazonMusic);
    setBreaker("login", standing.login);
  }

  return {
    onAmazonMusicCall: (exchange) => observeCall(amazonMusicCalls, exchange),
    onLoginCall: (exchange) => observeCall(loginCalls, exchange),
    onOddity: ({ route }) => oddities.inc({ route }),
    onOperation({ type, outcome, durationMs, source }) {
      operations.observe({ type, outcome }, durationMs / 1000);
      countAnswers(source, 1);
    },
    onLookUp: countLookUps,
    async read() {
      const texts =
        crowd === null
          ? await Promise.all([
              registry.metrics(),
              ofProcess?.registry.metrics(),
            ])
          : [await crowd.read()];
      return {
        contentType: registry.contentType,
        text: texts.filter((text) => text !== undefined).join("\n"),
      };
    },
  };
}

function observeCall(
  histogram: Histogram<"method" | "route" | "status">,
  { method, route, status, durationMs }: Exchange,
): void {
  histogram.observe(
    { method, route, status: toStatusClass(status) },
    durationMs / 1000,
  );
}

function toStatusClass(status: number): string {
  if (status === 0) return "none";
  return status === 429 ? "429" : `${Math.trunc(status / 100)}xx`;
}
