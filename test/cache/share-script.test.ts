import { describe, expect, it } from "@jest/globals";
import {
  parseAnswer,
  shareScript,
  toArguments,
  type Answer,
  type Report,
} from "../../src/cache/share-script.ts";
import {
  redisServerPath,
  startRedisServer,
  type RedisServer,
} from "../support/redis-server.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

const key = "shares";

const told: Report = {
  member: "a",
  turn: 1,
  keep: 0,
  wanted: 100,
  total: 12,
  safeShare: 4,
  members: 3,
  isLeaving: false,
  validUntil: Number.MAX_SAFE_INTEGER,
  pauseMs: 0,
  share: 1,
};

async function report(
  redis: RedisServer,
  changed: Partial<Report> = {},
): Promise<Answer> {
  const args = toArguments({ ...told, ...changed });
  const answer = parseAnswer(
    await redis.command("EVAL", shareScript, "1", key, ...args),
  );
  if (answer === undefined) throw new Error("the table does not answer");
  return answer;
}

/** A table that is not new, and a member c that has not reported for so long. */
async function startTable(silentMs: number) {
  const redis = await startRedisServer();
  const { redisNow } = await report(redis, { validUntil: 0 });
  const ends = redisNow - silentMs + 4000;
  await redis.command("HSET", key, "born", "1");
  await redis.command("HSET", key, "member:c", `1:4:4:${ends}:m`);
  return redis;
}

onRedis("a report to the table of shares", () => {
  it("is not carried out where it comes too late, and is told the time alone", async () => {
    await using redis = await startRedisServer();
    const { redisNow } = await report(redis, { validUntil: 0 });
    expect(Math.abs(redisNow - Date.now())).toBeLessThan(60_000);
    expect(await report(redis, { validUntil: redisNow - 1 })).toEqual({
      redisNow: expect.any(Number),
    });
    expect(await redis.command("EXISTS", key)).toBe(0);
  });

  it("does not undo a later one of the same member", async () => {
    await using redis = await startRedisServer();
    await report(redis, { turn: 2, keep: 3 });
    await expect(report(redis, { turn: 1, keep: 0 })).rejects.toThrow(
      "does not answer",
    );
    expect(await redis.command("HGET", key, "member:a")).toMatch(/^2:3:/);
  });
});

onRedis("the safe share of a member that has vanished", () => {
  it.each([10_000, 60_000, 3_500_000])(
    "is given to nobody %d ms after its last report, since it may live on",
    async (silentMs) => {
      await using redis = await startTable(silentMs);
      expect((await report(redis)).grant?.target).toBe(8);
      expect((await report(redis, { member: "b" })).grant?.target).toBe(4);
    },
  );

  it("is given away once so many others are there that it must be dead", async () => {
    await using redis = await startTable(60_000);
    for (const member of ["a", "b", "d"]) await report(redis, { member });
    expect(await redis.command("HEXISTS", key, "member:c")).toBe(0);

    await report(redis, { member: "d", turn: 2, isLeaving: true });
    expect((await report(redis, { turn: 2 })).grant?.target).toBe(6);
  });

  it("is given away after an hour", async () => {
    await using redis = await startTable(3_605_000);
    expect((await report(redis)).grant?.target).toBe(12);
  });

  it("is given away soon where there is less than one for each", async () => {
    await using redis = await startTable(15_000);
    const scarce = { total: 2, safeShare: 1 };
    expect((await report(redis, scarce)).grant?.target).toBe(2);
  });
});
