import { createBrake } from "./brake.ts";
import type { Budget } from "./budget.ts";
import { createClock, type Clock } from "./clock.ts";
import { AmazonMusicError } from "./error.ts";
import { createSlots, type Slot } from "./slots.ts";
import type { Turn, TurnAsk } from "./turn.ts";
import { createTurnQueue } from "./turn-queue.ts";

export interface GovernorState {
  /** Calls that may be under way, or have been seen by Amazon within the last second. */
  readonly capacity: number;
  /** Calls that are under way. */
  readonly inUse: number;
  readonly queued: number;
  /** On the clock of `performance.now()`; null while nothing is held back. */
  readonly pausedUntilMs: number | null;
  readonly source: Budget["source"];
}

/** Told how far a call has come on the wire. */
export interface Progress {
  sent(): void;
  answered(): void;
}

/** Lets calls to Amazon go, each in its turn, and never more in a second than the budget has. */
export interface Governor {
  /** A turn, without delay where there is room. Rejects with an AmazonMusicError: `rate-limited`, at once, where none can come in time. */
  takeTurn(ask: TurnAsk, call?: Place): Promise<Turn>;
  /** Whether a turn could be had at once. */
  hasRoom(): boolean;
  /** Sends a call in its turn: the given one if it has not been used, or one of its own. */
  pass<Result>(
    call: Place,
    ask: TurnAsk & { readonly turn?: Turn | undefined },
    send: (progress: Progress) => Promise<Result>,
  ): Promise<Result>;
  readonly state: GovernorState;
  /** Nobody waits any more, and nobody has a turn again. */
  close(): void;
}

export interface GovernorOptions {
  readonly budget: Budget;
  readonly clock?: Clock;
  readonly random?: () => number;
  /** How many may wait; the next is refused. */
  readonly maxQueued?: number;
  /** The longest that a call waits which says nothing of a deadline. */
  readonly maxWaitMs?: number;
}

/** The call that a turn is for, as errors name it. */
interface Place {
  readonly method: string;
  readonly route: string;
}

interface Waiter {
  readonly deadline: number;
  grant(): void;
  refuse(error: AmazonMusicError): void;
}

/**
 * What a call takes at least, once its turn has come: who could not have their answer in time is refused while somebody is still
 * there to be told why.
 */
const shortestCallMs = 20;

const anyCall: Place = { method: "GET", route: "/v1" };

/** A turn that nobody has used for this long was forgotten. */
const forgottenMs = 5000;

