import { describe, expect, it } from "@jest/globals";
import {
  entity,
  flag,
  integer,
  isRecord,
  listOf,
  object,
  text,
} from "../../src/amazon-music/shape.ts";
import { weighHeap } from "../support/collect-garbage.ts";

const values = ["", "a", 0, 1.5, NaN, Infinity, true, false, null, undefined];
const things = [...values, [], ["a"], {}, { a: 1 }];

/** What a reader makes something of, and what it makes. */
const madeBy = (reader: (json: unknown) => unknown): unknown[] =>
  things.map(reader).filter((value) => value !== null);

describe("text", () => {
  it("takes strings, empty ones too, and nothing else", () => {
    expect(madeBy(text)).toEqual(["", "a"]);
  });
});

describe("integer", () => {
  it("takes finite numbers and rounds them", () => {
    expect(madeBy(integer)).toEqual([0, 2]);
  });
});

describe("flag", () => {
  it("takes true and false, and nothing that merely looks like it", () => {
    expect(madeBy(flag)).toEqual([true, false]);
  });
});

describe("listOf", () => {
  it("takes lists, and leaves out the members that its reader cannot read", () => {
    expect(madeBy(listOf(text))).toEqual([[], ["a"]]);
    expect(listOf(text)([null, "a", 7, "b"])).toEqual(["a", "b"]);
  });
});

describe("object", () => {
  const pair = object<{ left: string | null; right: number | null }>({
    left: text,
    right: integer,
  });

  it("has every field, null where it is missing or of the wrong kind", () => {
    expect(pair({})).toEqual({ left: null, right: null });
    expect(pair({ left: 1, right: 1, more: 1 })).toEqual({
      left: null,
      right: 1,
    });
  });

  it("takes nothing but objects", () => {
    expect(things.filter((json) => pair(json) !== null)).toEqual([
      {},
      { a: 1 },
    ]);
  });
});

describe("isRecord", () => {
  it("is true of objects that are no lists", () => {
    expect(things.filter(isRecord)).toEqual([{}, { a: 1 }]);
  });
});

describe("an entity", () => {
  it("takes hardly more memory than its JSON does", () => {
    const readers = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`field${index}`, integer]),
    );
    const { whole, stub } = entity<Numbers>("Numbers", readers);
    const json = JSON.stringify({
      id: "1",
      ...Object.fromEntries(
        Object.keys(readers).map((name, index) => [name, index]),
      ),
    });
    // So many that what else the process lets go of meanwhile does not tell.
    const weigh = (make: () => unknown): number => {
      const before = weighHeap();
      const made = Array.from({ length: 100_000 }, make);
      return (weighHeap() - before) / made.length;
    };
    const parsed = weigh(() => JSON.parse(json));

    // Room for fields that never come would double it.
    for (const reader of [whole, stub])
      expect(weigh(() => reader(JSON.parse(json)))).toBeLessThan(parsed * 1.5);
  });

  it("has in each form the fields that are there, however many forms there are", () => {
    const readers = Object.fromEntries(
      Array.from({ length: 8 }, (_, index) => [`field${index}`, integer]),
    );
    const { stub } = entity<Numbers>("Numbers", readers);
    for (let form = 0; form < 256; form += 1) {
      const json: Record<string, unknown> = { id: `${form}` };
      for (let index = 0; index < 8; index += 1)
        if (form & (1 << index)) json[`field${index}`] = index;

      expect(stub(json)).toEqual({ _type: "Numbers", ...json });
    }
  });
});

interface Numbers {
  readonly _type: "Numbers";
  readonly id: string;
  readonly [field: `field${number}`]: number | null;
}
