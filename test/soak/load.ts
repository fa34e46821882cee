import { createTicker } from "./ticker.ts";

/** Sends at a steady rate, whatever becomes of what was sent, as many people do who do not know of each other. */
export interface Load {
  /** Begins; resolves when all that was sent is answered, after `stop`. */
  run(): Promise<void>;
  stop(): void;
  /** How often the next was not sent, since too much was under way. */
  readonly heldBack: number;
}

export interface LoadOptions {
  readonly perSecond: number;
  readonly maxInFlight: number;
  /** Sends one, and what follows from its answer; does not reject. */
  readonly send: () => Promise<void>;
}

export function createLoad({
  perSecond,
  maxInFlight,
  send,
}: LoadOptions): Load {
  let inFlight = 0;
  let heldBack = 0;
  const { promise: isOver, resolve } = Promise.withResolvers<void>();
  const running = new Set<Promise<void>>();
  const ticker = createTicker(1000 / perSecond, () => {
    if (inFlight >= maxInFlight) {
      heldBack += 1;
      return;
    }
    inFlight += 1;
    const sent = send().finally(() => {
      inFlight -= 1;
      running.delete(sent);
    });
    running.add(sent);
  });
  return {
    async run() {
      ticker.start();
      await isOver;
      await Promise.all(running);
    },
    stop() {
      ticker.stop();
      resolve();
    },
    get heldBack() {
      return heldBack;
    },
  };
}
