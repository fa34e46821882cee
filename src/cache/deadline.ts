import { performance } from "node:perf_hooks";

/** How a promise that was given a deadline turned out. */
export type Outcome<Value> =
  | { readonly kind: "answered"; readonly value: Value }
  | { readonly kind: "failed"; readonly error: unknown }
  | { readonly kind: "late" };

/** What is asked over one connection, which answers in the order of the questions. */
export interface Line {
  /** How many questions were asked. */
  asked: number;
  /** The number of the last one that has its answer. */
  answered: number;
  readonly readIdleMs: () => number;
}

/** @param readIdleMs For how long this process has had nothing to do, in all. */
export function createLine(
  readIdleMs = () => performance.eventLoopUtilization().idle,
): Line {
  return { asked: 0, answered: 0, readIdleMs };
}

const slices = 4;

/**
 * Waits for a promise no longer than `deadlineMs`, and never rejects.
 *
 * The time is counted in four timers one after the other. While this process itself is busy, answers lie unread in the socket,
 * and timers that came due fire before they are read: with one timer, any pause of the event loop longer than the deadline
 * would look like a fault of the other side. A pause, however long, uses up one slice of the four.
 *
 * @param line Where many answers come over one connection, this process may be busy for as long as it likes with those before this
 * one, which lies unread behind them. So of a slice that brings some of them only that time counts in which this process was idle:
 * then it had read all that there was.
 */
export function withinDeadline<Value>(
  promise: Promise<Value>,
  deadlineMs: number,
  line: Line = createLine(() => 0),
): Promise<Outcome<Value>> {
  return new Promise((resolve) => {
    line.asked += 1;
    const place = line.asked;
    const sliceMs = deadlineMs / slices;
    let leftMs = deadlineMs;
    let { answered } = line;
    let idleMs = line.readIdleMs();
    let timer = setTimeout(tick, sliceMs);
    function tick(): void {
      const wasIdleMs = line.readIdleMs() - idleMs;
      // An answer to a later question came over another connection, of a cluster.
      const isServed = line.answered > answered && line.answered < place;
      leftMs -= isServed ? Math.min(wasIdleMs, sliceMs) : sliceMs;
      if (leftMs < 1) return resolve({ kind: "late" });
      idleMs += wasIdleMs;
      answered = line.answered;
      timer = setTimeout(tick, sliceMs);
    }
    function settle(outcome: Outcome<Value>): void {
      clearTimeout(timer);
      line.answered = Math.max(line.answered, place);
      resolve(outcome);
    }
    promise.then(
      (value) => settle({ kind: "answered", value }),
      (error: unknown) => settle({ kind: "failed", error }),
    );
  });
}
