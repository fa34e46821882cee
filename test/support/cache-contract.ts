import { expect, it } from "@jest/globals";
import type { CacheEntry, CacheWrite } from "../../src/cache/index.ts";
import { until } from "./redis-server.ts";

/** What the contract asks of a cache; one that answers at once fits as well as one that promises. */
export interface CacheUnderContract {
  getMany(
    keys: readonly string[],
  ): (CacheEntry | undefined)[] | Promise<readonly (CacheEntry | undefined)[]>;
  setMany(writes: readonly CacheWrite[]): void | Promise<void>;
}

export interface CacheWorld extends AsyncDisposable {
  readonly cache: CacheUnderContract;
  /** Lets time pass where the cache's clock is the test's own; where it is not, the contract waits by looking. */
  pass(ms: number): void;
}

/** The facts that hold for every cache, memory or shared. Call it inside a `describe`. */
export function itKeepsTheCacheContract(
  createWorld: () => Promise<CacheWorld>,
): void {
  it("gives back every kind of JSON value as it was stored", async () => {
    await using world = await createWorld();
    const { cache } = world;
    const values = [
      { title: "Kind of Blue", tracks: [{ id: "T1" }], nothing: null },
      ["a", 1, false],
      [],
      {},
      "text",
      "",
      '\u{1F3B5} "quoted" \\ \n \u2028 \ud83d',
      0,
      -1.5,
      1e21,
      true,
      false,
      null,
    ];

    await cache.setMany(values.map((value, i) => toWrite(`v${i}`, value)));

    const found = await cache.getMany(values.map((_, i) => `v${i}`));
    expect(found.map((entry) => entry?.value)).toEqual(values);
  });

  it("gives back when an entry was fetched and how long its JSON is", async () => {
    await using world = await createWorld();
    const entry = { value: { a: "ö" }, storedAt: 1234.5, bytes: 9 };

    await world.cache.setMany([{ key: "k", entry, ttlMs: 60_000 }]);

    expect(await world.cache.getMany(["k"])).toEqual([entry]);
  });

  it("tells a value known not to exist from one it does not know", async () => {
    await using world = await createWorld();
    await world.cache.setMany([toWrite("known", null)]);

    const [known, unknown] = await world.cache.getMany(["known", "unknown"]);

    expect(known?.value).toBeNull();
    expect(unknown).toBeUndefined();
  });

  it("answers in the order of the keys, however often one is asked", async () => {
    await using world = await createWorld();
    await world.cache.setMany([toWrite("a", "A"), toWrite("b", "B")]);

    const found = await world.cache.getMany(["b", "x", "a", "b", "a", "y"]);

    expect(found.map((entry) => entry?.value)).toEqual(
      ["B", undefined, "A", "B", "A", undefined], // prettier-ignore
    );
  });

  it("answers nothing to nothing", async () => {
    await using world = await createWorld();
    await world.cache.setMany([]);

    expect(await world.cache.getMany([])).toEqual([]);
  });

  it("keeps the later of two values, in one call or in two", async () => {
    await using world = await createWorld();
    const { cache } = world;
    await cache.setMany([toWrite("one", 1), toWrite("one", 2)]);
    await cache.setMany([toWrite("two", 1)]);
    await cache.setMany([toWrite("two", 2)]);

    const found = await cache.getMany(["one", "two"]);

    expect(found.map((entry) => entry?.value)).toEqual([2, 2]);
  });

  it("tells keys apart by every character", async () => {
    await using world = await createWorld();
    const keys = [
      ...[
        "",
        " ",
        "a",
        "A",
        "a:b",
        "a::b",
        "a::b::c",
        "keyv:a",
        "\0",
        "a\r\nb",
      ],
      ...[
        "ключ",
        "\u00e9",
        "e\u0301",
        "\u{1F3B5}",
        "__proto__",
        "k".repeat(5000),
      ],
    ];
    await world.cache.setMany(keys.map((key) => toWrite(key, `of ${key}`)));

    const found = await world.cache.getMany(keys);

    expect(found.map((entry) => entry?.value)).toEqual(
      keys.map((key) => `of ${key}`),
    );
  });

  it("takes and gives thousands of entries in one call", async () => {
    await using world = await createWorld();
    const keys = Array.from({ length: 3000 }, (_, i) => `many:${i}`);
    await world.cache.setMany(
      keys.map((key) => toWrite(key, { key, filler: "x".repeat(100) })),
    );

    const found = await world.cache.getMany(keys);

    expect(found.map((entry) => (entry?.value as { key: string }).key)).toEqual(
      keys,
    );
  });

  it("forgets an entry when its time is over, and no other", async () => {
    await using world = await createWorld();
    const { cache } = world;
    await cache.setMany([
      { ...toWrite("short", 1), ttlMs: 150 },
      { ...toWrite("fraction", 1), ttlMs: 149.5 },
      toWrite("long", 1),
    ]);

    world.pass(151);
    await until(async () => {
      const [short, fraction] = await cache.getMany(["short", "fraction"]);
      return short === undefined && fraction === undefined;
    });

    const [long] = await cache.getMany(["long"]);
    expect(long?.value).toBe(1);
  });

  it("counts the time of an entry from its last writing", async () => {
    await using world = await createWorld();
    const { cache } = world;
    await cache.setMany([{ ...toWrite("k", 1), ttlMs: 50 }]);
    await cache.setMany([
      toWrite("k", 2),
      { ...toWrite("gone", 1), ttlMs: 50 },
    ]);

    world.pass(51);
    await until(async () => (await cache.getMany(["gone"]))[0] === undefined);

    expect((await cache.getMany(["k"]))[0]?.value).toBe(2);
  });

  it.each([0, -1, NaN, Infinity])(
    "keeps nothing for a lifetime of %p, and the rest of the batch all the same",
    async (ttlMs) => {
      await using world = await createWorld();
      await world.cache.setMany([
        { ...toWrite("odd", 1), ttlMs },
        toWrite("even", 2),
      ]);

      const [odd, even] = await world.cache.getMany(["odd", "even"]);

      expect(odd).toBeUndefined();
      expect(even?.value).toBe(2);
    },
  );

  it.each([60_000.5, Number.MAX_SAFE_INTEGER, Number.MAX_VALUE])(
    "takes a lifetime of %p",
    async (ttlMs) => {
      await using world = await createWorld();
      await world.cache.setMany([{ ...toWrite("k", 1), ttlMs }]);

      expect((await world.cache.getMany(["k"]))[0]?.value).toBe(1);
    },
  );
}

/** A write of a value that lives for a minute. */
export function toWrite(key: string, value: unknown): CacheWrite {
  const bytes = JSON.stringify(value).length;
  return { key, entry: { value, storedAt: 1000, bytes }, ttlMs: 60_000 };
}
