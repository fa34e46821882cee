import type { Exchange } from "../amazon-music/index.ts";
import type { Outcome } from "./read-through.ts";

/** Asks the source for ids. Never rejects; tells each call it makes. */
export type Fetch<Value> = (
  ids: readonly string[],
  onCall: (call: Exchange) => void,
) => Promise<ReadonlyMap<string, Outcome<Value>>>;

/** Ids that can share a call, in the whole process. */
export interface Lane {
  /** All that changes the answer, and the caller where it is not known to be alike for all. */
  readonly name: string;
  /** How many ids one call takes. */
  readonly maxIds: number;
}

/** What a look-up is told besides its outcomes. */
export interface Observer {
  /** A call that this look-up waited for; `isOwn` where it caused it. */
  onCall(call: Exchange, isOwn: boolean): void;
  /** An id has its outcome; `isOwn` where this look-up was the first to ask for it. */
  onOutcome(isOwn: boolean): void;
}

/**
 * One look-up in flight for each id in the whole process, and the look-ups of
 * different requests joined into full calls. An idle lane sends at once; while a
 * call of the lane is in flight newcomers gather, and leave when it is back or
 * when they fill a call. A failure is the outcome of its ids alone.
 */
export interface Coalescer {
  fetch<Value>(
    lane: Lane,
    ids: readonly string[],
    fetch: Fetch<Value>,
    observer: Observer | null,
  ): Promise<ReadonlyMap<string, Outcome<Value>>>;
}

export interface CoalescerOptions {
  /** A call that hangs holds newcomers for no longer than this. */
  readonly maxGatherMs?: number;
}

/** What is asked of the source at once: the ids of one call. */
interface Flight {
  readonly fetch: Fetch<unknown>;
  readonly outcomes: Promise<ReadonlyMap<string, Outcome<unknown>>>;
  readonly calls: readonly Exchange[];
}

interface Place {
  readonly flight: Promise<Flight>;
  readonly board: (flight: Flight) => void;
  readonly fetch: Fetch<unknown>;
}

interface Traffic {
  inFlight: number;
  /** By id: on board, or waiting for the next call. */
  readonly places: Map<string, Place>;
  readonly waiting: Map<string, Place>;
  timer: NodeJS.Timeout | undefined;
}

export function createCoalescer({
  maxGatherMs = 500,
}: CoalescerOptions = {}): Coalescer {
  const lanes = new Map<string, Traffic>();

  function send(lane: Lane, traffic: Traffic, ids: readonly string[]): void {
    const leaving = ids.map((id) => [id, traffic.waiting.get(id)] as const);
    const fetch = leaving[0]?.[1]?.fetch;
    if (fetch === undefined) return;
    for (const id of ids) traffic.waiting.delete(id);
    traffic.inFlight += 1;
    const calls: Exchange[] = [];
    const outcomes = fetch(ids, (call) => calls.push(call));
    const flight: Flight = { fetch, outcomes, calls };
    for (const [, place] of leaving) place?.board(flight);
    const land = (): void => {
      traffic.inFlight -= 1;
      pump(lane, traffic);
      // A turn later, when whoever waited has put the outcomes into memory.
      setImmediate(() => {
        for (const [id, place] of leaving)
          if (traffic.places.get(id) === place) traffic.places.delete(id);
        if (traffic.places.size === 0 && traffic.inFlight === 0)
          lanes.delete(lane.name);
      });
    };
    outcomes.then(land, land);
  }

  function pump(lane: Lane, traffic: Traffic, isLate = false): void {
    const { waiting } = traffic;
    const isIdle = traffic.inFlight === 0;
    while (
      waiting.size >= lane.maxIds ||
      (waiting.size > 0 && (isIdle || isLate))
    )
      send(lane, traffic, [...waiting.keys()].slice(0, lane.maxIds));
    if (waiting.size === 0) {
      clearTimeout(traffic.timer);
      traffic.timer = undefined;
    } else
      traffic.timer ??= setTimeout(() => {
        traffic.timer = undefined;
        pump(lane, traffic, true);
      }, maxGatherMs);
  }

  return {
    async fetch<Value>(
      lane: Lane,
      ids: readonly string[],
      fetch: Fetch<Value>,
      observer: Observer | null,
    ) {
      const traffic = openLane(lanes, lane.name);
      const joined: [string, Place][] = ids.map((id) => [
        id,
        traffic.places.get(id) ?? wait(traffic, id, fetch),
      ]);
      pump(lane, traffic);
      const results = new Map<string, Outcome<Value>>();
      const refused: string[] = [];
      const seen = new Set<Flight>();
      for (const [id, place] of joined) {
        const flight = await place.flight;
        const isOwn = flight.fetch === fetch;
        // A lane's ids are of one type, whoever asked for them.
        const found = (await flight.outcomes) as ReadonlyMap<
          string,
          Outcome<Value>
        >;
        const outcome = found.get(id) ?? null;
        if (!isOwn && isRefusedCaller(outcome)) refused.push(id);
        else results.set(id, outcome);
        if (observer === null) continue;
        observer.onOutcome(place.fetch === fetch);
        if (seen.has(flight)) continue;
        seen.add(flight);
        for (const call of flight.calls) observer.onCall(call, isOwn);
      }
      if (refused.length === 0) return results;
      // Another caller was refused: it says nothing of ours.
      const own = await fetch(refused, (call) => observer?.onCall(call, true));
      for (const id of refused) results.set(id, own.get(id) ?? null);
      return results;
    },
  };
}

function openLane(lanes: Map<string, Traffic>, name: string): Traffic {
  const known = lanes.get(name);
  if (known !== undefined) return known;
  const traffic: Traffic = {
    inFlight: 0,
    places: new Map(),
    waiting: new Map(),
    timer: undefined,
  };
  lanes.set(name, traffic);
  return traffic;
}

function wait(traffic: Traffic, id: string, fetch: Fetch<unknown>): Place {
  const { promise, resolve } = Promise.withResolvers<Flight>();
  const place: Place = { flight: promise, board: resolve, fetch };
  traffic.places.set(id, place);
  traffic.waiting.set(id, place);
  return place;
}

/** A token that is no longer good, lacks a scope, or whose account may not have it. */
function isRefusedCaller(outcome: unknown): boolean {
  return (
    outcome instanceof Error &&
    "kind" in outcome &&
    (outcome.kind === "unauthorized" || outcome.kind === "forbidden")
  );
}
