import { describe, expect, it } from "@jest/globals";
import {
  toReturn,
  type Return,
  type Taken,
} from "../../src/graphiql/sign-in-channel.ts";
import {
  createSignIn,
  type Channel,
  type SignInState,
} from "../../src/graphiql/sign-in.ts";
import { startGateway } from "../support/start-gateway.ts";
import { until } from "../support/redis-server.ts";

/** Where a page could stand that the sandbox sends people back to. */
const origin = "http://127.0.0.1:4000";

/** Everything but a browser: the page's code, the gateway's door, and the sandbox as Login with Amazon. */
const startSignIn = async ({
  isWindowBlocked = false,
  isGatewayGone = false,
} = {}) => {
  const gateway = await startGateway({ env: { GRAPHIQL: "on" } });
  const settings = {
    authorizeUrl: `${gateway.sandbox.url}/ap/oa`,
    clientId: gateway.sandbox.clientId,
    callbackPath: "/graphiql/callback",
    tokenPath: "/graphiql/token",
  };
  const said: Taken[] = [];
  const channel: Channel = {
    onmessage: null,
    postMessage: (message) => said.push(message as Taken),
  };
  const opened: string[] = [];
  const asked: unknown[] = [];
  const signIn = createSignIn({
    settings,
    origin,
    channel,
    openWindow: (url) => {
      if (!isWindowBlocked) opened.push(url);
      return !isWindowBlocked;
    },
    now: () => 1000,
    request(path, init) {
      asked.push(JSON.parse(init.body as string));
      if (isGatewayGone) return Promise.reject(new TypeError("gone"));
      const headers = { ...(init.headers as object), origin };
      return fetch(`${gateway.url}${path}`, { ...init, headers });
    },
  });
  const steps: SignInState[] = [];
  signIn.subscribe(() => steps.push(signIn.read()));

  /** Presses the button, which is there as soon as the hash of the next attempt is. */
  const start = async (scopes = ["music::catalog"]) => {
    await until(() => {
      signIn.start(scopes);
      return signIn.read().step === "waiting" || isWindowBlocked;
    });
    return new URL(opened.at(-1) ?? "about:blank");
  };
  /** What a person does on Amazon's page; gives back what the address says to which they are sent. */
  const choose = async (page: URL, user: string): Promise<Return> => {
    page.searchParams.set("sandbox_user", user);
    const { headers } = await fetch(page, { redirect: "manual" });
    return toReturn(headers.get("location") ?? "");
  };
  const hear = (message: unknown) =>
    channel.onmessage?.(new MessageEvent("message", { data: message }));
  const ended = () =>
    until(() => !["waiting", "redeeming"].includes(signIn.read().step));
  return {
    ...gateway,
    signIn,
    steps,
    said,
    asked,
    opened,
    start,
    choose,
    hear,
    ended,
  };
};

