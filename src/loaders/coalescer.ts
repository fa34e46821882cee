import type {
  Deadline,
  Exchange,
  Lane,
  Turn,
  TurnAsk,
} from "../amazon-music/index.ts";
import type { Outcome } from "./read-through.ts";

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

/** Ids that can share a call, in the whole process. */
export interface CallKind {
  /** All that changes the answer, and the caller where it is not known to be alike for all. */
  readonly name: string;
  /** How many ids one call takes. */
  readonly maxIds: number;
}

/** Who looks up. */
export interface Passenger {
  /** Null for who waits as long as it takes. */
  readonly until: Deadline | null;
  readonly lane: Lane;
  /** A call that this look-up waited for; `isOwn` where it caused it. */
  readonly onCall?: ((call: Exchange, isOwn: boolean) => void) | undefined;
  /** An id has its outcome; `isOwn` where this look-up was the first to ask for it. */
  readonly onOutcome?: ((isOwn: boolean) => void) | undefined;
}

/**
 * One look-up in flight for each id in the whole process, and the look-ups of
 * different requests joined into full calls. Where nothing of a kind is in
 * flight a call leaves at once; else newcomers gather, and leave when it is
 * back or when they fill a call. Where calls are short, a call is filled with
 * all that is wanted when its turn has come. A failure is the outcome of its ids alone, and
 * who gives up takes nothing from those who go on waiting.
 */
export interface Coalescer {
  fetch<Value>(
    kind: CallKind,
    ids: readonly string[],
    fetch: Fetch<Value>,
    passenger: Passenger,
  ): Promise<ReadonlyMap<string, Outcome<Value>>>;
}

/** Where turns to make a call are to be had. */
export interface Turns {
  /** Whether one could be had at once. */
  hasRoom(): boolean;
  /** Rejects where none comes in time. */
  takeTurn(ask: TurnAsk): Promise<Turn>;
}

export interface CoalescerOptions {
  /** Absent where any number of calls may be made. */
  readonly turns?: Turns | undefined;
  /** A call that hangs holds newcomers for no longer than this. */
  readonly maxGatherMs?: number;
}

/** What is asked of the source at once: the ids of one call. */
interface Flight {
  readonly fetch: Fetch<unknown>;
  readonly outcomes: Promise<ReadonlyMap<string, Outcome<unknown>>>;
  readonly calls: readonly Exchange[];
  /** To be told where nobody waits any more for one who is on board. */
  readonly abandon: () => void;
}

