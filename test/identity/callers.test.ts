import { describe, expect, it } from "@jest/globals";
import type { LoginWithAmazon } from "../../src/amazon-music/index.ts";
import { createCallers, parseBearer } from "../../src/identity/index.ts";
import { startCallers } from "./start-callers.ts";

const secret = "a secret of sixteen letters";
const caller = { callerId: expect.stringMatching(/^[\w-]{22}$/) as unknown };
const invalid = { reason: "The access token is not valid or has expired." };

describe("a good token", () => {
  it("is checked once for a thousand who ask at once, and not again for a minute", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const { accessToken } = sandbox.users.ada;

    const found = await Promise.all(
      Array.from({ length: 1000 }, async () => callers.check(accessToken)),
    );
    world.pass(59_999);
    found.push(await callers.check(accessToken));

    expect(new Set(found.map((one) => JSON.stringify(one))).size).toBe(1);
    expect(found[0]).toEqual(caller);
    expect(sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
  });

  it("is checked anew after a minute, so that a revoked one lives no longer", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const { accessToken } = sandbox.users.ada;
    await callers.check(accessToken);
    sandbox.expireToken(accessToken);

    world.pass(60_000);

    expect(await callers.check(accessToken)).toEqual(invalid);
    expect(sandbox.loginRequests).toHaveLength(2);
  });

  it("is not believed for longer than it lives", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const token = sandbox.issueToken({ user: "ada", expiresInSeconds: 7 });
    expect(await callers.check(token)).toEqual(caller);

    world.pass(6999);
    expect(await callers.check(token)).toEqual(caller);
    world.pass(1);

    expect(await callers.check(token)).toEqual(invalid);
    expect(sandbox.loginRequests).toHaveLength(2);
  });

  it("names the person, whatever token they bear, and nobody else", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const { ada, ben } = sandbox.users;

    const [first, second, other] = await Promise.all([
      callers.check(ada.accessToken),
      callers.check(sandbox.issueToken({ user: "ada" })),
      callers.check(ben.accessToken),
    ]);

    expect(second).toEqual(first);
    expect(other).toEqual(caller);
    expect(other).not.toEqual(first);
    expect(JSON.stringify(first)).not.toContain(ada.loginUserId);
  });

  it("names the person otherwise under another secret", async () => {
    const login = createLogin(async () => ada);

    const [one, other] = await Promise.all(
      ["secret one", "secret two"].map(async (key) =>
        createCallers({ login, clientId: null, secret: key }).check("t"),
      ),
    );

    expect(one).toEqual(caller);
    expect(other).toEqual(caller);
    expect(other).not.toEqual(one);
  });
});

describe("a refused token", () => {
  it("is not asked about again for five seconds", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;

    expect(await callers.check("Atza|stranger")).toEqual(invalid);
    world.pass(4999);
    expect(await callers.check("Atza|stranger")).toEqual(invalid);
    expect(sandbox.loginRequests).toHaveLength(1);
    world.pass(1);
    await callers.check("Atza|stranger");

    expect(sandbox.loginRequests).toHaveLength(2);
  });

  it("is one that was made for another application", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const token = sandbox.issueToken({ user: "ada", audience: "stranger" });

    for (let times = 0; times < 3; times++)
      expect(await callers.check(token)).toEqual({
        reason: "The access token was made for another application.",
      });

    expect(sandbox.loginRequests).toHaveLength(1);
  });

  it("is not one of another application where every application may ask", async () => {
    await using world = await startCallers({ clientId: null });
    const { callers, sandbox } = world;
    const token = sandbox.issueToken({ user: "ada", audience: "stranger" });

    expect(await callers.check(token)).toEqual(caller);
  });

  it.each([0, -1000])("is one that has %i ms left", async (expiresInMs) => {
    const login = createLogin(async () => ({ ...ada, expiresInMs }));
    const callers = createCallers({ login, clientId: null, secret });

    expect(await callers.check("t")).toEqual(invalid);
  });
});

describe("what is remembered", () => {
  it("is bounded: ten thousand tokens, of which the oldest is forgotten first", async () => {
    const asked: string[] = [];
    const login = createLogin(async (token) => {
      asked.push(token);
      return ada;
    });
    const callers = createCallers({ login, clientId: null, secret });

    for (let index = 0; index <= 10_000; index++)
      await callers.check(`${index}`);
    asked.length = 0;
    await callers.check("1");
    await callers.check("10000");
    await callers.check("0");

    expect(asked).toEqual(["0"]);
  });

  it("is as young as its last check", async () => {
    let time = 0;
    const asked: string[] = [];
    const login = createLogin(async (token) => {
      asked.push(token);
      return ada;
    });
    const callers = createCallers({
      login,
      clientId: null,
      secret,
      now: () => time,
    });
    await callers.check("renewed");
    for (let index = 1; index < 10_000; index++)
      await callers.check(`${index}`);
    time += 60_000;
    await callers.check("renewed");

    // Makes room twice: not for want of "renewed", which was the oldest before.
    await callers.check("one more");
    await callers.check("and one more");
    asked.length = 0;
    await callers.check("renewed");

    expect(asked).toEqual([]);
  });
});

const ada = {
  userId: "amzn1.account.ADA",
  audience: "client",
  expiresInMs: 3_600_000,
};

/** For what would take ten thousand calls, or what the sandbox does not say. */
function createLogin(
  getTokenInfo: LoginWithAmazon["getTokenInfo"],
): LoginWithAmazon {
  return {
    getTokenInfo,
    refresh: () => Promise.reject(new Error("nobody refreshes here")),
    redeem: () => Promise.reject(new Error("nobody signs in here")),
    close: async () => undefined,
  };
}

describe("parseBearer", () => {
  it.each([
    ["Bearer Atza|abc", "Atza|abc"],
    ["bearer Atza|abc", "Atza|abc"],
    ["BEARER   Atza|abc", "Atza|abc"],
    ["Bearer a.b-c~d+e/f==", "a.b-c~d+e/f=="],
    [`Bearer ${"x".repeat(4096)}`, "x".repeat(4096)],
  ])("finds the token in %s", (header, token) => {
    expect(parseBearer(header)).toBe(token);
  });

  it.each([
    undefined,
    "",
    "Bearer",
    "Bearer ",
    "BearerAtza|abc",
    "Basic Atza|abc",
    "Atza|abc",
    " Bearer Atza|abc",
    "Bearer Atza|abc def",
    "Bearer Atza|abc\n",
    "Bearer Atza|a\r\nx-api-key: b",
    "Bearer Atza|é",
    "Bearer\tAtza|abc",
    `Bearer ${"x".repeat(4097)}`,
  ])("finds none in %j", (header) => {
    expect(parseBearer(header)).toBeNull();
  });
});
