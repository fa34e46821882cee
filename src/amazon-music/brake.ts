/** How much everybody holds back, as one replica tells the others. */
export interface Restraint {
  /** How long nobody sends anything. */
  readonly pauseMs: number;
  /** The part of the budget that may be used then; it grows again by itself. */
  readonly share: number;
}

/** What Amazon's 429s have taught. */
export interface Brake {
  /** Nothing is sent before. */
  readonly pausedUntil: number;
  /** True from a pause on until Amazon has answered something else than 429: then calls go one by one. */
  readonly isProbing: boolean;
  /** The part of the budget that may be used, above 0 and at most 1. */
  readonly share: number;
  /** Amazon refused a call that was sent at that time. The restraint that follows; null where nothing new was learnt. */
  throttled(sentAt: number, retryAfterMs: number | undefined): Restraint | null;
  /** Amazon answered a call that was sent at that time. */
  answered(sentAt: number): void;
  /** Another replica has been throttled. Tells whether that was news. */
  hold(restraint: Restraint): boolean;
}

/** What asks for longer is a mistake, or means that Amazon has to be spoken to. */
const longestPauseMs = 3_600_000;

const firstBackoffMs = 1000;
const longestBackoffMs = 30_000;
const smallestShare = 0.001;

/** How much of the budget comes back in a second without a 429. */
const regrowthPerSecond = 0.05;

export function createBrake(now: () => number, random: () => number): Brake {
  let pausedUntil = 0;
  let isProbing = false;
  let consecutive = 0;
  /** When Amazon throttled last: calls that were sent before are of the same offence. */
  let throttledAt = Number.NEGATIVE_INFINITY;
  let share = 1;
  let shareAt = 0;

  function readShare(): number {
    const quietMs = Math.max(0, now() - shareAt);
    return Math.min(1, share + (quietMs / 1000) * regrowthPerSecond);
  }

  function hold({ pauseMs, share: told }: Restraint): boolean {
    const until = now() + pauseMs;
    const isLonger = until > pausedUntil;
    const isLess = told < readShare();
    if (isLonger) {
      pausedUntil = until;
      isProbing = true;
    }
    if (isLess) {
      share = told;
      // A pause without calls is no second without a 429.
      shareAt = Math.max(now(), pausedUntil);
    }
    return isLonger || isLess;
  }

  return {
    get pausedUntil() {
      return pausedUntil;
    },
    get isProbing() {
      return isProbing;
    },
    get share() {
      return readShare();
    },
    hold,
    throttled(sentAt, retryAfterMs) {
      const isNew = sentAt >= throttledAt;
      if (isNew) {
        throttledAt = now();
        consecutive += 1;
      }
      const askedMs = Math.min(retryAfterMs ?? 0, longestPauseMs);
      // Full jitter, so that replicas do not come back together. Whoever says "at once" and refuses again is not believed.
      const ownMs =
        isNew && (retryAfterMs === undefined || consecutive > 1)
          ? random() *
            Math.min(longestBackoffMs, firstBackoffMs * 2 ** (consecutive - 1))
          : 0;
      const restraint = {
        pauseMs: Math.max(askedMs, ownMs),
        share: isNew ? Math.max(readShare() / 2, smallestShare) : readShare(),
      };
      return hold(restraint) || isNew ? restraint : null;
    },
    answered(sentAt) {
      if (sentAt < throttledAt) return;
      consecutive = 0;
      isProbing = false;
    },
  };
}
