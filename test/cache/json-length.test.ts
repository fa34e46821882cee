import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { toJsonLength } from "../../src/cache/json-length.ts";

describe("the length of a JSON text", () => {
  it("is told of whatever value, with a character for each escape", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = JSON.stringify(value).replace(/\\(?:u....|.)/g, "-");

        expect(toJsonLength(value)).toBe(text.length);
      }),
    );
  });

  it("leaves out members that JSON leaves out", () => {
    expect(toJsonLength({ a: 1, b: undefined, c: 2 })).toBe(
      '{"a":1,"c":2}'.length,
    );
  });
});
