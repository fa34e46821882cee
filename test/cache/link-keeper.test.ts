import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from "@jest/globals";
import { createLinkKeeper } from "../../src/cache/link-keeper.ts";
import type { RedisLink, RedisLinkEvents } from "../../src/cache/redis-link.ts";

/** A link whose answers the test gives. */
interface FakeLink extends RedisLink, RedisLinkEvents {
  readonly asked: PromiseWithResolvers<undefined[]>[];
  isClosed: boolean;
}

const deadlineMs = 100;

describe("the keeper of the link to Redis", () => {
  // The deadlines and pauses are timers; the tests turn the clock.
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it("hands out no link before a probe was answered", async () => {
    const { keeper, links } = createWorld();
    expect(keeper.state).toBe("connecting");

    last(links).onOpen();
    expect(keeper.link).toBeUndefined();
    await answer(last(links));

    expect(keeper.state).toBe("up");
    expect(keeper.link).toBe(links[0]);
  });

  it("tells each change of the state once, however often it fails", async () => {
    const { changes, links } = createWorld();

    for (let i = 0; i < 5; i++) {
      last(links).onLost(new Error(`refused ${i}`));
      await jest.advanceTimersByTimeAsync(3000);
    }
    last(links).onOpen();
    await answer(last(links));

    expect(links).toHaveLength(6);
    expect(changes).toEqual(["down: refused 0", "up: it answers"]);
  });

  it("pauses longer before each attempt, up to two seconds", async () => {
    const { links } = createWorld();
    const pauses = [];

    for (let i = 0; i < 7; i++) {
      last(links).onLost(new Error("refused"));
      pauses.push(await timeUntil(() => links.length === i + 2));
    }

    expect(pauses).toEqual([100, 200, 400, 800, 1600, 2000, 2000]);
  });

  it("spreads the attempts of many replicas by chance", async () => {
    const { links } = createWorld(() => 0.8);
    last(links).onLost(new Error("refused"));

    expect(await timeUntil(() => links.length === 2)).toBe(120);
  });

  it("forgets former failures when Redis was up for a while, and only then", async () => {
    const { links, clock } = createWorld();
    for (const upMs of [0, 10_000, 10_001]) {
      const before = links.length;
      last(links).onOpen();
      await answer(last(links));
      clock.now += upMs;
      last(links).onLost(new Error("lost"));
      const pause = await timeUntil(() => links.length > before);
      expect([upMs, pause]).toEqual([
        upMs,
        { 0: 100, 10000: 200, 10001: 100 }[upMs],
      ]);
    }
  });

  it("closes a lost link and opens another", async () => {
    const { keeper, links } = createWorld();
    const [first] = links;
    await bringUp(links);

    first?.onLost(new Error("Socket closed"));

    expect(first?.isClosed).toBe(true);
    expect(keeper.link).toBeUndefined();
    await jest.advanceTimersByTimeAsync(100);
    expect(links).toHaveLength(2);
  });

  it("asks a suspect one question at a time, and trusts it after an answer in time", async () => {
    const { keeper, links, changes } = createWorld();
    const link = await bringUp(links);

    keeper.suspect(link);
    keeper.suspect(link);
    expect(keeper.link).toBeUndefined();
    await jest.advanceTimersByTimeAsync(100);
    expect(link.asked).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(300);
    expect(link.asked).toHaveLength(1);
    // An answer, but a late one: the next question decides.
    await answer(link);
    expect(keeper.link).toBeUndefined();
    await jest.advanceTimersByTimeAsync(200);
    await answer(link);

    expect(keeper.link).toBe(link);
    expect(links).toHaveLength(1);
    expect(changes).toEqual([
      "up: it answers",
      "down: no answer within 100 ms",
      "up: it answers",
    ]);
  });

  it("replaces a suspect that has missed five deadlines in a row", async () => {
    const { keeper, links } = createWorld();
    const link = await bringUp(links);

    keeper.suspect(link);
    await jest.advanceTimersByTimeAsync(100 + 5 * deadlineMs - 1);
    expect(link.isClosed).toBe(false);
    await jest.advanceTimersByTimeAsync(1);

    expect(link.isClosed).toBe(true);
    await jest.advanceTimersByTimeAsync(200);
    expect(links).toHaveLength(2);
  });

  it("replaces a link that answers a probe with an error", async () => {
    const { links, changes } = createWorld();
    const link = last(links);
    link.onOpen();
    link.asked.shift()?.reject(new Error("LOADING Redis is loading"));
    await jest.advanceTimersByTimeAsync(0);

    expect(link.isClosed).toBe(true);
    expect(changes).toEqual(["down: LOADING Redis is loading"]);
  });

  it("replaces a link that is abandoned, once", async () => {
    const { keeper, links, changes } = createWorld();
    const link = await bringUp(links);

    keeper.abandon(link, new Error("MOVED 1 b:2"));
    keeper.abandon(link, new Error("MOVED 1 b:2"));
    await jest.advanceTimersByTimeAsync(3000);

    expect(links).toHaveLength(2);
    expect(changes).toEqual(["up: it answers", "down: MOVED 1 b:2"]);
  });

  it("heeds nothing that comes from a link it has replaced", async () => {
    const { keeper, links, changes } = createWorld();
    const old = await bringUp(links);
    keeper.suspect(old);
    await jest.advanceTimersByTimeAsync(100);
    old.onLost(new Error("lost"));
    await jest.advanceTimersByTimeAsync(200);
    const link = await bringUp(links);

    keeper.suspect(old);
    keeper.abandon(old, new Error("old"));
    await answer(old);
    await jest.advanceTimersByTimeAsync(3000);

    expect(keeper.link).toBe(link);
    expect(links).toHaveLength(2);
    expect(changes).toHaveLength(3);
  });

  it("does not go back to a link whose late answer comes after its replacement", async () => {
    const { keeper, links } = createWorld();
    const old = await bringUp(links);
    keeper.suspect(old);
    await jest.advanceTimersByTimeAsync(100 + deadlineMs);
    old.onLost(new Error("lost"));

    await answer(old);
    await jest.advanceTimersByTimeAsync(3000);

    expect(links).toHaveLength(2);
    expect(old.asked).toHaveLength(0);
    expect(keeper.state).toBe("down");
  });

  it("does not go back to a link that answers in time, but after its replacement", async () => {
    const { keeper, links } = createWorld();
    const old = last(links);
    old.onOpen();
    old.onLost(new Error("lost"));

    await answer(old);

    expect(old.asked).toHaveLength(0);
    expect(keeper.state).toBe("down");
  });

  it("says something of an error without a message", () => {
    const { links, changes } = createWorld();
    last(links).onLost(
      Object.assign(new AggregateError([], ""), { code: "ECONNREFUSED" }),
    );

    expect(changes).toEqual(["down: ECONNREFUSED"]);
  });

  it("says that it does not know when an error has neither message nor code", () => {
    const { links, changes } = createWorld();
    last(links).onLost(new Error());

    expect(changes).toEqual(["down: unknown error"]);
  });

  it("is quiet once closed", async () => {
    const { keeper, links, changes } = createWorld();
    const link = await bringUp(links);
    keeper.suspect(link);

    keeper.close();
    keeper.close();
    await jest.advanceTimersByTimeAsync(3000);
    link.onLost(new Error("lost"));
    await jest.advanceTimersByTimeAsync(3000);

    expect(link.isClosed).toBe(true);
    expect(links).toHaveLength(1);
    expect(keeper.state).toBe("down");
    expect(keeper.link).toBeUndefined();
    expect(changes).toHaveLength(2);
  });
});

