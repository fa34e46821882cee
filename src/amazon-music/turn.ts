import type { Lane } from "./turn-queue.ts";

/** How urgent a call is, and until when it makes sense. */
export interface TurnAsk {
  /** `interactive` where nothing is said. */
  readonly lane?: Lane | undefined;
  /** When the turn must have come, on the clock of `performance.now()`. */
  readonly deadline?: number | undefined;
  /** Gives up waiting. */
  readonly signal?: AbortSignal | undefined;
}

/** The right to send one call now. It holds a slot of the budget: who has one sends at once, or gives it back. */
export interface Turn {
  /** Gives back a turn that was not used; of one that was, nothing. */
  release(): void;
}
