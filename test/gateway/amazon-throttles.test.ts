import { describe, expect, it } from "@jest/globals";
import type { Fault } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

/** Every one of these costs one call, whatever was asked before. */
const query = "{ me { name } }";
const match = { path: "/v1/me" };

const throttled = {
  message: "Amazon is asked too often just now; try again later.",
  path: ["me", "name"],
};

function throttle(retryAfter?: string): Fault {
  return {
    kind: "status",
    status: 429,
    code: "THROTTLED",
    ...(retryAfter !== undefined && { retryAfter }),
  };
}

const upstream = {
  status: 429,
  code: "THROTTLED",
  reference: expect.any(String),
};

function toDate(ms: number): string {
  return new Date(Date.now() + ms).toUTCString();
}

describe("after a 429 that asks for longer than a request may take", () => {
  it.each<[string, () => string, number]>([
    ["in seconds", () => "120", 120_000],
    ["as a date", () => toDate(120_000), 120_000],
    ["beyond all measure", () => "99999999999", 3_600_000],
  ])(
    "%s, the next request is refused at once, and Amazon is not asked",
    async (_, retryAfter, longestMs) => {
      await using gateway = await startGateway();
      const { sandbox } = gateway;
      sandbox.faults.add({ match, times: 1, fault: throttle(retryAfter()) });

      const first = await gateway.query(query);
      const second = await gateway.query(query);

      expect(first.data).toEqual({ me: { name: null } });
      expect(first.errors).toMatchObject([
        {
          ...throttled,
          extensions: {
            code: "UPSTREAM_THROTTLED",
            retryAfterMs: expect.any(Number),
            upstream,
          },
        },
      ]);
      expect(second.errors).toEqual([
        {
          ...throttled,
          locations: expect.any(Array),
          extensions: {
            code: "UPSTREAM_THROTTLED",
            retryAfterMs: expect.any(Number),
          },
        },
      ]);
      const retryAfterMs = second.errors?.[0]?.extensions["retryAfterMs"];
      expect(retryAfterMs).toBeGreaterThan(10_000);
      expect(retryAfterMs).toBeLessThanOrEqual(longestMs);
      expect(sandbox.requests).toEqual(["GET /v1/me"]);
    },
  );
});

describe("after a 429 that asks for little", () => {
  it.each<[string, string | undefined]>([
    ["a second", "1"],
    ["nothing", "0"],
    ["a moment that is past", toDate(-60_000)],
    ["what cannot be read", "soon"],
    ["no time at all", undefined],
  ])("%s, the next request waits as long and is answered", async (_, text) => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({ match, times: 1, fault: throttle(text) });

    const first = await gateway.query(query);
    const second = await gateway.query(query);

    expect(first.errors).toMatchObject([
      { ...throttled, extensions: { code: "UPSTREAM_THROTTLED" } },
    ]);
    expect(second).toMatchObject({ data: { me: {} }, errors: undefined });
    expect(sandbox.requests).toEqual(["GET /v1/me", "GET /v1/me"]);
    const [refused, answered] = sandbox.exchanges.filter(
      ({ path }) => path === "/v1/me",
    );
    const waitedMs = (answered?.at ?? 0) - (refused?.answeredAt ?? 0);
    expect(waitedMs).toBeGreaterThanOrEqual(text === "1" ? 1000 : 0);
  });
});

describe("Amazon, while it throttles everything,", () => {
  it("is tried ever more seldom, and everybody is told so", async () => {
    await using gateway = await startGateway({
      env: { REQUEST_TIMEOUT_MS: "3000" },
    });
    const { sandbox } = gateway;
    sandbox.faults.add({ match, fault: throttle() });
    const answers: unknown[] = [];
    const ask = async (): Promise<void> => {
      while (answers.length < 60)
        answers.push((await gateway.query(query)).errors?.[0]?.extensions.code);
    };
    await Promise.all(Array.from({ length: 20 }, ask));

    expect(new Set(answers)).toEqual(new Set(["UPSTREAM_THROTTLED"]));
    // Twenty may be under way before the first refusal is back; after it they go one by one, each after a longer pause.
    expect(sandbox.requests.length).toBeLessThanOrEqual(40);
  });

  it("is asked again when it has forgiven", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const forgive = sandbox.faults.add({ match, fault: throttle("1") });
    await gateway.query(query);
    forgive();

    expect((await gateway.query(query)).errors).toBeUndefined();
  });
});

describe("retries", () => {
  function triesOf({ log }: RunningGateway): { first: number; again: number } {
    const attempts = log
      .filter(({ msg, route }) => msg === "amazon music call" && route)
      .map(({ attempt }) => Number(attempt));
    const first = attempts.filter((attempt) => attempt === 1).length;
    return { first, again: attempts.length - first };
  }

  it("never exceed a tenth of first tries, and are in the receipt", async () => {
    await using gateway = await startGateway({ env: { LOG_LEVEL: "debug" } });
    const { sandbox } = gateway;
    for (let asked = 0; asked < 40; asked += 1) await gateway.query(query);
    sandbox.faults.add({ times: 1, fault: { kind: "status", status: 500 } });
    const receipt = await gateway.query(query, {
      headers: { "x-upstream-receipt": "1" },
    });

    expect(receipt.errors).toBeUndefined();
    expect(receipt.extensions?.["upstream"]).toMatchObject({
      calls: [
        { path: "/v1/me", status: 500, attempt: 1 },
        { path: "/v1/me", status: 200, attempt: 2 },
      ],
    });

    sandbox.faults.add({ fault: { kind: "status", status: 500 } });
    for (let asked = 0; asked < 40; asked += 1) await gateway.query(query);

    const { first, again } = triesOf(gateway);
    expect(again).toBeGreaterThan(1);
    expect(again * 10).toBeLessThanOrEqual(first);
    expect(sandbox.requests).toHaveLength(first + again);
  });

  it("are not made of what must not happen twice", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    for (let asked = 0; asked < 40; asked += 1) await gateway.query(query);
    sandbox.requests.length = 0;
    sandbox.faults.add({ fault: { kind: "cut", at: "start" } });

    const { errors } = await gateway.query(
      `mutation { createPlaylist(input: { title: "Once", description: "d" }) { playlist { title } } }`,
    );

    expect(errors).toMatchObject([
      { extensions: { code: "UPSTREAM_UNAVAILABLE" } },
    ]);
    expect(sandbox.requests).toEqual(["POST /v1/playlists"]);
  });
});
