import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { AmazonMusicErrorKind } from "../../src/amazon-music/error.ts";
import {
  createRetryBudget,
  isRepeatable,
  toRetryPauseMs,
} from "../../src/amazon-music/retry.ts";
import type { Call } from "../../src/amazon-music/send.ts";

const get: Call = { method: "GET", route: "/v1/albums", path: "/v1/albums" };

describe("a call", () => {
  it.each<[AmazonMusicErrorKind, boolean]>([
    ["unavailable", true],
    ["timeout", true],
    ["rate-limited", true],
    ["malformed", false],
    ["unauthorized", false],
    ["forbidden", false],
    ["not-found", false],
    ["bad-request", false],
  ])("that failed as %s is repeatable: %s", (kind, expected) => {
    expect(isRepeatable(get, kind)).toBe(expected);
  });

  it.each<[Call["method"], boolean]>([
    ["GET", true],
    ["PUT", true],
    ["DELETE", true],
    ["POST", false],
    ["PATCH", false],
  ])(
    "by %s is repeatable where nothing else is said: %s",
    (method, expected) => {
      expect(isRepeatable({ ...get, method }, "timeout")).toBe(expected);
    },
  );

  it("is what it says of itself before what its method says", () => {
    const search: Call = { ...get, method: "POST", isIdempotent: true };
    const add: Call = { ...get, method: "PUT", isIdempotent: false };

    expect(isRepeatable(search, "timeout")).toBe(true);
    expect(isRepeatable(add, "timeout")).toBe(false);
    expect(isRepeatable(add, "rate-limited")).toBe(false);
  });
});

describe("the pause before a retry", () => {
  it("is anything from nothing to a bound that doubles, up to a second", () => {
    const longest = [1, 2, 3, 4, 5, 6].map((retry) =>
      toRetryPauseMs(retry, () => 1),
    );

    expect(longest).toEqual([100, 200, 400, 800, 1000, 1000]);
    expect(toRetryPauseMs(2, () => 0)).toBe(0);
    expect(toRetryPauseMs(2, () => 0.5)).toBe(100);
  });
});

describe("the retry budget", () => {
  it("starts with nothing: a first failure is not repeated", () => {
    expect(createRetryBudget().spend()).toBe(false);
  });

  it("pays one retry for ten first tries", () => {
    const budget = createRetryBudget();
    for (let tries = 0; tries < 9; tries += 1) budget.earn();

    expect(budget.spend()).toBe(false);

    budget.earn();

    expect([budget.spend(), budget.spend()]).toEqual([true, false]);
    expect(budget).toMatchObject({ firstTries: 10, retries: 1 });
  });

  it("saves no more than twenty, however long all went well", () => {
    const budget = createRetryBudget();
    for (let tries = 0; tries < 10_000; tries += 1) budget.earn();
    while (budget.spend());

    expect(budget.retries).toBe(20);
  });

  it("never pays more than a tenth of the first tries, at any moment", () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 2000 }), (steps) => {
        const budget = createRetryBudget();
        for (const isFirst of steps) {
          if (isFirst) budget.earn();
          else budget.spend();

          expect(budget.retries * 10).toBeLessThanOrEqual(budget.firstTries);
        }
      }),
      { numRuns: 50 },
    );
  });
});
