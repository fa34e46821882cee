import { describe, expect, it } from "@jest/globals";
import {
  assertCount,
  checkCatalogId,
  quote,
  readFirst,
  toBadUserInput,
} from "../../../src/graphql/resolvers/input.ts";

const badUserInput = (message: string) =>
  expect.objectContaining({
    message,
    extensions: { code: "BAD_USER_INPUT" },
  }) as unknown;

describe("toBadUserInput", () => {
  it("makes an error that the gate lets through", () => {
    expect(toBadUserInput("Ask otherwise.")).toEqual(
      badUserInput("Ask otherwise."),
    );
  });

  it("does not find out where it was made, which takes longer than all the rest, and leaves that to other errors", () => {
    expect(toBadUserInput("Ask otherwise.").stack).not.toContain("    at ");
    expect(new Error("A bug.").stack).toContain("    at ");
  });
});

describe("checkCatalogId", () => {
  it.each([
    "B0064UPU4G",
    "63825c25-7b1d-4b53-9d0a-6b3f6c1b2f7e",
    "PP0123456789abcdef0123456789abcdef",
    "a_b",
    "0",
    "x".repeat(64),
  ])("finds nothing wrong with %s", (id) => {
    expect(checkCatalogId(id)).toBeNull();
  });

  it.each(["", "../me", "a,b", "B0%2F..", "a b", "-a", "a\n", "é"])(
    "says what an id of Amazon's looks like, since %j is none",
    (id) => {
      expect(checkCatalogId(id)).toEqual(
        badUserInput(
          `${JSON.stringify(id)} is no catalogId: Amazon's ids have 1 to 64 letters, digits, "-" and "_", such as "B0064UPU4G".`,
        ),
      );
    },
  );

  it("does not give back ten kilobytes", () => {
    expect(checkCatalogId("x".repeat(10_000))?.message.length).toBeLessThan(
      200,
    );
  });
});

describe("assertCount", () => {
  it("takes as many as there may be, none too", () => {
    expect(() => assertCount("ids", ["a", "b"], 2)).not.toThrow();
    expect(() => assertCount("ids", [], 2)).not.toThrow();
  });

  it("names the argument, the number and the limit where there are more", () => {
    expect(() => assertCount("ids", ["a", "b", "c"], 2)).toThrow(
      expect.objectContaining({
        message: '"ids" holds 3 ids; at most 2 can be asked at once.',
        extensions: { code: "BAD_USER_INPUT" },
      }),
    );
  });
});

describe("readFirst", () => {
  it.each([1, 20, 500])("takes %i", (first) => {
    expect(readFirst(first)).toBe(first);
  });

  it("is the default where null was given", () => {
    expect(readFirst(null)).toBe(20);
  });

  it.each([0, -1, 501, 2 ** 31 - 1])(
    "names the range where it is %i",
    (first) => {
      expect(() => readFirst(first)).toThrow(
        expect.objectContaining({
          message: `"first" is ${first}; it goes from 1 to 500.`,
          extensions: { code: "BAD_USER_INPUT" },
        }),
      );
    },
  );
});

describe("quote", () => {
  it("cuts what is longer than a message can carry, and escapes the rest", () => {
    expect(quote("x".repeat(40))).toBe(`"${"x".repeat(40)}"`);
    expect(quote("x".repeat(41))).toBe(`"${"x".repeat(40)}…"`);
    expect(quote('a"\n')).toBe('"a\\"\\n"');
  });
});
