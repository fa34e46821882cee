import { describe, expect, it } from "@jest/globals";
import {
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { startTcpProxy } from "../support/tcp-proxy.ts";
import { startMember, watchMost, type Member } from "./share-table.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

function sum(...members: readonly Member[]): number {
  return members.reduce((total, { shares }) => total + shares.capacity, 0);
}

onRedis("members on one Redis", () => {
  it("hold the total together, divided by what each wants", async () => {
    await using redis = await startRedisServer();
    await using a = startMember({ url: redis.url, name: "a" });
    await using b = startMember({ url: redis.url, name: "b" });
    const most = watchMost(() => [a, b]);
    a.wanted = 100;
    b.wanted = 2;

    await until(() => a.taken === 10 && b.taken === 2);
    b.wanted = 100;
    await until(() => a.taken === 6 && b.taken === 6);
    a.wanted = 0;
    await until(() => b.taken === 12);

    expect(most()).toBe(12);
  });

  it("give each its part, when a third comes and wants as much", async () => {
    await using redis = await startRedisServer();
    await using a = startMember({ url: redis.url, name: "a" });
    await using b = startMember({ url: redis.url, name: "b" });
    const all = [a, b];
    const most = watchMost(() => all);
    a.wanted = 100;
    b.wanted = 100;
    await until(() => a.taken + b.taken === 12);
    await using c = startMember({ url: redis.url, name: "c" });
    c.wanted = 100;
    all.push(c);

    await until(() => all.every(({ taken }) => taken === 4));

    expect(most()).toBe(12);
  });

  it("have what nobody wants before they want it", async () => {
    await using redis = await startRedisServer();
    await using a = startMember({ url: redis.url, name: "a" });
    await using b = startMember({ url: redis.url, name: "b" });

    await until(() => a.shares.capacity === 6 && b.shares.capacity === 6);

    expect([a.shares.source, b.shares.source]).toEqual(["shared", "shared"]);
    expect([...a.sources, ...b.sources]).toEqual([]);
  });

  it("hand a restraint of one to the others, and not to those who come when it is over", async () => {
    await using redis = await startRedisServer();
    await using a = startMember({ url: redis.url, name: "a" });
    await using b = startMember({ url: redis.url, name: "b" });
    await until(() => sum(a, b) === 12);

    a.shares.restrain({ pauseMs: 400, share: 0.5 });
    await until(() => b.restraints.some(({ pauseMs }) => pauseMs > 0));

    expect(b.restraints[0]?.share).toBe(0.5);
    expect(b.restraints[0]?.pauseMs).toBeLessThanOrEqual(400);

    const known = () => b.restraints.length;
    let before = -1;
    // It is told with each report for a while, and then no more.
    await until(async () => {
      const isQuiet = before === known();
      before = known();
      await new Promise((resolve) => setTimeout(resolve, 600));
      return isQuiet && before === known();
    });
  });

  it("have at once what a member gives back that leaves", async () => {
    await using redis = await startRedisServer();
    await using a = startMember({ url: redis.url, name: "a" });
    const b = startMember({ url: redis.url, name: "b" });
    a.wanted = 100;
    b.wanted = 100;
    await until(() => a.taken === 6 && b.taken === 6);
    const most = watchMost(() => [a, b]);
    await b[Symbol.asyncDispose]();

    expect(b.shares.capacity).toBe(0);

    await until(() => a.taken === 12);

    expect(most()).toBe(12);
  });

  it("take turns where there is less than one for each", async () => {
    await using redis = await startRedisServer();
    const options = { url: redis.url, total: 1 };
    await using a = startMember({ ...options, name: "a" });
    await using b = startMember({ ...options, name: "b" });
    const most = watchMost(() => [a, b]);
    const had = new Set<string>();
    a.wanted = 5;
    b.wanted = 5;

    await until(() => {
      if (a.taken > 0) had.add("a");
      if (b.taken > 0) had.add("b");
      return had.size === 2;
    });

    expect(most()).toBe(1);
  });
});

onRedis("a member that is lost", () => {
  it("keeps its safe share reserved, and uses no more than that", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    const url = `redis://127.0.0.1:${proxy.port}`;
    await using a = startMember({ url: redis.url, name: "a" });
    await using b = startMember({ url, name: "b" });
    const most = watchMost(() => [a, b]);
    a.wanted = 100;
    b.wanted = 100;
    await until(() => a.taken === 6 && b.taken === 6);

    const swallowing = setInterval(() => proxy.swallow(), 1);
    await until(() => b.shares.source === "alone");

    expect(b.shares.capacity).toBe(3);

    await until(() => a.taken === 9);
    clearInterval(swallowing);

    expect(most()).toBe(12);
    expect(b.sources).toEqual(["alone"]);
  });
});

onRedis("members without Redis", () => {
  it("have nothing at first, since others may still hold what it gave them, and then their safe share", async () => {
    await using a = startMember({ url: "redis://127.0.0.1:1", name: "a" });

    expect(a.shares.capacity).toBe(0);

    await until(() => a.shares.capacity > 0);

    expect(a.shares.capacity).toBe(3);
    expect(a.shares.source).toBe("alone");

    await until(() => a.sources.length > 0);

    expect(a.sources).toEqual(["alone"]);
  });

  it.each(["frozen", "killed"])(
    "never use more than the total while it is %s, and come back",
    async (fault) => {
      await using redis = await startRedisServer();
      await using a = startMember({ url: redis.url, name: "a" });
      await using b = startMember({ url: redis.url, name: "b" });
      const most = watchMost(() => [a, b]);
      a.wanted = 100;
      b.wanted = 1;
      await until(() => a.taken === 11 && b.taken === 1);

      if (fault === "frozen") redis.pause();
      else await redis.kill();
      b.wanted = 100;
      await until(() => a.taken === 3);
      // What b held was less than the safe share: it has to wait until that is surely reserved for it.
      expect(b.taken).toBeLessThanOrEqual(3);

      await until(() => b.taken === 3);
      if (fault === "frozen") redis.resume();
      else await redis.restart();
      await until(() => a.taken === 6 && b.taken === 6);

      expect(most()).toBe(12);
      expect([a.sources, b.sources]).toEqual([
        ["alone", "shared"],
        ["alone", "shared"],
      ]);
    },
    60_000,
  );

  it("never use more than the total where it comes back empty at once, and a new member with it", async () => {
    await using redis = await startRedisServer();
    await using a = startMember({ url: redis.url, name: "a" });
    await using b = startMember({ url: redis.url, name: "b" });
    const all = [a, b];
    const most = watchMost(() => all);
    a.wanted = 100;
    b.wanted = 3;
    await until(() => a.taken === 9 && b.taken === 3);

    await redis.kill();
    await redis.restart();
    await using c = startMember({ url: redis.url, name: "c" });
    all.push(c);
    c.wanted = 100;
    b.wanted = 100;
    await until(() => all.every(({ taken }) => taken === 4));

    expect(most()).toBe(12);
  }, 60_000);
});
