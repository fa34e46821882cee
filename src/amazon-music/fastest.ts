/** How long Amazon's fastest answers of a route take. */
export interface Fastest {
  /** Milliseconds; 0 as long as it is not known. */
  of(route: string): number;
  learn(route: string, ms: number): void;
}

interface Span {
  readonly since: number;
  calls: number;
  leastMs: number;
}

/** A span that nothing fast falls into by chance: this long, and of this many calls. */
const spanMs = 10_000;
const spanCalls = 20;

/**
 * The least of the last whole span and of the one that has begun. Calls that are late on their way, as many as may come
 * together, do not raise it; an Amazon that has become slower for good does, within two spans.
 */
export function createFastest(now: () => number): Fastest {
  const spans = new Map<string, { last: Span | null; current: Span }>();
  const begin = (): Span => ({
    since: now(),
    calls: 0,
    leastMs: Number.POSITIVE_INFINITY,
  });
  return {
    of(route) {
      const known = spans.get(route);
      return known === undefined || known.last === null
        ? 0
        : Math.min(known.last.leastMs, known.current.leastMs);
    },
    learn(route, ms) {
      const known = spans.get(route) ?? { last: null, current: begin() };
      spans.set(route, known);
      known.current.calls += 1;
      known.current.leastMs = Math.min(known.current.leastMs, ms);
      const { since, calls } = known.current;
      if (calls < spanCalls || now() - since < spanMs) return;
      known.last = known.current;
      known.current = begin();
    },
  };
}
