/** Time as those who wait see it: it only goes forward. */
export interface Clock {
  /** Milliseconds since some moment in the past. */
  now(): number;
  /** Runs the step so many milliseconds later, unless what it returns is called before. */
  after(ms: number, step: () => void): () => void;
}

/** @param now By default what a deadline in an `Ask` is told by. */
export function createClock(
  now: () => number = performance.now.bind(performance),
): Clock {
  return {
    now,
    after(ms, step) {
      // Node cuts fractions off, and would wake who waits a moment too early.
      const timer = setTimeout(step, Math.ceil(ms));
      return () => clearTimeout(timer);
    },
  };
}
