import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSlots, type Slot } from "../../src/amazon-music/slots.ts";

const route = "/v1/albums";

/** Slots, and a time that the test sets. */
function createWorld() {
  const world = { time: 0 };
  return { world, slots: createSlots(() => world.time) };
}

/** The first moment, in steps of a millisecond, in which nothing is taken. */
function freeAgainAt({ world, slots }: ReturnType<typeof createWorld>): number {
  while (slots.taken > 0) world.time += 1;
  return world.time;
}

describe("a slot", () => {
  it("is held until a second after Amazon began to answer", () => {
    const { world, slots } = createWorld();
    const slot = slots.take();
    slot.sent(route);
    world.time = 40;
    slot.answered();
    world.time = 500;
    slot.ended();

    expect(slots.inUse).toBe(0);
    expect(freeAgainAt({ world, slots })).toBe(1045);
  });

  it("is given back at once where the call was never sent", () => {
    const { world, slots } = createWorld();
    const slot = slots.take();
    world.time = 900;

    expect(slots.taken).toBe(1);

    slot.ended();

    expect(slots.taken).toBe(0);
  });

  it("is held until a second after the end of a call that Amazon did not answer", () => {
    const { world, slots } = createWorld();
    const slot = slots.take();
    slot.sent(route);
    world.time = 2000;
    slot.ended();

    expect(freeAgainAt({ world, slots })).toBe(3005);
  });

  it("is held for a second and a tenth by a call that failed at once", () => {
    const { world, slots } = createWorld();
    const slot = slots.take();
    slot.sent(route);
    world.time = 3;
    slot.ended();

    expect(freeAgainAt({ world, slots })).toBe(1105);
  });

  it("is not held for longer because Amazon takes its time, once that is known", () => {
    const { world, slots } = createWorld();
    const call = (): Slot => {
      const slot = slots.take();
      slot.sent(route);
      world.time += 400;
      slot.answered();
      return slot;
    };
    for (let calls = 0; calls < 500; calls += 1) call();
    freeAgainAt({ world, slots });
    const start = world.time;
    call();

    expect(freeAgainAt({ world, slots }) - start).toBeLessThanOrEqual(1106);
  });

  it("is held for longer by a call that takes unusually long: it may have been on its way", () => {
    const { world, slots } = createWorld();
    for (let calls = 0; calls < 500; calls += 1) {
      const slot = slots.take();
      slot.sent(route);
      world.time += 20;
      slot.answered();
    }
    freeAgainAt({ world, slots });
    const start = world.time;
    const slot = slots.take();
    slot.sent(route);
    world.time += 600;
    slot.answered();

    expect(freeAgainAt({ world, slots }) - start).toBeGreaterThan(1580);
  });

  it("goes with the call to a second connection", () => {
    const { world, slots } = createWorld();
    const slot = slots.take();
    slot.sent(route);
    world.time = 700;
    slot.sent(route);

    expect(slots.taken).toBe(1);

    slot.answered();

    expect(freeAgainAt({ world, slots })).toBe(1705);
  });

  it("is given back once, however often the call ends", () => {
    const { slots } = createWorld();
    const slot = slots.take();
    slots.take();
    slot.ended();
    slot.ended();
    slot.sent(route);
    slot.answered();

    expect(slots.taken).toBe(1);
  });
});

/** What becomes of one call: how long it waits to be sent, is under way, is worked on, and whether an answer comes back. */
const fate: fc.Arbitrary<Fate> = fc.record({
  pauseMs: fc.integer({ min: 0, max: 300 }),
  connectMs: fc.constantFrom(0, 0, 0, 30, 700),
  transitMs: fc.integer({ min: 0, max: 100 }),
  workMs: fc.constantFrom(0, 1, 5, 80, 400, 1500),
  end: fc.constantFrom<Fate["end"]>(
    "answer",
    "answer",
    "answer",
    "cut",
    "hang",
    "refuse",
  ),
});

interface Fate {
  readonly pauseMs: number;
  readonly connectMs: number;
  readonly transitMs: number;
  readonly workMs: number;
  readonly end: "answer" | "cut" | "hang" | "refuse";
}

interface Event {
  readonly at: number;
  readonly step: () => void;
}

/** Plays calls on slots and returns when Amazon saw each. */
function play(
  fates: readonly Fate[],
  capacityAt: (time: number) => number,
): number[] {
  const { world, slots } = createWorld();
  const seen: number[] = [];
  const events: Event[] = [];
  const at = (time: number, step: () => void): void => {
    events.push({ at: time, step });
  };
  const send = (call: Fate): void => {
    const slot = slots.take();
    const sentAt = world.time + call.connectMs;
    if (call.end === "refuse") return at(sentAt, slot.ended);
    const seenAt = sentAt + call.transitMs;
    at(sentAt, () => slot.sent(route));
    seen.push(seenAt);
    if (call.end === "answer") at(seenAt + call.workMs, slot.answered);
    else at(call.end === "cut" ? seenAt + 1 : sentAt + 2000, slot.ended);
  };
  const waiting = [...fates];
  let mayGoAt = 0;
  while (waiting.length > 0) {
    events.sort((one, other) => one.at - other.at);
    while ((events[0]?.at ?? Number.POSITIVE_INFINITY) <= world.time)
      events.shift()?.step();
    const [call] = waiting;
    if (
      call !== undefined &&
      mayGoAt <= world.time &&
      slots.taken < capacityAt(world.time)
    ) {
      waiting.shift();
      mayGoAt = world.time + call.pauseMs / 10;
      send(call);
    } else world.time += 1;
  }
  return seen.sort((one, other) => one - other);
}

function most(moments: readonly number[]): number {
  return Math.max(
    ...moments.map(
      (first) =>
        moments.filter((other) => other >= first && other < first + 1000)
          .length,
    ),
  );
}

describe("the rule of slots", () => {
  it("lets Amazon see no more calls in any second than there are slots", () => {
    fc.assert(
      fc.property(
        fc.array(fate, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (fates, slots) => {
          expect(most(play(fates, () => slots))).toBeLessThanOrEqual(slots);
        },
      ),
      { numRuns: 150 },
    );
  });

  it("holds for calls that are late on their way, where Amazon then answers as fast as ever", () => {
    const late = fate.map((call): Fate => ({
      ...call,
      transitMs: call.transitMs * 15,
      workMs: 10,
      end: call.end === "cut" ? "answer" : call.end,
    }));
    fc.assert(
      fc.property(
        fc.array(late, { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 8 }),
        (fates, slots) => {
          expect(most(play(fates, () => slots))).toBeLessThanOrEqual(slots);
        },
      ),
      { numRuns: 150 },
    );
  });
});
