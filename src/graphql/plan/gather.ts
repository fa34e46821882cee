/** Takes down what an answer in the making waits for. */
export interface Waits {
  add(late: Promise<unknown>): void;
}

/** An answer is begun anew no more often; then it is left to execution. */
const maxSteps = 200;
/** Writing anew takes a fifth of the time at most, however many lists come one after the other. */
const restShare = 4;

/**
 * Writes an answer anew, whenever something that it waited for has come, until
 * it waits for nothing. Null where it cannot be written, or something could not
 * be had. Never rejects.
 *
 * @param write Null where the answer cannot be written.
 * @param watchLeave Has `tell` told before look-ups go out together: what has come may lead on to more for them.
 * @param now Milliseconds, of any clock.
 */
export function gather(
  write: (waits: Waits) => string | null,
  watchLeave: (tell: () => void) => void,
  now: () => number = performance.now.bind(performance),
): Promise<string | null> {
  const { promise, resolve } = Promise.withResolvers<string | null>();
  let timer: NodeJS.Timeout | undefined;
  let steps = 0;
  let waited = 0;
  let come = 0;
  let restUntil = 0;

  function end(body: string | null): void {
    clearTimeout(timer);
    // Nobody is heard any more.
    steps = Infinity;
    resolve(body);
  }

  function step(): void {
    clearTimeout(timer);
    timer = undefined;
    steps += 1;
    waited = 0;
    come = 0;
    const begunAt = now();
    const body = write({ add: wait });
    if (body === null || waited === 0) return end(body);
    if (steps === maxSteps) return end(null);
    const endedAt = now();
    restUntil = endedAt + restShare * (endedAt - begunAt);
  }

  function wait(late: Promise<unknown>): void {
    const own = steps;
    waited += 1;
    late.then(
      () => {
        if (steps === own) goOn();
      },
      () => {
        if (steps !== Infinity) end(null);
      },
    );
  }

  function goOn(): void {
    come += 1;
    const restMs = restUntil - now();
    if (come === waited || restMs <= 0) step();
    else timer ??= setTimeout(step, restMs);
  }

  watchLeave(() => {
    if (come > 0 && steps !== Infinity) step();
  });
  step();
  return promise;
}
