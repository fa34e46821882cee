import { describe, expect, it } from "@jest/globals";
import {
  flag,
  integer,
  isRecord,
  listOf,
  object,
  text,
} from "../../src/amazon-music/shape.ts";

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
