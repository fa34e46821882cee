import { describe, expect, it } from "@jest/globals";
import type { Exchange } from "../../src/sandbox/index.ts";
import {
  checkFreshness,
  countOwnThrottles,
  toBusiestSecond,
  toBusiestSecondSent,
} from "./journal.ts";
import type { Run } from "./replica.ts";
import type { Visit } from "./visitors.ts";

function toExchange(at: number, changed: Partial<Exchange> = {}): Exchange {
  return {
    at,
    method: "GET",
    path: "/v1/albums",
    target: "/v1/albums?ids=A,B",
    ids: 2,
    user: "ada",
    acceptLanguage: "en-US",
    imageStyle: undefined,
    contentType: undefined,
    body: "",
    fault: undefined,
    status: 200,
    answeredAt: at + 1,
    ...changed,
  };
}

describe("the busiest second", () => {
  it("may begin anywhere, and counts calls to Amazon Music alone", () => {
    const moments = [0, 600, 999, 1000, 1599, 1600, 1650];
    const exchanges = moments.map((at) => toExchange(at));
    const login = toExchange(1000, { path: "/auth/o2/tokeninfo" });
    expect(toBusiestSecond([...exchanges, login], [])).toBe(5);
  });

  it("has none of what may have come before it, and was seen late by a process that slept", () => {
    // Three that came in two seconds, seen together, and one that came while the process was awake.
    const exchanges = [3000, 3001, 3099, 3500].map((at) => toExchange(at));
    expect(toBusiestSecond(exchanges, [{ from: 1000, to: 3000 }])).toBe(1);
    // Slept too shortly to have seen any of them in another second.
    expect(toBusiestSecond(exchanges, [{ from: 2900, to: 3000 }])).toBe(4);
    // Was awake again when they came.
    expect(toBusiestSecond(exchanges, [{ from: 1000, to: 2000 }])).toBe(4);
  });
});

describe("the busiest second of what was sent", () => {
  it("is told by when calls began, in all processes together", () => {
    const toRun = (...beginnings: number[]): Run => ({
      url: "",
      log: beginnings.map((beginning, place) => ({
        msg: "amazon music call",
        time: new Date(beginning + place * 5000).toISOString(),
        durationMs: place * 5000,
      })),
      isKilled: false,
      status: 0,
    });
    expect(
      toBusiestSecondSent([toRun(0, 100, 999), toRun(50, 1050, 5000)]),
    ).toBe(4);
  });
});

describe("what Amazon refuses as too many", () => {
  it("is told from what a fault refuses", () => {
    const refused = { status: 429 };
    expect(
      countOwnThrottles(
        [
          toExchange(0, refused),
          toExchange(1, { ...refused, fault: "status" }),
        ],
        [],
      ),
    ).toBe(1);
  });
});

describe("what Amazon refuses as too many when it wakes up", () => {
  it("is nobody's fault who sends", () => {
    const refusals = [2999, 4999, 5001].map((at) =>
      toExchange(at, { status: 429 }),
    );
    expect(countOwnThrottles(refusals, [{ from: 1000, to: 3000 }])).toBe(1);
  });
});

describe("a thing that was given as fresh", () => {
  const ada: Visit["visitor"] = {
    name: "ada",
    accessToken: "",
    territory: "US",
    language: "en-us",
  };
  const visit: Visit = {
    visitor: ada,
    kind: "",
    askedAt: 10_000,
    answeredAt: 10_100,
    tookMs: 100,
    wrong: [],
    codes: [],
    stale: [],
    lostWith: undefined,
    lookUp: { root: "albums", ids: ["B"] },
    came: ["B"],
  };
  const isUnproven = (exchange: Exchange) =>
    checkFreshness([visit], [exchange], { ttlMs: 5000, slackMs: 1000 }).unproven
      .length === 1;

  it("is proven by a call that brought it to the same caller in the same language within the time that it is fresh", () => {
    expect([4000, 10_050].map((at) => isUnproven(toExchange(at)))).toEqual([
      false,
      false,
    ]);
  });

  it("is not proven by an older call, a later one, a failed one, or one for somebody or something else", () => {
    expect(
      [
        toExchange(3999),
        toExchange(10_101),
        toExchange(9000, { status: 500 }),
        toExchange(9000, { user: "ben" }),
        toExchange(9000, { acceptLanguage: "de-DE" }),
        toExchange(9000, { target: "/v1/albums?ids=A" }),
      ].map(isUnproven),
    ).toEqual([true, true, true, true, true, true]);
  });
});
