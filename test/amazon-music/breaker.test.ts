import {
  afterEach,
  beforeEach,
  describe,
  expect,
  it,
  jest,
} from "@jest/globals";
import {
  createBreaker,
  type Breaker,
  type BreakerChange,
} from "../../src/amazon-music/breaker.ts";
import {
  AmazonMusicError,
  type AmazonMusicErrorKind,
} from "../../src/amazon-music/error.ts";

const call = { method: "GET", route: "/v1/albums" };

// cockatiel reads the system's clock, and cannot be given another.
beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

function createWorld() {
  const changes: BreakerChange[] = [];
  const breaker = createBreaker({
    operation: "catalog",
    onChange: (change) => changes.push(change),
    random: () => 1,
  });
  let made = 0;
  const make = (outcome: AmazonMusicErrorKind | "fine", status?: number) =>
    breaker
      .run(call, () => {
        made += 1;
        return outcome === "fine"
          ? Promise.resolve("fine")
          : Promise.reject(
              new AmazonMusicError(outcome, "as told", { ...call, status }),
            );
      })
      .catch((error: unknown) => error);
  return {
    breaker,
    make,
    states: () => changes.map(({ state }) => state),
    changes,
    made: () => made,
    async fail(times: number) {
      for (let failures = 0; failures < times; failures += 1)
        await make("unavailable");
    },
  };
}

const leftAlone = {
  name: "AmazonMusicError",
  kind: "unavailable",
  message: "Amazon has failed too often just now and is left alone",
  ...call,
  status: undefined,
};

describe("a breaker", () => {
  it("opens when eight calls have been made and most have failed, and then makes none", async () => {
    const { breaker, fail, make, made, changes } = createWorld();
    await fail(7);

    expect(breaker.state).toBe("closed");

    await fail(1);

    expect(breaker.state).toBe("open");
    expect(await make("fine")).toMatchObject({
      ...leftAlone,
      retryAfterMs: 1000,
    });
    expect(made()).toBe(8);
    expect(changes).toEqual([{ operation: "catalog", state: "open" }]);
  });

  it("stays closed while half of the calls succeed", async () => {
    const { breaker, make } = createWorld();
    for (let calls = 0; calls < 50; calls += 1) {
      await make("fine");
      await make("timeout");
    }

    expect(breaker.state).toBe("closed");
  });

  it.each<[AmazonMusicErrorKind, number | undefined]>([
    ["timeout", undefined],
    ["unavailable", 500],
    ["malformed", 200],
  ])("counts %s as a failure", async (kind, status) => {
    const { breaker, make } = createWorld();
    for (let calls = 0; calls < 8; calls += 1) await make(kind, status);

    expect(breaker.state).toBe("open");
  });

  it.each<[AmazonMusicErrorKind, number | undefined]>([
    ["unauthorized", 401],
    ["forbidden", 403],
    ["not-found", 404],
    ["bad-request", 400],
    ["rate-limited", 429],
  ])("counts %s as an answer, and hands it on", async (kind, status) => {
    const { breaker, make } = createWorld();
    for (let calls = 0; calls < 12; calls += 1)
      expect(await make(kind, status)).toMatchObject({ kind, status });
    for (let calls = 0; calls < 10; calls += 1) await make("unavailable");

    expect(breaker.state).toBe("closed");
  });

  it("does not count calls that were never sent", async () => {
    const { breaker, make } = createWorld();
    for (let calls = 0; calls < 50; calls += 1) await make("rate-limited");

    expect(breaker.state).toBe("closed");

    // They would have outweighed these, had they been counted as answers.
    for (let calls = 0; calls < 8; calls += 1) await make("timeout");

    expect(breaker.state).toBe("open");
  });

  it("probes with a single call, and fails the others until it is back", async () => {
    const { breaker, fail, make, states } = createWorld();
    await fail(8);
    jest.advanceTimersByTime(1000);
    const { promise: answer, resolve } = Promise.withResolvers<string>();
    const probe = breaker.run(call, () => answer);

    expect(breaker.state).toBe("probing");
    expect(await make("fine")).toMatchObject(leftAlone);

    resolve("fine");

    expect(await probe).toBe("fine");
    expect(await make("fine")).toBe("fine");
    expect(states()).toEqual(["open", "probing", "closed"]);
  });

  it("stays open for longer with each probe that fails, up to a quarter of a minute", async () => {
    const { breaker, fail, make } = createWorld();
    await fail(8);
    for (const ms of [1000, 2000, 4000, 8000, 15_000, 15_000]) {
      jest.advanceTimersByTime(ms - 1);

      expect(await make("fine")).toMatchObject({
        ...leftAlone,
        retryAfterMs: 1,
      });

      jest.advanceTimersByTime(1);
      await make("timeout");

      expect(breaker.state).toBe("open");
    }
  });

  it("learns nothing from a probe that was never sent, or was given up", async () => {
    const { breaker, fail, make } = createWorld();
    await fail(8);
    jest.advanceTimersByTime(1000);
    await make("rate-limited");

    expect(breaker.state).toBe("open");
  });

  it("learns from a probe that is refused: Amazon answers", async () => {
    const { breaker, fail, make } = createWorld();
    await fail(8);
    jest.advanceTimersByTime(1000);

    expect(await make("not-found", 404)).toMatchObject({ kind: "not-found" });
    expect(breaker.state).toBe("closed");
  });

  it("tells those who have waited since it let them in", async () => {
    const { breaker, fail } = createWorld();
    const assertClosed = (of: Breaker) => () => of.assertClosed(call);

    expect(assertClosed(breaker)).not.toThrow();

    await fail(8);

    expect(assertClosed(breaker)).toThrow(leftAlone.message);
  });
});
