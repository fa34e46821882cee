import { describe, expect, it } from "@jest/globals";
import { createSandbox, works, type Sandbox } from "../../src/sandbox/index.ts";
import {
  redisServerPath,
  startRedisServer,
  type RedisServer,
} from "../support/redis-server.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import type { GatewayOptions, QueryOptions } from "../support/start-gateway.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

const { albums, artists } = works;
const albumQuery = `{ album(catalogId: "${albums.plain}") { title label } }`;
const albumAnswer = {
  album: { title: "Harbour Lights at Noon", label: expect.any(String) },
};

/** A Redis and a sandbox that outlive the gateways which are asked, one after the other, each starting with an empty memory. */
async function startWorld() {
  const redis = await startRedisServer();
  const sandbox = await createSandbox();
  return {
    redis,
    sandbox,
    /** Asks a new gateway; tells what it answered and what that cost. */
    async ask(
      document: string,
      options: QueryOptions & Pick<GatewayOptions, "env"> = {},
    ) {
      const { env = {} } = options;
      sandbox.requests.length = 0;
      await using gateway = await startGatewayOnRedis(redis, { sandbox, env });
      const { data, errors } = await gateway.query(document, options);
      return { data, errors, calls: [...sandbox.requests] };
    },
    async [Symbol.asyncDispose]() {
      await redis[Symbol.asyncDispose]();
      await sandbox.close();
    },
  };
}

/** The key of the one thing that was asked for so far. */
async function readOnlyKey(redis: RedisServer): Promise<string> {
  const [key = "", ...others] = (await redis.command(
    "KEYS",
    "catalog:*",
  )) as string[];
  expect(others).toEqual([]);
  return key;
}

function albumIds({ catalog }: Sandbox, count: number): string[] {
  return Array.from({ length: count }, (_, index) => catalog.albumId(index));
}

