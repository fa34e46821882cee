import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseEntryText, toEntryText } from "../../src/cache/entry-text.ts";

describe("an entry's text", () => {
  it("comes back as the entry, whatever the value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.nat(), (raw, storedAt) => {
        const json = JSON.stringify(raw);
        const entry = {
          value: JSON.parse(json) as unknown,
          storedAt,
          bytes: json.length,
        };

        expect(parseEntryText(String(toEntryText(entry)), storedAt)).toEqual(
          entry,
        );
      }),
    );
  });

  it("is never read when a part of it is missing", () => {
    const text = String(
      toEntryText({ value: { a: [1, "b"] }, storedAt: 12, bytes: 0 }),
    );

    for (let length = 0; length < text.length; length++)
      expect(parseEntryText(text.slice(0, length), 12)).toBeUndefined();
  });

  it("is never an error, whatever stands in it", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(parseEntryText(text, 0)).toBeUndefined();
      }),
    );
  });

  it.each([
    ["undefined", undefined],
    ["a function", () => 1],
    ["a bigint", 1n],
    ["a cycle", cycle()],
  ])("does not exist for %s, which JSON cannot hold", (_, value) => {
    expect(toEntryText({ value, storedAt: 0, bytes: 0 })).toBeUndefined();
  });
});

function cycle(): unknown {
  const self: { self?: unknown } = {};
  self.self = self;
  return self;
}
