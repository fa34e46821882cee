import { describe, expect, it } from "@jest/globals";
import {
  createAnswerCache,
  createMemoryCache,
  type KeptAnswer,
} from "../../src/cache/index.ts";

function startCaches(maxBytes = 100_000) {
  let time = 1000;
  const now = () => time;
  const answers = createAnswerCache({
    maxBytes,
    getEntry: (key) => memory.get(key),
    now,
  });
  const memory = createMemoryCache({
    maxBytes: 100_000,
    now,
    onWrite: answers.onWrite,
  });
  return {
    answers,
    memory,
    write(key: string, storedAt = time) {
      const entry = { value: key, storedAt, bytes: 100 };
      memory.setMany([{ key, entry, ttlMs: 60_000 }]);
    },
    pass: (ms: number) => (time += ms),
  };
}

function toAnswer(text: string, freshUntil = 10_000): KeptAnswer {
  return {
    body: Buffer.from(text),
    contentType: "application/json",
    etag: '"one"',
    maxAgeS: 9,
    madeAt: 1000,
    freshUntil,
  };
}

describe("a cache of whole answers", () => {
  it("gives an answer until one of its entries is no longer fresh", () => {
    const { answers, write, pass } = startCaches();
    write("album");
    answers.set("question", toAnswer("answer"), new Map([["album", 1000]]));

    pass(8999);
    expect(answers.get("question")?.body.toString()).toBe("answer");
    pass(1);
    expect(answers.get("question")).toBeUndefined();
    expect(answers.bytes).toBe(0);
  });

  it("ends an answer when one of its entries is written anew, and leaves the others", () => {
    const { answers, write, pass } = startCaches();
    write("album");
    write("artist");
    const both = new Map([
      ["album", 1000],
      ["artist", 1000],
    ]);
    answers.set("both", toAnswer("both"), both);
    answers.set("artist", toAnswer("artist"), new Map([["artist", 1000]]));

    pass(1);
    write("album");

    expect(answers.get("both")).toBeUndefined();
    expect(answers.get("artist")?.body.toString()).toBe("artist");
  });

  it("keeps an answer when the same entry comes again, as from a store that replicas share", () => {
    const { answers, write, pass } = startCaches();
    write("album");
    answers.set("question", toAnswer("answer"), new Map([["album", 1000]]));

    pass(1);
    write("album", 1000);

    expect(answers.get("question")).toBeDefined();
  });

  it.each([
    ["has changed meanwhile", 999],
    ["is no longer in memory", undefined],
  ])("does not take an answer of which an entry %s", (_, storedAt) => {
    const { answers, write } = startCaches();
    if (storedAt !== undefined) write("album", storedAt);

    answers.set("question", toAnswer("answer"), new Map([["album", 1000]]));

    expect(answers.get("question")).toBeUndefined();
  });

  it("stays within its bytes, the least recently used making room", () => {
    const { answers, write } = startCaches(5000);
    write("album");
    const used = new Map([["album", 1000]]);
    for (const key of ["first", "second", "third", "fourth", "fifth"]) {
      answers.set(key, toAnswer("x".repeat(500)), used);
      answers.get("first");
      expect(answers.bytes).toBeLessThanOrEqual(5000);
    }

    expect(answers.get("first")).toBeDefined();
    expect(answers.get("second")).toBeUndefined();
    expect(answers.get("fifth")).toBeDefined();
  });

  it("does not take an answer that is heavier than all it may keep", () => {
    const { answers } = startCaches(5000);

    answers.set("question", toAnswer("x".repeat(5000)), new Map());

    expect(answers.get("question")).toBeUndefined();
  });

  it("watches an answer by what it is made of now, where it was kept before", () => {
    const { answers, write, pass } = startCaches();
    write("old");
    write("new");
    answers.set("question", toAnswer("before"), new Map([["old", 1000]]));
    answers.set("question", toAnswer("after"), new Map([["new", 1000]]));

    pass(1);
    write("old");
    expect(answers.get("question")?.body.toString()).toBe("after");
    write("new");
    expect(answers.get("question")).toBeUndefined();
  });

  it("keeps nothing where it may keep no byte", () => {
    const { answers } = startCaches(0);

    answers.set("question", toAnswer("answer"), new Map());

    expect(answers.get("question")).toBeUndefined();
    expect(answers.bytes).toBe(0);
  });
});
