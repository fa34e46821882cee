import { describe, expect, it } from "@jest/globals";
import { createStaleness } from "../../src/loaders/staleness.ts";

describe("staleness", () => {
  it("tells where what is stale stands in the answer, and how old it is", () => {
    const staleness = createStaleness();
    const [album, fresh] = [{}, {}];
    staleness.note(album, 5000);

    staleness.mark(album, () => ["a"]);
    staleness.mark(fresh, () => ["b"]);
    staleness.mark(album, () => ["c", 0]);
    staleness.mark(null, () => ["d"]);

    expect(staleness.read()).toEqual([
      { path: ["a"], ageMs: 5000 },
      { path: ["c", 0], ageMs: 5000 },
    ]);
  });

  it("is told of what is made of something stale", () => {
    const staleness = createStaleness();
    const [album, merged, other] = [{}, {}, {}];
    staleness.note(album, 5000);

    staleness.carry(album, merged);
    staleness.carry({}, other);
    staleness.mark(merged, () => ["a"]);
    staleness.mark(other, () => ["b"]);

    expect(staleness.read()).toEqual([{ path: ["a"], ageMs: 5000 }]);
  });

  it("tells nothing where all is fresh, or what is stale stands nowhere", () => {
    const staleness = createStaleness();

    staleness.mark({}, () => ["a"]);
    staleness.note({}, 5000);

    expect(staleness.read()).toBeNull();
  });

  it("tells of no more places than help: of many it tells the root fields, with the oldest of each", () => {
    const staleness = createStaleness();
    for (let index = 0; index <= 200; index++) {
      const thing = {};
      staleness.note(thing, 1000 + index);
      staleness.mark(thing, () => [index === 7 ? "b" : "a", index]);
    }

    expect(staleness.read()).toEqual([
      { path: ["a"], ageMs: 1200 },
      { path: ["b"], ageMs: 1007 },
    ]);
  });
});
