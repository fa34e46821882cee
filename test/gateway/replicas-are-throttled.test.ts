import { describe, expect, it } from "@jest/globals";
import { openSandbox } from "../support/open-sandbox.ts";
import {
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

/** Every one of these costs one call, whatever was asked before. */
const query = "{ me { name } }";

onRedis("after a 429 that one replica was answered", () => {
  it("the others leave Amazon alone for as long", async () => {
    await using redis = await startRedisServer();
    await using sandbox = await openSandbox();
    const options = {
      sandbox,
      env: { REPLICAS: "2", AMAZON_MUSIC_TPS: "100" },
    };
    await using throttled = await startGatewayOnRedis(redis, options);
    await using other = await startGatewayOnRedis(redis, options);
    for (const gateway of [throttled, other])
      expect((await gateway.query(query)).errors).toBeUndefined();
    sandbox.faults.add({
      match: { path: "/v1/me" },
      times: 1,
      fault: { kind: "status", status: 429, retryAfter: "120" },
    });
    await throttled.query(query);

    const ask = async () => (await other.query(query)).errors?.[0]?.extensions;
    // It hears of it with its next report.
    await until(async () => (await ask()) !== undefined);
    const before = sandbox.requests.length;
    expect(await ask()).toEqual({
      code: "UPSTREAM_THROTTLED",
      retryAfterMs: expect.any(Number),
    });
    expect((await ask())?.["retryAfterMs"]).toBeGreaterThan(60_000);
    expect(sandbox.requests).toHaveLength(before);
  }, 60_000);
});
