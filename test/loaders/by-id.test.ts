import { describe, expect, it } from "@jest/globals";
import { createDeadline } from "../../src/amazon-music/index.ts";
import { createMemoryCache } from "../../src/cache/index.ts";
import { createById, type ById } from "../../src/loaders/by-id.ts";
import { createCoalescer } from "../../src/loaders/coalescer.ts";
import type { Passage } from "../../src/loaders/flight.ts";
import type { Outcome } from "../../src/loaders/outcome.ts";
import { createStaleness } from "../../src/loaders/staleness.ts";
import { createWave } from "../../src/loaders/wave.ts";
import { until } from "../support/redis-server.ts";

interface World {
  /** As another request would have it, on the same stores. */
  createLoader(): ById<string>;
  readonly fetched: (readonly string[])[];
  /** What each of these calls was told. */
  readonly passages: Passage[];
  /** Lets time pass for the stores. */
  pass(ms: number): void;
}

/** A source in which each id is its own value, but for what `exceptions` says. */
function createWorld(
  exceptions: Readonly<Record<string, Outcome<string>>> = {},
  {
    maxIds = Infinity,
    slow = {},
  }: {
    maxIds?: number;
    slow?: Readonly<Record<string, Promise<unknown>>>;
  } = {},
): World {
  const fetched: (readonly string[])[] = [];
  const passages: Passage[] = [];
  let time = 1000;
  const now = () => time;
  const store = {
    memory: createMemoryCache({ maxBytes: 1_000_000, now }),
    ttlMs: 60_000,
    staleMs: 60_000,
    absentTtlMs: 5000,
    refreshing: new Map<string, number>(),
    now,
  };
  const coalescer = createCoalescer();
  return {
    fetched,
    passages,
    pass: (ms) => void (time += ms),
    createLoader: () =>
      createById<string>({
        store,
        coalescer,
        wave: createWave({ maxHoldMs: 60_000 }),
        receipt: null,
        staleness: createStaleness(),
        ingredients: null,
        until: createDeadline({ timeoutMs: 60_000 }),
        lane: "interactive",
        toKindName: () => "thing",
        maxIds,
        toKey: (id) => id,
        accepts: (value): value is string => typeof value === "string",
        async fetch(ids, passage) {
          fetched.push(ids);
          passages.push(passage);
          for (const id of ids) await slow[id];
          return new Map(
            ids.map((id) => [
              id,
              id in exceptions ? (exceptions[id] ?? null) : id,
            ]),
          );
        },
      }),
  };
}

