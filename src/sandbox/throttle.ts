/** Counts calls over the last second, sliding, so that no second, wherever it starts, holds more than the limit. */
export interface Throttle {
  /** Takes one call if there is room for it. A refused call takes no room. */
  isAllowed(transactionsPerSecond: number | null): boolean;
}

export function createThrottle(now: () => number): Throttle {
  let taken: number[] = [];
  return {
    isAllowed(transactionsPerSecond) {
      if (transactionsPerSecond === null) {
        taken = [];
        return true;
      }
      const moment = now();
      taken = taken.filter((time) => time > moment - 1000);
      if (taken.length >= transactionsPerSecond) return false;
      taken.push(moment);
      return true;
    },
  };
}
