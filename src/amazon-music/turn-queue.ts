/** Who waits for whom: somebody who looks at a screen goes before a router's entities, and both before what is refreshed in the background. */
export type Lane = "interactive" | "federation" | "background";

/**
 * How much later than it came a call counts as having come. Newcomers of a better lane overtake it for this long and no longer,
 * so that no lane starves.
 */
const delayMs: Readonly<Record<Lane, number>> = {
  interactive: 0,
  federation: 250,
  background: 2000,
};

/** One queue of three lanes, ordered by when each waiter came and how long its lane stands back. */
export interface TurnQueue<Waiter extends object> {
  readonly length: number;
  add(lane: Lane, waiter: Waiter, now: number): void;
  /** Takes out who is next. */
  shift(): Waiter | undefined;
  delete(waiter: Waiter): void;
  /** How many would go before one who came to this lane now. */
  ahead(lane: Lane, now: number): number;
  /** Everybody, in no particular order. */
  waiters(): Waiter[];
}

export function createTurnQueue<Waiter extends object>(): TurnQueue<Waiter> {
  // Within a lane who comes first is first, so each keeps its order by itself, and a Map forgets at once who gives up.
  const lanes: Readonly<Record<Lane, Map<Waiter, number>>> = {
    interactive: new Map(),
    federation: new Map(),
    background: new Map(),
  };
  const all = Object.values(lanes);

  return {
    get length() {
      return all.reduce((sum, lane) => sum + lane.size, 0);
    },
    add(lane, waiter, now) {
      lanes[lane].set(waiter, now + delayMs[lane]);
    },
    shift() {
      let next: Waiter | undefined;
      let nextAt = Number.POSITIVE_INFINITY;
      for (const lane of all)
        for (const [waiter, at] of lane) {
          if (at < nextAt) [next, nextAt] = [waiter, at];
          break;
        }
      if (next !== undefined) for (const lane of all) lane.delete(next);
      return next;
    },
    delete(waiter) {
      for (const lane of all) lane.delete(waiter);
    },
    ahead(lane, now) {
      const mine = now + delayMs[lane];
      let ahead = lanes[lane].size;
      for (const other of all) {
        if (other === lanes[lane]) continue;
        for (const at of other.values()) {
          if (at > mine) break;
          ahead += 1;
        }
      }
      return ahead;
    },
    waiters: () => all.flatMap((lane) => [...lane.keys()]),
  };
}
