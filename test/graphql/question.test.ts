import { describe, expect, it } from "@jest/globals";
import { HeaderMap } from "@apollo/server";
import { readQuestion, toCanonicalJson } from "../../src/graphql/question.ts";

const ask = (body: unknown) =>
  readQuestion({ method: "POST", headers: new HeaderMap(), search: "", body });

describe("the question of a request", () => {
  it("is a document, with or without the rest", () => {
    expect(ask({ query: "{ a }" })).toEqual({
      document: "{ a }",
      operationName: "",
      variables: {},
    });
    expect(
      ask({
        query: "query A { a }",
        operationName: "A",
        variables: { id: "1" },
        extensions: null,
      }),
    ).toEqual({
      document: "query A { a }",
      operationName: "A",
      variables: { id: "1" },
    });
  });

  it.each([
    { query: "{ a }", extensions: {} },
    { query: "{ a }", more: null },
    { query: "{ a }", operationName: 1 },
    { query: "{ a }", variables: [] },
    { query: 1 },
    [],
    null,
  ])("is none where more, less or something else is sent: %j", (body) => {
    expect(ask(body)).toBeNull();
  });
});

describe("canonical JSON", () => {
  it.each([
    [
      { a: 1, b: "x", c: null },
      { c: null, b: "x", a: 1 },
    ],
    [
      { a: ["z", "a"], b: 1 },
      { b: 1, a: ["z", "a"] },
    ],
    [{ a: { b: 1, c: 2 } }, { a: { c: 2, b: 1 } }],
    [{ a: [{ b: 1, c: 2 }] }, { a: [{ c: 2, b: 1 }] }],
    [{ a: [[{ b: 1, c: 2 }]] }, { a: [[{ c: 2, b: 1 }]] }],
  ])("is the same in whatever order fields come: %j", (one, other) => {
    expect(toCanonicalJson(other)).toBe(toCanonicalJson(one));
    expect(JSON.parse(toCanonicalJson(other) ?? "")).toEqual(one);
  });

  it("loses no field, whatever it is called", () => {
    const text = '{"b":1,"__proto__":{"d":2,"c":[{"b":1,"a":2}]},"1":3}';

    const canonical = toCanonicalJson(JSON.parse(text)) ?? "";

    expect(canonical).toContain('"__proto__":{"c":[{"a":2,"b":1}],"d":2}');
    expect(JSON.parse(canonical)).toEqual(JSON.parse(text));
  });

  it("is another where lists are in another order", () => {
    expect(toCanonicalJson({ ids: ["a", "b"] })).not.toBe(
      toCanonicalJson({ ids: ["b", "a"] }),
    );
  });

  it("is none of what cannot be written", () => {
    let value: unknown = 1;
    for (let depth = 0; depth < 100_000; depth += 1) value = [value];

    expect(toCanonicalJson({ value })).toBeNull();
  });
});
