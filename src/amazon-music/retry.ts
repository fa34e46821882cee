import type { AmazonMusicErrorKind } from "./error.ts";
import type { Call } from "./send.ts";

/** The most often that one call is repeated. */
export const maxRetries = 2;

/** Failures that may not happen again. */
const passing: ReadonlySet<AmazonMusicErrorKind> = new Set([
  "unavailable",
  "timeout",
  "rate-limited",
]);

const idempotentMethods: ReadonlySet<Call["method"]> = new Set([
  "GET",
  "PUT",
  "DELETE",
]);

const firstPauseMs = 100;
const longestPauseMs = 1000;

/** Whether a call that failed so may be made again: it could have been carried out, whatever Amazon said. */
export function isRepeatable(call: Call, kind: AmazonMusicErrorKind): boolean {
  return (
    passing.has(kind) &&
    (call.isIdempotent ?? idempotentMethods.has(call.method))
  );
}

/** How long to wait before a retry, by chance between nothing and ever more: who failed together does not come back together. */
export function toRetryPauseMs(retry: number, random: () => number): number {
  return random() * Math.min(firstPauseMs * 2 ** (retry - 1), longestPauseMs);
}

/** Retries that the whole process may make: a tenth of the first tries, counted from its start. */
export interface RetryBudget {
  readonly firstTries: number;
  readonly retries: number;
  /** A call is made for the first time. */
  earn(): void;
  /** Takes a retry, where one is left. */
  spend(): boolean;
}

/** In first tries. A good hour must not pay for a storm of retries in a bad minute. */
const most = 200;
const costOfRetry = 10;

export function createRetryBudget(): RetryBudget {
  let firstTries = 0;
  let retries = 0;
  let saved = 0;
  return {
    get firstTries() {
      return firstTries;
    },
    get retries() {
      return retries;
    },
    earn() {
      firstTries += 1;
      saved = Math.min(saved + 1, most);
    },
    spend() {
      if (saved < costOfRetry) return false;
      saved -= costOfRetry;
      retries += 1;
      return true;
    },
  };
}
