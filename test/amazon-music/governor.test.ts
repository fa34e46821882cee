import { getEventListeners } from "node:events";
import { describe, expect, it } from "@jest/globals";
import {
  createOwnBudget,
  type Budget,
  type BudgetHolder,
} from "../../src/amazon-music/budget.ts";
import { AmazonMusicError } from "../../src/amazon-music/error.ts";
import {
  createGovernor,
  type GovernorOptions,
} from "../../src/amazon-music/governor.ts";
import type { Turn, TurnAsk } from "../../src/amazon-music/turn.ts";
import { createFakeClock, settled } from "../support/fake-clock.ts";

const call = { method: "GET", route: "/v1/albums" };

function createWorld(
  callsPerSecond: number,
  options: Partial<GovernorOptions> = {},
) {
  const clock = createFakeClock();
  const governor = createGovernor({
    budget: createOwnBudget(callsPerSecond),
    clock,
    random: () => 1,
    ...options,
  });
  const sent: string[] = [];
  const { promise: never } = Promise.withResolvers<string>();
  return {
    clock,
    governor,
    /** The names of calls in the order in which they were sent. */
    sent,
    /** Makes a call that is answered after some time; for good it is under way where nothing is said. */
    make(name: string, ask: TurnAsk & { turn?: Turn } = {}, answerMs?: number) {
      return governor.pass(call, ask, async (progress) => {
        sent.push(name);
        progress.sent();
        if (answerMs === undefined) return never;
        const { promise, resolve } = Promise.withResolvers<void>();
        clock.after(answerMs, resolve);
        await promise;
        progress.answered();
        return name;
      });
    },
    /** Makes a call that Amazon throttles at once. */
    throttle(retryAfterMs?: number) {
      return governor
        .pass(call, {}, async (progress) => {
          sent.push("429");
          progress.sent();
          progress.answered();
          throw toThrottled(retryAfterMs);
        })
        .catch(() => undefined);
    },
  };
}

function toThrottled(retryAfterMs?: number): AmazonMusicError {
  return new AmazonMusicError("rate-limited", "Amazon answered 429", {
    ...call,
    status: 429,
    retryAfterMs,
  });
}

function refused(retryAfterMs: number) {
  return {
    name: "AmazonMusicError",
    kind: "rate-limited",
    message: "No turn comes in time for this call",
    ...call,
    status: undefined,
    retryAfterMs,
  };
}

describe("a turn", () => {
  it("comes at once where there is room, without waiting for the event loop", async () => {
    const { governor } = createWorld(1);
    const order: string[] = [];
    setImmediate(() => order.push("event loop"));
    expect(governor.hasRoom()).toBe(true);
    await governor.takeTurn({});
    order.push("turn");
    await settled();

    expect(order).toEqual(["turn", "event loop"]);
    expect(governor.hasRoom()).toBe(false);
  });

  it("comes to the next when a second has passed since an answer", async () => {
    const { clock, make, sent } = createWorld(2);
    void make("one", {}, 10);
    void make("two", {}, 20);
    void make("three", {}, 10);
    await clock.pass(1014);

    expect(sent).toEqual(["one", "two"]);

    await clock.pass(1);

    expect(sent).toEqual(["one", "two", "three"]);
  });

  it("that is not used can be given back, and is the next one's", async () => {
    const { governor, make, sent } = createWorld(1);
    const turn = await governor.takeTurn({});
    void make("waits", {}, 1);
    await settled();

    expect(sent).toEqual([]);

    turn.release();
    turn.release();
    await settled();

    expect(sent).toEqual(["waits"]);
    expect(governor.state.inUse).toBe(1);
  });

  it("is used by the first call that it is given to, and by no other", async () => {
    const { clock, governor, make, sent } = createWorld(1);
    const turn = await governor.takeTurn({});
    void make("first", { turn }, 1);
    void make("second", { turn }, 1);
    await settled();

    expect(sent).toEqual(["first"]);

    turn.release();
    await clock.pass(1005);

    expect(sent).toEqual(["first"]);

    await clock.pass(1);

    expect(sent).toEqual(["first", "second"]);
  });

  it("that was forgotten is taken back after a while", async () => {
    const { clock, governor, make, sent } = createWorld(1);
    const turn = await governor.takeTurn({});
    void make("waits", {}, 1);
    await clock.pass(5500);

    expect(sent).toEqual(["waits"]);

    void make("late", { turn }, 1);
    await settled();

    expect(sent).toEqual(["waits"]);
  });
});

