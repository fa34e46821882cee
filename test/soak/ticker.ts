/** Runs a step again and again, and makes up for what a busy event loop has missed. */
export interface Ticker {
  start(): void;
  stop(): void;
}

/** A loop that was held for longer than this is not made up for: that would be a burst. */
const longestDebtMs = 1000;

export function createTicker(everyMs: number, step: () => void): Ticker {
  let timer: NodeJS.Timeout | undefined;
  let due = 0;
  function tick(): void {
    const now = performance.now();
    due = Math.max(due, now - longestDebtMs);
    while (due <= now) {
      due += everyMs;
      step();
    }
    timer = setTimeout(tick, Math.max(1, due - now));
  }
  return {
    start() {
      due = performance.now();
      tick();
    },
    stop: () => clearTimeout(timer),
  };
}

/** How late this process has been, all in all: what was measured here is too long by as much as this grew meanwhile. */
export interface Lateness {
  readonly totalMs: number;
  stop(): void;
}

export function watchLateness(everyMs = 10): Lateness {
  let totalMs = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    totalMs += Math.max(0, now - last - everyMs);
    last = now;
  }, everyMs);
  return {
    get totalMs() {
      return totalMs;
    },
    stop: () => clearInterval(timer),
  };
}
