import cluster, { type Worker } from "node:cluster";
import { createCrowd, leadCrowd, type Crowd } from "./crowd.ts";
import type { Logger } from "./logger.ts";

/** Several processes that answer on one port, each with a gateway of its own. */
export interface Workers {
  /** Tells all to end and waits until they have. False where one of them did not end well. */
  close(order: CloseOrder): Promise<boolean>;
  /** Ends all of them at once. */
  kill(): void;
}

/** What a worker is told when it is to end. Signals it does not hear: from a keyboard they reach every process. */
export interface CloseOrder {
  readonly signal: string;
  readonly noticeMs: number;
}

/** Other messages go between workers and leader too. */
interface Order {
  readonly close: CloseOrder;
}

export interface WorkersOptions {
  readonly count: number;
  /** Environment variables beside those of this process. */
  readonly env: Readonly<Record<string, string>>;
  readonly logger: Logger;
  /** A worker has ended before any had begun to listen: another one would fare no better. */
  readonly onFailedStart: () => void;
}

/** Before a worker that has ended is replaced, doubled each time until one has lived for long enough. */
const firstWaitMs = 100;
const longestWaitMs = 10_000;
const longLifeMs = 30_000;

export function startWorkers({
  count,
  env,
  logger,
  onFailedStart,
}: WorkersOptions): Workers {
  const workers = new Set<Worker>();
  const waiting = new Set<NodeJS.Timeout>();
  let isListening = false;
  let isClosing = false;
  let endedWell = true;
  let waitMs = firstWaitMs;
  const { promise: allEnded, resolve: endAll } = Promise.withResolvers<void>();

  function start(): void {
    const worker = cluster.fork(env);
    workers.add(worker);
    let calm: NodeJS.Timeout | undefined;
    worker.once("listening", () => {
      isListening = true;
      calm = setTimeout(() => (waitMs = firstWaitMs), longLifeMs).unref();
    });
    worker.once("exit", (code: number | null, signal: string | null) => {
      clearTimeout(calm);
      workers.delete(worker);
      if (isClosing) {
        endedWell &&= code === 0;
        if (workers.size === 0) endAll();
        return;
      }
      logger.error({ worker: worker.id, code, signal, waitMs }, "worker ended");
      if (!isListening) return onFailedStart();
      replace();
    });
  }

  function replace(): void {
    const timer = setTimeout(() => {
      waiting.delete(timer);
      start();
    }, waitMs);
    waiting.add(timer);
    waitMs = Math.min(waitMs * 2, longestWaitMs);
  }

  leadCrowd();
  for (let started = 0; started < count; started += 1) start();
  return {
    async close(order) {
      isClosing = true;
      for (const timer of waiting) clearTimeout(timer);
      if (workers.size === 0) endAll();
      for (const worker of workers)
        worker.send({ close: order } satisfies Order);
      await allEnded;
      return endedWell;
    },
    kill() {
      isClosing = true;
      for (const worker of workers) worker.process.kill("SIGKILL");
    },
  };
}

/** The process as one of several workers; null where it works alone. */
export interface Work {
  readonly id: number;
  readonly crowd: Crowd;
  /** Told when the worker is to end. */
  onClose(close: (order: CloseOrder) => void): void;
  /** Lets the process end: nothing more is to be told to it. */
  leave(): void;
}

export function readWork(): Work | null {
  const { worker } = cluster;
  if (worker === undefined) return null;
  return {
    id: worker.id,
    crowd: createCrowd(worker),
    onClose: (close) =>
      worker.on("message", (message: Partial<Order> | null) => {
        if (message?.close !== undefined) close(message.close);
      }),
    leave: () => void worker.disconnect(),
  };
}
