import type { Restraint } from "./brake.ts";

/**
 * The calls a second that this process may make. Where several share one budget, whoever knows of the others stands behind
 * this; the governor asks for the number each time, since it may fall at any moment.
 */
export interface Budget {
  /** How many slots may be held now. */
  readonly capacity: number;
  /** Whether it was agreed with the other replicas, or is what this process may take without asking anybody. */
  readonly source: "shared" | "alone";
  /** Begins to divide the budget by what its holder needs. There is one holder. */
  join(holder: BudgetHolder): void;
  /** More is needed than the capacity gives, now. */
  want(): void;
  /** Tells the other replicas that Amazon throttles. */
  restrain(restraint: Restraint): void;
}

/** What a budget is told by the one who spends it. */
export interface BudgetHolder {
  /** Slots that are held and cannot be given away. */
  taken(): number;
  /** Slots that could be put to use, `taken` among them. */
  wanted(): number;
  /** The capacity has changed. */
  onChange(): void;
  /** Another replica was throttled. */
  onRestraint(restraint: Restraint): void;
}

/** The budget of a process that shares with nobody. */
export function createOwnBudget(callsPerSecond: number): Budget {
  return {
    capacity: callsPerSecond,
    source: "alone",
    join() {},
    want() {},
    restrain() {},
  };
}