describe("signing in", () => {
  it("asks Amazon for a code with a hash of what only this page knows", async () => {
    await using page = await startSignIn();
    const { searchParams, pathname } = await page.start(["a", "b"]);
    const asked = Object.fromEntries(searchParams);
    await page.start();
    const states = page.opened.map((url) =>
      new URL(url).searchParams.get("state"),
    );

    expect(pathname).toBe("/ap/oa");
    expect(asked).toEqual({
      client_id: page.sandbox.clientId,
      scope: "a b",
      response_type: "code",
      redirect_uri: `${origin}/graphiql/callback`,
      state: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      code_challenge_method: "S256",
    });
    expect(new Set(states).size).toBe(states.length);
  });

  it("ends with the token of who has agreed, and no refresh token", async () => {
    await using page = await startSignIn();
    page.hear(await page.choose(await page.start(), "ben"));
    await page.ended();
    const state = page.signIn.read();
    const token = state.step === "in" ? state.accessToken : null;
    const { data } = await page.query(
      '{ album(catalogId: "B0064UPU4G") { title } }',
      { token },
    );

    expect(state).toEqual({
      step: "in",
      accessToken: expect.stringMatching(/^Atza\|/),
      expiresAt: 3_601_000,
    });
    expect(page.steps.slice(-3).map(({ step }) => step)).toEqual([
      "waiting",
      "redeeming",
      "in",
    ]);
    expect(page.said).toMatchObject([{ kind: "taken", isGood: true }]);
    expect(data).toEqual({ album: { title: "Harbour Lights at Noon" } });
  });

  it("forgets the token when somebody signs out", async () => {
    await using page = await startSignIn();
    page.hear(await page.choose(await page.start(), "ben"));
    await page.ended();
    page.signIn.signOut();

    expect(page.signIn.read()).toEqual({ step: "out" });
  });

  it("says so where somebody does not agree, and asks for no token", async () => {
    await using page = await startSignIn();
    page.hear(await page.choose(await page.start(), "nobody"));

    expect(page.signIn.read()).toEqual({
      step: "out",
      problem: "You did not agree on Amazon's page, so there is no token.",
    });
    expect(page.said).toMatchObject([{ isGood: false }]);
    expect(page.asked).toEqual([]);
  });

  it("pays no heed to an answer that it did not ask for", async () => {
    await using page = await startSignIn();
    const answer = await page.choose(await page.start(), "ben");
    for (const message of [
      { ...answer, state: "another" },
      { ...answer, state: "" },
      { ...answer, kind: "taken" },
      null,
      "return",
    ])
      page.hear(message);

    expect(page.signIn.read()).toEqual({ step: "waiting" });
    expect(page.said).toEqual([]);
    expect(page.asked).toEqual([]);
  });

  it("takes an answer once", async () => {
    await using page = await startSignIn();
    const answer = await page.choose(await page.start(), "ben");
    page.hear(answer);
    page.hear(answer);
    await page.ended();

    expect(page.asked).toHaveLength(1);
    expect(page.signIn.read().step).toBe("in");
  });

  it("takes none after it was cancelled, nor while the token is on its way", async () => {
    await using page = await startSignIn();
    const answer = await page.choose(await page.start(), "ben");
    page.signIn.cancel();
    page.hear(answer);
    page.hear(await page.choose(await page.start(), "ben"));
    page.signIn.cancel();
    await until(() =>
      page.sandbox.loginRequests.includes("POST /auth/o2/token"),
    );

    expect(page.asked).toHaveLength(1);
    expect(page.signIn.read()).toEqual({ step: "out" });
  });

  it("tells in words that the code is not good any more", async () => {
    await using page = await startSignIn();
    const answer = await page.choose(await page.start(), "ben");
    page.hear({ ...answer, code: "ANother" });
    await page.ended();

    expect(page.signIn.read()).toEqual({
      step: "out",
      problem:
        "Amazon does not take this sign-in any more: it is good once, and for five minutes. Sign in again.",
    });
  });

  it("tells in words that the gateway does not answer", async () => {
    await using page = await startSignIn({ isGatewayGone: true });
    page.hear(await page.choose(await page.start(), "ben"));
    await page.ended();

    expect(page.signIn.read()).toEqual({
      step: "out",
      problem: "The gateway does not answer. Sign in again in a while.",
    });
  });

  it("tells in words that the browser has blocked the window", async () => {
    await using page = await startSignIn({ isWindowBlocked: true });
    await until(async () => {
      await page.start();
      const state = page.signIn.read();
      return state.step === "out" && /pop-ups/.test(state.problem ?? "");
    });

    expect(page.asked).toEqual([]);
  });

  it.each([
    ["access_denied", /did not agree/],
    ["invalid_scope", /Choose fewer/],
    ["server_error", /at the moment/],
    ["<script>alert(1)</script>", /did not say why/],
    [null, /did not say why/],
  ])("has words for Amazon's %j", async (error, words) => {
    await using page = await startSignIn();
    const { searchParams } = await page.start();
    const state = searchParams.get("state") ?? "";
    page.hear({ kind: "return", state, code: null, error });
    const ended = page.signIn.read();

    expect(ended.step === "out" && ended.problem).toMatch(words);
    expect(JSON.stringify(ended)).not.toContain("script");
  });
});
