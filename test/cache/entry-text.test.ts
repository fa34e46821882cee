import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { parseEntryText, toEntryText } from "../../src/cache/entry-text.ts";
import { createKnownLists } from "../../src/cache/list-apart.ts";

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

  describe("with a list of its value apart", () => {
    const toText = (value: object, name: string) => {
      const list = (value as Readonly<Record<string, unknown>>)[name];
      const apart = { name, text: JSON.stringify(list) };
      return String(toEntryText({ value, storedAt: 12 }, apart));
    };
    const song = { title: "Tide", markets: ["US", "\n"], label: null };

    it("comes back as the entry, every member in its place", () => {
      fc.assert(
        fc.property(
          fc.dictionary(fc.string(), fc.jsonValue()),
          fc.string(),
          fc.array(fc.jsonValue()),
          (members, name, list) => {
            const json = JSON.stringify({ ...members, [name]: list });
            const value = JSON.parse(json) as object;

            const found = parseEntryText(toText(value, name), 12);

            expect(found?.bytes).toBe(json.length);
            expect(JSON.stringify(found?.value)).toBe(json);
          },
        ),
      );
    });

    it("brings the very list that another text has brought", () => {
      const lists = createKnownLists();
      const read = (value: object) =>
        parseEntryText(toText(value, "markets"), 12, lists)
          ?.value as typeof song;

      const [one, two, other] = [
        read(song),
        read({ ...song, title: "Ebb" }),
        read({ ...song, markets: ["GB", "\n"] }),
      ];

      expect(two?.markets).toBe(one?.markets);
      expect(other).toEqual({ ...song, markets: ["GB", "\n"] });
    });

    it("is never read when a part of it is missing", () => {
      const text = toText(song, "markets");

      for (let length = 0; length < text.length; length++)
        expect(parseEntryText(text.slice(0, length), 12)).toBeUndefined();
    });

    it.each([
      ["no list", '"apart":"a","value":{"a":null}}\n{}'],
      ["no JSON", '"apart":"a","value":{"a":null}}\n[1'],
      ["two", '"apart":"a","value":{"a":null}}\n[1]\n[2]'],
      ["a list without a name", '"value":{"a":null}}\n[1]'],
      ["a name that is none", '"apart":1,"value":{"a":null}}\n[1]'],
      ["a name without a place", '"apart":"b","value":{"a":null}}\n[1]'],
      ["a place that is taken", '"apart":"a","value":{"a":1}}\n[1]'],
      ["a place in nothing", '"apart":"a","value":null}\n[1]'],
      ["a prototype", '"apart":"__proto__","value":{"a":null}}\n[1]'],
    ])("is not read with %s", (_, rest) => {
      expect(
        parseEntryText(`{"format":1,"storedAt":1,${rest}`, 12),
      ).toBeUndefined();
    });
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
