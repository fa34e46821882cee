import { once } from "node:events";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { describe, expect, it, jest } from "@jest/globals";
import { createKeyvCache } from "../../src/cache/index.ts";
import type {
  SharedCache,
  SharedCacheStateChange,
} from "../../src/cache/index.ts";
import { toWrite } from "../support/cache-contract.ts";
import {
  findFreePort,
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";

// What is waited for is another process: on a busy machine it may take its time.
jest.setTimeout(20_000);

const describeWithRedis =
  redisServerPath === undefined ? describe.skip : describe;

/** Far above the deadline of 100 ms, since the machine may be busy; far below what a call that hangs would take. */
const hangingMs = 1500;

describeWithRedis("the cache in Redis, when Redis is at fault,", () => {
  it("answers misses while Redis is killed, and finds it again by itself", async () => {
    await using redis = await startRedisServer();
    await using world = openCache(redis.url);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    await cache.setMany([toWrite("k", 1)]);

    await redis.kill();

    expect(await cache.getMany(["k"])).toEqual([undefined]);
    await until(() => cache.state === "down");
    await redis.restart();
    await until(() => cache.state === "up");
    await cache.setMany([toWrite("k", 2)]);
    expect((await cache.getMany(["k"]))[0]?.value).toBe(2);
    expect(changes.map(({ state }) => state)).toEqual(["up", "down", "up"]);
  });

  it("loses no answer's place when Redis is restarted under load", async () => {
    await using redis = await startRedisServer();
    await using world = openCache(redis.url);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    const keys = Array.from({ length: 20 }, (_, i) => `k${i}`);
    const wrong: unknown[] = [];
    let rounds = 0;
    let isOver = false;
    const load = (async () => {
      while (!isOver) {
        await cache.setMany(keys.map((key) => toWrite(key, `of ${key}`)));
        const found = await cache.getMany(keys);
        wrong.push(
          ...found.filter((entry, i) => entry && entry.value !== `of k${i}`),
        );
        if (found.length !== keys.length) wrong.push(found);
        rounds += 1;
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();

    await redis.kill();
    await until(() => cache.state === "down");
    await redis.restart();
    await until(() => cache.state === "up");
    isOver = true;
    await load;

    expect(wrong).toEqual([]);
    expect(rounds).toBeGreaterThan(1);
    expect(changes).toHaveLength(3);
  });

  it("waits once for a Redis that is stopped, then asks it nothing until it goes on", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    await using world = openCache(`redis://127.0.0.1:${proxy.port}`);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    await cache.setMany([toWrite("k", 1)]);
    redis.pause();

    const waited = await timeOf(async () => {
      const found = await Promise.all([
        cache.getMany(["k"]),
        cache.getMany(["k", "x"]),
        cache.setMany([toWrite("k", 2)]),
      ]);
      expect(found.slice(0, 2).flat()).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
    });
    expect(waited).toBeLessThan(hangingMs);
    expect(cache.state).toBe("down");
    expect(changes.at(-1)?.reason).toBe("no answer within 100 ms");

    const sent = proxy.bytesIn;
    const skipped = await timeOf(async () => {
      for (let i = 0; i < 1000; i++) {
        await cache.getMany(["k"]);
        await cache.setMany([toWrite("k", 3)]);
      }
    });
    expect(skipped).toBeLessThan(hangingMs);
    // A ping and a probe at most, instead of two thousand commands.
    expect(proxy.bytesIn - sent).toBeLessThan(500);

    redis.resume();
    await until(() => cache.state === "up");
    expect((await cache.getMany(["k"]))[0]?.value).toBeGreaterThan(0);
    expect(changes.map(({ state }) => state)).toEqual(["up", "down", "up"]);
  });

  it("notices a Redis that is stopped while nobody asks", async () => {
    await using redis = await startRedisServer();
    await using world = openCache(redis.url);
    await until(() => world.cache.state === "up");

    redis.pause();

    await until(() => world.cache.state === "down");
    redis.resume();
    await until(() => world.cache.state === "up");
    expect(world.changes).toHaveLength(3);
  });

  it("replaces a connection that has died without a word", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    await using world = openCache(`redis://127.0.0.1:${proxy.port}`);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    await cache.setMany([toWrite("k", 1)]);

    proxy.swallow();
    expect(await cache.getMany(["k"])).toEqual([undefined]);

    await until(() => cache.state === "up");
    expect((await cache.getMany(["k"]))[0]?.value).toBe(1);
    expect(proxy.connections).toBe(2);
    expect(changes.map(({ state }) => state)).toEqual(["up", "down", "up"]);
  });

  it("starts without Redis, at once, and finds it when it comes", async () => {
    const port = await findFreePort();
    await using world = openCache(`redis://127.0.0.1:${port}`);
    const { cache, changes } = world;

    expect(cache.state).toBe("connecting");
    expect(await cache.getMany(["k"])).toEqual([undefined]);
    await cache.setMany([toWrite("k", 1)]);
    await until(() => cache.state === "down");
    expect(changes).toEqual([
      { state: "down", reason: `connect ECONNREFUSED 127.0.0.1:${port}` },
    ]);

    await using redis = await startRedisServer([], port);
    await until(() => cache.state === "up");
    expect(await redis.command("EXISTS", "k")).toBe(0);
    expect(changes.map(({ state }) => state)).toEqual(["down", "up"]);
  });

  it("starts beside a Redis that takes connections and says nothing", async () => {
    await using redis = await startRedisServer();
    redis.pause();
    await using world = openCache(redis.url);

    expect(await world.cache.getMany(["k"])).toEqual([undefined]);
    await until(() => world.cache.state === "down");

    redis.resume();
    await until(() => world.cache.state === "up");
  });

  it("says once that a full Redis refuses writes, and goes on reading", async () => {
    await using redis = await startRedisServer([
      "--maxmemory-policy",
      "noeviction",
    ]);
    let time = 0;
    await using world = openCache(redis.url, () => time);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    await cache.setMany([toWrite("before", 1)]);
    await redis.command("CONFIG", "SET", "maxmemory", "100kb");

    for (let i = 0; i < 3; i++) {
      await cache.setMany([toWrite(`new${i}`, 1), toWrite(`other${i}`, 1)]);
      time += 5000;
    }

    expect(
      (await cache.getMany(["before", "new0"])).map((e) => e?.value),
    ).toEqual([1, undefined]);
    expect(cache.state).toBe("up");
    expect(changes.slice(1)).toEqual([
      {
        state: "up",
        reason: expect.stringMatching(/^writes are refused: OOM /),
      },
    ]);

    await redis.command("CONFIG", "SET", "maxmemory", "0");
    await cache.setMany([toWrite("after", 1)]);
    expect((await cache.getMany(["after"]))[0]?.value).toBe(1);
    expect(changes.slice(2)).toEqual([
      { state: "up", reason: "writes are taken again" },
    ]);
  });

  it("sends a full Redis nothing for a while", async () => {
    await using redis = await startRedisServer([
      "--maxmemory",
      "1mb",
      "--maxmemory-policy",
      "noeviction",
    ]);
    await using world = openCache(redis.url, () => 0);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    // Redis looks at its memory before a command: this one still gets in.
    await cache.setMany([toWrite("filler", "x".repeat(1_000_000))]);
    await cache.setMany([toWrite("k", 1)]);
    await redis.command("CONFIG", "RESETSTAT");

    for (let i = 0; i < 100; i++) await cache.setMany([toWrite("k", 1)]);

    expect(await redis.command("INFO", "commandstats")).not.toMatch(
      /cmdstat_set:/,
    );
    expect(changes).toHaveLength(2);
  });

  it("reads from a replica that takes no writes, and says so once", async () => {
    await using primary = await startRedisServer([
      "--repl-diskless-sync-delay",
      "0",
    ]);
    await using replica = await startRedisServer([
      "--replicaof",
      "127.0.0.1",
      String(primary.port),
    ]);
    await primary.command(
      "SET",
      "k",
      '{"format":1,"storedAt":1,"value":"from the primary"}',
    );
    await until(async () => (await replica.command("EXISTS", "k")) === 1);
    await using world = openCache(replica.url);
    const { cache, changes } = world;
    await until(() => cache.state === "up");

    await cache.setMany([toWrite("new", 1)]);
    await cache.setMany([toWrite("new", 1)]);

    expect((await cache.getMany(["k"]))[0]?.value).toBe("from the primary");
    expect(changes.slice(1)).toEqual([
      {
        state: "up",
        reason: expect.stringMatching(/^writes are refused: READONLY /),
      },
    ]);
  });

  it.each([
    ["a wrong password", "redis://:wrong-secret@", /^WRONGPASS /],
    ["no password", "redis://", /^NOAUTH /],
  ])(
    "is down with %s, says why, and shows no password",
    async (_, prefix, reason) => {
      await using redis = await startRedisServer([
        "--requirepass",
        "right-secret",
      ]);
      await using world = openCache(`${prefix}127.0.0.1:${redis.port}`);
      const { cache, changes } = world;

      await until(() => cache.state === "down");

      expect(await cache.getMany(["k"])).toEqual([undefined]);
      expect(changes).toEqual([
        { state: "down", reason: expect.stringMatching(reason) },
      ]);
      expect(JSON.stringify(changes)).not.toMatch(/wrong-secret|right-secret/);
    },
  );

  it("shows no password, even when the server quotes it", async () => {
    await using server = await startQuotingServer();
    await using world = openCache(`redis://:secret@127.0.0.1:${server.port}`);

    await until(() => world.cache.state === "down");

    expect(world.changes[0]?.reason).toBe(
      "ERR unknown command 'AUTH', with args beginning with: '***'",
    );
  });

  it("logs in with the right password, percent-encoded in the address", async () => {
    await using redis = await startRedisServer(["--requirepass", "p@ss,word"]);
    await using world = openCache(
      `redis://:p%40ss%2Cword@127.0.0.1:${redis.port}`,
    );

    await until(() => world.cache.state === "up");

    await world.cache.setMany([toWrite("k", 1)]);
    expect((await world.cache.getMany(["k"]))[0]?.value).toBe(1);
  });

  it("is down when Redis begins to refuse it, and up when it no longer does", async () => {
    await using redis = await startRedisServer();
    await using world = openCache(redis.url);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    await redis.command("ACL", "SETUSER", "default", "-mget");

    expect(await cache.getMany(["k"])).toEqual([undefined]);
    expect(changes.at(-1)).toEqual({
      state: "down",
      reason: expect.stringMatching(/^NOPERM /),
    });

    await redis.command("ACL", "SETUSER", "default", "+mget");
    await until(() => cache.state === "up");
    expect(changes).toHaveLength(3);
  });

  it("closes at once while Redis hangs, with what waits for it answered as misses", async () => {
    await using redis = await startRedisServer();
    const { cache } = openCache(redis.url);
    await until(() => cache.state === "up");
    redis.pause();

    const asked = cache.getMany(["k"]);
    const waited = await timeOf(() => cache.close());

    expect(waited).toBeLessThan(hangingMs);
    expect(await asked).toEqual([undefined]);
  });

  it("closes while it connects, and opens no connection afterwards", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    const { cache, changes } = openCache(`redis://127.0.0.1:${proxy.port}`);

    await cache.close();

    // Long enough for a connection: a later one has been made and has answered.
    await using world = openCache(`redis://127.0.0.1:${proxy.port}`);
    await until(() => world.cache.state === "up");
    expect(changes).toEqual([]);
    await until(async () =>
      /connected_clients:2\b/.test(
        String(await redis.command("INFO", "clients")),
      ),
    );
  });
});

function openCache(url: string, now: () => number = Date.now) {
  const changes: SharedCacheStateChange[] = [];
  const cache: SharedCache = createKeyvCache({
    url,
    now,
    onStateChange: (change) => changes.push(change),
  });
  return { cache, changes, [Symbol.asyncDispose]: () => cache.close() };
}

/** Something that is no Redis, but speaks its protocol well enough to be rude. */
async function startQuotingServer() {
  const server = createServer((socket) => {
    socket.on("error", () => undefined);
    socket.on("data", () =>
      socket.write(
        "-ERR unknown command 'AUTH', with args beginning with: 'secret'\r\n".repeat(
          3,
        ),
      ),
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      server.close();
      await once(server, "close");
    },
  };
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}