export function createGovernor({
  budget,
  clock = createClock(),
  random = Math.random,
  maxQueued = 10_000,
  maxWaitMs = 10_000,
}: GovernorOptions): Governor {
  const { now } = clock;
  const slots = createSlots(now);
  const brake = createBrake(now, random);
  const queue = createTurnQueue<Waiter>();
  /** Turns that were granted and not used yet, in the order in which they were. */
  const unused = new Map<Turn, { slot: Slot; grantedAt: number }>();
  let cancelWake: (() => void) | undefined;
  let isClosed = false;

  function readCapacity(): number {
    const { capacity } = budget;
    return capacity < 1 ? 0 : Math.max(1, Math.floor(capacity * brake.share));
  }

  function isRoom(): boolean {
    if (now() < brake.pausedUntil) return false;
    // After a pause a single call finds out whether Amazon has forgiven.
    if (brake.isProbing && slots.inUse > 0) return false;
    return slots.taken < readCapacity();
  }

  function grant(): Turn {
    const slot = slots.take();
    const turn: Turn = {
      release() {
        if (!unused.delete(turn)) return;
        slot.ended();
        pump();
      },
    };
    unused.set(turn, { slot, grantedAt: now() });
    return turn;
  }

  /** Uses a turn up. One that a pause has overtaken is not good any more. */
  function claim(turn: Turn | undefined): Slot | undefined {
    const slot = turn && unused.get(turn)?.slot;
    if (turn === undefined || slot === undefined) return undefined;
    if (now() < brake.pausedUntil) {
      turn.release();
      return undefined;
    }
    unused.delete(turn);
    return slot;
  }

  function recallForgotten(): void {
    for (const [turn, { slot, grantedAt }] of unused) {
      if (now() - grantedAt < forgottenMs) break;
      unused.delete(turn);
      slot.ended();
    }
  }

  function pump(): void {
    recallForgotten();
    while (queue.length > 0 && isRoom()) queue.shift()?.grant();
    cancelWake?.();
    cancelWake = undefined;
    if (queue.length === 0) return;
    if (slots.taken >= budget.capacity) budget.want();
    // Where a call under way is waited for, its end wakes the next.
    cancelWake = clock.after(Math.max(1, toTurnAt(1) - now()), pump);
  }

  /** When the nth turn from now can come, by what is known now. */
  function toTurnAt(nth: number): number {
    const missing = slots.taken - readCapacity() + nth;
    const freeAt = missing > 0 ? slots.freeAt(missing) : now();
    return Math.max(freeAt, brake.pausedUntil);
  }

  function toRefusal(place: Place, turnAt: number): AmazonMusicError {
    return new AmazonMusicError(
      "rate-limited",
      "No turn comes in time for this call",
      { ...place, retryAfterMs: Math.max(1, Math.ceil(turnAt - now())) },
    );
  }

  /** Those whose time will be over before anybody's turn can come. */
  function refuseHopeless(): void {
    for (const waiter of queue.waiters())
      if (waiter.deadline < brake.pausedUntil)
        waiter.refuse(toRefusal(anyCall, brake.pausedUntil));
  }

  function takeTurn(
    { lane = "interactive", deadline, signal }: TurnAsk,
    place: Place = anyCall,
  ): Promise<Turn> {
    if (isClosed) return Promise.reject(toClosed(place));
    if (signal?.aborted === true) return Promise.reject(toGivenUp(place));
    if (queue.length === 0 && isRoom()) return Promise.resolve(grant());
    const until =
      deadline === undefined ? now() + maxWaitMs : deadline - shortestCallMs;
    const turnAt = toTurnAt(queue.ahead(lane, now()) + 1);
    if (turnAt > until || queue.length >= maxQueued)
      return Promise.reject(toRefusal(place, turnAt));
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        queue.delete(waiter);
        cancelTimer();
        signal?.removeEventListener("abort", giveUp);
      };
      const waiter: Waiter = {
        deadline: until,
        grant() {
          leave();
          resolve(grant());
        },
        refuse(error) {
          leave();
          reject(error);
        },
      };
      const giveUp = (): void => waiter.refuse(toGivenUp(place));
      const cancelTimer = clock.after(until - now(), () =>
        waiter.refuse(toRefusal(place, toTurnAt(queue.length + 1))),
      );
      signal?.addEventListener("abort", giveUp);
      queue.add(lane, waiter, now());
      pump();
    });
  }

  budget.join({
    taken: () => slots.taken,
    wanted: () => slots.taken + queue.length,
    onChange: pump,
    onRestraint(restraint) {
      if (brake.hold(restraint)) refuseHopeless();
      pump();
    },
  });

  return {
    takeTurn,
    hasRoom: () => queue.length === 0 && isRoom(),
    async pass(call, ask, send) {
      let slot = claim(ask.turn);
      while (slot === undefined) slot = claim(await takeTurn(ask, call));
      const held = slot;
      let sentAt = now();
      try {
        const result = await send({
          sent() {
            sentAt = now();
            held.sent(call.route);
          },
          answered: () => held.answered(),
        });
        brake.answered(sentAt);
        return result;
      } catch (error) {
        learn(error, sentAt);
        throw error;
      } finally {
        held.ended();
        pump();
      }
    },
    get state() {
      const { pausedUntil } = brake;
      return {
        capacity: readCapacity(),
        inUse: slots.inUse,
        queued: queue.length,
        pausedUntilMs: pausedUntil > now() ? pausedUntil : null,
        source: budget.source,
      };
    },
    close() {
      isClosed = true;
      for (const waiter of queue.waiters()) waiter.refuse(toClosed(anyCall));
      cancelWake?.();
    },
  };

  function learn(error: unknown, sentAt: number): void {
    if (!(error instanceof AmazonMusicError)) return;
    if (error.kind === "rate-limited") {
      const restraint = brake.throttled(sentAt, error.retryAfterMs);
      if (restraint === null) return;
      budget.restrain(restraint);
      refuseHopeless();
    } else if (error.status !== undefined) brake.answered(sentAt);
  }
}

/** Who gives up has waited too long, whatever the reason. */
function toGivenUp(place: Place): AmazonMusicError {
  return new AmazonMusicError(
    "timeout",
    "The call was given up before its turn came",
    { ...place, isGivenUp: true },
  );
}

function toClosed(place: Place): AmazonMusicError {
  return new AmazonMusicError(
    "unavailable",
    "No calls are made any more",
    place,
  );
}
