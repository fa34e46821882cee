import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { redisServerPath, startRedisServer } from "../support/redis-server.ts";
import { readMetrics, type Metrics } from "../support/read-metrics.ts";
import { send } from "../support/send.ts";
import {
  startGatewayOnRedis,
  untilRedisIs,
} from "../support/start-gateway-on-redis.ts";
import { startGateway } from "../support/start-gateway.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title } }`;

const albumCalls = (status: string) =>
  `amazon_music_call_duration_seconds_count{method="GET",route="/v1/albums",status="${status}"}`;
const operations = (type: string, outcome: string) =>
  `graphql_operation_duration_seconds_count{type="${type}",outcome="${outcome}"}`;
const lookUps = (source: string) => `catalog_lookups_total{source="${source}"}`;

/** The values that a label has, wherever it stands. */
function valuesOf(metrics: Metrics, label: string): string[] {
  const pattern = new RegExp(`\\b${label}="([^"]*)"`);
  const values = [...metrics.keys()].map((name) => pattern.exec(name)?.[1]);
  return [...new Set(values.filter((value) => value !== undefined))].sort();
}

describe("GET /metrics", () => {
  it("is text as Prometheus reads it, and kept by nobody", async () => {
    await using gateway = await startGateway();
    const { status, headers, text } = await send(gateway.url, "/metrics");
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "text/plain; version=0.0.4; charset=utf-8",
      "cache-control": "no-store",
    });
    expect(text).toContain("# TYPE memory_cache_bytes gauge\n");
  });

  it("counts calls by route and status, and operations by type and outcome", async () => {
    await using gateway = await startGateway({
      env: { AMAZON_MUSIC_TIMEOUT_MS: "300" },
    });
    const { sandbox, query } = gateway;
    const path = "/v1/albums";
    for (const fault of [
      { kind: "status", status: 429 },
      { kind: "status", status: 500 },
      { kind: "hang" },
    ] as const) {
      sandbox.faults.add({ match: { path }, times: 1, fault });
      await query(albumQuery);
    }
    await query(albumQuery);
    await query("{ nothing }");
    await query(albumQuery, { token: "Atza|unknown" });
    await query(
      `mutation { saveAlbum(input: { catalogId: "${works.albums.plain}" }) { saveState } }`,
    );
    const metrics = await readMetrics(gateway);
    for (const status of ["429", "5xx", "none", "2xx"])
      expect(metrics.get(albumCalls(status))).toBeGreaterThan(0);
    for (const [type, outcome] of [
      ["query", "UPSTREAM_THROTTLED"],
      ["query", "UPSTREAM_UNAVAILABLE"],
      ["query", "UPSTREAM_TIMEOUT"],
      ["query", "ok"],
      ["none", "GRAPHQL_VALIDATION_FAILED"],
      ["query", "UNAUTHENTICATED"],
      ["mutation", "ok"],
    ] as const)
      expect(metrics.get(operations(type, outcome))).toBe(1);
    const checks =
      'login_with_amazon_call_duration_seconds_count{method="GET",route="/auth/o2/tokeninfo",status="2xx"}';
    expect(metrics.get(checks)).toBe(1);
    expect(metrics.get(lookUps("failed"))).toBe(3);
  });

  it("tells where the catalogue came from, and what it weighs in memory", async () => {
    await using gateway = await startGateway();
    const before = await readMetrics(gateway);
    await gateway.query(albumQuery);
    await gateway.query(albumQuery);
    await gateway.query(albumQuery);
    const after = await readMetrics(gateway);
    expect(after.get(lookUps("fetched"))).toBe(1);
    expect(after.get(lookUps("memory"))).toBe(2);
    expect(before.get("memory_cache_bytes")).toBe(0);
    expect(after.get("memory_cache_bytes")).toBeGreaterThan(0);
    expect(after.get('redis_state{state="not configured"}')).toBe(1);
  });

  it("counts what Amazon sends and the graph does not know", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.viewTypes = "other";
    await gateway.query(
      `{ homeView { entityGroups(first: 1) { nodes { title } } } }`,
    );
    const name = 'amazon_music_oddities_total{route="/v1/views/home"}';
    expect((await readMetrics(gateway)).get(name)).toBeGreaterThan(0);
  });

  it("has a series for each route, however many ids, names and callers there are", async () => {
    await using gateway = await startGateway();
    const { catalog, users } = gateway.sandbox;
    const ask = async (index: number) => {
      const [album, artist] = [catalog.albumId(index), catalog.artistId(index)];
      for (const { accessToken } of [users.ada, users.ben])
        await gateway.query(
          `query Named${index} { album(catalogId: "${album}") { title } artist(catalogId: "${artist}") { albums(first: 1) { nodes { title } } } }`,
          { token: accessToken, headers: { "x-request-id": `id-${index}` } },
        );
    };
    await ask(0);
    const few = await readMetrics(gateway);
    for (let index = 1; index < 20; index++) await ask(index);
    const many = await readMetrics(gateway);
    expect([...many.keys()]).toEqual([...few.keys()]);
    expect(valuesOf(many, "route")).toEqual([
      "/auth/o2/tokeninfo",
      "/v1/albums",
      "/v1/artists/{id}/albums",
    ]);
  });

  it("is each gateway's own", async () => {
    await using one = await startGateway();
    await using other = await startGateway();
    await one.query(albumQuery);
    expect((await readMetrics(one)).get(operations("query", "ok"))).toBe(1);
    expect((await readMetrics(other)).has(operations("query", "ok"))).toBe(
      false,
    );
  });
});

describeOnRedis("GET /metrics with Redis", () => {
  it("tells what came from Redis, and how Redis is", async () => {
    await using redis = await startRedisServer();
    await using first = await startGatewayOnRedis(redis);
    await first.query(albumQuery);
    await using second = await startGatewayOnRedis(redis, {
      sandbox: first.sandbox,
    });
    await second.query(albumQuery);
    expect((await readMetrics(second)).get(lookUps("redis"))).toBe(1);
    await redis.kill();
    await untilRedisIs(second, "down");
    const metrics = await readMetrics(second);
    expect(metrics.get('redis_state{state="down"}')).toBe(1);
    expect(metrics.get('redis_state{state="up"}')).toBe(0);
  });
});
