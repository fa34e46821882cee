import { describe, expect, it } from "@jest/globals";
import { createTokenKeys } from "../../src/identity/token-keys.ts";

function createWorld() {
  let time = 0;
  const made: string[] = [];
  const makeKey = (token: string): string => {
    made.push(token);
    return `key of ${token}`;
  };
  const keys = createTokenKeys({ makeKey, now: () => time });
  return { ...keys, made, pass: (ms: number) => void (time += ms) };
}

describe("the keys of tokens", () => {
  it("are made once for a token that comes again", () => {
    const { toKey, made } = createWorld();

    expect([toKey("a"), toKey("b"), toKey("a")]).toEqual([
      "key of a",
      "key of b",
      "key of a",
    ]);
    expect(made).toEqual(["a", "b"]);
  });

  it("are made anew a minute later, when no token of before is remembered", () => {
    const { toKey, made, pass } = createWorld();
    toKey("a");
    pass(59_999);
    toKey("a");
    expect(made).toEqual(["a"]);
    pass(1);
    toKey("b");
    toKey("a");

    expect(made).toEqual(["a", "b", "a"]);
  });

  it("are remembered of a thousand tokens at most", () => {
    const { toKey, made } = createWorld();
    for (let token = 0; token <= 1000; token += 1) toKey(String(token));
    made.length = 0;
    toKey("0");
    toKey("1000");

    expect(made).toEqual(["0"]);
  });
});