describe("createById", () => {
  it("fetches again what is no longer fresh behind everybody who waits, and for as long as it takes", async () => {
    const world = createWorld();
    await world.createLoader().load("a");
    world.pass(70_000);

    expect(await world.createLoader().load("a")).toBe("a");

    await until(() => world.passages.length === 2);
    expect(world.fetched).toEqual([["a"], ["a"]]);
    expect(world.passages).toMatchObject([
      { lane: "interactive", deadline: expect.any(Number) as unknown },
      { lane: "background", deadline: undefined },
    ]);
  });

  it("asks once for all that is loaded in one tick", async () => {
    const world = createWorld();
    const loader = world.createLoader();

    const loaded = await Promise.all(
      ["a", "b", "c"].map(async (id) => loader.load(id)),
    );

    expect(loaded).toEqual(["a", "b", "c"]);
    expect(world.fetched).toEqual([["a", "b", "c"]]);
  });

  it("asks once for as many as there are: cutting them up is the client's business", async () => {
    const world = createWorld();
    const loader = world.createLoader();
    const ids = Array.from({ length: 1234 }, (_, index) => `${index}`);

    await Promise.all(ids.map(async (id) => loader.load(id)));

    expect(world.fetched).toEqual([ids]);
  });

  it("asks once for equal ids, at once or one after the other, and gives them the same thing", async () => {
    const world = createWorld({ a: "A" });
    const loader = world.createLoader();

    const loaded = await Promise.all([loader.load("a"), loader.load("a")]);
    loaded.push(await loader.load("a"));

    expect(loaded).toEqual(["A", "A", "A"]);
    expect(world.fetched).toEqual([["a"]]);
  });

  it("asks once for an id that failed: within a request it stays failed", async () => {
    const failure = new Error("not now");
    const world = createWorld({ a: failure });
    const loader = world.createLoader();

    await expect(loader.load("a")).rejects.toBe(failure);
    await expect(loader.load("a")).rejects.toBe(failure);

    expect(world.fetched).toEqual([["a"]]);
  });

  it("gives null for what does not exist", async () => {
    const world = createWorld({ a: null });

    expect(await world.createLoader().load("a")).toBeNull();
  });

  it("fails the failed id alone", async () => {
    const failure = new Error("not now");
    const world = createWorld({ b: failure });
    const loader = world.createLoader();

    const settled = await Promise.allSettled(
      ["a", "b", "c"].map(async (id) => loader.load(id)),
    );

    expect(settled).toEqual([
      { status: "fulfilled", value: "a" },
      { status: "rejected", reason: failure },
      { status: "fulfilled", value: "c" },
    ]);
  });

  it("settles hits together with misses, so that the next level is one batch again", async () => {
    const world = createWorld();
    await world.createLoader().load("hit");
    const loader = world.createLoader();

    await Promise.all(
      ["hit", "miss"].map(async (id) =>
        loader.load(`next of ${await loader.load(id)}`),
      ),
    );

    expect(world.fetched).toEqual([
      ["hit"],
      ["miss"],
      ["next of hit", "next of miss"],
    ]);
  });

  it("keeps what a call brought as soon as it is back, though who asked for it waits for more", async () => {
    const slow = Promise.withResolvers<undefined>();
    const world = createWorld({}, { maxIds: 1, slow: { b: slow.promise } });
    const first = world.createLoader();
    const both = Promise.all([first.load("a"), first.load("b")]);
    await until(() => world.fetched.length === 2);

    expect(await world.createLoader().load("a")).toBe("a");
    expect(world.fetched).toEqual([["a"], ["b"]]);

    slow.resolve(undefined);
    expect(await both).toEqual(["a", "b"]);
  });

  it("asks the source anew for what is kept, once for each request, and hands that out at once from then on", async () => {
    const world = createWorld();
    await world.createLoader().load("a");
    const loader = world.createLoader();
    expect(await loader.load("a")).toBe("a");
    expect(world.fetched).toEqual([["a"]]);

    expect(await loader.loadAnew("a")).toBe("a");
    expect(world.fetched).toEqual([["a"], ["a"]]);
    expect(loader.load("a")).toBe("a");
    expect(await loader.loadAnew("a")).toBe("a");
    expect(world.fetched).toHaveLength(2);
  });

  it("hands out at once what it has handed out before, and not what failed", async () => {
    const fault = new Error("It cannot be looked up.");
    const { createLoader, fetched } = createWorld({ gone: null, bad: fault });
    const loader = createLoader();
    await Promise.allSettled(
      ["a", "gone", "bad"].map(async (id) => loader.load(id)),
    );

    expect([loader.load("a"), loader.load("gone")]).toEqual(["a", null]);
    await expect(loader.load("bad")).rejects.toBe(fault);
    expect(fetched).toHaveLength(1);
  });

  it("hands out what is on its way as it was first asked for", async () => {
    const slow = Promise.withResolvers<void>();
    const { createLoader } = createWorld({}, { slow: { later: slow.promise } });
    const loader = createLoader();
    const first = loader.load("a");
    const later = loader.load("later");

    expect(loader.load("a")).toBe(first);
    slow.resolve();
    expect(await Promise.all([first, later])).toEqual(["a", "later"]);
  });
});
