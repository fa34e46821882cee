import { describe, expect, it, jest } from "@jest/globals";
import { createKeyvCache } from "../../src/cache/index.ts";
import type { SharedCacheStateChange } from "../../src/cache/index.ts";
import { toWrite } from "../support/cache-contract.ts";
import {
  findFreePort,
  redisServerPath,
  startRedisServer,
  until,
  type RedisServer,
} from "../support/redis-server.ts";
import { startWatchedRedis } from "./redis-sentinels.ts";

// Sentinels take seconds to agree, and what is waited for is another process.
jest.setTimeout(60_000);

const describeWithRedis =
  redisServerPath === undefined ? describe.skip : describe;

describeWithRedis("the cache in a Redis that sentinels watch", () => {
  it("follows the master to where it is now: after a fail-over, and after a death", async () => {
    await using redis = await startWatchedRedis();
    await using world = openCache(redis.url);
    const { cache, changes } = world;
    await until(() => cache.state === "up");
    await untilWritten(cache, redis.master, "k");

    await redis.failOver();
    await untilWritten(cache, redis.replica, "after the fail-over");
    expect(changes.map(({ state }) => state)).toContain("down");

    // The first follows the second now, and takes its place.
    await until(async () =>
      (await readReplication(redis.master)).includes("master_link_status:up"),
    );
    await redis.replica.kill();
    expect(await cache.getMany(["k"])).toEqual([undefined]);
    await untilWritten(cache, redis.master, "after the death");
    expect(JSON.stringify(changes)).not.toMatch(/secret|guarded/);
  });

  it("is down, and says why, while the sentinels do not know the master or want another password", async () => {
    await using redis = await startWatchedRedis();
    const reasonOf = async (url: string) => {
      let reason: string | undefined;
      await until(async () => {
        await using world = openCache(url);
        await until(() => world.cache.state === "down");
        reason = world.changes[0]?.reason;
        // On a busy machine a first attempt may come too late for any answer.
        return reason?.includes(" within ") === false;
      });
      return reason;
    };

    expect(await reasonOf(redis.url.replace("catalogue", "another"))).toBe(
      "the sentinels know no master of this name",
    );
    expect(await reasonOf(redis.url.replace("=guarded", "=wrong"))).toMatch(
      /^WRONGPASS /,
    );
    expect(await reasonOf(redis.url.replace(/\?.*/, ""))).toMatch(/^NOAUTH /);
    expect(await reasonOf(redis.url.replace(":secret@", ":wrong@"))).toMatch(
      /^WRONGPASS /,
    );
  });

  it("is down while there is no sentinel", async () => {
    const ports = [await findFreePort(), await findFreePort()];
    const hosts = ports.map((port) => `127.0.0.1:${port}`).join();
    await using world = openCache(`redis+sentinel://${hosts}/catalogue`);

    await until(() => world.cache.state === "down");

    expect(world.changes).toEqual([
      {
        state: "down",
        reason: `connect ECONNREFUSED 127.0.0.1:${String(ports[0])}`,
      },
    ]);
  });

  it("is down while what answers is no sentinel", async () => {
    await using redis = await startRedisServer();
    await using world = openCache(
      `redis+sentinel://127.0.0.1:${redis.port}/catalogue`,
    );

    await until(() => world.cache.state === "down");

    expect(world.changes[0]?.reason).toMatch(/^ERR unknown command/);
  });
});

/** What a Redis says of its part; nothing where it ends the connection, as sentinels have it do when the part is another. */
async function readReplication(redis: RedisServer): Promise<string> {
  return String(await redis.command("INFO", "replication").catch(() => ""));
}

/** Until this very Redis is the master, and what the cache is given arrives in it. */
async function untilWritten(
  cache: ReturnType<typeof openCache>["cache"],
  redis: RedisServer,
  key: string,
): Promise<void> {
  // Before that, it has what the other one hands on.
  await until(
    async () => (await readReplication(redis)).includes("role:master"),
    30_000,
  );
  await until(async () => {
    await cache.setMany([toWrite(key, 1)]);
    return (await redis.command("EXISTS", key).catch(() => 0)) === 1;
  }, 30_000);
}

function openCache(url: string) {
  const changes: SharedCacheStateChange[] = [];
  const cache = createKeyvCache({
    url,
    onStateChange: (change) => changes.push(change),
  });
  return { cache, changes, [Symbol.asyncDispose]: () => cache.close() };
}
