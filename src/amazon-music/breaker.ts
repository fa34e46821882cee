import {
  BrokenCircuitError,
  CircuitState,
  circuitBreaker,
  CountBreaker,
  handleWhen,
  type IBackoff,
} from "cockatiel";
import { AmazonMusicError, type AmazonMusicErrorKind } from "./error.ts";
import type { Operation } from "./operation.ts";

/** `open`: calls fail at once. `probing`: one call finds out, and the others fail until it is back. */
export type BreakerState = "closed" | "open" | "probing";

export interface BreakerChange {
  readonly operation: Operation;
  readonly state: BreakerState;
}

/** Leaves Amazon alone while most calls of one kind fail there. */
export interface Breaker {
  readonly state: BreakerState;
  /**
   * Makes the call, or rejects at once, as `unavailable`, while Amazon is left
   * alone. What becomes of a call that is given up says nothing of Amazon.
   */
  run<Result>(
    call: Place,
    make: () => Promise<Result>,
    signal?: AbortSignal,
  ): Promise<Result>;
  /** Throws that error while Amazon is left alone; for those who have waited since `run` let them in. */
  assertClosed(call: Place): void;
}

export interface BreakerOptions {
  readonly operation: Operation;
  readonly onChange?: ((change: BreakerChange) => void) | undefined;
  /** How long calls fail at first; doubled with each probe that fails. */
  readonly firstOpenMs?: number;
  /** How many calls must have been made, more than half of them failing, before it opens. */
  readonly minimumCalls?: number;
  readonly random?: () => number;
  /** On the clock that cockatiel reads. */
  readonly now?: () => number;
}

interface Place {
  readonly method: string;
  readonly route: string;
}

/** Amazon does not do its part. What it refuses is the caller's fault, and 429 the governor's business. */
const faults: ReadonlySet<AmazonMusicErrorKind> = new Set([
  "unavailable",
  "timeout",
  "malformed",
]);

const longestOpenMs = 15_000;

/** How many of the last calls it looks at. */
const sampleSize = 20;

const stateOf: Readonly<Record<CircuitState, BreakerState>> = {
  [CircuitState.Closed]: "closed",
  [CircuitState.Open]: "open",
  [CircuitState.HalfOpen]: "probing",
  [CircuitState.Isolated]: "open",
};

export function createBreaker({
  operation,
  onChange,
  firstOpenMs = 1000,
  minimumCalls = 8,
  random = Math.random,
  now = Date.now,
}: BreakerOptions): Breaker {
  let opensUntil = 0;
  const toBackoff = (openMs: number): IBackoff<unknown> => {
    // From half of it on by chance, so that replicas do not probe together.
    const duration = openMs * (0.5 + random() / 2);
    opensUntil = now() + duration;
    return {
      duration,
      next: () => toBackoff(Math.min(openMs * 2, longestOpenMs)),
    };
  };
  const policy = circuitBreaker(
    handleWhen(
      (error) =>
        isFault(error) ||
        // A probe that Amazon did not answer, whyever, has not found out anything.
        policy.state === CircuitState.HalfOpen,
    ),
    {
      halfOpenAfter: { next: () => toBackoff(firstOpenMs) },
      breaker: new CountBreaker({
        threshold: 0.5,
        size: sampleSize,
        minimumNumberOfCalls: minimumCalls,
      }),
    },
  );
  policy.onStateChange((state) =>
    onChange?.({ operation, state: stateOf[state] }),
  );

  function toOpenError(call: Place): AmazonMusicError {
    return new AmazonMusicError(
      "unavailable",
      "Amazon has failed too often just now and is left alone",
      {
        ...call,
        retryAfterMs: Math.max(1, Math.ceil(opensUntil - now())),
      },
    );
  }

  return {
    get state() {
      return stateOf[policy.state];
    },
    async run(call, make, signal) {
      // cockatiel would let others wait for the probe's end.
      if (policy.state === CircuitState.HalfOpen) throw toOpenError(call);
      try {
        const outcome = await policy.execute(() => toOutcome(make(), signal));
        if ("refusal" in outcome) throw outcome.refusal;
        return outcome.result;
      } catch (error) {
        if (error instanceof BrokenCircuitError) throw toOpenError(call);
        throw error instanceof GivenUp ? error.cause : error;
      }
    },
    assertClosed(call) {
      if (policy.state === CircuitState.Open) throw toOpenError(call);
    },
  };
}

type Outcome<Result> =
  { readonly result: Result } | { readonly refusal: AmazonMusicError };

/** A refusal is an answer: Amazon does its part. */
async function toOutcome<Result>(
  made: Promise<Result>,
  signal: AbortSignal | undefined,
): Promise<Outcome<Result>> {
  try {
    return { result: await made };
  } catch (error) {
    if (
      error instanceof AmazonMusicError &&
      error.status !== undefined &&
      !faults.has(error.kind)
    )
      return { refusal: error };
    throw signal?.aborted === true
      ? new GivenUp("given up", { cause: error })
      : error;
  }
}

/** Around the error of a call that was given up. */
class GivenUp extends Error {}

function isFault(error: unknown): boolean {
  return (
    error instanceof AmazonMusicError &&
    !error.isGivenUp &&
    faults.has(error.kind)
  );
}
