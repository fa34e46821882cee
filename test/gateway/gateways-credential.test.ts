import { describe, expect, it } from "@jest/globals";
import { works, type Sandbox } from "../../src/sandbox/index.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import {
  readKey,
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import { startGateway } from "../support/start-gateway.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

const { plain, twoArtists } = works.albums;
const albumQuery = (id: string) => `{ album(catalogId: "${id}") { title } }`;
const credential = true;

/** Who was behind each call to Amazon Music, and where it went. */
function whoAsked({ exchanges }: Sandbox) {
  return exchanges
    .filter(({ path }) => path.startsWith("/v1/"))
    .map(({ user, path }) => `${user} ${path}`);
}

const refreshes = ({ loginRequests }: Sandbox): number =>
  loginRequests.filter((request) => request === "POST /auth/o2/token").length;

describe("a gateway with a credential of its own", () => {
  it("reads the catalogue under its own token, and what is personal under the caller's", async () => {
    await using gateway = await startGateway({ credential });
    const { sandbox } = gateway;

    const { errors } = await gateway.query(`{
      album(catalogId: "${plain}") { title tracks(first: 1) { nodes { duration } } }
      categories(first: 1) { nodes { name } }
      me { name }
    }`);

    expect(errors).toBeUndefined();
    expect(whoAsked(sandbox).toSorted()).toEqual([
      "ada /v1/me",
      "gateway /v1/albums",
      "gateway /v1/browse/categories",
      "gateway /v1/tracks",
    ]);
  });

  it("lets callers share what it has read", async () => {
    await using gateway = await startGateway({ credential });
    const { ada, ben } = gateway.sandbox.users;

    for (const { accessToken } of [ada, ben])
      await gateway.query(albumQuery(plain), { token: accessToken });

    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it("asks who the caller is all the same", async () => {
    await using gateway = await startGateway({ credential });
    await gateway.query(albumQuery(plain));

    for (const token of [null, "Atza|stranger"]) {
      const { status } = await gateway.query(albumQuery(plain), { token });
      expect(status).toBe(401);
    }
  });

  it.each(["number", "string"] as const)(
    "reads how long its token lives, written as a %s",
    async (expiresInType) => {
      await using sandbox = await openSandbox();
      sandbox.switches.expiresInType = expiresInType;
      await using gateway = await startGateway({ sandbox, credential });

      await gateway.query(albumQuery(plain));

      expect(whoAsked(sandbox)).toEqual(["gateway /v1/albums"]);
    },
  );

  it("renews its token once and repeats each refused call once where it ends in mid-batch", async () => {
    await using gateway = await startGateway({ credential });
    const { sandbox } = gateway;
    const ids = Array.from({ length: 250 }, (_, at) =>
      sandbox.catalog.albumId(at),
    );
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      times: 1,
      fault: { kind: "expire-token" },
    });

    const { data, errors } = await gateway.query<{ albums: unknown[] }>(
      `query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }`,
      { variables: { ids } },
    );

    expect(errors).toBeUndefined();
    expect(data.albums).not.toContain(null);
    expect(refreshes(sandbox)).toBe(2);
    const refused = sandbox.exchanges.filter(({ status }) => status === 401);
    expect(refused.length).toBeGreaterThan(0);
    expect(sandbox.requests).toHaveLength(3 + refused.length);
  });

  it("tells its operator once that the grant is refused, and reads with callers' tokens", async () => {
    await using sandbox = await openSandbox();
    sandbox.switches.refreshAnswer = "invalid_grant";
    await using gateway = await startGateway({ sandbox, credential });

    for (const id of [plain, twoArtists]) {
      const { errors } = await gateway.query(albumQuery(id));
      expect(errors).toBeUndefined();
    }

    expect(whoAsked(sandbox)).toEqual(["ada /v1/albums", "ada /v1/albums"]);
    expect(refreshes(sandbox)).toBe(1);
    const errors = gateway.log.filter(({ level }) => level === "error");
    expect(errors).toMatchObject([
      { msg: expect.stringContaining("refuses LWA_REFRESH_TOKEN") as unknown },
    ]);
    const log = JSON.stringify(gateway.log);
    for (const secret of [sandbox.refreshToken, sandbox.clientSecret, "Atz"])
      expect(log).not.toContain(secret);
  });

  it("does not tell a caller to sign in anew where its own token is refused, and goes on with theirs", async () => {
    await using gateway = await startGateway({ credential });
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      times: 1,
      fault: { kind: "expire-token" },
    });
    sandbox.switches.refreshAnswer = "invalid_grant";

    const refused = await gateway.query(albumQuery(plain));
    const next = await gateway.query(albumQuery(plain));

    expect(refused).toMatchObject({
      status: 200,
      data: { album: null },
      errors: [{ extensions: { code: "UPSTREAM_UNAVAILABLE" } }],
    });
    expect(next).toMatchObject({ status: 200, errors: undefined });
    expect(whoAsked(sandbox).at(-1)).toBe("ada /v1/albums");
  });

  it("starts while Login with Amazon is away, and reads with callers' tokens until it has its own", async () => {
    await using sandbox = await openSandbox();
    sandbox.faults.add({
      match: { path: "/auth/o2/token" },
      fault: { kind: "status", status: 500 },
    });
    await using gateway = await startGateway({ sandbox, credential });

    const { errors } = await gateway.query(albumQuery(plain));

    expect(errors).toBeUndefined();
    expect(whoAsked(sandbox)).toEqual(["ada /v1/albums"]);
    expect(gateway.log).toContainEqual(
      expect.objectContaining({
        level: "warn",
        msg: "the gateway's token could not be renewed yet",
      }),
    );
  });
});

