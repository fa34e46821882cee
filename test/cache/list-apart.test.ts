import { describe, expect, it } from "@jest/globals";
import {
  createKnownLists,
  findListsApart,
} from "../../src/cache/list-apart.ts";

const markets = ["US", "GB", "DE", "FR", "JP"];
const text = JSON.stringify(markets);

describe("the list that entries have in common", () => {
  it("is a long one that the entry before or behind holds as well", () => {
    const equal = [...markets];

    expect(
      findListsApart([
        { title: "Tide", markets },
        { title: "Ebb", markets },
        { title: "Flow", markets: equal },
        { title: "Neap", markets: equal },
        { title: "Spring", markets: [...markets] },
      ]).map((apart) => apart?.text),
    ).toEqual([text, text, text, text, undefined]);
  });

  it("stands under the same name in both", () => {
    expect(findListsApart([{ a: markets }, { b: markets }])).toEqual([
      undefined,
      undefined,
    ]);
    expect(findListsApart([{ a: markets }, { a: markets }])[0]?.name).toBe("a");
  });

  it.each([
    ["short", ["US", "GB", "DE", "FR"]],
    ["no list", { length: 9 }],
    ["a text", "US, GB, DE"],
  ])("is none where it is %s", (_, part) => {
    expect(findListsApart([{ part }, { part }])).toEqual([
      undefined,
      undefined,
    ]);
  });

  it("is none of what has no members", () => {
    expect(findListsApart([null, 1, "a", undefined, { markets }])).toEqual(
      Array.from({ length: 5 }, () => undefined),
    );
    expect(findListsApart([])).toEqual([]);
  });
});

describe("lists that are known", () => {
  it("are given again for the same text, and for no other", () => {
    const lists = createKnownLists();
    const first = lists.read("[1]");

    expect(lists.read("[1]")).toBe(first);
    expect(lists.read("[2]")).toEqual([2]);
    expect(lists.read("[1]")).toEqual([1]);
    expect(lists.read("{}")).toBeUndefined();
    expect(lists.read("[")).toBeUndefined();
  });

  it("are forgotten before there are many, or where they are huge", () => {
    const lists = createKnownLists();
    const toText = (length: number) => JSON.stringify("x".repeat(length));
    const first = lists.read("[1]");
    for (let length = 0; length < 98; length++)
      lists.read(`[${toText(length)}]`);
    expect(lists.read("[1]")).toBe(first);

    for (let length = 98; length < 100; length++)
      lists.read(`[${toText(length)}]`);

    expect(lists.read("[1]")).not.toBe(first);
    const huge = `[${toText(20_000)}]`;
    expect(lists.read(huge)).not.toBe(lists.read(huge));
  });
});
