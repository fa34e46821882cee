/** Keeps away from a service that fails: longer with each failure, and never at the same moment as other replicas. */
export interface Backoff {
  /** Throws the last failure again while it is too early to ask. */
  assertOpen(): void;
  /** Until when nobody should ask; in the past where all is well. */
  readonly until: number;
  succeed(): void;
  fail(error: unknown): void;
}

export interface BackoffOptions {
  readonly now: () => number;
  readonly random: () => number;
}

const firstMs = 500;
const longestMs = 30_000;

/** Exponential, with full jitter; a service that says how long to stay away is obeyed. */
export function createBackoff({ now, random }: BackoffOptions): Backoff {
  let failures = 0;
  let until = 0;
  let last: unknown;
  return {
    assertOpen() {
      if (now() < until) throw last;
    },
    get until() {
      return until;
    },
    succeed() {
      failures = 0;
      until = 0;
    },
    fail(error) {
      // The failure that kept somebody away is not another one.
      if (error === last && now() < until) return;
      const waitMs = Math.min(firstMs * 2 ** failures, longestMs) * random();
      failures += 1;
      last = error;
      until = now() + Math.max(waitMs, readRetryAfterMs(error));
    },
  };
}

function readRetryAfterMs(error: unknown): number {
  return error instanceof Error &&
    "retryAfterMs" in error &&
    typeof error.retryAfterMs === "number"
    ? error.retryAfterMs
    : 0;
}
