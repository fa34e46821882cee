import { AmazonMusicError } from "./error.ts";

/** Until when somebody waits: for so long, or until they go away. */
export interface Deadline {
  /** How long that is in all. */
  readonly timeoutMs: number;
  /** In the time of `performance.now`. */
  readonly at: number;
  /** Aborted when nobody waits any more, with the error that tells so. Made when it is first asked for: most requests find all in memory, and wait for nothing. */
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
export function createDeadline(options: DeadlineOptions): Deadline {
  return new RequestDeadline(options);
}

/**
 * A class, since it is made for each request and has a getter: V8 makes a hidden class of its own for each object that a literal with
 * a getter makes, which lives until all of memory is swept, and with it whatever the getter can see, such as the request.
 */
class RequestDeadline implements Deadline {
  readonly timeoutMs: number;
  readonly at: number;
  readonly #whenGone: DeadlineOptions["whenGone"];
  readonly #now: () => number;
  #aborting: AbortController | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isCleared = false;

  constructor({
    timeoutMs,
    whenGone,
    now = performance.now.bind(performance),
  }: DeadlineOptions) {
    this.timeoutMs = timeoutMs;
    this.#whenGone = whenGone;
    this.#now = now;
    this.at = now() + timeoutMs;
  }

  get signal(): AbortSignal {
    if (this.#aborting !== undefined) return this.#aborting.signal;
    const created = (this.#aborting = new AbortController());
    const leave = (): void => created.abort(toLate());
    const restMs = Math.max(0, this.at - this.#now());
    // Whoever waits keeps the process alive, not the clock.
    if (!this.#isCleared) this.#timer = setTimeout(leave, restMs).unref();
    this.#whenGone?.(leave);
    return created.signal;
  }

  wait<Value>(promise: Promise<Value>): Promise<Value> {
    const { signal } = this;
    if (signal.aborted) {
      // Whether it fails is nobody's business any more.
      promise.catch(() => undefined);
      return Promise.reject(toLate());
    }
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
  }

  clear(): void {
    this.#isCleared = true;
    clearTimeout(this.#timer);
  }
}

function toLate(): AmazonMusicError {
  return new AmazonMusicError("timeout", "The time of the request is over", {
    method: "GET",
    route: "/graphql",
  });
}
