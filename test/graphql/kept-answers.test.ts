import { describe, expect, it } from "@jest/globals";
import { HeaderMap } from "@apollo/server";
import type { AnswerCache } from "../../src/cache/index.ts";
import type { CatalogAdmission } from "../../src/context.ts";
import {
  createKeptAnswers,
  toAnswerName,
} from "../../src/graphql/kept-answers.ts";

const audience = { catalog: "US:-:-", reader: "gateway" };
const admission = {
  audience,
  readAudience: () => audience,
  ingredients: { isBoundToReader: false, readUsed: () => new Map() },
} as unknown as CatalogAdmission;
const answer = {
  contentType: "application/json",
  etag: '"1"',
  maxAgeS: 60,
  madeAt: 0,
  freshUntil: 60_000,
};

/** Keeps answers that differ by a number, and tells which are kept. */
function createWorld() {
  const kept: string[] = [];
  const cache: AnswerCache = {
    get: () => undefined,
    set: (key) => void kept.push(key),
    onWrite: () => undefined,
    bytes: 0,
    close: () => undefined,
  };
  const recipe = { id: 1, isKeptForAll: false, isKeptForReader: false };
  const answers = createKeptAnswers(cache);
  const request = { method: "POST", headers: new HeaderMap(), search: "" };
  return {
    kept,
    ask(number: number) {
      const question = {
        document: "{ a }",
        operationName: "",
        variables: { number },
      };
      const name = toAnswerName(
        { ...request, body: null },
        question,
        recipe,
        audience,
      );
      if (name !== undefined) answers.keep(name, "{}", answer, admission);
    },
  };
}

describe("answers that were asked for", () => {
  it("are kept the second time", () => {
    const { ask, kept } = createWorld();

    ask(1);
    ask(2);
    expect(kept).toEqual([]);
    ask(1);

    expect(kept).toHaveLength(1);
  });

  it("are known to have been asked for after thousands of others", () => {
    const { ask, kept } = createWorld();
    for (let number = 0; number < 5000; number += 1) ask(number);
    const before = kept.length;
    for (let number = 0; number < 5000; number += 1) ask(number);

    expect(before).toBe(0);
    // Of three that share two places, the first to come is forgotten.
    expect(kept.length).toBeGreaterThan(4900);
  });
});
