import { describe, expect, it } from "@jest/globals";
import { createBackoff } from "../../src/identity/backoff.ts";

function createWorld(random = () => 1) {
  const world = { time: 1_000_000 };
  const backoff = createBackoff({ now: () => world.time, random });
  return Object.assign(world, { backoff });
}

describe("a backoff", () => {
  it("is open until something fails, and tells who comes too early what failed", () => {
    const { backoff } = createWorld();
    const failure = new Error("away");
    backoff.assertOpen();

    backoff.fail(failure);

    expect(() => backoff.assertOpen()).toThrow(failure);
  });

  it("doubles from half a second to half a minute, and begins anew after a success", () => {
    const world = createWorld();
    const waits: number[] = [];
    const fail = () => {
      world.backoff.fail(new Error("away"));
      waits.push(world.backoff.until - world.time);
      world.time = world.backoff.until;
      world.backoff.assertOpen();
    };

    for (let times = 0; times < 8; times++) fail();
    world.backoff.succeed();
    fail();

    expect(waits).toEqual([
      500, 1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 500,
    ]);
  });

  it("ends at another moment for each replica, as chance has it", () => {
    const waits = [0.25, 0.75].map((chance) => {
      const { backoff, time } = createWorld(() => chance);
      backoff.fail(new Error("away"));
      return backoff.until - time;
    });

    expect(waits).toEqual([125, 375]);
  });

  it("lasts as long as the other side asks for, whatever chance has it", () => {
    const { backoff, time } = createWorld(() => 0);

    backoff.fail(Object.assign(new Error("too often"), { retryAfterMs: 3000 }));

    expect(backoff.until - time).toBe(3000);
  });

  it.each([
    ["a text", Object.assign(new Error("too often"), { retryAfterMs: "3" })],
    ["nothing", Object.assign(new Error("too often"))],
    ["no error", { retryAfterMs: 3000 }],
  ])("does not wait by what is no time: %s", (_, failure) => {
    const { backoff, time } = createWorld();

    backoff.fail(failure);

    expect(backoff.until - time).toBe(500);
  });

  it("does not count as a failure who was kept away", () => {
    const { backoff, time } = createWorld();
    const failure = new Error("away");
    backoff.fail(failure);

    for (let times = 0; times < 100; times++) backoff.fail(failure);

    expect(backoff.until - time).toBe(500);
  });
});
