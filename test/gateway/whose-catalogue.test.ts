import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import {
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

const { abroad, plain, twoArtists } = works.albums;

/** What an album is to somebody, and how many calls it took to tell. */
async function readAlbum(gateway: RunningGateway, id: string, token: string) {
  const { sandbox } = gateway;
  const before = sandbox.requests.length;
  const { data, errors } = await gateway.query<{ album: unknown }>(
    `{ album(catalogId: "${id}") { musicTerritory { code } } }`,
    { token },
  );
  expect(errors).toBeUndefined();
  return { album: data.album, calls: sandbox.requests.length - before };
}

const inTerritory = (code: string) => ({ musicTerritory: { code } });

describe("where the settings tell no territory", () => {
  it("callers share what is cached once their answers show that they are of one", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const { ada } = sandbox.users;
    const neighbour = sandbox.issueToken({ user: "gateway" });
    await readAlbum(gateway, plain, ada.accessToken);

    // The first answer that the neighbour gets shows where they are.
    const first = await readAlbum(gateway, plain, neighbour);
    await readAlbum(gateway, twoArtists, ada.accessToken);
    const second = await readAlbum(gateway, twoArtists, neighbour);

    expect(first).toEqual({ album: inTerritory("US"), calls: 1 });
    expect(second).toEqual({ album: inTerritory("US"), calls: 0 });
  });

  it("callers of two never share, in whatever order they come", async () => {
    await using gateway = await startGateway();
    const { ada, ben } = gateway.sandbox.users;

    const seen = [];
    for (const id of [plain, twoArtists, abroad])
      for (const { accessToken } of [ada, ben, ben, ada])
        seen.push(await readAlbum(gateway, id, accessToken));

    const [us, gb] = [inTerritory("US"), inTerritory("GB")];
    expect(seen).toEqual([
      ...[us, gb, gb, us].map((album, at) => ({
        album,
        calls: at < 2 ? 1 : 0,
      })),
      ...[us, gb, gb, us].map((album, at) => ({
        album,
        calls: at < 2 ? 1 : 0,
      })),
      // Of this one there is nothing in ada's territory.
      ...[null, gb, gb, null].map((album, at) => ({
        album,
        calls: at < 2 ? 1 : 0,
      })),
    ]);
  });

  it("callers of two who ask at the same time get each their own", async () => {
    await using gateway = await startGateway();
    const { ada, ben } = gateway.sandbox.users;

    for (const id of [plain, twoArtists]) {
      const seen = await Promise.all(
        [ada, ben, ada, ben].map(async ({ accessToken }) => {
          const { data } = await gateway.query<{ album: unknown }>(
            `{ album(catalogId: "${id}") { musicTerritory { code } } }`,
            { token: accessToken },
          );
          return data.album;
        }),
      );
      expect(seen).toEqual(["US", "GB", "US", "GB"].map(inTerritory));
    }
  });

  it("callers whose answers show none share with nobody", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.switches.missingFields = ["musicTerritory"];
    const { ada } = sandbox.users;
    const neighbour = sandbox.issueToken({ user: "gateway" });

    for (const id of [plain, twoArtists])
      for (const token of [ada.accessToken, neighbour]) {
        const { calls } = await readAlbum(gateway, id, token);
        expect(calls).toBe(1);
      }
  });
});

describeOnRedis("a territory that the settings tell", () => {
  it("is not looked up for each caller", async () => {
    // It takes down every command.
    await using redis = await startRedisServer([
      "--slowlog-log-slower-than",
      "0",
    ]);
    const env = { AMAZON_MUSIC_TERRITORY: "US" };
    await using gateway = await startGatewayOnRedis(redis, { env });
    const { ada } = gateway.sandbox.users;

    await readAlbum(gateway, plain, ada.accessToken);

    const commands = String(await redis.command("SLOWLOG", "GET", "-1"));
    expect(commands).toMatch(/MGET,catalog:/);
    expect(commands).not.toMatch(/territory:/);
  });
});

describeOnRedis("a territory that one replica has learnt", () => {
  it("is known to the others", async () => {
    await using redis = await startRedisServer();
    await using sandbox = await openSandbox();
    const neighbour = sandbox.issueToken({ user: "gateway" });
    const { ada } = sandbox.users;
    await using one = await startGatewayOnRedis(redis, { sandbox });
    await readAlbum(one, plain, ada.accessToken);
    await readAlbum(one, twoArtists, neighbour);
    await until(
      async () =>
        ((await redis.command("KEYS", "territory:*")) as string[]).length === 2,
    );
    await using other = await startGatewayOnRedis(redis, { sandbox });

    const seen = await readAlbum(other, plain, neighbour);

    expect(seen).toEqual({ album: inTerritory("US"), calls: 0 });
  });
});