describeOnRedis("the shared cache", () => {
  it("saves a restarted gateway every call", async () => {
    await using world = await startWorld();
    const document = `query ($ids: [ID!]!) {
      albums(catalogIds: $ids) { title tracks(first: 3) { nodes { title duration } } artists { images { url } } }
    }`;
    const variables = { ids: albumIds(world.sandbox, 250) };
    const cold = await world.ask(document, { variables });
    expect(cold.errors).toBeUndefined();
    expect(cold.calls).not.toEqual([]);
    const warm = await world.ask(document, { variables });
    expect(warm).toEqual({ ...cold, calls: [] });
  });

  it("is asked once for a whole level of the query", async () => {
    await using world = await startWorld();
    const { redis, sandbox } = world;
    const variables = { ids: albumIds(sandbox, 100) };
    const document = `query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }`;
    await world.ask(document, { variables });
    await using gateway = await startGatewayOnRedis(redis, { sandbox });
    // Who asks is looked up there too, once.
    await gateway.query(albumQuery);
    await redis.command("CONFIG", "RESETSTAT");
    await gateway.query(document, { variables });
    const stats = String(await redis.command("INFO", "commandstats"));
    expect(stats).toContain("cmdstat_mget:calls=1,");
  });

  it("remembers that an id is unknown, but not for long", async () => {
    await using world = await startWorld();
    const document = `{ album(catalogId: "B000000000") { title } }`;
    const answer = { data: { album: null }, errors: undefined };
    expect(await world.ask(document)).toMatchObject({
      ...answer,
      calls: ["GET /v1/albums?ids=B000000000"],
    });
    expect(await world.ask(document)).toEqual({ ...answer, calls: [] });
    const key = await readOnlyKey(world.redis);
    const leftMs = Number(await world.redis.command("PTTL", key));
    expect(leftMs).toBeGreaterThan(0);
    expect(leftMs).toBeLessThanOrEqual(60_000);
  });

  it("holds nothing for longer than the operator says", async () => {
    await using world = await startWorld();
    const env = { CATALOG_TTL_S: "70", CATALOG_STALE_S: "30" };
    await world.ask(albumQuery, { env });
    const key = await readOnlyKey(world.redis);
    const leftMs = Number(await world.redis.command("PTTL", key));
    expect(leftMs).toBeGreaterThan(60_000);
    expect(leftMs).toBeLessThanOrEqual(100_000);
  });

  it.each([
    ["nothing", () => ""],
    ["corrupt", (text: string) => text.replace(":", ";")],
    ["cut off", (text: string) => text.slice(0, -1)],
    ["bytes that are no text", () => "\u0000\ufffd\u0001"],
    ["somebody else's text", () => "hello"],
    ["somebody else's JSON", () => '{"value":{"_type":"Album","id":"x"}}'],
    [
      "of an older version",
      (text: string) => text.replace('"format":1', '"format":0'),
    ],
    [
      "of a later version",
      (text: string) => text.replace('"format":1', '"format":99'),
    ],
    [
      "of something else",
      (text: string) => text.replace('"_type":"Album"', '"_type":"Artist"'),
    ],
    [
      "of nothing that has an id",
      (text: string) => text.replace('"id":"', '"ID":"'),
    ],
    ["no object", (text: string) => text.replace(/"value":.*/, '"value":[1]}')],
  ])("asks Amazon where an entry is %s, and mends it", async (_, damage) => {
    await using world = await startWorld();
    const { redis } = world;
    const cold = await world.ask(albumQuery);
    const key = await readOnlyKey(redis);
    const entry = String(await redis.command("GET", key));
    const damaged = damage(entry);
    expect(damaged).not.toBe(entry);
    await redis.command("SET", key, damaged);
    expect(await world.ask(albumQuery)).toEqual(cold);
    expect(await world.ask(albumQuery)).toEqual({ ...cold, calls: [] });
  });

  it("asks Amazon where an entry is no text at all, and goes on doing so", async () => {
    await using world = await startWorld();
    const cold = await world.ask(albumQuery);
    const key = await readOnlyKey(world.redis);
    await world.redis.command("DEL", key);
    await world.redis.command("LPUSH", key, "a list");
    expect(await world.ask(albumQuery)).toEqual(cold);
  });

  it("does not mix languages", async () => {
    await using world = await startWorld();
    const german = { headers: { "accept-language": "de-de" } };
    const plain = await world.ask(albumQuery);
    expect(plain.data).toEqual(albumAnswer);
    const inGerman = await world.ask(albumQuery, german);
    expect(inGerman).toMatchObject({
      data: { album: { title: "[de-de] Harbour Lights at Noon" } },
      calls: plain.calls,
    });
    expect(await world.ask(albumQuery)).toEqual({ ...plain, calls: [] });
    expect(await world.ask(albumQuery, german)).toEqual({
      ...inGerman,
      calls: [],
    });
  });

  it("does not mix image styles", async () => {
    await using world = await startWorld();
    const document = `{ artist(catalogId: "${artists.plain}") { images { url width } } }`;
    const small = { headers: { "amzn-image-style": "SL75" } };
    const plain = await world.ask(document);
    const inSmall = await world.ask(document, small);
    expect(inSmall.calls).toEqual(plain.calls);
    expect(inSmall.data).not.toEqual(plain.data);
    expect(await world.ask(document)).toEqual({ ...plain, calls: [] });
    expect(await world.ask(document, small)).toEqual({ ...inSmall, calls: [] });
  });

  it("does not mix callers while their territories are not known", async () => {
    await using world = await startWorld();
    const document = `{ album(catalogId: "${albums.abroad}") { title market { code } } }`;
    const { ben } = world.sandbox.users;
    const call = [`GET /v1/albums?ids=${albums.abroad}`];
    expect(await world.ask(document)).toMatchObject({
      data: { album: null },
      calls: call,
    });
    expect(await world.ask(document, { token: ben.accessToken })).toMatchObject(
      { data: { album: { market: { code: "GB" } } }, calls: call },
    );
    expect(await world.ask(document)).toMatchObject({
      data: { album: null },
      calls: [],
    });
  });

  it("is one for all callers where the operator says which territory it is", async () => {
    await using world = await startWorld();
    const { sandbox } = world;
    const env = { AMAZON_MUSIC_TERRITORY: "US" };
    const other = sandbox.issueToken({ user: "gateway" });
    const cold = await world.ask(albumQuery, { env });
    expect(cold.calls).toHaveLength(1);
    expect(await world.ask(albumQuery, { env, token: other })).toEqual({
      ...cold,
      calls: [],
    });
  });

  it("does not mix territories", async () => {
    await using world = await startWorld();
    const { ben } = world.sandbox.users;
    await world.ask(albumQuery, { env: { AMAZON_MUSIC_TERRITORY: "US" } });
    const elsewhere = await world.ask(albumQuery, {
      env: { AMAZON_MUSIC_TERRITORY: "GB" },
      token: ben.accessToken,
    });
    expect(elsewhere.calls).toHaveLength(1);
  });

  it("keeps a whole track where an album's list shows only its title", async () => {
    await using world = await startWorld();
    const { plain: id } = works.tracks;
    const document = `{ track(catalogId: "${id}") { duration isrc } }`;
    const whole = await world.ask(document);
    await world.ask(
      `{ album(catalogId: "${albums.plain}") { tracks { nodes { title } } } }`,
    );
    expect(await world.ask(document)).toEqual({ ...whole, calls: [] });
  });

  it("holds no token and nobody's id", async () => {
    await using world = await startWorld();
    const { redis, sandbox } = world;
    await world.ask(albumQuery);
    const { accessToken, userId, loginUserId } = sandbox.users.ada;
    const key = await readOnlyKey(redis);
    const value = String(await redis.command("GET", key));
    expect(value).toContain("Harbour Lights at Noon");
    for (const text of [key, value])
      for (const secret of [
        accessToken,
        accessToken.slice(5, 45),
        userId,
        loginUserId,
        sandbox.apiKey,
      ])
        expect(text).not.toContain(secret);
  });
});
