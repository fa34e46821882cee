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

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title } }`;

const refused = {
  status: 401,
  data: undefined,
  errors: [
    {
      message: "Amazon Music refused the access token.",
      extensions: { code: "UNAUTHENTICATED" },
    },
  ],
};

/** The caller is known and the album cached; then the token dies, and a personal read finds out. */
async function revokeAndMeet(gateway: RunningGateway, token: string) {
  await gateway.query(albumQuery, { token });
  gateway.sandbox.expireToken(token);
  return gateway.query("{ me { name } }", { token });
}

describe("a token that is revoked while the gateway knows it", () => {
  it("is forgotten at once when Amazon Music refuses it: not even the cache answers to it", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.issueToken({ user: "ada" });

    const met = await revokeAndMeet(gateway, token);
    const next = await gateway.query(albumQuery, { token });

    expect(met).toMatchObject({
      status: 200,
      errors: [
        { path: ["me", "name"], extensions: { code: "UNAUTHENTICATED" } },
      ],
    });
    expect(next).toMatchObject(refused);
    expect(gateway.sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
  });

  it("is forgotten when the catalogue is read with it, too", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.issueToken({ user: "ada" });
    await gateway.query(albumQuery, { token });
    gateway.sandbox.expireToken(token);

    await gateway.query(
      `{ album(catalogId: "${works.albums.twoArtists}") { title } }`,
      { token },
    );

    expect(await gateway.query(albumQuery, { token })).toMatchObject(refused);
  });

  it("takes no other caller with it", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.issueToken({ user: "ada" });
    await revokeAndMeet(gateway, token);

    for (const { accessToken } of Object.values(gateway.sandbox.users)) {
      const { errors } = await gateway.query("{ me { name } }", {
        token: accessToken,
      });
      expect(errors).toBeUndefined();
    }
  });
});

describeOnRedis("a token that one replica was refused with", () => {
  it("is refused by another that meets it next, without asking anybody", async () => {
    await using redis = await startRedisServer();
    await using sandbox = await openSandbox();
    const token = sandbox.issueToken({ user: "ada" });
    await using one = await startGatewayOnRedis(redis, { sandbox });
    await using other = await startGatewayOnRedis(redis, { sandbox });
    await revokeAndMeet(one, token);
    await until(async () => {
      const [key = ""] = (await redis.command("KEYS", "caller:*")) as string[];
      return String(await redis.command("GET", key)).includes("refused");
    });
    const exchanges = sandbox.exchanges.length;

    expect(await other.query(albumQuery, { token })).toMatchObject(refused);
    expect(sandbox.exchanges).toHaveLength(exchanges);
  });
});
