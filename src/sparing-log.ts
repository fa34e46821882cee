import type { Logger } from "./logger.ts";

/** Warns of what may happen thousands of times a minute in no more lines than somebody can read. */
export interface SparingLog {
  /** Writes the line, unless there have been enough of this kind within the minute: then it is counted. */
  warn(kind: string, fields: object, message: string): void;
  /** Writes what has been counted. */
  close(): void;
}

export interface SparingLogOptions {
  readonly logger: Pick<Logger, "warn">;
  /** Lines of one kind that are written in a minute before the others are counted. */
  readonly perMinute: number;
  /** So many are told apart; the rest counts as one kind, since what makes them may be anybody's. */
  readonly maxKinds?: number;
  readonly after?: (ms: number, step: () => void) => () => void;
}

const minuteMs = 60_000;
const otherKinds = "other kinds";

interface Minute {
  written: number;
  /** How many were not written. */
  counted: number;
  /** Writes the last of them. */
  writeLast: () => void;
  readonly cancel: () => void;
}

export function createSparingLog({
  logger,
  perMinute,
  maxKinds = 50,
  after = startTimer,
}: SparingLogOptions): SparingLog {
  const minutes = new Map<string, Minute>();

  function end(kind: string): void {
    const minute = minutes.get(kind);
    minutes.delete(kind);
    if (minute !== undefined && minute.counted > 0) minute.writeLast();
  }

  function begin(kind: string): Minute {
    const minute = {
      written: 0,
      counted: 0,
      writeLast: () => undefined,
      cancel: after(minuteMs, () => end(kind)),
    };
    minutes.set(kind, minute);
    return minute;
  }

  return {
    warn(kind, fields, message) {
      const known =
        minutes.has(kind) || minutes.size < maxKinds ? kind : otherKinds;
      const minute = minutes.get(known) ?? begin(known);
      if (minute.written < perMinute) {
        minute.written += 1;
        logger.warn(fields, message);
        return;
      }
      minute.counted += 1;
      minute.writeLast = () =>
        logger.warn({ ...fields, times: minute.counted }, message);
    },
    close() {
      for (const [kind, { cancel }] of minutes) {
        cancel();
        end(kind);
      }
    },
  };
}

/** It does not keep a process alive that has nothing else to do. */
function startTimer(ms: number, step: () => void): () => void {
  const timer = setTimeout(step, ms).unref();
  return () => clearTimeout(timer);
}
