import { ErrorReply } from "@redis/client";
import { toReason } from "./reason.ts";

/**
 * Lets writes through to Redis, or not. Writes are the first to be given up: a lost one costs a later miss, while a heap full of
 * waiting writes, or reads that wait behind them, cost everyone.
 */
export interface WriteGate {
  /** Whether a batch of this size may be written now; if so, `settle` must follow. */
  admit(bytes: number): boolean;
  /** @param error What the batch was answered with; nothing when all of it is kept. */
  settle(bytes: number, error?: unknown): void;
}

/** Texts that wait for Redis at the same time. One batch may exceed it, so that no batch is too large ever to be written. */
const maxWaitingBytes = 8_000_000;

/** A Redis that is full or read-only stays so for a while: meanwhile nothing is sent to it, and nobody is told again. */
const pauseMs = 5000;

export function createWriteGate(options: {
  now: () => number;
  /** Told when writes begin to be refused, with Redis's words, and when they are taken again, with nothing. */
  onRefusalChange: (refusal: string | undefined) => void;
}): WriteGate {
  const { now, onRefusalChange } = options;
  let waitingBytes = 0;
  let isRefused = false;
  let closedUntil = -Infinity;

  function change(refusal: string | undefined): void {
    const wasRefused = isRefused;
    isRefused = refusal !== undefined;
    if (isRefused !== wasRefused) onRefusalChange(refusal);
  }

  return {
    admit(bytes) {
      if (waitingBytes >= maxWaitingBytes || now() < closedUntil) return false;
      waitingBytes += bytes;
      return true;
    },
    settle(bytes, error) {
      waitingBytes -= bytes;
      if (error === undefined) return change(undefined);
      // Any other error is a fault of the connection, and says nothing of what Redis would have answered.
      if (!(error instanceof ErrorReply)) return;
      closedUntil = now() + pauseMs;
      change(toReason(error));
    },
  };
}
