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

  it("is the same where what was measured before is kept in mind", () => {
    fc.assert(
      fc.property(
        fc.array(fc.jsonValue(), { minLength: 5 }),
        fc.array(fc.jsonValue(), { minLength: 5 }),
        (one, other) => {
          const last = { list: undefined, length: 0 };

          for (const value of [one, { one }, [one, one], other, { one, other }])
            expect(toJsonLength(value, last)).toBe(toJsonLength(value));
        },
      ),
    );
  });

  it("measures a long list but once in a row", () => {
    let looks = 0;
    const list = [0, 0, 0, 0, 0];
    Object.defineProperty(list, 0, { get: () => (looks += 1) });
    const last = { list: undefined, length: 0 };

    const [one, two] = [1, 2].map(() => toJsonLength({ list }, last));

    expect([one, two, looks]).toEqual([20, 20, 1]);
  });

  it("leaves out members that JSON leaves out", () => {
    expect(toJsonLength({ a: 1, b: undefined, c: 2 })).toBe(
      '{"a":1,"c":2}'.length,
    );
  });
});
