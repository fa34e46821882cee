import { AmazonMusicError } from "./error.ts";

/** Until when somebody waits: for so long, or until they go away. */
export interface Deadline {
  /** How long that is in all. */
  readonly timeoutMs: number;
  /** In the time of `performance.now`. */
  readonly at: number;
  /** Aborted when nobody waits any more. Made when it is first asked for: most requests find all in memory, and wait for nothing. */
  readonly signal: AbortSignal;
  /** As the promise, but rejects when nobody waits any more. What was waited for goes on. */
  wait<Value>(promise: Promise<Value>): Promise<Value>;
  /** The answer is given: lets go of the clock. */
  clear(): void;
}

export interface DeadlineOptions {
  readonly timeoutMs: number;
  /** Runs what it is given when whoever waits goes away; at once where they are gone. */
  readonly whenGone?: ((leave: () => void) => void) | undefined;
  readonly now?: () => number;
}

/** The deadline of one request, which begins now. */
export function createDeadline({
  timeoutMs,
  whenGone,
  now = () => performance.now(),
}: DeadlineOptions): Deadline {
  const at = now() + timeoutMs;
  let aborting: AbortController | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isCleared = false;

  function readSignal(): AbortSignal {
    if (aborting !== undefined) return aborting.signal;
    const created = (aborting = new AbortController());
    const leave = (): void => created.abort(toLate());
    // Whoever waits keeps the process alive, not the clock.
    if (!isCleared) timer = setTimeout(leave, Math.max(0, at - now())).unref();
    whenGone?.(leave);
    return created.signal;
  }

  return {
    timeoutMs,
    at,
    get signal() {
      return readSignal();
    },
    wait(promise) {
      const signal = readSignal();
      if (signal.aborted) return Promise.reject(toLate());
      return new Promise((resolve, reject) => {
        const leave = (): void => reject(toLate());
        signal.addEventListener("abort", leave, { once: true });
        const stay = (): void => signal.removeEventListener("abort", leave);
        promise.then(
          (value) => {
            stay();
            resolve(value);
          },
          (error: Error) => {
            stay();
            reject(error);
          },
        );
      });
    },
    clear() {
      isCleared = true;
      clearTimeout(timer);
    },
  };
}

function toLate(): AmazonMusicError {
  return new AmazonMusicError("timeout", "The time of the request is over", {
    method: "GET",
    route: "/graphql",
  });
}
