import type { Lane, Turn, TurnAsk } from "../amazon-music/index.ts";
import {
  depart,
  isBetter,
  settle,
  summarise,
  toPlace,
  type Fetch,
  type Place,
} from "./flight.ts";
import { collect, toError, toFailures, type Passenger } from "./landing.ts";
import type { Outcome } from "./outcome.ts";

/** Ids that can share a call, in the whole process. */
export interface CallKind {
  /** All that changes the answer, and the caller where it is not known to be alike for all. */
  readonly name: string;
  /** How many ids one call takes. */
  readonly maxIds: number;
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

interface AwaitedTurn {
  readonly lane: Lane;
  /** Aborted where nobody is left who could use it. */
  readonly givingUp: AbortController;
}

interface Traffic {
  inFlight: number;
  /** Turns that are waited for. */
  readonly awaited: Set<AwaitedTurn>;
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
    const awaited = { lane, givingUp: new AbortController() };
    traffic.awaited.add(awaited);
    const { signal } = awaited.givingUp;
    turns.takeTurn({ lane, deadline, signal }).then(
      (turn) => {
        traffic.awaited.delete(awaited);
        send(kind, traffic, turn);
        pump(kind, traffic);
      },
      (error: unknown) => {
        // Given up here: others wait for other turns.
        if (!traffic.awaited.delete(awaited)) return;
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

  /** Of turns that nobody is left to use, who comes next need not wait for them to come. */
  function giveUpTurns({ maxIds }: CallKind, traffic: Traffic): void {
    const { awaited, waiting } = traffic;
    const surplus = awaited.size - Math.ceil(waiting.size / maxIds);
    if (surplus <= 0) return;
    // The most urgent stay, and of those the ones that were asked for first.
    const byUrgency = [...awaited].sort((one, other) =>
      isBetter(one.lane, other.lane) ? -1 : Number(one.lane !== other.lane),
    );
    for (const turn of byUrgency.slice(-surplus)) {
      awaited.delete(turn);
      turn.givingUp.abort();
    }
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
        giveUpTurns(kind, traffic);
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

function takeFirst(waiting: Map<string, Place>, count: number): Place[] {
  const first: Place[] = [];
  for (const place of waiting.values()) {
    if (first.length >= count) break;
    first.push(place);
    waiting.delete(place.id);
  }
  return first;
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