describe("lanes", () => {
  it("go one before the other", async () => {
    const { clock, make, sent } = createWorld(1);
    void make("under way", {}, 1);
    void make("background", { lane: "background" }, 1);
    void make("federation", { lane: "federation" }, 1);
    void make("interactive", { lane: "interactive" }, 1);
    void make("nothing said", {}, 1);
    await clock.pass(5000);

    expect(sent).toEqual([
      "under way",
      "interactive",
      "nothing said",
      "federation",
      "background",
    ]);
  });

  it.each(["federation", "background"] as const)(
    "do not starve: %s goes before those who came long after it",
    async (lane) => {
      const { clock, make, sent } = createWorld(2);
      void make("a", {}, 1);
      void make("b", {}, 1);
      void make(lane, { lane }, 1);
      for (let second = 0; second < 8; second += 1) {
        // As many as there is room for: alone, they would use all of it.
        for (let calls = 0; calls < 2; calls += 1)
          void make(`interactive ${second}`, {}, 1).catch(() => undefined);
        await clock.pass(1006);
      }

      expect(sent).toContain(lane);
    },
  );
});

describe("a call whose turn cannot come before its deadline", () => {
  it("is refused at once, and told when one could", async () => {
    const { clock, governor, make } = createWorld(1);
    void make("done", {}, 0);
    await clock.pass(0);

    await expect(
      make("late", { deadline: clock.now() + 1000 }, 1),
    ).rejects.toMatchObject(refused(1005));
    expect(governor.state.queued).toBe(0);
  });

  it("is counted with those who wait already", async () => {
    const { clock, make } = createWorld(1);
    const deadline = clock.now() + 2500;
    void make("one", {}, 1);
    void make("two", { deadline }, 1);

    await expect(
      make("three", { deadline: clock.now() + 2000 }, 1),
    ).rejects.toMatchObject({ kind: "rate-limited" });
  });

  it("is refused when its time is over, though it seemed that it could", async () => {
    const { clock, make, sent } = createWorld(1);
    void make("hangs");
    const outcome = make("hopes", { deadline: clock.now() + 3000 }).catch(
      (error: unknown) => error,
    );
    await clock.pass(3000);

    expect(await outcome).toMatchObject({ kind: "rate-limited" });
    expect(sent).toEqual(["hangs"]);
  });

  it("is refused while who asked still waits to be told why", async () => {
    const { clock, make } = createWorld(1);
    void make("hangs");
    const deadline = clock.now() + 3000;
    let toldAt = Number.NaN;
    void make("hopes", { deadline }).catch(() => (toldAt = clock.now()));
    await clock.pass(3000);

    expect(toldAt).toBeLessThan(deadline);
  });

  it("waits for ten seconds where it has none", async () => {
    const { clock, make } = createWorld(1);
    void make("hangs");
    let isOver = false;
    const outcome = make("patient").catch((error: unknown) => {
      isOver = true;
      return error;
    });
    await clock.pass(9999);

    expect(isOver).toBe(false);

    await clock.pass(1);

    expect(await outcome).toMatchObject({ kind: "rate-limited" });
  });
});

