import { describe, expect, it } from "@jest/globals";
import { gather, type Waits } from "../../../src/graphql/plan/gather.ts";

/** An answer that waits for so many things, each of which comes when it is told to. */
function createWorld(count: number, { stepMs = 0 } = {}) {
  const things = Array.from({ length: count }, () =>
    Promise.withResolvers<void>(),
  );
  const there = new Set<number>();
  const world = { steps: 0, nowMs: 0, tellLeave: (): void => undefined };
  const write = (waits: Waits): string => {
    world.steps += 1;
    world.nowMs += stepMs;
    things.forEach(({ promise }, index) => {
      if (!there.has(index)) waits.add(promise);
    });
    return `of ${there.size}`;
  };
  const answer = gather(
    write,
    (tell) => (world.tellLeave = tell),
    () => world.nowMs,
  );
  return {
    world,
    answer,
    async come(index: number) {
      there.add(index);
      things[index]?.resolve();
      await Promise.resolve();
    },
    async fail(index: number) {
      things[index]?.reject(new Error("It cannot be had."));
      await Promise.resolve();
    },
  };
}

/** So long to write that it is not written anew for one thing alone while this test runs. */
const slow = { stepMs: 1_000_000 };

describe("an answer that is gathered", () => {
  it("is there at once where it waits for nothing", async () => {
    expect(await createWorld(0).answer).toBe("of 0");
  });

  it("is written anew with each thing that comes, where that is quickly done", async () => {
    const { world, answer, come } = createWorld(3);
    for (const index of [2, 0, 1]) await come(index);

    expect(await answer).toBe("of 3");
    expect(world.steps).toBe(4);
  });

  it("is written anew when all has come, where that takes long", async () => {
    const { world, answer, come } = createWorld(100, slow);
    for (let index = 0; index < 100; index += 1) await come(index);

    expect(await answer).toBe("of 100");
    expect(world.steps).toBe(2);
  });

  it("is written anew before look-ups go out, where something has come since", async () => {
    const { world, come } = createWorld(3, slow);
    world.tellLeave();
    expect(world.steps).toBe(1);
    await come(1);
    world.tellLeave();
    world.tellLeave();

    expect(world.steps).toBe(2);
  });

  it("is none where something cannot be had, and then nothing is written any more", async () => {
    const { world, answer, come, fail } = createWorld(3);
    await fail(1);
    await come(0);
    await fail(2);
    world.tellLeave();

    expect(await answer).toBeNull();
    expect(world.steps).toBe(1);
  });

  it("is none where it cannot be written", async () => {
    const answer = gather(
      (waits) => {
        waits.add(Promise.reject(new Error("Nobody hears of it.")));
        return null;
      },
      () => undefined,
    );

    expect(await answer).toBeNull();
  });

  it("is none where it never comes to an end", async () => {
    let steps = 0;
    const answer = gather(
      (waits) => {
        steps += 1;
        waits.add(Promise.resolve());
        return "";
      },
      () => undefined,
      () => 0,
    );

    expect(await answer).toBeNull();
    expect(steps).toBe(200);
  });
});
