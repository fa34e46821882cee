import { describe, expect, it } from "@jest/globals";
import { createMemoryCache } from "../../src/cache/index.ts";
import { itKeepsTheCacheContract, toWrite } from "../support/cache-contract.ts";
import { weighHeap } from "../support/collect-garbage.ts";

describe("the memory cache", () => {
  itKeepsTheCacheContract(async () => {
    let time = 0;
    const cache = createMemoryCache({ maxBytes: 10_000_000, now: () => time });
    return {
      cache,
      pass: (ms) => void (time += ms),
      [Symbol.asyncDispose]: async () => cache.close(),
    };
  });

  it("runs on a clock of its own when given none", () => {
    const cache = createMemoryCache({ maxBytes: 1000 });
    cache.setMany([toWrite("k", "v")]);

    expect(cache.get("k")?.value).toBe("v");
  });

  it("drops the least recently used entries when its bytes are full", () => {
    const cache = createMemoryCache({ maxBytes: 10_000 });
    for (const key of ["a", "b", "c"])
      cache.setMany([toWrite(key, "x".repeat(1000))]);
    cache.get("a");

    cache.setMany([toWrite("d", "x".repeat(2000))]);

    const found = cache.getMany(["a", "b", "c", "d"]);
    expect(found.map((entry) => entry !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ]);
  });

  it("counts an entry as what it weighs in memory, more than its JSON", () => {
    const cache = createMemoryCache({ maxBytes: 100_000 });
    expect(cache.bytes).toBe(0);

    cache.setMany([toWrite("k", "x".repeat(998))]);

    expect(cache.bytes).toBe(2424);
  });

  it("finds out what an entry weighs where nobody says it", () => {
    const cache = createMemoryCache({ maxBytes: 100_000 });
    const { key, entry, ttlMs } = toWrite("k", { title: "x".repeat(988) });

    cache.setMany([{ key, entry: { ...entry, bytes: undefined }, ttlMs }]);

    expect(cache.bytes).toBe(2424);
  });

  it("never weighs more than it may, however much is put in", () => {
    const cache = createMemoryCache({ maxBytes: 50_000 });

    for (let i = 0; i < 1000; i++) {
      cache.setMany([toWrite(`k${i}`, "x".repeat(i))]);
      expect(cache.bytes).toBeLessThanOrEqual(50_000);
    }

    expect(cache.bytes).toBeGreaterThan(40_000);
  });

  it("leaves out an entry heavier than itself, with what it replaces", () => {
    const cache = createMemoryCache({ maxBytes: 1000 });
    cache.setMany([toWrite("k", "small"), toWrite("other", "small")]);

    cache.setMany([toWrite("k", "x".repeat(1000))]);

    expect(cache.get("k")).toBeUndefined();
    expect(cache.get("other")?.value).toBe("small");
  });

  it("gives the very object that was stored, to everyone", () => {
    const cache = createMemoryCache({ maxBytes: 1000 });
    const album = { title: "Blue" };
    cache.setMany([toWrite("k", album)]);

    expect(cache.get("k")?.value).toBe(album);
    expect(cache.getMany(["k"])[0]?.value).toBe(album);
  });

  it("lets an entry live to the last millisecond of its time", () => {
    let time = 0;
    const cache = createMemoryCache({ maxBytes: 1000, now: () => time });
    cache.setMany([{ ...toWrite("k", 1), ttlMs: 100 }]);

    time = 100;
    expect(cache.get("k")?.value).toBe(1);
    time = 101;
    expect(cache.get("k")).toBeUndefined();
  });

  it("is empty once closed", () => {
    const cache = createMemoryCache({ maxBytes: 1000 });
    cache.setMany([toWrite("k", "v")]);

    cache.close();

    expect(cache.bytes).toBe(0);
    expect(cache.get("k")).toBeUndefined();
  });

  describe("opened at the beginning of keys", () => {
    const find = (cache: ReturnType<typeof createMemoryCache>, id: string) =>
      cache.open("album:").get(id, cache.now())?.value;

    it("finds entries by the rest, under their whole keys", () => {
      const cache = createMemoryCache({ maxBytes: 10_000 });
      cache.setMany([toWrite("album:a", "one"), toWrite("track:a", "other")]);

      const shelf = cache.open("album:");
      for (let times = 0; times < 2; times += 1)
        expect(shelf.get("a", cache.now())).toMatchObject({
          key: "album:a",
          entry: { value: "one" },
          value: "one",
        });
      expect(find(cache, "b")).toBeUndefined();
    });

    it("finds what was written last", () => {
      const cache = createMemoryCache({ maxBytes: 10_000 });
      cache.setMany([toWrite("album:a", "one")]);
      find(cache, "a");
      cache.setMany([toWrite("album:a", "other")]);

      expect(find(cache, "a")).toBe("other");
    });

    it("finds nothing whose time is over", () => {
      let time = 0;
      const cache = createMemoryCache({ maxBytes: 10_000, now: () => time });
      cache.setMany([{ ...toWrite("album:a", "one"), ttlMs: 50 }]);
      expect(find(cache, "a")).toBe("one");
      time = 51;

      expect(find(cache, "a")).toBeUndefined();
    });

    it("finds what is fresh, and tells until when it is", () => {
      let time = 0;
      const cache = createMemoryCache({
        maxBytes: 10_000,
        now: () => time,
        wallNow: () => 5000 + time,
        toFreshUntilS: (key) => key.length,
      });
      cache.setMany([toWrite("album:a", "one")]);
      const shelf = cache.open("album:");
      const look = () => shelf.get("a", cache.now())?.freshUntilS;

      expect(look()).toBe("album:a".length);
      time = 1999;
      expect(look()).toBe("album:a".length);
      time = 2000;
      expect(look()).toBeUndefined();
    });

    it("goes on where all that it held is gone meanwhile", () => {
      const cache = createMemoryCache({ maxBytes: 10_000 });
      const shelf = cache.open("album:");
      const look = () => shelf.get("a", cache.now())?.value;
      cache.setMany([toWrite("album:a", "one")]);
      expect(look()).toBe("one");
      cache.setMany([toWrite("b", "x".repeat(4700))]);
      expect(look()).toBeUndefined();
      cache.setMany([toWrite("album:a", "other")]);

      expect(look()).toBe("other");
      expect(find(cache, "a")).toBe("other");
    });

    it("knows, to the second, for whom it was used last", () => {
      let time = 0;
      const cache = createMemoryCache({ maxBytes: 10_000, now: () => time });
      cache.setMany([toWrite("album:a", "one")]);
      const shelf = cache.open("album:");
      const use = (by: number): number | undefined => {
        const found = shelf.get("a", cache.now());
        const before = found?.usedFor;
        if (found !== undefined) found.usedFor = by;
        return before;
      };

      expect([use(7), use(8)]).toEqual([0, 7]);
      time = 1001;
      expect(use(9)).toBe(0);
    });

    it("keeps nothing of beginnings under which there is nothing, or nothing any more", () => {
      const cache = createMemoryCache({ maxBytes: 10_000 });
      const look = (from: number): void => {
        for (let caller = from; caller < from + 20_000; caller += 1) {
          const prefix = `album:caller-${caller}:`;
          cache.setMany([toWrite(`${prefix}a`, "one")]);
          for (const id of ["a", "b"]) cache.open(prefix).get(id, cache.now());
          cache.open(`track:caller-${caller}:`).get("a", cache.now());
        }
      };
      look(0);
      const before = weighHeap();
      look(20_000);

      // One that stayed would weigh some 300 bytes.
      expect(weighHeap() - before).toBeLessThan(1_000_000);
      expect(find(cache, "a")).toBeUndefined();
    });

    it("finds nothing that has made room", () => {
      const cache = createMemoryCache({ maxBytes: 10_000 });
      cache.setMany([toWrite("album:a", "one")]);
      find(cache, "a");
      cache.setMany([toWrite("b", "x".repeat(4700))]);

      expect(find(cache, "a")).toBeUndefined();
    });

    it("counts what it finds as used, to the second", () => {
      let time = 0;
      const cache = createMemoryCache({ maxBytes: 10_000, now: () => time });
      cache.setMany([toWrite("album:a", "x".repeat(1000))]);
      find(cache, "a");
      for (const key of ["b", "c"])
        cache.setMany([toWrite(key, "x".repeat(1000))]);
      time = 1001;
      find(cache, "a");
      cache.setMany([toWrite("d", "x".repeat(2000))]);

      expect(find(cache, "a")).toBeDefined();
      expect(cache.get("b")).toBeUndefined();
    });
  });
});
