import { describe, expect, it, jest } from "@jest/globals";
import { createKeyvCache } from "../../src/cache/index.ts";
import { itKeepsTheCacheContract, toWrite } from "../support/cache-contract.ts";
import {
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";

// What is waited for is another process: on a busy machine it may take its time.
jest.setTimeout(20_000);

const describeWithRedis =
  redisServerPath === undefined ? describe.skip : describe;

describeWithRedis("the cache in Redis", () => {
  itKeepsTheCacheContract(async () => {
    const { cache, ...world } = await startWorld();
    return { cache, pass: () => undefined, ...world };
  });

  it("is shared: what one replica stores, another finds", async () => {
    await using redis = await startRedisServer();
    const [one, two] = [
      createKeyvCache({ url: redis.url }),
      createKeyvCache({ url: redis.url }),
    ];
    await until(() => one.state === "up" && two.state === "up");

    await one.setMany([toWrite("k", { title: "Blue" })]);

    expect((await two.getMany(["k"]))[0]?.value).toEqual({ title: "Blue" });
    await Promise.all([one.close(), two.close()]);
  });

  it("reads a batch with one command, and writes one command an entry", async () => {
    await using world = await startWorld();
    const { redis, cache } = world;
    const writes = Array.from({ length: 100 }, (_, i) => toWrite(`k${i}`, i));
    await redis.command("CONFIG", "RESETSTAT");

    await cache.setMany(writes);
    await cache.getMany(writes.map(({ key }) => key));

    const stats = String(await redis.command("INFO", "commandstats"));
    const calls = [
      ...stats.matchAll(/cmdstat_(mget|set|multi|get):calls=(\d+)/g),
    ];
    expect(calls.map(([, name, count]) => `${name} ${count}`).sort()).toEqual([
      "mget 1",
      "set 100",
    ]);
  });

  it("gives a lock to one replica alone, until it ends by itself", async () => {
    await using redis = await startRedisServer();
    const replicas = Array.from({ length: 5 }, () =>
      createKeyvCache({ url: redis.url }),
    );
    await until(() => replicas.every(({ state }) => state === "up"));

    const got = await Promise.all(
      replicas.map((one) => one.acquire("lock", 300)),
    );
    const [one, other] = replicas;

    expect(got.filter(Boolean)).toHaveLength(1);
    expect(await one?.acquire("another lock", 300)).toBe(true);
    await until(async () => (await other?.acquire("lock", 300)) === true);
    await Promise.all(replicas.map((replica) => replica.close()));
  });

  it("gives no lock where Redis cannot tell whether it is free, and does not wait for it", async () => {
    await using redis = await startRedisServer();
    const cache = createKeyvCache({ url: redis.url });
    expect(await cache.acquire("lock", 60_000)).toBe(false);
    await until(() => cache.state === "up");
    redis.pause();

    expect(await cache.acquire("lock", 60_000)).toBe(false);

    expect(cache.state).not.toBe("up");
    redis.resume();
    await cache.close();
  });

  it("gives no lock that Redis refuses to note", async () => {
    await using redis = await startRedisServer();
    await redis.command("CONFIG", "SET", "maxmemory", "1");
    const cache = createKeyvCache({ url: redis.url });
    await until(() => cache.state === "up");

    expect(await cache.acquire("lock", 60_000)).toBe(false);
    await cache.close();
  });

  it("gives each entry its own lifetime", async () => {
    await using world = await startWorld();
    const { redis, cache } = world;
    await cache.setMany([
      { ...toWrite("hour", 1), ttlMs: 3_600_000 },
      { ...toWrite("day", 1), ttlMs: 86_400_000 },
    ]);

    const hour = Number(await redis.command("PTTL", "hour"));
    const day = Number(await redis.command("PTTL", "day"));

    expect(hour).toBeGreaterThan(3_500_000);
    expect(hour).toBeLessThanOrEqual(3_600_000);
    expect(day).toBeGreaterThan(86_300_000);
    expect(day).toBeLessThanOrEqual(86_400_000);
  });

  it("stores under the very key it was given, as text that says its format", async () => {
    await using world = await startWorld();
    await world.cache.setMany([toWrite("catalog:1:album:B1", { a: 1 })]);

    expect(await world.redis.command("KEYS", "*")).toEqual([
      "catalog:1:album:B1",
    ]);
    expect(await world.redis.command("GET", "catalog:1:album:B1")).toBe(
      '{"format":1,"storedAt":1000,"value":{"a":1}}',
    );
  });

  it.each([
    ["empty", ""],
    ["not JSON", "hello"],
    ["cut off", '{"format":1,"storedAt":1000,"value":{"a":'],
    ["of an older version", '{"format":0,"storedAt":1000,"value":1}'],
    ["of a later version", '{"format":2,"storedAt":1000,"value":1}'],
    ["foreign", '{"value":1,"expires":null}'],
    ["without a time", '{"format":1,"value":1}'],
    ["without a value", '{"format":1,"storedAt":1000}'],
    ["null", "null"],
  ])("takes an entry that is %s for a miss, alone", async (_, text) => {
    const bad: string[] = [];
    await using world = await startWorld((key) => bad.push(key));
    const { redis, cache } = world;
    await cache.setMany([toWrite("before", 1), toWrite("after", 2)]);
    await redis.command("SET", "bad", text);

    const found = await cache.getMany(["before", "bad", "after"]);

    expect(found.map((entry) => entry?.value)).toEqual([1, undefined, 2]);
    expect(bad).toEqual(["bad"]);
    expect(cache.state).toBe("up");
  });

  it("takes a key that holds no text for a miss", async () => {
    await using world = await startWorld();
    await world.redis.command("RPUSH", "list", "a");

    expect(await world.cache.getMany(["list"])).toEqual([undefined]);
    expect(world.cache.state).toBe("up");
  });

  it("never takes an entry for newer than now", async () => {
    await using redis = await startRedisServer();
    const cache = createKeyvCache({ url: redis.url, now: () => 5000 });
    await until(() => cache.state === "up");
    const { entry } = toWrite("k", 1);

    await cache.setMany([
      { key: "ahead", entry: { ...entry, storedAt: 9000 }, ttlMs: 60_000 },
    ]);

    expect((await cache.getMany(["ahead"]))[0]?.storedAt).toBe(5000);
    await cache.close();
  });

  it("lets no more than one batch beyond 8 MB wait, and loses the rest", async () => {
    await using world = await startWorld();
    const { redis, cache } = world;
    const big = "x".repeat(3_000_000);

    const writing = ["a", "b", "c", "d"].map((key) =>
      cache.setMany([toWrite(key, big)]),
    );
    await Promise.all(writing);

    await until(async () => (await redis.command("DBSIZE")) === 3);
    expect(cache.state).toBe("up");
  });

  it("stays up while nobody asks", async () => {
    await using redis = await startRedisServer();
    const changes: string[] = [];
    const cache = createKeyvCache({
      url: redis.url,
      onStateChange: ({ state }) => changes.push(state),
    });

    // Four pings take longer than a connection may be silent.
    await until(async () =>
      /cmdstat_ping:calls=[4-9]/.test(
        String(await redis.command("INFO", "commandstats")),
      ),
    );

    // On a busy machine the first attempt to connect may come too late; what counts is what follows.
    expect(changes.slice(changes.indexOf("up"))).toEqual(["up"]);
    await cache.close();
  });

  it("gives up no answer that lies unread while this process is busy with those before it", async () => {
    await using redis = await startRedisServer();
    // Redis, too, may have to wait for a processor.
    const cache = createKeyvCache({ url: redis.url, deadlineMs: 400 });
    await using _ = { [Symbol.asyncDispose]: () => cache.close() };
    await until(() => cache.state === "up");
    const writes = Array.from({ length: 100 }, (_, i) =>
      toWrite(`k${i}`, "x".repeat(5000)),
    );
    await cache.setMany(writes);
    const keys = writes.map(({ key }) => key);

    const found = await Promise.all(
      Array.from({ length: 40 }, async () => {
        const entries = await cache.getMany(keys);
        // What is made of them takes its time.
        const end = performance.now() + 40;
        while (performance.now() < end);
        return entries.filter((entry) => entry !== undefined).length;
      }),
    );

    expect(new Set(found)).toEqual(new Set([keys.length]));
    expect(cache.state).toBe("up");
  });

  it("takes no connection for dead while this process is busy for a second", async () => {
    await using world = await startWorld();
    const { cache } = world;
    await cache.setMany([toWrite("k", 1)]);

    const end = performance.now() + 1300;
    while (performance.now() < end);
    await new Promise((resolve) => setTimeout(resolve));

    expect(cache.state).toBe("up");
    expect((await cache.getMany(["k"]))[0]?.value).toBe(1);
  });

  it("keeps but once what entries that came together have in common", async () => {
    await using world = await startWorld();
    const { cache } = world;
    const markets = ["US", "GB", "DE", "FR", "JP"].map((id) => ({ id }));
    const songs = [
      { title: "Tide", markets },
      { title: "Ebb", markets },
      { title: "Flow", markets: [...markets] },
    ];
    const keys = songs.map(({ title }) => title);
    await cache.setMany(songs.map((song) => toWrite(song.title, song)));

    const found = (await cache.getMany(keys)).map(
      (entry) => entry?.value as (typeof songs)[number],
    );

    expect(found).toEqual(songs);
    expect(found[1]?.markets).toBe(found[0]?.markets);
    expect(await world.redis.command("GET", "Ebb")).toContain("\n[");
    expect(await world.redis.command("GET", "Flow")).not.toContain("\n");
  });

  it("ends with the writes that were under way kept", async () => {
    await using redis = await startRedisServer();
    const cache = createKeyvCache({ url: redis.url });
    await until(() => cache.state === "up");

    void cache.setMany([toWrite("last", 1)]);
    await cache.close();

    expect(await redis.command("EXISTS", "last")).toBe(1);
  });

  it("once closed is down, knows nothing and holds no connection", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    const changes: string[] = [];
    const cache = createKeyvCache({
      url: `redis://127.0.0.1:${proxy.port}`,
      onStateChange: ({ state }) => changes.push(state),
    });
    await until(() => cache.state === "up");
    await cache.setMany([toWrite("k", 1)]);

    await cache.close();
    await cache.close();

    const sent = proxy.bytesIn;
    await cache.setMany([toWrite("k", 2)]);
    expect(await cache.getMany(["k"])).toEqual([undefined]);
    expect(cache.state).toBe("down");
    expect(proxy.bytesIn).toBe(sent);
    expect(changes).toEqual(["up"]);
    await until(async () =>
      /connected_clients:1\b/.test(
        String(await redis.command("INFO", "clients")),
      ),
    );
  });
});

async function startWorld(onBadEntry: (key: string) => void = () => undefined) {
  const redis = await startRedisServer();
  const cache = createKeyvCache({ url: redis.url, onBadEntry });
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
