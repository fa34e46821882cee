import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  isVerbatimSegment,
  toPath,
  withPaging,
} from "../../src/amazon-music/path.ts";

describe("a segment that travels as it is", () => {
  it.each([
    "new-releases-42-0",
    "podcasts-4%23EDITORIAL%23PODCASTS",
    "a:b;c=d,e@f+g$h!i'j(k)*l~m_n.o&p",
    "...",
    "x".repeat(512),
  ])("is %j", (segment) => {
    expect(isVerbatimSegment(segment)).toBe(true);
  });

  it.each([
    "",
    ".",
    "..",
    "a/b",
    "a\\b",
    "a?b",
    "a#b",
    "a b",
    "a\r\nb",
    "a\0b",
    "ä",
    "%2e%2E",
    "a%2Fb",
    "a%2fb",
    "a%5Cb",
    "a%00b",
    "x".repeat(513),
  ])("is not %j", (segment) => {
    expect(isVerbatimSegment(segment)).toBe(false);
  });
});

describe("a path", () => {
  it("holds the id in its place", () => {
    expect(toPath("GET", "/v1/artists/{id}/albums", "B00HARB0UR")).toBe(
      "/v1/artists/B00HARB0UR/albums",
    );
  });

  it.each(["", ".", "..", "a/b", "a%2Fb", "a?b", "ä", "$&"])(
    "is not made of what is no id: %j",
    (id) => {
      expect(() => toPath("PUT", "/v1/me/tracks/{id}", id)).toThrow(
        expect.objectContaining({
          kind: "bad-request",
          message: "This is no id of Amazon's",
          method: "PUT",
          route: "/v1/me/tracks/{id}",
        }),
      );
    },
  );
});

describe("paging", () => {
  it.each([
    [0, null, "/v1/a"],
    [20, null, "/v1/a?limit=20"],
    [0, "T", "/v1/a?cursor=T"],
    [100, "T", "/v1/a?limit=100&cursor=T"],
  ])("by %i and %j reads %s", (limit, token, path) => {
    expect(withPaging("/v1/a", limit, token)).toBe(path);
  });

  it("is added to a query that is there", () => {
    expect(withPaging("/v1/a?ids=1", 20, null)).toBe("/v1/a?ids=1&limit=20");
  });

  it.each([
    ["%22c0ffee%22", "%22c0ffee%22"],
    ["0%3Ac0ffee", "0%3Ac0ffee"],
    ["7:c0ffee", "7:c0ffee"],
    ["tztok-v2_AAA=", "tztok-v2_AAA="],
    ["a/b+c==", "a/b%2Bc=="],
    ["a&limit=1#b c\r\n", "a%26limit=1%23b%20c%0D%0A"],
    ["💿\ud800", "%F0%9F%92%BF%EF%BF%BD"],
  ])("sends the token %j as %j", (token, sent) => {
    expect(withPaging("/v1/a", 0, token)).toBe(`/v1/a?cursor=${sent}`);
  });

  it("loses nothing of any token that is not escaped", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary", minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (token, limit) => {
          fc.pre(!token.includes("%"));
          const { pathname, search } = new URL(
            withPaging("/v1/a", limit, token),
            "http://localhost",
          );
          expect(pathname).toBe("/v1/a");
          expect([...new URLSearchParams(search)]).toEqual([
            ["limit", String(limit)],
            ["cursor", token],
          ]);
        },
      ),
    );
  });
});
