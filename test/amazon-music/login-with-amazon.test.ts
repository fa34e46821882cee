import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import {
  createLoginWithAmazon,
  type LoginWithAmazon,
  type RefreshGrant,
} from "../../src/amazon-music/index.ts";
import { createSandbox, type Sandbox } from "../../src/sandbox/index.ts";
import { answerJson, startUpstream } from "./start-upstream.ts";

const token = "Atza|never-to-be-seen";

function createClient(baseUrl: string, timeoutMs = 5000) {
  const login = createLoginWithAmazon({ baseUrl, timeoutMs });
  return Object.assign(login, {
    [Symbol.asyncDispose]: () => login.close(),
  }) satisfies LoginWithAmazon;
}

const tokenInfo = {
  iss: "https://www.amazon.com",
  user_id: "amzn1.account.A",
  aud: "client",
  app_id: "amzn1.application.0",
  exp: 818,
  iat: 1_475_349_936,
};

describe("getTokenInfo", () => {
  it.each(["number", "string"] as const)(
    "tells whose token it is, for which client and for how long, with seconds as a %s",
    async (expiresInType) => {
      const sandbox = await createSandbox({ now: () => 0 });
      sandbox.switches.expiresInType = expiresInType;
      await using login = createClient(sandbox.url);

      const found = await login.getTokenInfo(
        sandbox.issueToken({ user: "ben", expiresInSeconds: 90 }),
      );
      await sandbox.close();

      expect(found).toEqual({
        userId: sandbox.users.ben.loginUserId,
        audience: sandbox.clientId,
        expiresInMs: 90_000,
      });
      expect(sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
    },
  );

  it("answers null where Login with Amazon refuses the token", async () => {
    const sandbox = await createSandbox();
    await using login = createClient(sandbox.url);

    const found = await login.getTokenInfo(token);
    await sandbox.close();

    expect(found).toBeNull();
  });

  it("answers null to a refusal by 401", async () => {
    await using upstream = await startUpstream(answerJson({}, 401));
    await using login = createClient(upstream.url);

    expect(await login.getTokenInfo(token)).toBeNull();
  });

  it("sends the token in a header, since queries end up in access logs", async () => {
    await using upstream = await startUpstream(answerJson(tokenInfo));
    await using login = createClient(upstream.url);

    await login.getTokenInfo(token);

    expect(upstream.requests).toMatchObject([
      {
        line: "GET /auth/o2/tokeninfo",
        headers: { "x-amz-access-token": token },
      },
    ]);
  });

  it.each([
    ["a fault of its own", 500, {}, "unavailable"],
    [
      "a fault under the status of a refusal",
      400,
      { error: "ServerError" },
      "unavailable",
    ],
    ["too many questions", 429, {}, "rate-limited"],
    ["a path that it does not know", 404, {}, "not-found"],
    ["a refusal of the asker", 403, {}, "forbidden"],
  ])(
    "rejects on %s, since that says nothing of the token",
    async (_, status, body, kind) => {
      await using upstream = await startUpstream(answerJson(body, status));
      await using login = createClient(upstream.url);

      const error: unknown = await login
        .getTokenInfo(token)
        .catch((reason: unknown) => reason);

      expect(error).toMatchObject({
        kind,
        status,
        route: "/auth/o2/tokeninfo",
      });
      expect(inspect(error, { depth: Infinity })).not.toContain(token);
    },
  );

  it.each([
    ["another issuer", { ...tokenInfo, iss: "https://www.amazon.com.example" }],
    ["no person", { ...tokenInfo, user_id: undefined }],
    ["no audience", { ...tokenInfo, aud: ["client"] }],
    ["no end", { ...tokenInfo, exp: undefined }],
    ["an end that is no number", { ...tokenInfo, exp: "soon" }],
    ["a list", [tokenInfo]],
    ["nothing", null],
  ])("calls an answer with %s malformed", async (_, body) => {
    await using upstream = await startUpstream(answerJson(body));
    await using login = createClient(upstream.url);

    await expect(login.getTokenInfo(token)).rejects.toMatchObject({
      kind: "malformed",
      message: "Login with Amazon's answer does not describe a token",
    });
  });

  it("gives up when the time of a try is over", async () => {
    await using upstream = await startUpstream(() => undefined);
    await using login = createClient(upstream.url, 50);

    await expect(login.getTokenInfo(token)).rejects.toMatchObject({
      kind: "timeout",
    });
  });

  it("ends when its caller leaves", async () => {
    const leaving = new AbortController();
    await using upstream = await startUpstream(() => leaving.abort());
    await using login = createClient(upstream.url);

    await expect(
      login.getTokenInfo(token, leaving.signal),
    ).rejects.toMatchObject({ kind: "timeout" });
  });
});

describe("refresh", () => {
  const grantOf = (sandbox: Sandbox): RefreshGrant => ({
    clientId: sandbox.clientId,
    clientSecret: sandbox.clientSecret,
    refreshToken: sandbox.refreshToken,
  });
  const grant = {
    clientId: "client",
    clientSecret: "never to be seen",
    refreshToken: "Atzr|never-to-be-seen",
  };

  it.each(["number", "string"] as const)(
    "brings an access token and how long it lives, with seconds as a %s",
    async (expiresInType) => {
      const sandbox = await createSandbox();
      sandbox.switches.expiresInType = expiresInType;
      await using login = createClient(sandbox.url);

      const { accessToken, ...tokens } = await login.refresh(grantOf(sandbox));
      const { userId } = (await login.getTokenInfo(accessToken)) ?? {};
      await sandbox.close();

      expect(tokens).toEqual({ expiresInMs: 3_600_000, refreshToken: null });
      expect(userId).toMatch(/^amzn1\.account\./);
      expect(sandbox.loginRequests).toEqual([
        "POST /auth/o2/token",
        "GET /auth/o2/tokeninfo",
      ]);
    },
  );

  it("brings another refresh token where Login with Amazon gives one in its place", async () => {
    const sandbox = await createSandbox();
    sandbox.switches.refreshTokens = "rotated";
    await using login = createClient(sandbox.url);

    const { refreshToken } = await login.refresh(grantOf(sandbox));
    await sandbox.close();

    expect(refreshToken).toMatch(/^Atzr\|/);
    expect(refreshToken).not.toBe(sandbox.refreshToken);
  });

  it("sends the grant in a form, and nothing of it in the address", async () => {
    let body = "";
    await using upstream = await startUpstream((request, response) => {
      request.on("data", (chunk: Buffer) => (body += chunk.toString()));
      request.on("end", () => {
        const tokens = { access_token: "Atza|x", expires_in: 1 };
        response.end(JSON.stringify(tokens));
      });
    });
    await using login = createClient(upstream.url);

    await login.refresh(grant);

    expect(upstream.requests).toMatchObject([
      {
        line: "POST /auth/o2/token",
        headers: { "content-type": "application/x-www-form-urlencoded" },
      },
    ]);
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: "refresh_token",
      refresh_token: grant.refreshToken,
      client_id: grant.clientId,
      client_secret: grant.clientSecret,
    });
  });

  it.each(["invalid_grant", "invalid_client"] as const)(
    "rejects with Login with Amazon's code, and none of the secrets: %s",
    async (code) => {
      const sandbox = await createSandbox();
      sandbox.switches.refreshAnswer = code;
      await using login = createClient(sandbox.url);

      const error: unknown = await login
        .refresh(grant)
        .catch((reason: unknown) => reason);
      await sandbox.close();

      expect(error).toMatchObject({ kind: "bad-request", status: 400, code });
      expect(inspect(error, { depth: Infinity })).not.toContain("never");
    },
  );

  it.each([
    ["no token", { expires_in: 3600 }],
    ["a token that is no text", { access_token: 7, expires_in: 3600 }],
    ["no end", { access_token: "Atza|x" }],
    [
      "an end that is no number",
      { access_token: "Atza|x", expires_in: "soon" },
    ],
    ["nothing", null],
  ])("calls an answer with %s malformed", async (_, body) => {
    await using upstream = await startUpstream(answerJson(body));
    await using login = createClient(upstream.url);

    await expect(login.refresh(grant)).rejects.toMatchObject({
      kind: "malformed",
      message: "Login with Amazon's answer holds no access token",
    });
  });
});

