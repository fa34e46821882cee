import { performance } from "node:perf_hooks";

/** Where answers that are ready in one turn of the event loop wait for each other. */
export interface Departures {
  /**
   * @param send Sends an answer: at once where it is the first of its turn and the turn before had no other, else when the turn ends
   * at the latest. Must not throw.
   */
  leave(send: () => void): void;
  /** Sends what is ready, before something that may take long. */
  sendReady(): void;
}

/** So long, in milliseconds, answers gather: whoever is ready after that takes all of them along. */
const maxWaitMs = 1;

/**
 * Lets answers leave together. Handing one to the kernel takes as long as making
 * a small one, and most of that is waking whoever waits for it: who is sent one
 * while awake costs half. An answer that was alone in its turn is followed by
 * another one that does not wait.
 */
export function createDepartures(
  now: () => number = performance.now.bind(performance),
): Departures {
  let ready: (() => void)[] = [];
  let readySince = 0;
  let inThisTurn = 0;
  let inLastTurn = 0;

  function sendReady(): void {
    const leaving = ready;
    ready = [];
    for (const send of leaving) send();
  }

  function endTurn(): void {
    inLastTurn = inThisTurn;
    inThisTurn = 0;
    sendReady();
  }

  return {
    leave(send) {
      inThisTurn += 1;
      if (inThisTurn === 1) setImmediate(endTurn);
      if (inThisTurn === 1 && inLastTurn <= 1) return send();
      if (ready.push(send) === 1) readySince = now();
      else if (now() - readySince >= maxWaitMs) sendReady();
    },
    sendReady,
  };
}
