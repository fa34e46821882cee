import { describe, expect, it } from "@jest/globals";
import { parseRetryAfter, toRefusal } from "../../src/amazon-music/refusal.ts";

const called = { method: "GET", route: "/v1/albums" };

const refusalOf = (
  status: number,
  json?: unknown,
  headers: Readonly<Record<string, string>> = {},
) => toRefusal(called, status, headers, json);

describe("toRefusal", () => {
  it.each([
    ["BAD_REQUEST", "bad-request"],
    ["INVALID_AUTH_TYPE", "unauthorized"],
    ["INVALID_AUTH_TOKEN", "unauthorized"],
    ["INVALID_ACCESS_TOKEN", "unauthorized"],
    ["NO_ACCESS_TOKEN", "unauthorized"],
    ["NO_X_API_KEY", "forbidden"],
    ["INVALID_CLIENT_ID", "forbidden"],
    ["AUTH_NO_MUSIC_ACCOUNT_FOUND", "forbidden"],
    ["NO_MUSIC_ACCOUNT_FOUND", "forbidden"],
    ["DENIED_SUBSCRIPTION_TIER", "forbidden"],
    ["ACCESS_DENIED", "forbidden"],
    ["RESOURCE_NOT_FOUND", "not-found"],
    ["THROTTLED", "rate-limited"],
    ["INTERNAL", "unavailable"],
    ["DEPENDENCY", "unavailable"],
    ["ServerError", "unavailable"],
  ])("calls the code %s %s", (code, kind) => {
    // A status that says nothing: some of the codes come with one that is not documented.
    expect(refusalOf(418, { error: { status: "418", code } })).toMatchObject({
      kind,
      code,
      status: 418,
    });
  });

  it.each([
    [304, "malformed"],
    [400, "bad-request"],
    [401, "unauthorized"],
    [403, "forbidden"],
    [404, "not-found"],
    [422, "bad-request"],
    [429, "rate-limited"],
    [500, "unavailable"],
    [502, "unavailable"],
    [503, "unavailable"],
    [504, "unavailable"],
    [599, "unavailable"],
  ])("calls the status %i %s where no code is known", (status, kind) => {
    const bodies = [
      undefined,
      null,
      "",
      [],
      {},
      { message: "Forbidden" },
      { error: null },
      { error: {} },
      { error: { code: "NEW_CODE" } },
      { error: { code: 7 } },
      { error: "new_code" },
    ];

    for (const body of bodies)
      expect(refusalOf(status, body)).toMatchObject({
        kind,
        status,
        message: `Amazon answered ${status}`,
      });
  });

  it("reads the envelope of the Web API", () => {
    const json = { error: { code: "DEPENDENCY", reference: "4b1d-77" } };

    expect(refusalOf(503, json)).toMatchObject({
      code: "DEPENDENCY",
      reference: "4b1d-77",
      ...called,
    });
  });

  it("reads the plain text of Login with Amazon", () => {
    const json = { error: "invalid_token", error_description: "No" };

    expect(refusalOf(400, json)).toMatchObject({
      kind: "bad-request",
      code: "invalid_token",
      reference: undefined,
    });
  });

  it("reads the bare message of the gateway before the service", () => {
    expect(refusalOf(429, { message: "Too Many Requests" })).toMatchObject({
      kind: "rate-limited",
      code: undefined,
      reference: undefined,
    });
  });

  it.each([
    "The token Atza|secret is invalid",
    "Atza|secret",
    "x".repeat(65),
    "",
    "<b>",
    "amzn1.account.AHN7EXAMPLE",
    "amzn1.application.0123456789abcdef",
  ])(
    "hands on no code or reference that has not the form of one: %j",
    (text) => {
      for (const error of [text, { code: text, reference: text }])
        expect(refusalOf(400, { error })).toMatchObject({
          kind: "bad-request",
          code: undefined,
          reference: undefined,
        });
    },
  );

  it.each(["constructor", "__proto__", "toString"])(
    "takes no property of every object for a code: %s",
    (code) => {
      expect(refusalOf(404, { error: { code } }).kind).toBe("not-found");
    },
  );

  it.each([
    ["the code for it", { error: { code: "ACCESS_DENIED" } }],
    ["a code that is not known", { error: { code: "NEW_CODE" } }],
    ["a bare message", { message: "Forbidden" }],
    ["nothing", undefined],
  ])("names the scope of a call that is forbidden with %s", (_, json) => {
    expect(refusalOf(403, json).requiredScope).toBe("music::catalog");
  });

  it.each([
    ["of another reason", 403, "NO_MUSIC_ACCOUNT_FOUND", called],
    ["of another reason", 403, "AUTH_NO_MUSIC_ACCOUNT_FOUND", called],
    ["of another reason", 403, "DENIED_SUBSCRIPTION_TIER", called],
    ["of the gateway's own key", 403, "INVALID_CLIENT_ID", called],
    ["of the gateway's own key", 403, "NO_X_API_KEY", called],
    ["of its token", 401, "INVALID_ACCESS_TOKEN", called],
    ["of no fault of the caller", 503, "DEPENDENCY", called],
    [
      "though no scope is known for it",
      403,
      "ACCESS_DENIED",
      { method: "GET", route: "/v1/artists/{id}/followers" },
    ],
    [
      "though it needs none",
      403,
      "ACCESS_DENIED",
      { method: "GET", route: "/auth/o2/tokeninfo" },
    ],
  ])(
    "names no scope of a call that is refused %s: %i %s",
    (_, status, code, call) => {
      const error = toRefusal(call, status, {}, { error: { code } });

      expect(error.requiredScope).toBeUndefined();
    },
  );

  it("reads how long Amazon asks to stay away", () => {
    const error = refusalOf(429, {}, { "retry-after": "3" });

    expect(error.retryAfterMs).toBe(3000);
  });
});

describe("parseRetryAfter", () => {
  const now = Date.parse("2026-03-01T12:00:00Z");

  it.each([
    ["seconds", "7", 7000],
    ["seconds between spaces", " 7 ", 7000],
    ["zero", "0", 0],
    ["a date", "Sun, 01 Mar 2026 12:00:30 GMT", 30_000],
    ["a date of the older form", "Sunday, 01-Mar-26 12:00:30 GMT", 30_000],
    ["a date that has passed", "Sun, 01 Mar 2026 11:59:00 GMT", 0],
    ["more than a day", "86401", 86_400_000],
    ["a number beyond all numbers", "9".repeat(400), 86_400_000],
    ["a date in a thousand years", "Tue, 01 Mar 3026 12:00:00 GMT", 86_400_000],
  ])("reads %s", (_, value, milliseconds) => {
    expect(parseRetryAfter(value, now)).toBe(milliseconds);
  });

  it.each([
    ["nothing", undefined],
    ["an empty text", ""],
    ["spaces", "  "],
    ["words", "soon 5"],
    ["a negative number", "-5"],
    ["a fraction", "1.5"],
    ["a date that is none", "Sun, 99 Foo 2026 12:00:30 GMT"],
    ["two headers", ["1", "2"]],
  ])("reads nothing from %s", (_, value) => {
    expect(parseRetryAfter(value, now)).toBeUndefined();
  });
});
