import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import {
  findFreePort,
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import {
  readRedisState,
  startGatewayOnRedis,
  untilRedisIs,
} from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

/**
 * Redis is given 100 ms. What hangs for ever without that bound ends here far
 * below, and what is bounded far above, however busy the machine.
 */
const patienceMs = 2000;

/** Asks for an album that nothing knows yet, so that both stores are asked and written; each index is another one. */
async function askAnew(gateway: RunningGateway, index: number): Promise<void> {
  const { catalog } = gateway.sandbox;
  const id = catalog.albumId(index);
  const start = performance.now();
  const { data, errors } = await gateway.query(
    `query ($id: ID!) { album(catalogId: $id) { title tracks(first: 1) { nodes { isrc } } } }`,
    { variables: { id } },
  );
  expect(errors).toBeUndefined();
  const album = catalog.album(id);
  expect(data).toEqual({
    album: {
      title: album?.title,
      tracks: {
        nodes: [{ isrc: catalog.track(album?.trackIds[0] ?? "")?.isrc }],
      },
    },
  });
  expect(performance.now() - start).toBeLessThan(patienceMs);
}

async function askManyAnew(
  gateway: RunningGateway,
  from: number,
  count: number,
): Promise<void> {
  await Promise.all(
    Array.from({ length: count }, (_, place) => askAnew(gateway, from + place)),
  );
}

/** The states that the operator was told of, one for each line. */
function toldStates({ log }: RunningGateway): unknown[] {
  return log.filter(({ msg }) => msg === "redis").map(({ state }) => state);
}

describeOnRedis("without Redis the gateway answers", () => {
  it("while it is killed, and finds it again when it is back", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis);
    await askAnew(gateway, 0);
    await redis.kill();
    await askManyAnew(gateway, 1, 20);
    await untilRedisIs(gateway, "down");
    await askManyAnew(gateway, 21, 20);
    await redis.restart();
    await untilRedisIs(gateway, "up");
    await askAnew(gateway, 41);
    expect(toldStates(gateway)).toEqual(["up", "down", "up"]);
    await until(async () => {
      const keys = await redis.command("KEYS", "catalog:*:album:*");
      return String(keys).includes(gateway.sandbox.catalog.albumId(41));
    });
  });

  it("while it is frozen, and finds it again when it goes on", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis);
    await askAnew(gateway, 0);
    redis.pause();
    await askManyAnew(gateway, 1, 20);
    expect(await readRedisState(gateway)).toBe("down");
    await askManyAnew(gateway, 21, 20);
    redis.resume();
    await untilRedisIs(gateway, "up");
    await askAnew(gateway, 41);
    expect(toldStates(gateway)).toEqual(["up", "down", "up"]);
  });

  it("while it is restarted under load", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis);
    let isOver = false;
    let asked = 0;
    const load = (async () => {
      while (!isOver) {
        await askManyAnew(gateway, asked, 5);
        asked += 5;
      }
    })();
    await redis.kill();
    await redis.restart();
    await until(() => toldStates(gateway).length === 3);
    isOver = true;
    await load;
    expect(asked).toBeGreaterThan(0);
    expect(toldStates(gateway)).toEqual(["up", "down", "up"]);
  });

  it("while it is absent at the start, and finds it when it comes", async () => {
    const port = await findFreePort();
    await using gateway = await startGateway({
      env: { REDIS_URL: `redis://127.0.0.1:${port}` },
    });
    await askManyAnew(gateway, 0, 20);
    await untilRedisIs(gateway, "down");
    await askManyAnew(gateway, 20, 20);
    await using _redis = await startRedisServer([], port);
    await untilRedisIs(gateway, "up");
    await askAnew(gateway, 40);
    expect(toldStates(gateway)).toEqual(["down", "up"]);
  });

  it("while it is full, from what Redis still holds and from Amazon", async () => {
    await using redis = await startRedisServer([
      ...["--maxmemory", "1mb", "--maxmemory-policy", "noeviction"],
    ]);
    await using gateway = await startGatewayOnRedis(redis);
    await askManyAnew(gateway, 0, 20);
    await askManyAnew(gateway, 20, 20);
    await until(() => toldStates(gateway).length === 2);
    expect(gateway.log.filter(({ msg }) => msg === "redis")).toMatchObject([
      { state: "up" },
      { state: "up", reason: expect.stringContaining("OOM") },
    ]);
    expect(await readRedisState(gateway)).toBe("up");
  });

  it("while it wants a password that the gateway does not have, and shows nobody the one it has", async () => {
    await using redis = await startRedisServer(["--requirepass", "right"]);
    await using gateway = await startGateway({
      env: { REDIS_URL: redis.url.replace("//", "//user:wrong-secret@") },
    });
    await untilRedisIs(gateway, "down");
    await askManyAnew(gateway, 0, 20);
    expect(toldStates(gateway)).toEqual(["down"]);
    expect(JSON.stringify(gateway.log)).not.toContain("wrong-secret");
  });
});

describe("a gateway without REDIS_URL", () => {
  it("says that Redis is not configured", async () => {
    await using gateway = await startGateway();
    expect(await readRedisState(gateway)).toBe("not configured");
  });

  it("answers from its own memory", async () => {
    await using gateway = await startGateway();
    const document = `{ album(catalogId: "${works.albums.plain}") { title } }`;
    const cold = await gateway.query(document);
    const warm = await gateway.query(document);
    expect(warm.data).toEqual(cold.data);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});