function createWorld(random: () => number = () => 0) {
  const links: FakeLink[] = [];
  const changes: string[] = [];
  const clock = { now: 0 };
  const keeper = createLinkKeeper({
    deadlineMs,
    now: () => clock.now,
    random,
    onStateChange: (state, reason) => changes.push(`${state}: ${reason}`),
    open(events) {
      const link = createFakeLink(events);
      links.push(link);
      return link;
    },
  });
  return { keeper, links, changes, clock };
}

function createFakeLink(events: RedisLinkEvents): FakeLink {
  const asked: FakeLink["asked"] = [];
  return {
    ...events,
    asked,
    isClosed: false,
    getMany() {
      const question = Promise.withResolvers<undefined[]>();
      asked.push(question);
      return question.promise;
    },
    setMany: () => Promise.resolve(),
    setIfAbsent: () => Promise.resolve(true),
    runScript: () => Promise.resolve(null),
    close() {
      this.isClosed = true;
    },
  };
}

async function bringUp(links: readonly FakeLink[]): Promise<FakeLink> {
  const link = last(links);
  link.onOpen();
  await answer(link);
  return link;
}

/** Answers the oldest open question. */
async function answer(link: FakeLink): Promise<void> {
  link.asked.shift()?.resolve([undefined]);
  await jest.advanceTimersByTimeAsync(0);
}

async function timeUntil(holds: () => boolean): Promise<number> {
  let ms = 0;
  while (!holds()) {
    await jest.advanceTimersByTimeAsync(1);
    ms += 1;
  }
  return ms;
}

function last(links: readonly FakeLink[]): FakeLink {
  const link = links.at(-1);
  if (link === undefined) throw new Error("no link was opened");
  return link;
}
