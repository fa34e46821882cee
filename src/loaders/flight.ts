import type { Exchange, Lane, Turn } from "../amazon-music/index.ts";
import type { Outcome } from "./outcome.ts";

/** Asks the source for ids. Never rejects. */
export type Fetch<Value> = (
  ids: readonly string[],
  passage: Passage,
) => Promise<ReadonlyMap<string, Outcome<Value>>>;

/** Under which conditions a call is made that several may wait for. */
export interface Passage {
  /** To be told of each call. */
  readonly onCall: (call: Exchange) => void;
  /** Aborted when nobody waits for it any more. */
  readonly signal?: AbortSignal | undefined;
  /** When the last of those who wait gives up, in the time of `performance.now`. */
  readonly deadline?: number | undefined;
  /** The best of those who wait. */
  readonly lane?: Lane | undefined;
  /** The right to make one call, where that had to be waited for. */
  readonly turn?: Turn | undefined;
}

/** What is asked of the source at once: the ids of one call. */
export interface Flight {
  readonly fetch: Fetch<unknown>;
  readonly outcomes: Promise<ReadonlyMap<string, Outcome<unknown>>>;
  readonly calls: readonly Exchange[];
  /** To be told where nobody waits any more for one who is on board. */
  readonly abandon: () => void;
}

/** An id's place, on board or waiting for the next call. Thousands of them may be there at once: no promise is made before one is waited for. */
export interface Place {
  readonly id: string;
  /** The call that it is on, or why there is none; absent while it waits. */
  fate: Flight | Error | undefined;
  /** Of the fate; absent where nobody waits for it. */
  settling: PromiseWithResolvers<Flight | Error> | undefined;
  /** Of who was the first to ask for the id. */
  readonly fetch: Fetch<unknown>;
  /** How many wait for it. */
  waiters: number;
  deadline: number;
  lane: Lane;
}

const lanes: readonly Lane[] = ["interactive", "federation", "background"];

/** Whether calls of one lane go before those of the other. */
export function isBetter(one: Lane, other: Lane): boolean {
  return lanes.indexOf(one) < lanes.indexOf(other);
}

/** What a call is that all of these wait for: as urgent as the most urgent, and worth making as long as the last waits. */
export function summarise(places: Iterable<Place>): {
  readonly lane: Lane;
  /** Absent where somebody waits as long as it takes. */
  readonly deadline: number | undefined;
} {
  let lane: Lane = "background";
  let deadline = 0;
  for (const place of places) {
    if (isBetter(place.lane, lane)) lane = place.lane;
    deadline = Math.max(deadline, place.deadline);
  }
  return { lane, deadline: Number.isFinite(deadline) ? deadline : undefined };
}

/** A place that waits, for nobody yet. */
export function toPlace(id: string, fetch: Fetch<unknown>, lane: Lane): Place {
  return {
    id,
    fate: undefined,
    settling: undefined,
    fetch,
    waiters: 0,
    deadline: 0,
    lane,
  };
}

/** Tells all who wait for a place what has become of it. */
export function settle(place: Place, fate: Flight | Error): void {
  place.fate = fate;
  place.settling?.resolve(fate);
}

/** Never rejects: who asked may be gone. */
export function untilSettled(place: Place): Promise<Flight | Error> {
  place.settling ??= Promise.withResolvers<Flight | Error>();
  return place.settling.promise;
}

/** Makes the call of those who leave, which ends when the last of them gives up. */
export function depart(
  leaving: readonly Place[],
  fetch: Fetch<unknown>,
  turn: Turn | undefined,
  forgetAll: () => void,
): Flight {
  const calls: Exchange[] = [];
  const aborting = new AbortController();
  const abandon = (): void => {
    if (leaving.some(({ waiters }) => waiters > 0)) return;
    aborting.abort();
    // Who comes now asks anew: this call will answer nobody.
    forgetAll();
  };
  const outcomes = fetch(
    leaving.map(({ id }) => id),
    {
      onCall: (call) => calls.push(call),
      signal: aborting.signal,
      ...summarise(leaving),
      turn,
    },
  );
  const flight = { fetch, outcomes, calls, abandon };
  for (const place of leaving) settle(place, flight);
  return flight;
}
