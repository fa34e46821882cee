import { createFastest } from "./fastest.ts";

/**
 * The rule of slots. Every call holds a slot from before it is sent until a second after Amazon has seen it, and there are c
 * slots. Then no second at Amazon, wherever it begins, holds more than c calls: all calls that Amazon saw within one second
 * hold their slots at the moment when it saw the last of them. That stays true while the number of slots changes, as long as a
 * slot is taken away only while nothing holds it; and it is true of several processes whose slots are c together.
 *
 * When Amazon sees a call cannot be known, but it lies between two moments that can: the one in which the call goes to the
 * wire, and the one in which the answer begins. Calls that Amazon answers fast are over here: the second begins with the
 * answer. With calls that take Amazon long, that would give away the time that it works, so they count as seen `transitMs`
 * after they went to the wire, or as long before their answer as the route's fastest answers take, whichever is later: if
 * a call was not a tenth of a second under way, or if Amazon did not answer it faster than it ever does, then it has been
 * seen by then. A call that ends without an answer counts as seen when it ended, unless that was too early to wonder at.
 * An Amazon that looks later than that at what lies in its sockets sees together what was sent apart: nobody who sends can know.
 * So the rule holds always for when calls are sent, and for when they are seen as long as they are before they are given up.
 */
export interface Slots {
  /** In use or cooling: what cannot be given away now. */
  readonly taken: number;
  readonly inUse: number;
  /** Whoever takes one has made sure that one is free. */
  take(): Slot;
  /** When the nth slot from now becomes free, as far as that is known. */
  freeAt(nth: number): number;
}

/** One slot that is held. */
export interface Slot {
  /** The call goes to the wire. Until then it has cost nothing. */
  sent(route: string): void;
  /** Amazon begins to answer. */
  answered(): void;
  /** The call is over; nothing where it was answered. */
  ended(): void;
}

/** A second at Amazon, and what two clocks may differ by in one. */
const secondMs = 1005;

/** The longest that a call is taken to be under way where its answer does not tell. */
const transitMs = 100;

interface Flight extends Slot {
  readonly route: string;
  readonly sentAt: number;
}

export function createSlots(now: () => number): Slots {
  /** Not sent yet. */
  let waiting = 0;
  /** In the order in which they were sent. */
  const flights = new Set<Flight>();
  /** When those that cool become free, in ascending order. */
  const cooling: number[] = [];
  const fastest = createFastest(now);

  function cool(seenAt: number): void {
    const freeAt = seenAt + secondMs;
    let place = cooling.length;
    while (place > 0 && (cooling[place - 1] ?? 0) > freeAt) place -= 1;
    cooling.splice(place, 0, freeAt);
  }

  /** Whether Amazon has often been silent for as long as it is now. */
  function isUsualSilence({ route, sentAt }: Flight, at: number): boolean {
    return at - sentAt <= transitMs + fastest.of(route);
  }

  function settle(): void {
    const at = now();
    let free = 0;
    while ((cooling[free] ?? Number.POSITIVE_INFINITY) <= at) free += 1;
    if (free > 0) cooling.splice(0, free);
    // Amazon is slow with all that is like these: they count as seen though nothing tells of it.
    for (const flight of flights) {
      if (flight.sentAt + transitMs + secondMs > at) break;
      if (isUsualSilence(flight, at)) flights.delete(flight);
    }
  }

  return {
    get taken() {
      settle();
      return waiting + flights.size + cooling.length;
    },
    get inUse() {
      return waiting + flights.size;
    },
    take() {
      waiting += 1;
      let isOver = false;
      let flight: Flight | undefined;
      const end = (toSeenAt: (flight: Flight, at: number) => number): void => {
        if (isOver) return;
        isOver = true;
        if (flight === undefined) {
          waiting -= 1;
          return;
        }
        const seenAt = toSeenAt(flight, now());
        // One that counted as seen before has been given back.
        if (flights.delete(flight)) cool(seenAt);
      };
      const slot: Slot = {
        sent(route) {
          if (isOver) return;
          // A second time, where the first connection was of no use.
          if (flight === undefined) waiting -= 1;
          else flights.delete(flight);
          flight = { ...slot, route, sentAt: now() };
          flights.add(flight);
        },
        answered: () =>
          end(({ route, sentAt }, at) => {
            fastest.learn(route, at - sentAt);
            return Math.max(
              Math.min(at, sentAt + transitMs),
              at - fastest.of(route),
            );
          }),
        ended: () =>
          end((ended, at) =>
            isUsualSilence(ended, at) ? ended.sentAt + transitMs : at,
          ),
      };
      return slot;
    },
    freeAt(nth) {
      const known = cooling[nth - 1];
      if (known !== undefined) return known;
      const rest = nth - cooling.length;
      const busy = Math.max(1, waiting + flights.size + cooling.length);
      // Those in use are taken to end now, and each of all to be held for a second at a time.
      return now() + secondMs * Math.ceil(rest / busy);
    },
  };
}