/** An id's place, on board or waiting for the next call. Thousands of them may be there at once: no promise is made before one is waited for. */
interface Place {
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

interface Traffic {
  inFlight: number;
  /** Turns that are waited for, by how urgently. */
  readonly awaited: Set<{ readonly lane: Lane }>;
  /** By id: on board, or waiting for the next call. */
  readonly places: Map<string, Place>;
  readonly waiting: Map<string, Place>;
  timer: NodeJS.Timeout | undefined;
}

export function createCoalescer({
  turns,
  maxGatherMs = 500,
}: CoalescerOptions = {}): Coalescer {
  const kinds = new Map<string, Traffic>();

  /** Makes a call of all who wait, as many as it takes. */
  function send(kind: CallKind, traffic: Traffic, turn?: Turn): void {
    const leaving = takeFirst(traffic.waiting, kind.maxIds);
    const fetch = leaving[0]?.fetch;
    if (fetch === undefined) return turn?.release();
    traffic.inFlight += 1;
    const forgetAll = (): void => {
      for (const place of leaving) forget(kind, traffic, place);
    };
    const flight = depart(leaving, fetch, turn, forgetAll);
    const land = (): void => {
      traffic.inFlight -= 1;
      turn?.release();
      pump(kind, traffic);
      // Who has just looked in vain where the outcomes are by now still finds this call.
      setImmediate(forgetAll);
    };
    flight.outcomes.then(land, land);
  }

  function forget({ name }: CallKind, traffic: Traffic, place: Place): void {
    const { id } = place;
    if (traffic.places.get(id) === place) traffic.places.delete(id);
    if (traffic.places.size === 0 && traffic.inFlight === 0) kinds.delete(name);
  }

  /** Whether a call is due that no turn is waited for yet. */
  function isDue(
    { maxIds }: CallKind,
    { waiting, awaited }: Traffic,
    isTime: boolean,
  ): boolean {
    const served = awaited.size === 0 ? 0 : awaited.size * maxIds;
    const unserved = waiting.size - served;
    if (unserved >= maxIds || (isTime && unserved > 0)) return true;
    if (waiting.size === 0 || awaited.size === 0) return false;
    // A turn that is waited for less urgently than somebody now wants does not do.
    const { lane } = summarise(waiting.values());
    return [...awaited].every((turn) => isBetter(lane, turn.lane));
  }

  function pump(kind: CallKind, traffic: Traffic, isLate = false): void {
    const { waiting } = traffic;
    const isTime = isLate || traffic.inFlight === 0;
    while (isDue(kind, traffic, isTime))
      if (turns === undefined || turns.hasRoom()) send(kind, traffic);
      else awaitTurn(turns, kind, traffic);
    if (waiting.size === 0) {
      clearTimeout(traffic.timer);
      traffic.timer = undefined;
    } else
      traffic.timer ??= setTimeout(() => {
        traffic.timer = undefined;
        pump(kind, traffic, true);
      }, maxGatherMs).unref();
  }

  function awaitTurn(turns: Turns, kind: CallKind, traffic: Traffic): void {
    const { lane, deadline } = summarise(traffic.waiting.values());
    const awaited = { lane };
    traffic.awaited.add(awaited);
    turns.takeTurn({ lane, deadline }).then(
      (turn) => {
        traffic.awaited.delete(awaited);
        send(kind, traffic, turn);
        pump(kind, traffic);
      },
      (error: unknown) => {
        traffic.awaited.delete(awaited);
        for (const place of traffic.waiting.values()) {
          // Who came later may have more time.
          if (place.deadline > (deadline ?? Number.POSITIVE_INFINITY)) continue;
          traffic.waiting.delete(place.id);
          forget(kind, traffic, place);
          settle(place, toError(error));
        }
        pump(kind, traffic);
      },
    );
  }

  function join(
    traffic: Traffic,
    id: string,
    fetch: Fetch<unknown>,
    { until, lane }: Passenger,
  ): Place {
    let place = traffic.places.get(id);
    if (place === undefined) {
      place = toPlace(id, fetch, lane);
      traffic.places.set(id, place);
      traffic.waiting.set(id, place);
    }
    place.waiters += 1;
    const { at = Number.POSITIVE_INFINITY } = until ?? {};
    place.deadline = Math.max(place.deadline, at);
    if (isBetter(lane, place.lane)) place.lane = lane;
    return place;
  }

  /** Somebody waits no longer. */
  function leave(kind: CallKind, traffic: Traffic, place: Place): void {
    place.waiters -= 1;
    if (place.waiters > 0) return;
    const { fate } = place;
    if (fate === undefined) {
      traffic.waiting.delete(place.id);
      forget(kind, traffic, place);
    } else if (!(fate instanceof Error)) fate.abandon();
  }

  return {
    async fetch<Value>(
      kind: CallKind,
      ids: readonly string[],
      fetch: Fetch<Value>,
      passenger: Passenger,
    ) {
      const { until } = passenger;
      // A look-up that comes when nobody is there any more is not worth a call.
      if (until?.signal.aborted === true)
        return toFailures<Value>(ids, toError(until.signal.reason));
      const traffic = open(kinds, kind.name);
      const joined = ids.map((id) => join(traffic, id, fetch, passenger));
      pump(kind, traffic);
      const leaveAll = (): void => {
        for (const place of joined) leave(kind, traffic, place);
      };
      until?.signal.addEventListener("abort", leaveAll, { once: true });
      // A kind's ids are of one type, whoever asked for them.
      const results = await (collect(joined, fetch, passenger) as Promise<
        Map<string, Outcome<Value>>
      >);
      until?.signal.removeEventListener("abort", leaveAll);
      return results;
    },
  };
}

const lanes: readonly Lane[] = ["interactive", "federation", "background"];

function isBetter(one: Lane, other: Lane): boolean {
  return lanes.indexOf(one) < lanes.indexOf(other);
}

/** What a call is that all of these wait for: as urgent as the most urgent, and worth making as long as the last waits. */
function summarise(places: Iterable<Place>): {
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

function toPlace(id: string, fetch: Fetch<unknown>, lane: Lane): Place {
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

function takeFirst(waiting: Map<string, Place>, count: number): Place[] {
  const first: Place[] = [];
  for (const place of waiting.values()) {
    if (first.length >= count) break;
    first.push(place);
    waiting.delete(place.id);
  }
  return first;
}

function settle(place: Place, fate: Flight | Error): void {
  place.fate = fate;
  place.settling?.resolve(fate);
}

/** Never rejects: who asked may be gone. */
function untilSettled(place: Place): Promise<Flight | Error> {
  place.settling ??= Promise.withResolvers<Flight | Error>();
  return place.settling.promise;
}

/** Makes the call of those who leave, which ends when the last of them gives up. */
function depart(
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

/** The outcomes of all ids. Those that come too late for who waits fail. */
async function collect(
  joined: readonly Place[],
  fetch: Fetch<unknown>,
  { until, lane, onCall, onOutcome }: Passenger,
): Promise<Map<string, Outcome<unknown>>> {
  const results = new Map<string, Outcome<unknown>>();
  const refused: string[] = [];
  const landed = new Map<Flight, ReadonlyMap<string, Outcome<unknown>>>();
  const wait = <Awaited>(promise: Promise<Awaited>): Promise<Awaited> =>
    until === null ? promise : until.wait(promise);

  async function land(flight: Flight) {
    const outcomes = await wait(flight.outcomes);
    landed.set(flight, outcomes);
    for (const call of flight.calls) onCall?.(call, flight.fetch === fetch);
    return outcomes;
  }

  for (const place of joined) {
    const { id } = place;
    try {
      const fate = place.fate ?? (await wait(untilSettled(place)));
      if (fate instanceof Error) throw fate;
      const outcomes = landed.get(fate) ?? (await land(fate));
      const outcome = outcomes.get(id) ?? null;
      const isAnothers = fate.fetch !== fetch;
      if (isAnothers && isRefusedCaller(outcome)) refused.push(id);
      else results.set(id, outcome);
      onOutcome?.(place.fetch === fetch);
    } catch (error) {
      results.set(id, toError(error));
    }
  }
  if (refused.length === 0) return results;
  // Another caller was refused: it says nothing of ours.
  const own = await fetch(refused, {
    onCall: (call) => onCall?.(call, true),
    signal: until?.signal,
    deadline: until?.at,
    lane,
  });
  for (const id of refused) results.set(id, own.get(id) ?? null);
  return results;
}

function toFailures<Value>(
  ids: readonly string[],
  reason: Error,
): ReadonlyMap<string, Outcome<Value>> {
  return new Map(ids.map((id) => [id, reason]));
}

function open(kinds: Map<string, Traffic>, name: string): Traffic {
  const known = kinds.get(name);
  if (known !== undefined) return known;
  const traffic: Traffic = {
    inFlight: 0,
    awaited: new Set(),
    places: new Map(),
    waiting: new Map(),
    timer: undefined,
  };
  kinds.set(name, traffic);
  return traffic;
}

/** A token that is no longer good, lacks a scope, or whose account may not have it. */
function isRefusedCaller(outcome: unknown): boolean {
  return (
    outcome instanceof Error &&
    "kind" in outcome &&
    (outcome.kind === "unauthorized" || outcome.kind === "forbidden")
  );
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
