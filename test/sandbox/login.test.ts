import { createHash } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { startSandbox, text, type World } from "./start-sandbox.ts";

function refresh(world: World, changes: Record<string, string> = {}) {
  const { refreshToken, clientId, clientSecret } = world.sandbox;
  const form = new URLSearchParams({
    grant_type: "refresh_token",
    refresh_token: refreshToken,
    client_id: clientId,
    client_secret: clientSecret,
    ...changes,
  });
  return world.ask("/auth/o2/token", {
    method: "POST",
    token: null,
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: form.toString(),
  });
}

function tokenInfo(world: World, token: string) {
  return world.ask("/auth/o2/tokeninfo", {
    token: null,
    headers: { "x-amz-access-token": token },
  });
}

describe("Login with Amazon", () => {
  it("gives an access token for a refresh token, and the catalogue takes it", async () => {
    await using world = await startSandbox();
    const { status, body } = await refresh(world);
    const token = text(body["access_token"]);

    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.stringMatching(/^Atza\|.{350,2048}$/),
      token_type: "bearer",
      expires_in: 3600,
    });
    const { catalog } = world.sandbox;
    const answer = await world.ask(`/v1/albums/${catalog.albumId(0)}`, {
      token,
    });
    expect(answer.status).toBe(200);
  });

  it("gives another token each time", async () => {
    await using world = await startSandbox();
    const one = await refresh(world);
    const other = await refresh(world);

    expect(one.body["access_token"]).not.toEqual(other.body["access_token"]);
  });

  it("rotates refresh tokens when told so: the used one is dead, the new one works", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.refreshTokens = "rotated";
    const first = await refresh(world);
    const rotated = text(first.body["refresh_token"]);

    expect(rotated).toMatch(/^Atzr\|/);
    expect((await refresh(world)).body["error"]).toBe("invalid_grant");
    expect((await refresh(world, { refresh_token: rotated })).status).toBe(200);
  });

  it("gives no refresh token to a client without its secret", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.refreshTokens = "same";
    const { refreshToken, clientId } = world.sandbox;
    const bare = await world.ask("/auth/o2/token", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "refresh_token",
        refresh_token: refreshToken,
        client_id: clientId,
      }).toString(),
    });

    expect(bare.status).toBe(200);
    expect(bare.body["refresh_token"]).toBeUndefined();
    expect((await refresh(world)).body["refresh_token"]).toBe(refreshToken);
  });

  it("writes lengths of time as strings when told so", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.expiresInType = "string";

    expect((await refresh(world)).body["expires_in"]).toBe("3600");
  });

  it.each([
    ["an unknown client", { client_id: "x" }, "invalid_client"],
    ["a wrong secret", { client_secret: "x" }, "invalid_client"],
    ["a wrong refresh token", { refresh_token: "Atzr|x" }, "invalid_grant"],
    [
      "another grant type",
      { grant_type: "password" },
      "unsupported_grant_type",
    ],
  ])("refuses %s", async (_, changes, error) => {
    await using world = await startSandbox();
    const { status, body } = await refresh(world, changes);

    expect(status).toBe(400);
    expect(body).toMatchObject({
      error,
      error_description: expect.any(String),
    });
  });

  it("tells whose token it is, for which client, and the seconds it has left", async () => {
    let moment = 1_700_000_000_000;
    await using world = await startSandbox({ now: () => moment });
    const token = world.sandbox.issueToken({ user: "ben" });
    moment += 600_000;

    expect((await tokenInfo(world, token)).body).toEqual({
      iss: "https://www.amazon.com",
      user_id: world.sandbox.users.ben.loginUserId,
      aud: world.sandbox.clientId,
      app_id: world.sandbox.apiKey,
      exp: 3000,
      iat: 1_700_000_000,
    });
  });

  it("takes the token from the query too, and keeps it out of its journal", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.users.ada.accessToken;
    const answer = await world.ask(
      `/auth/o2/tokeninfo?access_token=${encodeURIComponent(token)}`,
      { token: null },
    );

    expect(answer.status).toBe(200);
    expect(world.sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
    expect(world.sandbox.requests).toEqual([]);
    expect(JSON.stringify(world.sandbox.exchanges)).not.toContain("Atza");
  });

  it("knows tokens of other clients, and refuses unknown ones", async () => {
    await using world = await startSandbox();
    const foreign = world.sandbox.issueToken({
      user: "ada",
      audience: "other",
    });

    expect((await tokenInfo(world, foreign)).body["aud"]).toBe("other");
    const unknown = await tokenInfo(world, "Atza|forged");
    expect(unknown.status).toBe(400);
    expect(unknown.body["error"]).toBe("invalid_token");
  });
});

