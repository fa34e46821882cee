import {
  afterAll,
  afterEach,
  beforeAll,
  describe,
  expect,
  it,
  jest,
} from "@jest/globals";
import { createKeyvCache } from "../../src/cache/index.ts";
import type { SharedCacheStateChange } from "../../src/cache/index.ts";
import { itKeepsTheCacheContract, toWrite } from "../support/cache-contract.ts";
import {
  findFreePort,
  redisServerPath,
  until,
} from "../support/redis-server.ts";
import { startRedisCluster } from "./redis-cluster.ts";
import type { RedisCluster } from "./redis-cluster.ts";

// What is waited for is another process: on a busy machine it may take its time.
jest.setTimeout(20_000);

const describeWithRedis =
  redisServerPath === undefined ? describe.skip : describe;

describeWithRedis("the cache in a cluster of Redis", () => {
  describe("that is whole", () => {
    // One for all, emptied after each test, since a cluster needs two seconds before it takes writes.
    let cluster: RedisCluster;
    beforeAll(async () => {
      cluster = await startRedisCluster();
    });
    afterEach(async () => {
      for (const node of cluster.nodes) await node.command("FLUSHALL");
    });
    afterAll(async () => cluster[Symbol.asyncDispose]());

    itKeepsTheCacheContract(async () => {
      const world = await openCache(cluster);
      return { ...world, pass: () => undefined };
    });

    it("follows keys that have moved to another node", async () => {
      await using world = await openCache(cluster);
      const { cache, changes } = world;
      const key = "k";
      const slot = Number(
        await cluster.nodes[0].command("CLUSTER", "KEYSLOT", key),
      );
      expect(slot).toBeLessThan(8192);

      await cluster.moveSlot(slot);
      expect(await cache.getMany([key])).toEqual([undefined]);

      expect(changes.at(-1)?.reason).toMatch(/^MOVED /);
      await until(() => cache.state === "up");
      await cache.setMany([toWrite(key, "moved")]);
      expect((await cache.getMany([key]))[0]?.value).toBe("moved");
      expect(await cluster.nodes[1].command("EXISTS", key)).toBe(1);
    });

    it("logs in to every node with the password of the first address", async () => {
      await using world = await openCache(cluster);
      const { cache } = world;
      const writes = Array.from({ length: 20 }, (_, i) => toWrite(`k${i}`, i));

      await cache.setMany(writes);

      const found = await cache.getMany(writes.map(({ key }) => key));
      expect(found.map((entry) => entry?.value)).toEqual(
        writes.map((_, i) => i),
      );
    });

    it("spreads a batch over the nodes", async () => {
      await using world = await openCache(cluster);
      const { nodes } = cluster;

      await world.cache.setMany(
        Array.from({ length: 100 }, (_, i) => toWrite(`k${i}`, i)),
      );

      const sizes = await Promise.all(
        nodes.map((node) => node.command("DBSIZE")),
      );
      expect(Number(sizes[0]) + Number(sizes[1])).toBe(100);
      expect(Math.min(...sizes.map(Number))).toBeGreaterThan(0);
    });

    it("waits no longer for a cluster that is stopped", async () => {
      await using world = await openCache(cluster);
      const { cache } = world;

      for (const node of cluster.nodes) node.pause();
      expect(await cache.getMany(["a", "b", "c"])).toEqual([
        undefined,
        undefined,
        undefined,
      ]);
      expect(cache.state).toBe("down");

      for (const node of cluster.nodes) node.resume();
      await until(() => cache.state === "up");
    });
  });

  it("is down while a node is gone, and up when it is back", async () => {
    await using cluster = await startRedisCluster();
    await using world = await openCache(cluster);
    const { cache, changes } = world;

    await cluster.nodes[1].kill();
    await until(() => cache.state === "down");
    expect(await cache.getMany(["k"])).toEqual([undefined]);

    await cluster.nodes[1].restart();
    await until(() => cache.state === "up");
    expect(changes.map(({ state }) => state)).toEqual(["up", "down", "up"]);
  });

  it("is down when none of its nodes is there", async () => {
    const [one, two] = [await findFreePort(), await findFreePort()];
    const changes: SharedCacheStateChange[] = [];
    const cache = createKeyvCache({
      url: `redis://127.0.0.1:${one},127.0.0.1:${two}`,
      onStateChange: (change) => changes.push(change),
    });

    await until(() => cache.state === "down");

    expect(changes).toEqual([
      { state: "down", reason: "All the root nodes are unavailable" },
    ]);
    await cache.close();
  });
});

async function openCache(cluster: RedisCluster) {
  const changes: SharedCacheStateChange[] = [];
  const cache = createKeyvCache({
    url: cluster.url,
    onStateChange: (change) => changes.push(change),
  });
  await until(() => cache.state === "up");
  return { cache, changes, [Symbol.asyncDispose]: () => cache.close() };
}
