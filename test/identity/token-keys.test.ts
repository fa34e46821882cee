import { describe, expect, it } from "@jest/globals";
import { createTokenKeys } from "../../src/identity/token-keys.ts";
import { until } from "../support/redis-server.ts";

function createWorld(rememberMs = 60_000) {
  const made: string[] = [];
  const makeKey = (token: string): string => {
    made.push(token);
    return `key of ${token}`;
  };
  return { ...createTokenKeys({ makeKey, rememberMs }), made };
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

  it("are forgotten when their time is over, though no other token comes", async () => {
    const { toKey, made } = createWorld(10);
    toKey("a");

    await until(() => {
      toKey("a");
      return made.length > 1;
    });

    expect(made).toEqual(["a", "a"]);
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
