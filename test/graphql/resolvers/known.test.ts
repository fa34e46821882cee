import { describe, expect, it } from "@jest/globals";
import type { Album } from "../../../src/amazon-music/index.ts";
import type { Context } from "../../../src/context.ts";
import { createReceipt, type Receipt } from "../../../src/loaders/index.ts";
import { known, knownAs } from "../../../src/graphql/resolvers/known.ts";

const title = known("Album", "title");

/** A context in which a lookup finds that, and which ids were looked up. */
function createWorld(
  whole: Album | null = null,
  receipt: Receipt | null = null,
) {
  const loaded: string[] = [];
  const album = {
    load: async (id: string) => {
      loaded.push(id);
      return whole;
    },
  };
  // All that these resolvers touch of a context.
  const context = { catalog: { album }, receipt } as unknown as Context;
  return { loaded, context };
}

const stub: Album = { _type: "Album", id: "A" };

describe("known", () => {
  it("answers at once, and without a lookup, what the parent holds", () => {
    const { context, loaded } = createWorld();

    expect(title({ ...stub, title: "Held" }, {}, context)).toBe("Held");
    expect(title({ ...stub, title: "" }, {}, context)).toBe("");
    expect(loaded).toEqual([]);
  });

  it("takes Amazon's word that there is no value", () => {
    const { context, loaded } = createWorld({ ...stub, title: "Whole" });

    expect(title({ ...stub, title: null }, {}, context)).toBeNull();
    expect(loaded).toEqual([]);
  });

  it("looks the whole up where this form does not carry the field", async () => {
    const { context, loaded } = createWorld({ ...stub, title: "Whole" });

    expect(await title(stub, {}, context)).toBe("Whole");
    expect(loaded).toEqual(["A"]);
  });

  it.each([
    ["there is no whole", null],
    ["the whole has no value", { ...stub, title: null }],
    ["the whole lacks the field too", stub],
  ])("is null where %s, and does not ask on", async (_, whole) => {
    const { context, loaded } = createWorld(whole);

    expect(await title(stub, {}, context)).toBeNull();
    expect(loaded).toEqual(["A"]);
  });
});

describe("knownAs", () => {
  const length = knownAs("Album", "title", (text) => text.length);

  it("turns the value into what the graph hands out, from either form", async () => {
    const { context } = createWorld({ ...stub, title: "Whole" });

    expect(length({ ...stub, title: "Held!!" }, {}, context)).toBe(6);
    expect(await length(stub, {}, context)).toBe(5);
  });

  it("does not turn null into anything", () => {
    const { context } = createWorld();

    expect(length({ ...stub, title: null }, {}, context)).toBeNull();
  });
});

describe("a receipt", () => {
  it("counts an album that its list held enough of, once for all its fields", () => {
    const receipt = createReceipt();
    const { context } = createWorld(null, receipt);
    const album = { ...stub, title: "Held", url: "https://a" };

    void title(album, {}, context);
    void known("Album", "url")(album, {}, context);

    expect(receipt.read().entities).toMatchObject({ stub: 1 });
  });

  it("does not count as held what had to be looked up for another field", async () => {
    const receipt = createReceipt();
    const { context } = createWorld({ ...stub, label: "Tide" }, receipt);
    const album = { ...stub, title: "Held" };

    void title(album, {}, context);
    await known("Album", "label")(album, {}, context);
    void title(album, {}, context);

    expect(receipt.read().entities).toMatchObject({ stub: 0 });
  });

  it("does not count as held what is whole", () => {
    const receipt = createReceipt();
    const { context } = createWorld(null, receipt);

    void title({ ...stub, title: "Held", localAsin: null }, {}, context);

    expect(receipt.read().entities).toMatchObject({ stub: 0 });
  });
});
