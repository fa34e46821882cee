import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { quote } from "../../../src/graphql/plan/leaf.ts";

describe("text as JSON", () => {
  it("is escaped as JSON.stringify escapes it, whatever it holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(quote(text)).toBe(JSON.stringify(text));
      }),
    );
    const odd = Array.from({ length: 0x1_0000 }, (_, code) => {
      const text = `a${String.fromCharCode(code)}b`;
      return quote(text) === JSON.stringify(text) ? null : code;
    });
    expect(odd.filter((code) => code !== null)).toEqual([]);
  });
});
