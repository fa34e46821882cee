import DataLoader from "dataloader";
import type { Lane, Deadline, Sharable } from "../amazon-music/index.ts";
import type { Coalescer } from "./coalescer.ts";
import type { Fetch } from "./flight.ts";
import type { Passenger } from "./landing.ts";
import { keepAll, keepOne } from "./keep.ts";
import { readThrough } from "./read-through.ts";
import type { Soon } from "./soon.ts";
import type { ReadThroughOptions } from "./wanted.ts";
import type { Wave } from "./wave.ts";

/** Loads entities by id. Equal for equal ids within one request. */
export interface ById<Value> {
  /** The entity, or null where Amazon knows none; at once where it has been loaded before. Rejects, or throws, where it could not be looked up. */
  load(id: string): Soon<Value | null>;
  /** As `load`, but Amazon is asked though it is kept, unless it was for this request. */
  loadAnew(id: string): Soon<Value | null>;
  /** Keeps an entity that came with another answer, so that it need not be looked up. */
  keep(id: string, value: Value): void;
}

export interface ByIdOptions<Value> extends Omit<
  ReadThroughOptions<Value>,
  "fetch" | "fetchAgain"
> {
  /** Names what ids can share a call. Asked anew for each batch. */
  readonly toKindName: () => string;
  /** How many ids one call takes. */
  readonly maxIds: number;
  readonly coalescer: Coalescer;
  readonly wave: Wave;
  /** Until when the request waits. */
  readonly until: Deadline;
  readonly lane: Lane;
  readonly fetch: Fetch<Value>;
}

/**
 * Joins all ids that are asked within one wave of the request into one
 * read-through, and what that has to fetch with what other requests fetch. The
 * stores are read inside the batch, never around `load`: a hit that ran ahead
 * would split the next level of the query into two batches.
 */
export function createById<Value extends Sharable>(
  options: ByIdOptions<Value>,
): ById<Value> {
  const { wave, coalescer, receipt, until, lane, maxIds } = options;
  const waiting: Passenger =
    receipt === null
      ? { until, lane }
      : {
          until,
          lane,
          onCall: (call, isOwn) => receipt.call(call, isOwn),
          onOutcome: (isOwn) => receipt.entity(isOwn ? "fetched" : "coalesced"),
        };
  const fetch: Fetch<Value> = async (ids, passage) => {
    const found = await options.fetch(ids, passage);
    keepAll(ids, found, options);
    return found;
  };
  const fetchAs = (passenger: Passenger) => (ids: readonly string[]) =>
    coalescer.fetch(
      { name: options.toKindName(), maxIds },
      ids,
      fetch,
      passenger,
    );
  const fetchNow = fetchAs(waiting);
  /** What Amazon was asked for this request; most ask nothing. */
  let asked: Set<string> | undefined;
  const source = {
    fetch(ids: readonly string[]) {
      asked ??= new Set();
      for (const id of ids) asked.add(id);
      return fetchNow(ids);
    },
    fetchAgain: fetchAs({ until: null, lane: "background" }),
  };
  /** The first promise for each id and, once that is there, its value. */
  const loaded = new Map<string, Soon<Value | null>>();
  const loader = new DataLoader<string, Value | null>(
    async (ids) => {
      const outcomes = await wave.hold(
        readThrough(ids, { ...options, ...source }),
      );
      ids.forEach((id, index) => {
        const outcome = outcomes[index] ?? null;
        if (!(outcome instanceof Error)) loaded.set(id, outcome);
      });
      return outcomes;
    },
    {
      // No maxBatchSize: it would cut the batch before the stores took out their hits.
      batchScheduleFn: maxIds > 1 ? wave.schedule : wave.scheduleAhead,
      // Its own makes who asks again for what is on its way wait for the next batch besides.
      cache: false,
    },
  );
  function load(id: string): Soon<Value | null> {
    const known = loaded.get(id);
    if (known !== undefined) return known;
    const loading = loader.load(id);
    loaded.set(id, loading);
    return loading;
  }
  async function readAnew(id: string): Promise<Value | null> {
    const reading = readThrough([id], { ...options, ...source }, true);
    const [outcome = null] = await wave.hold(reading);
    if (outcome instanceof Error) throw outcome;
    loaded.set(id, outcome);
    return outcome;
  }
  return {
    load,
    loadAnew(id) {
      if (asked?.has(id) === true) return load(id);
      const loading = readAnew(id);
      loaded.set(id, loading);
      return loading;
    },
    keep: (id, value) => keepOne(id, value, options),
  };
}
