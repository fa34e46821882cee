import { createServer, type AddressInfo } from "node:net";
import { describe, expect, it } from "@jest/globals";
import { createClient } from "@redis/client";
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
import { startTcpProxy } from "../support/tcp-proxy.ts";

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

/** The same from when it was there first: on a busy machine it can take a second try. */
function toldSinceUp(gateway: RunningGateway): unknown[] {
  const states = toldStates(gateway);
  return states.slice(states.indexOf("up"));
}

/** States that were told though they were those before: there are none, however slow a machine makes Redis look now and then. */
function toldTwice(gateway: RunningGateway): unknown[] {
  const states = toldStates(gateway);
  return states.filter((state, at) => state === states[at - 1]);
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
    expect(toldSinceUp(gateway)).toEqual(["up", "down", "up"]);
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
    expect(toldSinceUp(gateway)).toEqual(["up", "down", "up"]);
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
    expect(toldSinceUp(gateway)).toEqual(["up", "down", "up"]);
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
    const toldOfRefusal = () =>
      gateway.log.filter(
        ({ msg, reason }) => msg === "redis" && String(reason).includes("OOM"),
      );
    await until(() => toldOfRefusal().length > 0);
    expect(toldOfRefusal()).toMatchObject([{ state: "up" }]);
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

describeOnRedis("without a storm the gateway answers", () => {
  it("while Redis flaps, with one line for each change and few connections", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    await using gateway = await startGatewayOnRedis({
      url: `redis://127.0.0.1:${proxy.port}`,
    });
    const start = performance.now();
    let asked = 0;
    for (let turn = 0; turn < 4; turn++) {
      redis.pause();
      await askManyAnew(gateway, asked, 20);
      asked += 20;
      redis.resume();
      await untilRedisIs(gateway, "up");
    }
    expect(toldTwice(gateway)).toEqual([]);
    // One in a tenth of a second at most, however slow the machine makes all of this.
    const tenths = (performance.now() - start) / 100;
    expect(proxy.connections).toBeLessThanOrEqual(1 + tenths);
    const calls = gateway.sandbox.requests.filter((line) =>
      line.startsWith("GET /v1/albums"),
    );
    expect(calls.join().match(/B0\w{8}/g)).toHaveLength(asked);
  });

  it("while Redis refuses connections, trying a few times and saying so once", async () => {
    const server = createServer((socket) => socket.destroy());
    await new Promise<void>((resolve) =>
      server.listen(0, "127.0.0.1", resolve),
    );
    const attempts: number[] = [];
    server.on("connection", () => attempts.push(performance.now()));
    const { port } = server.address() as AddressInfo;
    try {
      await using gateway = await startGateway({
        env: { REDIS_URL: `redis://127.0.0.1:${port}` },
      });
      await until(() => attempts.length >= 6);
      await askManyAnew(gateway, 0, 50);
      expect(toldStates(gateway)).toEqual(["down"]);
      const spread = Number(attempts[5]) - Number(attempts[0]);
      // Pauses of 0.1, 0.2, 0.4, 0.8 and 1.6 seconds, which a busy machine can only make longer.
      expect(spread).toBeGreaterThan(3000);
    } finally {
      server.close();
    }
  });

  it("while the connection is a black hole, and replaces it by one that is none", async () => {
    await using redis = await startRedisServer();
    await using proxy = await startTcpProxy(redis.port);
    await using gateway = await startGatewayOnRedis({
      url: `redis://127.0.0.1:${proxy.port}`,
    });
    await askAnew(gateway, 0);
    proxy.swallow();
    await askManyAnew(gateway, 1, 50);
    expect(toldStates(gateway)).toContain("down");
    await askManyAnew(gateway, 51, 50);
    await untilRedisIs(gateway, "up");
    expect(proxy.connections).toBeGreaterThan(1);
    expect(toldTwice(gateway)).toEqual([]);
  });

  it("while it is a replica that takes no writes, from what that one holds", async () => {
    await using primary = await startRedisServer([
      "--repl-diskless-sync-delay",
      "0",
    ]);
    await using first = await startGatewayOnRedis(primary);
    const key = `catalog:*:album:*`;
    await askAnew(first, 0);
    await until(async () => String(await primary.command("KEYS", key)) !== "");
    await using replica = await startRedisServer([
      ...["--replicaof", "127.0.0.1", String(primary.port)],
    ]);
    await until(async () => String(await replica.command("KEYS", key)) !== "");
    await using second = await startGatewayOnRedis(replica, {
      sandbox: first.sandbox,
    });
    const before = second.sandbox.requests.length;
    await askAnew(second, 0);
    expect(second.sandbox.requests).toHaveLength(before);
    await askManyAnew(second, 1, 20);
    const readRefusals = () =>
      second.log.filter(({ reason }) => String(reason).includes("READONLY"));
    await until(() => readRefusals().length > 0);
    await askManyAnew(second, 21, 20);
    expect(readRefusals()).toMatchObject([{ state: "up" }]);
  });

  it("while its password is another since it was connected, and comes back when it is the old one again", async () => {
    await using redis = await startRedisServer(["--requirepass", "old-secret"]);
    await using gateway = await startGatewayOnRedis({
      url: redis.url.replace("//", "//:old-secret@"),
    });
    await askAnew(gateway, 0);
    await redis.command("CONFIG", "SET", "requirepass", "new-secret");
    // Redis asks those who are connected for no password again: it is the next connection that is refused.
    await command(redis, "new-secret", "CLIENT", "KILL", "TYPE", "normal");
    await untilRedisIs(gateway, "down");
    await askManyAnew(gateway, 1, 20);
    await command(
      redis,
      "new-secret",
      "CONFIG",
      "SET",
      "requirepass",
      "old-secret",
    );
    await untilRedisIs(gateway, "up");
    await askAnew(gateway, 21);
    expect(toldTwice(gateway)).toEqual([]);
    expect(JSON.stringify(gateway.log)).not.toContain("-secret");
  });
});

/** Sends commands to a Redis whose password is another than the one it was started with. */
async function command(
  { port }: { port: number },
  password: string,
  ...words: string[]
): Promise<void> {
  const client = createClient({
    password,
    socket: { host: "127.0.0.1", port, reconnectStrategy: false },
  });
  client.on("error", () => undefined);
  await client.connect();
  await client.sendCommand(words);
  client.destroy();
}

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