describeOnRedis("replicas with one credential", () => {
  it("share one token through Redis, though the refresh token of their settings has been replaced", async () => {
    await using redis = await startRedisServer();
    await using sandbox = await openSandbox();
    sandbox.switches.refreshTokens = "rotated";
    const options = { sandbox, credential };
    await using one = await startGatewayOnRedis(redis, options);
    // It is written without anybody waiting for it.
    await until(async () => {
      const keys = (await redis.command("KEYS", "credential:*")) as string[];
      return keys.some((key) => !key.endsWith(":lock"));
    });
    await using other = await startGatewayOnRedis(redis, options);

    await one.query(albumQuery(plain));
    await other.query(albumQuery(twoArtists));

    expect(whoAsked(sandbox)).toEqual([
      "gateway /v1/albums",
      "gateway /v1/albums",
    ]);
    expect(refreshes(sandbox)).toBe(1);
  });

  it("let nobody read in Redis what they share", async () => {
    await using redis = await startRedisServer();
    await using sandbox = await openSandbox();
    sandbox.switches.refreshTokens = "rotated";
    await using gateway = await startGatewayOnRedis(redis, {
      sandbox,
      credential,
    });

    await gateway.query(
      `{ album(catalogId: "${plain}") { title } me { name } }`,
    );

    let keys: string[] = [];
    const readKinds = async () => {
      keys = (await redis.command("KEYS", "*")) as string[];
      return new Set(keys.map((key) => key.split(":")[0]));
    };
    const kinds = new Set(["caller", "calls", "catalog", "credential"]);
    // What is kept is written without anybody waiting for it.
    await until(async () => kinds.isSubsetOf(await readKinds()));
    expect(await readKinds()).toEqual(kinds);
    const secrets = [
      sandbox.clientSecret,
      sandbox.refreshToken.slice(5, 40),
      sandbox.users.ada.accessToken.slice(5, 40),
      sandbox.users.ada.loginUserId,
    ];
    for (const key of keys) {
      const kept = `${key} ${await readKey(redis, key)}`;
      expect(kept).not.toMatch(/Atz[ar]/);
      for (const secret of secrets) expect(kept).not.toContain(secret);
    }
  });

  it("start where Redis is silent", async () => {
    await using redis = await startRedisServer();
    redis.pause();

    await using gateway = await startGateway({
      env: { REDIS_URL: redis.url },
      credential,
    });
    const { errors } = await gateway.query(albumQuery(plain));

    expect(errors).toBeUndefined();
    expect(whoAsked(gateway.sandbox)).toEqual(["gateway /v1/albums"]);
    redis.resume();
  });
});
