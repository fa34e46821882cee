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