describe("the login page", () => {
  const verifier = "a-verifier-that-only-the-client-knows-0123456789";
  const redirectUri = "http://127.0.0.1:4000/graphiql";

  const parameters = (world: World, changes: Record<string, string> = {}) =>
    new URLSearchParams({
      client_id: world.sandbox.clientId,
      scope: "profile music::catalog",
      response_type: "code",
      redirect_uri: redirectUri,
      state: "a&b",
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      ...changes,
    }).toString();

  /** Where following the first link with that text leads. */
  async function choose(world: World, label: string): Promise<URL> {
    const page = await world.ask(`/ap/oa?${parameters(world)}`);
    const link = new RegExp(`href="([^"]*)">${label}`).exec(text(page.body));
    const target = (link?.[1] ?? "").replaceAll("&amp;", "&");
    const answer = await world.ask(target);
    return new URL(answer.headers.get("location") ?? "");
  }

  function exchange(world: World, code: string, codeVerifier = verifier) {
    return world.ask("/auth/o2/token", {
      method: "POST",
      token: null,
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "authorization_code",
        code,
        redirect_uri: redirectUri,
        client_id: world.sandbox.clientId,
        code_verifier: codeVerifier,
      }).toString(),
    });
  }

  it("sends back with a code that is worth a token of those scopes, once", async () => {
    await using world = await startSandbox();
    const back = await choose(world, "Sign in as Ben");
    expect(back.origin + back.pathname).toBe(redirectUri);
    expect(back.searchParams.get("state")).toBe("a&b");

    const code = back.searchParams.get("code") ?? "";
    const { body } = await exchange(world, code);
    const token = text(body["access_token"]);
    // Without a client secret.
    expect(body).not.toHaveProperty("refresh_token");
    const profile = await world.ask("/user/profile", { token });
    expect(profile.body).toMatchObject({ name: "Ben" });
    expect((await world.ask("/v1/markets", { token })).status).toBe(200);
    expect((await world.ask("/v1/me", { token })).status).toBe(403);
    expect((await exchange(world, code)).body["error"]).toBe("invalid_grant");
  });

  it("gives nothing to one who does not know the verifier", async () => {
    await using world = await startSandbox();
    const back = await choose(world, "Sign in as Ada");
    const code = back.searchParams.get("code") ?? "";
    const { status, body } = await exchange(world, code, "another");

    expect([status, body["error"]]).toEqual([400, "invalid_grant"]);
  });

  it("tells when nobody wanted to sign in", async () => {
    await using world = await startSandbox();
    const back = await choose(world, "Cancel");

    expect(back.searchParams.get("error")).toBe("access_denied");
    expect(back.searchParams.get("state")).toBe("a&b");
  });

  it.each([
    [{ client_id: "x" }],
    [{ redirect_uri: "http://elsewhere.example/" }],
    [{ scope: "music::everything" }],
  ])("refuses %j on the spot", async (changes) => {
    await using world = await startSandbox();
    const target = `/ap/oa?${parameters(world, changes)}`;

    expect((await world.ask(target)).status).toBe(400);
  });

  it("does not know the scopes of music for a profile without approval", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.musicApproval = "missing";
    const { status, body } = await world.ask(`/ap/oa?${parameters(world)}`);

    expect(status).toBe(400);
    expect(body).toContain("unknown scope");
  });

  it("takes back a token that is revoked", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.issueToken({ user: "ada" });
    await world.ask("/auth/o2/token/revoke", {
      method: "POST",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({ token }).toString(),
    });

    expect((await world.ask("/v1/markets", { token })).status).toBe(401);
  });
});
