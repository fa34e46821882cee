import { describe, expect, it } from "@jest/globals";
import {
  createCors,
  createDoor,
  createGraphiql,
  type SignInGrant,
  type SignInOutcome,
} from "../../src/http/index.ts";
import { createLogger } from "../../src/logger.ts";
import { send, toJson } from "../support/send.ts";

const token = "Atza|never-to-be-seen";
const good = { accessToken: token, expiresInMs: 3_600_000 };

const openDoor = async (
  outcome: SignInOutcome | Error = good,
  { canSignIn = true } = {},
) => {
  const grants: SignInGrant[] = [];
  const log: string[] = [];
  const door = createDoor({
    answer: () => Promise.reject(new Error("nobody asks the graph here")),
    health: () => ({ isReady: true, dependencies: {} }),
    metrics: () => Promise.reject(new Error("nobody reads metrics here")),
    cors: createCors(["https://elsewhere.example"]),
    logger: createLogger("trace", { write: (line) => log.push(line) }),
    graphiql: createGraphiql({
      endpoint: "/graphql",
      token: null,
      assets: "/there-is-no-build",
      signIn: canSignIn
        ? {
            authorizeUrl: "https://www.amazon.com/ap/oa",
            clientId: "client",
            async redeem(grant) {
              grants.push(grant);
              if (outcome instanceof Error) throw outcome;
              return outcome;
            },
          }
        : undefined,
    }),
  });
  const url = await door.listen(0, "127.0.0.1");
  return { url, grants, log, [Symbol.asyncDispose]: () => door.close(0) };
};

const origin = "https://music.example";

const grant = {
  code: "ANcode",
  codeVerifier: "v".repeat(43),
  redirectUri: `${origin}/graphiql/callback`,
};

const post = (
  url: string,
  body: unknown = grant,
  headers: Record<string, string> = {},
) =>
  send(url, "/graphiql/token", {
    method: "POST",
    headers: { "content-type": "application/json", origin, ...headers },
    body: JSON.stringify(body),
  });

describe("the page's exchange of a code", () => {
  it("hands over the token and when it ends, for nobody to keep", async () => {
    await using door = await openDoor();
    const answered = await post(door.url);

    expect(answered.status).toBe(200);
    expect(toJson(answered)).toEqual(good);
    expect(answered.headers["cache-control"]).toBe("no-store");
    expect(door.grants).toEqual([grant]);
    expect(door.log.join("")).not.toMatch(/never-to-be-seen|ANcode|vvvv/);
  });

  it("hands over nothing else that came with the token", async () => {
    const refreshToken = "Atzr|never-to-be-seen";
    await using door = await openDoor(Object.assign({ refreshToken }, good));

    expect((await post(door.url)).text).not.toContain(refreshToken);
  });

  it.each([
    ["refused", 400, "BAD_REQUEST", /Sign in again/],
    ["misconfigured", 502, "UPSTREAM_UNAVAILABLE", /LWA_CLIENT_ID/],
    ["unavailable", 503, "UPSTREAM_UNAVAILABLE", /in a while/],
  ] as const)(
    "tells in words what is the matter: %s",
    async (outcome, status, code, words) => {
      await using door = await openDoor(outcome);
      const answered = await post(door.url);

      expect(answered.status).toBe(status);
      expect(toJson(answered)).toEqual({
        errors: [
          { message: expect.stringMatching(words), extensions: { code } },
        ],
      });
    },
  );

  it.each([
    ["a page of another origin", { origin: "https://elsewhere.example" }],
    ["a page without an origin", { origin: "null" }],
    ["another site", { "sec-fetch-site": "cross-site" }],
    ["another origin of the site", { "sec-fetch-site": "same-site" }],
  ])("is not for %s", async (_, headers) => {
    await using door = await openDoor();
    const answered = await post(door.url, grant, headers);

    expect(answered.status).toBe(403);
    expect(answered.headers).not.toHaveProperty("access-control-allow-origin");
    expect(door.grants).toEqual([]);
  });

  it.each([
    ["undefined", {}],
    ["null", { origin: "null" }],
  ])(
    "is not for who does not say where they come from, as %s",
    async (nowhere, headers) => {
      await using door = await openDoor();
      const { status } = await send(door.url, "/graphiql/token", {
        method: "POST",
        headers: { "content-type": "application/json", ...headers },
        body: JSON.stringify({
          ...grant,
          redirectUri: `${nowhere}/graphiql/callback`,
        }),
      });

      expect(status).toBe(403);
      expect(door.grants).toEqual([]);
    },
  );

  it("sends nobody's code for an address other than the page's own", async () => {
    await using door = await openDoor();
    const redirectUri = `${origin}/elsewhere`;
    const { status } = await post(door.url, { ...grant, redirectUri });

    expect(status).toBe(403);
    expect(door.grants).toEqual([]);
  });

  it.each([
    ["no object", "code"],
    ["null", null],
    ["a list", [grant]],
    ["no code", { ...grant, code: undefined }],
    ["a code with a line end", { ...grant, code: "a\nb" }],
    ["a code without end", { ...grant, code: "a".repeat(1025) }],
    ["no verifier", { ...grant, codeVerifier: undefined }],
    ["a short verifier", { ...grant, codeVerifier: "v".repeat(42) }],
    ["an odd verifier", { ...grant, codeVerifier: "&".repeat(43) }],
    ["no address", { ...grant, redirectUri: 1 }],
  ])("refuses %s", async (_, body) => {
    await using door = await openDoor();
    const answered = await post(door.url, body);

    expect(answered.status).toBe(400);
    expect(toJson(answered)).toMatchObject({
      errors: [{ extensions: { code: "BAD_REQUEST" } }],
    });
    expect(door.grants).toEqual([]);
  });

  it("reads no form, which any page could send, and no large body", async () => {
    await using door = await openDoor();
    const form = await post(door.url, grant, { "content-type": "text/plain" });
    const large = await post(door.url, { ...grant, more: "x".repeat(8000) });

    expect([form.status, large.status]).toEqual([415, 413]);
    expect(door.grants).toEqual([]);
  });

  it("answers POST alone", async () => {
    await using door = await openDoor();
    const { status, headers } = await send(door.url, "/graphiql/token");

    expect(status).toBe(405);
    expect(headers.allow).toBe("POST");
  });

  it("shows nothing of a fault of its own", async () => {
    await using door = await openDoor(new Error(token));
    const answered = await post(door.url);

    expect(answered.status).toBe(500);
    expect(answered.text).not.toContain(token);
  });

  it.each(["/graphiql/token", "/graphiql/callback"])(
    "is not there where nobody can sign in: %s",
    async (pathname) => {
      await using door = await openDoor(good, { canSignIn: false });

      expect((await send(door.url, pathname)).status).toBe(404);
    },
  );
});