describe("redeem", () => {
  const grant = {
    clientId: "client",
    clientSecret: null,
    code: "ANcode",
    codeVerifier: "verifier",
    redirectUri: "https://music.example/graphiql/callback",
  };

  it.each([
    ["no client secret", null, {}],
    ["the client secret", "secret", { client_secret: "secret" }],
  ])(
    "sends the code and its verifier in a form, with %s",
    async (_, clientSecret, proof) => {
      let body = "";
      await using upstream = await startUpstream((request, response) => {
        request.on("data", (chunk: Buffer) => (body += chunk.toString()));
        request.on("end", () =>
          response.end(`{"access_token":"Atza|x","expires_in":"3600"}`),
        );
      });
      await using login = createClient(upstream.url);

      const tokens = await login.redeem({ ...grant, clientSecret });

      expect(tokens).toEqual({
        accessToken: "Atza|x",
        expiresInMs: 3_600_000,
        refreshToken: null,
      });
      expect(upstream.requests).toMatchObject([
        { line: "POST /auth/o2/token" },
      ]);
      expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
        grant_type: "authorization_code",
        code: grant.code,
        code_verifier: grant.codeVerifier,
        redirect_uri: grant.redirectUri,
        client_id: grant.clientId,
        ...proof,
      });
    },
  );
});
