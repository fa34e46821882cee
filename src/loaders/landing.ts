import type { Deadline, Exchange, Lane } from "../amazon-music/index.ts";
import { untilSettled, type Fetch, type Flight, type Place } from "./flight.ts";
import type { Outcome } from "./outcome.ts";

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

/** The outcomes of all ids. Those that come too late for who waits fail. */
export async function collect(
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
      if (isAnothers && isRefusedCaller(outcome)) {
        refused.push(id);
        continue;
      }
      results.set(id, outcome);
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
  for (const id of refused) {
    results.set(id, own.get(id) ?? null);
    onOutcome?.(true);
  }
  return results;
}

export function toFailures<Value>(
  ids: readonly string[],
  reason: Error,
): ReadonlyMap<string, Outcome<Value>> {
  return new Map(ids.map((id) => [id, reason]));
}

/** A token that is no longer good, lacks a scope, or whose account may not have it. */
function isRefusedCaller(outcome: unknown): boolean {
  return (
    outcome instanceof Error &&
    "kind" in outcome &&
    (outcome.kind === "unauthorized" || outcome.kind === "forbidden")
  );
}

export function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
