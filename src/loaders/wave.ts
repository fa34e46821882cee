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
}

/**
 * Batches leave in a later turn of the event loop, when every promise that the
 * last answers settled has had its say. A turn costs some hundredths of a
 * millisecond; a window of time would add its length to every request.
 */
export function createWave(
  later: (run: () => void) => void = (run) => void setImmediate(run),
): Wave {
  let reading = 0;
  let isAwaited = false;
  let batches: (() => void)[] = [];

  function awaitQuiet(): void {
    if (isAwaited) return;
    isAwaited = true;
    later(() => {
      isAwaited = false;
      if (reading > 0) return;
      const leaving = batches;
      batches = [];
      for (const dispatch of leaving) dispatch();
    });
  }

  function settle(): void {
    reading -= 1;
    if (reading === 0 && batches.length > 0) awaitQuiet();
  }

  return {
    hold(promise) {
      reading += 1;
      promise.then(settle, settle);
      return promise;
    },
    schedule(dispatch) {
      batches.push(dispatch);
      if (reading === 0) awaitQuiet();
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
