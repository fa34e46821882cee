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
  const bodies: unknown[] = [];
  const cache: AnswerCache = {
    get: () => undefined,
    set(key, { body }) {
      kept.push(key);
      bodies.push(body);
    },
    onWrite: () => undefined,
    bytes: 0,
    close: () => undefined,
  };
  const recipe = {
    id: 1,
    isKeptForAll: false,
    isKeptForReader: false,
    unrepeated: 0,
  };
  const answers = createKeptAnswers(cache);
  let named = 0;
  const request = { method: "POST", headers: new HeaderMap(), search: "" };
  return {
    kept,
    bodies,
    ask(number: number, catalog = audience.catalog, body = "{}") {
      const question = {
        document: "{ a }",
        operationName: "",
        variables: { number },
      };
      const name = toAnswerName({ ...request, body: null }, question, recipe, {
        ...audience,
        catalog,
      });
      const toKey = (reader: string) => {
        named += 1;
        return name.toKey(reader);
      };
      answers.keep(
        { recipe, catalog: name.catalog, toKey },
        body,
        answer,
        admission,
      );
    },
    countNamed: () => named,
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

  it("are known to have been asked for after many others", () => {
    const { ask, kept } = createWorld();
    for (let number = 0; number < 999; number += 1) ask(number);
    expect(kept).toEqual([]);
    for (let number = 0; number < 999; number += 1) ask(number);

    // Of three that share two places, the first to come is forgotten.
    expect(kept.length).toBeGreaterThan(990);
  });

  it("are looked at now and then where none is asked for again, and each time once one is", () => {
    const { ask, kept, countNamed } = createWorld();
    for (let number = 0; number < 9000; number += 1) ask(number);
    expect(countNamed()).toBe(2000);

    // Of as many as are asked for again and again, each is kept in the end.
    for (let times = 0; times < 50; times += 1)
      for (let number = 0; number < 100; number += 1) ask(-1 - number);
    expect(new Set(kept).size).toBe(100);
  });

  it("are kept as text where they are short and a byte for each letter, else as bytes", () => {
    const { ask, bodies } = createWorld();
    const long = "x".repeat(5000);
    for (const [number, body] of ["{}", "{ü}", long].entries())
      for (let times = 0; times < 2; times += 1)
        ask(number, audience.catalog, body);

    expect(bodies).toEqual(["{}", Buffer.from("{ü}"), Buffer.from(long)]);
  });

  it("are not kept under the name of another catalogue than they were made of", () => {
    const { ask, kept } = createWorld();
    for (let times = 0; times < 3; times += 1) ask(1, "DE:-:-");

    expect(kept).toEqual([]);
  });
});
