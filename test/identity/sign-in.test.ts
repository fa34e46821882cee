import { describe, expect, it } from "@jest/globals";
import { createHash } from "node:crypto";
import { createLoginWithAmazon } from "../../src/amazon-music/index.ts";
import { createSignIn } from "../../src/identity/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";

const verifier = "verifier-".repeat(5);
const redirectUri = "http://127.0.0.1/graphiql/callback";

const startSignIn = async (
  options: { clientSecret?: string | null; clientId?: string } = {},
) => {
  const sandbox = await createSandbox();
  const login = createLoginWithAmazon({
    baseUrl: sandbox.url,
    timeoutMs: 5000,
  });
  const failures: unknown[] = [];
  const signIn = createSignIn({
    login,
    loginUrl: sandbox.url,
    authorizeUrl: undefined,
    clientId: sandbox.clientId,
    clientSecret: null,
    onFailure: (error) => failures.push(error),
    ...options,
  });
  /** What Amazon sends Ben back with. */
  const getCode = async () => {
    const url = new URL(signIn.authorizeUrl);
    for (const [name, value] of Object.entries({
      client_id: sandbox.clientId,
      scope: "music::catalog",
      response_type: "code",
      redirect_uri: redirectUri,
      code_challenge: createHash("sha256").update(verifier).digest("base64url"),
      code_challenge_method: "S256",
      sandbox_user: "ben",
    }))
      url.searchParams.set(name, value);
    const { headers } = await fetch(url, { redirect: "manual" });
    const { searchParams } = new URL(headers.get("location") ?? "");
    return searchParams.get("code") ?? "";
  };
  return {
    sandbox,
    login,
    signIn,
    failures,
    getCode,
    async [Symbol.asyncDispose]() {
      await login.close();
      await sandbox.close();
    },
  };
};

describe("the page that people sign in on", () => {
  it.each([
    ["https://api.amazon.com", "https://www.amazon.com/ap/oa"],
    ["https://api.amazon.co.uk/", "https://eu.account.amazon.com/ap/oa"],
    ["https://api.amazon.co.jp", "https://apac.account.amazon.com/ap/oa"],
    ["http://127.0.0.1:4010", "http://127.0.0.1:4010/ap/oa"],
  ])("goes with %s", async (loginUrl, authorizeUrl) => {
    await using world = await startSignIn();
    const options = {
      login: world.login,
      loginUrl,
      clientId: "client",
      clientSecret: null,
      onFailure: () => undefined,
    };
    const given = "https://login.example/page";

    expect(
      createSignIn({ ...options, authorizeUrl: undefined }).authorizeUrl,
    ).toBe(authorizeUrl);
    expect(createSignIn({ ...options, authorizeUrl: given }).authorizeUrl).toBe(
      given,
    );
  });
});

describe("the exchange of a code", () => {
  it.each(["with", "without"])(
    "brings the access token and nothing besides, %s a client secret",
    async (how) => {
      await using plain = await startSignIn();
      await using world = await startSignIn({
        clientSecret: how === "with" ? plain.sandbox.clientSecret : null,
      });
      const { signIn, sandbox, login, failures } = world;

      const outcome = await signIn.redeem({
        code: await world.getCode(),
        codeVerifier: verifier,
        redirectUri,
      });

      expect(outcome).toEqual({
        accessToken: expect.stringMatching(/^Atza\|/),
        expiresInMs: 3_600_000,
      });
      const { accessToken } = outcome as { accessToken: string };
      expect(await login.getTokenInfo(accessToken)).toMatchObject({
        userId: sandbox.users.ben.loginUserId,
      });
      expect(failures).toEqual([]);
    },
  );

  it("is refused for a code that is used up, or for another verifier", async () => {
    await using world = await startSignIn();
    const code = await world.getCode();
    const grant = { code, codeVerifier: verifier, redirectUri };
    await world.signIn.redeem(grant);
    const again = await world.signIn.redeem(grant);
    const other = await world.signIn.redeem({
      ...grant,
      code: await world.getCode(),
      codeVerifier: "w".repeat(43),
    });

    expect([again, other]).toEqual(["refused", "refused"]);
    expect(world.failures).toHaveLength(2);
  });

  it("says that the application is not known", async () => {
    await using world = await startSignIn({ clientSecret: "wrong" });
    const code = await world.getCode();

    expect(
      await world.signIn.redeem({ code, codeVerifier: verifier, redirectUri }),
    ).toBe("misconfigured");
  });

  it("says that Login with Amazon cannot be reached", async () => {
    await using world = await startSignIn();
    await world.sandbox.close();

    expect(
      await world.signIn.redeem({
        code: "AN",
        codeVerifier: verifier,
        redirectUri,
      }),
    ).toBe("unavailable");
    expect(world.failures).toMatchObject([{ kind: "unavailable" }]);
  });
});
