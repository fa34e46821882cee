/**
 * The levels of one request. Batches that became possible while something was
 * still being read wait for it and go out together, since its answer may bring
 * more ids for them: two lists side by side whose answers arrive at different
 * times cost one look-up of their entities and not two.
 */
export interface Wave {
  /** Keeps batches back until this is settled. It must wait for no batch itself. */
  hold<Value>(reading: Promise<Value>): Promise<Value>;
  /** Runs a batch when nothing is being read any more. */
  schedule(dispatch: () => void): void;
  /** Runs a batch that can share no call with what is still to come, such as one of lists: others wait for it as for anything that is read. */
  scheduleAhead(dispatch: () => void): void;
  /** Has `tell` told before batches that were kept back run: what it asks for goes with them, or keeps them back. */
  onLeave(tell: () => void): void;
}

export interface WaveOptions {
  /** What is read slowly, or hangs, keeps batches back for no longer: the rest of the answer must still come in time. */
  readonly maxHoldMs: number;
  readonly later?: (run: () => void) => void;
}

/**
 * Batches leave in a later turn of the event loop, when every promise that the
 * last answers settled has had its say. A turn costs some hundredths of a
 * millisecond; a window of time would add its length to every request.
 */
export function createWave({
  maxHoldMs,
  later = (run) => void setImmediate(run),
}: WaveOptions): Wave {
  let reading = 0;
  let isAwaited = false;
  let batches: (() => void)[] = [];
  let timer: NodeJS.Timeout | undefined;
  let tellLeave = (): void => undefined;

  function leave(): void {
    clearTimeout(timer);
    timer = undefined;
    const leaving = batches;
    batches = [];
    for (const dispatch of leaving) dispatch();
  }

  function leaveLate(): void {
    tellLeave();
    leave();
  }

  function holdBack(): void {
    if (batches.length > 0) timer ??= setTimeout(leaveLate, maxHoldMs).unref();
  }

  function awaitQuiet(): void {
    if (isAwaited) return;
    isAwaited = true;
    later(() => {
      isAwaited = false;
      if (reading > 0) return holdBack();
      tellLeave();
      if (reading === 0) leave();
    });
  }

  function settle(): void {
    reading -= 1;
    if (reading === 0 && batches.length > 0) awaitQuiet();
  }

  return {
    onLeave(tell) {
      tellLeave = tell;
    },
    hold(promise) {
      reading += 1;
      promise.then(settle, settle);
      return promise;
    },
    schedule(dispatch) {
      batches.push(dispatch);
      if (reading === 0) awaitQuiet();
      else holdBack();
    },
    scheduleAhead(dispatch) {
      reading += 1;
      later(() => {
        dispatch();
        settle();
      });
    },
  };
}
