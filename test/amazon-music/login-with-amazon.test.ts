import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import {
  createLoginWithAmazon,
  type LoginWithAmazon,
} from "../../src/amazon-music/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
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
    ).rejects.toMatchObject({ kind: "unavailable" });
  });
});
