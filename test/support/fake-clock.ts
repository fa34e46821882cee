/** A clock that goes when the test says so. */
export interface FakeClock {
  now(): number;
  after(ms: number, step: () => void): () => void;
  /** Lets time pass, with all that happens meanwhile in its order. */
  pass(ms: number): Promise<void>;
}

interface Timer {
  readonly at: number;
  readonly step: () => void;
}

export function createFakeClock(start = 1000): FakeClock {
  let time = start;
  const timers = new Set<Timer>();

  function next(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers)
      if (timer.at <= until && (first === undefined || timer.at < first.at))
        first = timer;
    return first;
  }

  return {
    now: () => time,
    after(ms, step) {
      const timer = { at: time + Math.max(0, ms), step };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    async pass(ms) {
      const until = time + ms;
      await settled();
      for (let timer = next(until); timer !== undefined; timer = next(until)) {
        timers.delete(timer);
        time = Math.max(time, timer.at);
        timer.step();
        await settled();
      }
      time = until;
    },
  };
}

/** Whatever promises have led to by now has happened. */
export function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
