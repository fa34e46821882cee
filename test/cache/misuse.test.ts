import { describe, expect, it, jest } from "@jest/globals";
import { createKeyvCache, createMemoryCache } from "../../src/cache/index.ts";
import { toWrite } from "../support/cache-contract.ts";
import {
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";

// What is waited for is another process: on a busy machine it may take its time.
jest.setTimeout(20_000);

const describeWithRedis =
  redisServerPath === undefined ? describe.skip : describe;

describe("the memory cache, misused,", () => {
  it.each([0, -1, 1.5, NaN, Infinity])(
    "is not made with %p bytes",
    (maxBytes) => {
      expect(() => createMemoryCache({ maxBytes })).toThrow(TypeError);
    },
  );

  it.each([NaN, -1000, Infinity])(
    "does not take an entry of %p bytes",
    (bytes) => {
      const cache = createMemoryCache({ maxBytes: 1000 });
      const entry = { value: 1, storedAt: 0, bytes };

      expect(() => cache.setMany([{ key: "k", entry, ttlMs: 1000 }])).toThrow(
        TypeError,
      );
    },
  );

  it("knows only what was stored, not what every object has", () => {
    const cache = createMemoryCache({ maxBytes: 1000 });

    expect(cache.getMany(["__proto__", "constructor", "toString"])).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });
});

describe("the cache in Redis, misused,", () => {
  it("is not made for what is no address of Redis, and keeps the password to itself", () => {
    expect(() => createKeyvCache({ url: "http://:secret@cache" })).toThrow(
      /^(?!.*secret)Not the address of a Redis/,
    );
  });
});

describeWithRedis("the cache in Redis, misused,", () => {
  it("leaves out what JSON cannot hold, and keeps the rest of the batch", async () => {
    await using world = await startWorld();
    const { cache } = world;
    const cycle: Record<string, unknown> = {};
    cycle["self"] = cycle;
    const entry = (value: unknown) => ({ value, storedAt: 0, bytes: 0 });

    await cache.setMany([
      { key: "undefined", entry: entry(undefined), ttlMs: 60_000 },
      { key: "bigint", entry: entry(1n), ttlMs: 60_000 },
      { key: "cycle", entry: entry(cycle), ttlMs: 60_000 },
      toWrite("fine", 1),
    ]);

    expect(await world.redis.command("KEYS", "*")).toEqual(["fine"]);
  });

  it("keeps nothing under keys that UTF-8 cannot tell apart", async () => {
    await using world = await startWorld();
    const { cache } = world;
    await cache.setMany([toWrite("\ufffd", 2), toWrite("\ud800", 1)]);

    const found = await cache.getMany(["\ud800", "\ud801", "\ufffd"]);

    expect(found.map((entry) => entry?.value)).toEqual([
      undefined,
      undefined,
      2,
    ]);
  });

  it("does not take a time that is no number for a time", async () => {
    await using world = await startWorld();
    const entry = { value: 1, storedAt: NaN, bytes: 1 };

    await world.cache.setMany([{ key: "k", entry, ttlMs: 60_000 }]);

    expect(await world.cache.getMany(["k"])).toEqual([undefined]);
  });

  it("stores a value as it is at the call, whatever happens to it later", async () => {
    await using world = await startWorld();
    const album = { title: "Blue" };
    const writing = world.cache.setMany([toWrite("k", album)]);
    album.title = "changed";
    await writing;

    expect((await world.cache.getMany(["k"]))[0]?.value).toEqual({
      title: "Blue",
    });
  });

  it("gives every reader an object of its own", async () => {
    await using world = await startWorld();
    await world.cache.setMany([toWrite("k", { title: "Blue" })]);

    const [one, two] = await world.cache.getMany(["k", "k"]);

    expect(one?.value).toEqual(two?.value);
    expect(one?.value).not.toBe(two?.value);
  });
});

async function startWorld() {
  const redis = await startRedisServer();
  const cache = createKeyvCache({ url: redis.url });
  await until(() => cache.state === "up");
  return {
    redis,
    cache,
    async [Symbol.asyncDispose]() {
      await cache.close();
      await redis[Symbol.asyncDispose]();
    },
  };
}