describe("the queue", () => {
  it("is bounded: whoever comes on top is refused at once", async () => {
    const { governor, make } = createWorld(1, { maxQueued: 2 });
    void make("hangs");
    void make("one");
    void make("two");

    await expect(make("three")).rejects.toMatchObject({ kind: "rate-limited" });
    expect(governor.state.queued).toBe(2);
  });

  it("forgets at once who gives up", async () => {
    const { governor, make } = createWorld(1);
    void make("hangs");
    const giving = new AbortController();
    const outcome = make("gives up", { signal: giving.signal }).catch(
      (error: unknown) => error,
    );
    await settled();

    expect(governor.state.queued).toBe(1);

    giving.abort();

    expect(governor.state.queued).toBe(0);
    expect(await outcome).toMatchObject({
      kind: "timeout",
      isGivenUp: true,
      message: "The call was given up before its turn came",
    });
  });

  it("listens no more to who has had their turn, or was refused it", async () => {
    const { clock, make } = createWorld(1);
    const { signal } = new AbortController();
    const listening = () => getEventListeners(signal, "abort");
    const deadline = clock.now() + 1500;
    const outcomes = ["first", "second", "late"].map((name) =>
      make(name, { signal, deadline }, 1).catch(() => "refused"),
    );
    await settled();
    expect(listening()).not.toHaveLength(0);
    await clock.pass(2000);

    expect(await Promise.all(outcomes)).toEqual(["first", "second", "refused"]);
    expect(listening()).toHaveLength(0);
  });

  it("takes nobody who has given up before", async () => {
    const { make, sent } = createWorld(1);

    await expect(
      make("gone", { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ kind: "timeout", isGivenUp: true });
    expect(sent).toEqual([]);
  });

  it("is empty when the governor closes", async () => {
    const { governor, make } = createWorld(1);
    void make("hangs");
    const outcome = make("waits").catch((error: unknown) => error);
    governor.close();

    expect(await outcome).toMatchObject({ kind: "unavailable" });
    await expect(make("late")).rejects.toMatchObject({ kind: "unavailable" });
  });
});

describe("after a 429", () => {
  it("nothing is sent for as long as Amazon asks for", async () => {
    const { clock, governor, throttle, make, sent } = createWorld(10);
    await throttle(3000);
    void make("waits", {}, 1);

    expect(governor.state.pausedUntilMs).toBe(clock.now() + 3000);

    await clock.pass(2999);

    expect(sent).toEqual(["429"]);

    await clock.pass(1);

    expect(sent).toEqual(["429", "waits"]);
    expect(governor.state.pausedUntilMs).toBeNull();
  });

  it("waits longer each time where Amazon does not say for how long", async () => {
    const { clock, governor, throttle } = createWorld(10);
    const pauses: number[] = [];
    for (let times = 0; times < 8; times += 1) {
      await throttle();
      const pauseMs = (governor.state.pausedUntilMs ?? 0) - clock.now();
      pauses.push(pauseMs);
      await clock.pass(pauseMs + 2000);
    }

    expect(pauses).toEqual([
      1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });

  it("waits by chance, between nothing and that", async () => {
    const { clock, governor, throttle } = createWorld(10, {
      random: () => 0.25,
    });
    await throttle();

    expect(governor.state.pausedUntilMs).toBe(clock.now() + 250);
  });

  it("waits for an hour at most", async () => {
    const { clock, governor, throttle } = createWorld(10);
    await throttle(86_400_000);

    expect(governor.state.pausedUntilMs).toBe(clock.now() + 3_600_000);
  });

  it("may go on at once where Amazon says so, and is not believed twice", async () => {
    const { clock, governor, throttle } = createWorld(10);
    await throttle(0);

    expect(governor.state.pausedUntilMs).toBeNull();

    await throttle(0);

    expect(governor.state.pausedUntilMs).toBe(clock.now() + 2000);
  });

  it("those whose deadline lies in the pause are refused at once", async () => {
    const { clock, governor, make, throttle } = createWorld(2);
    void make("hangs");
    void throttle(5000);
    const outcomes = ["waits", "waits too"].map((name) =>
      make(name, { deadline: clock.now() + 4000 }).catch(
        (error: unknown) => error,
      ),
    );

    expect(governor.state.queued).toBe(2);
    expect(await Promise.all(outcomes)).toMatchObject([
      { kind: "rate-limited", retryAfterMs: 5000 },
      { kind: "rate-limited", retryAfterMs: 5000 },
    ]);
    await expect(
      make("late", { deadline: clock.now() + 4000 }),
    ).rejects.toMatchObject({ kind: "rate-limited", retryAfterMs: 5000 });
  });

  it("a single call finds out whether Amazon has forgiven, and the others follow when it is back", async () => {
    const { clock, throttle, make, sent } = createWorld(10);
    await throttle(1000);
    void make("probe", {}, 50);
    void make("next", {}, 50);
    void make("last", {}, 50);
    await clock.pass(1049);

    expect(sent).toEqual(["429", "probe"]);

    await clock.pass(1);

    expect(sent).toEqual(["429", "probe", "next", "last"]);
  });

  it("the budget is halved, and grows again by a twentieth a second", async () => {
    const { clock, governor, throttle } = createWorld(100);
    await throttle(1000);

    expect(governor.state.capacity).toBe(50);

    await clock.pass(1000);

    expect(governor.state.capacity).toBe(50);

    await clock.pass(1000);

    expect(governor.state.capacity).toBe(55);

    await clock.pass(20_000);

    expect(governor.state.capacity).toBe(100);
  });

  it("the budget never falls below one call a second", async () => {
    const { clock, governor, throttle } = createWorld(4);
    for (let times = 0; times < 10; times += 1) {
      await throttle(0);
      const pauseMs = (governor.state.pausedUntilMs ?? 0) - clock.now();
      await clock.pass(Math.max(pauseMs, 0) + 1005);
    }

    expect(governor.state.capacity).toBe(1);
  });

  it("several that come together are one offence", async () => {
    const { clock, governor } = createWorld(100);
    const { promise: answer, resolve } = Promise.withResolvers<void>();
    const calls = Array.from({ length: 5 }, () =>
      governor
        .pass(call, {}, async (progress) => {
          progress.sent();
          await answer;
          progress.answered();
          throw toThrottled(1000);
        })
        .catch(() => undefined),
    );
    await clock.pass(10);
    resolve();
    await Promise.all(calls);

    expect(governor.state.capacity).toBe(50);
    expect(governor.state.pausedUntilMs).toBe(clock.now() + 1000);
  });

  it("a turn that was taken before is not used in the pause", async () => {
    const { clock, governor, throttle, make, sent } = createWorld(10);
    const turn = await governor.takeTurn({});
    await throttle(1000);
    void make("has a turn", { turn }, 1);
    await settled();

    expect(sent).toEqual(["429"]);

    await clock.pass(1000);

    expect(sent).toEqual(["429", "has a turn"]);
  });
});

describe("a budget that is shared", () => {
  function createShared(capacity: number) {
    const told: unknown[] = [];
    let wants = 0;
    let holder: BudgetHolder | undefined;
    const budget = {
      capacity,
      source: "shared" as Budget["source"],
      join: (joined: BudgetHolder) => void (holder = joined),
      want: () => void (wants += 1),
      restrain: (restraint: unknown) => void told.push(restraint),
    };
    const world = createWorld(0, { budget });
    if (holder === undefined) throw new Error("nobody joined");
    return { ...world, budget, holder, told, wants: () => wants };
  }

  it("lets calls go when it grows, and none beyond it when it shrinks", async () => {
    const { clock, budget, holder, make, sent } = createShared(0);
    void make("one", {}, 1);
    void make("two", {}, 1);
    await clock.pass(100);

    expect(sent).toEqual([]);

    budget.capacity = 1;
    holder.onChange();
    await settled();

    expect(sent).toEqual(["one"]);

    budget.capacity = 0;
    await clock.pass(3000);

    expect(sent).toEqual(["one"]);
  });

  it("is told what is taken, what could be used, and when that is more than there is", async () => {
    const { governor, holder, make, wants } = createShared(2);
    void make("one");
    void make("two");

    expect(wants()).toBe(0);

    void make("three");
    await settled();

    expect([holder.taken(), holder.wanted()]).toEqual([2, 3]);
    expect(wants()).toBeGreaterThan(0);
    expect(governor.state).toMatchObject({ source: "shared", queued: 1 });
  });

  it("hears of each 429", async () => {
    const { throttle, told } = createShared(8);
    await throttle(2000);

    expect(told).toEqual([{ pauseMs: 2000, share: 0.5 }]);
  });

  it("makes a replica wait that was not throttled itself", async () => {
    const { clock, governor, holder, make, sent } = createShared(8);
    holder.onRestraint({ pauseMs: 2000, share: 0.5 });
    void make("waits", {}, 1);
    await clock.pass(1999);

    expect(sent).toEqual([]);
    expect(governor.state.capacity).toBe(4);

    await clock.pass(1);

    expect(sent).toEqual(["waits"]);
  });

  it("refuses those at once whom a pause overtakes that another replica tells of", async () => {
    const { clock, holder, make } = createShared(1);
    void make("hangs");
    const outcome = make("waits", { deadline: clock.now() + 3000 }).catch(
      (error: unknown) => error,
    );
    await settled();
    holder.onRestraint({ pauseMs: 5000, share: 0.5 });

    expect(await outcome).toMatchObject({
      kind: "rate-limited",
      retryAfterMs: 5000,
    });
  });
});
