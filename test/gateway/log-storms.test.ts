import { describe, expect, it } from "@jest/globals";
import { redisServerPath, startRedisServer } from "../support/redis-server.ts";
import { parseMetrics } from "../support/read-metrics.ts";
import { send } from "../support/send.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

/** Lines beside the one that each request has. */
function others({ log }: RunningGateway): readonly object[] {
  return log.filter(({ msg }) => msg !== "operation" && msg !== "listening");
}

/** So many requests of which none is answered from what another has brought. */
async function askMany(
  gateway: RunningGateway,
  document: string,
  times: number,
): Promise<void> {
  for (let time = 0; time < times; time++) await gateway.query(document);
}

const mine = "{ me { name libraryAlbums(first: 5) { nodes { title } } } }";

describe("the log of a gateway whose Amazon is odd", () => {
  it("has a line for each kind of oddity, which the figures count", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      match: { path: "/v1/me/library/albums" },
      fault: {
        kind: "body",
        body: JSON.stringify({
          albums: { edges: [{ node: null }], pageInfo: { hasNextPage: true } },
        }),
        contentType: "application/json",
      },
    });
    await askMany(gateway, mine, 30);

    expect(others(gateway)).toMatchObject([
      { what: "a list goes on, but Amazon does not say where" },
      { what: "an edge was left out, since its node cannot be read" },
    ]);
    const { text } = await send(gateway.url, "/metrics");
    const name = 'amazon_music_oddities_total{route="/v1/me/library/albums"}';
    expect(parseMetrics(text).get(name)).toBe(60);

    await gateway.close();
    expect(others(gateway).slice(2)).toMatchObject([
      { times: 29 },
      { times: 29 },
    ]);
  });
});

describe("the log of a gateway whose Amazon fails", () => {
  it.each([
    ["answers 500", { kind: "status", status: 500 }],
    ["answers 429", { kind: "status", status: 429 }],
    ["cuts", { kind: "cut", at: "start" }],
    ["answers HTML", { kind: "body", body: "<h1>", contentType: "text/html" }],
  ] as const)(
    "has few lines for many requests, though it %s",
    async (_, fault) => {
      await using gateway = await startGateway({
        env: { REQUEST_TIMEOUT_MS: "300" },
      });
      gateway.sandbox.faults.add({ match: { path: "/v1" }, fault });
      gateway.sandbox.faults.add({ match: { path: "/auth" }, fault });
      await askMany(gateway, mine, 100);
      expect(others(gateway).length).toBeLessThan(30);
    },
    60_000,
  );
});

onRedis("the log of a gateway whose Redis fails", () => {
  it.each(["killed", "frozen", "full", "read-only"])(
    "has few lines for many requests, though it is %s",
    async (fault) => {
      await using redis = await startRedisServer();
      await using gateway = await startGatewayOnRedis(redis);
      if (fault === "killed") await redis.kill();
      if (fault === "frozen") redis.pause();
      if (fault === "full")
        await redis.command("CONFIG", "SET", "maxmemory", "1");
      if (fault === "read-only")
        await redis.command("REPLICAOF", "127.0.0.1", "1");
      const { catalog } = gateway.sandbox;
      for (let place = 0; place < 100; place++)
        await gateway.query(
          "query ($id: ID!) { album(catalogId: $id) { title } }",
          {
            variables: { id: catalog.albumId(place) },
          },
        );
      expect(others(gateway).length).toBeLessThan(10);
    },
    60_000,
  );

  it("has one line for all documents that cannot be looked for", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis, {
      env: { TRUSTED_DOCUMENTS: "only" },
    });
    await redis.kill();
    for (let place = 0; place < 20; place++)
      await send(gateway.url, "/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
        },
        body: JSON.stringify({ documentId: `sha256:${place}` }),
      });
    const told = gateway.log.filter(
      ({ msg }) => msg === "trusted documents cannot be read",
    );
    expect(told).toHaveLength(1);
  });
});
