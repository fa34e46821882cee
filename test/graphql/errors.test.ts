import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  graphql,
  GraphQLError,
  type GraphQLFormattedError,
} from "graphql";
import {
  AmazonMusicError,
  type AmazonMusicErrorKind,
} from "../../src/amazon-music/index.ts";
import { errorCodes } from "../../src/graphql/error-code.ts";
import { isUnexpected, toPublicError } from "../../src/graphql/errors.ts";

const schema = buildSchema("type Query { field(first: Int! = 20): Int }");

/** The error of a query whose resolver throws that, as the executor has it. */
async function throwInField(thrown: unknown): Promise<GraphQLError> {
  const { errors } = await graphql({
    schema,
    source: "{ field }",
    rootValue: {
      field: () => {
        throw thrown;
      },
    },
  });
  const [error] = errors ?? [];
  if (error === undefined) throw new Error("Nothing was thrown.");
  return error;
}

const toPublic = (error: GraphQLError): GraphQLFormattedError =>
  toPublicError(error.toJSON(), error);

const place = { locations: [{ line: 1, column: 3 }], path: ["field"] };
const details = { method: "GET", route: "/v1/albums" };

describe("a failed call", () => {
  const table: Readonly<
    Record<AmazonMusicErrorKind, readonly [string, string]>
  > = {
    unauthorized: ["UNAUTHENTICATED", "Amazon refused the access token."],
    forbidden: ["FORBIDDEN", "Amazon does not allow this to the caller."],
    "not-found": [
      "UPSTREAM_INVALID_RESPONSE",
      "Amazon does not know what the gateway asked for.",
    ],
    "bad-request": ["BAD_USER_INPUT", "Amazon does not accept this input."],
    "rate-limited": [
      "UPSTREAM_THROTTLED",
      "Amazon is asked too often just now; try again later.",
    ],
    unavailable: [
      "UPSTREAM_UNAVAILABLE",
      "Amazon cannot answer just now; try again later.",
    ],
    timeout: [
      "UPSTREAM_TIMEOUT",
      "Amazon did not answer in time; try again later.",
    ],
    malformed: [
      "UPSTREAM_INVALID_RESPONSE",
      "Amazon's answer could not be read.",
    ],
  };
  const kinds = Object.entries(table) as [
    AmazonMusicErrorKind,
    readonly [string, string],
  ][];

  it.each(kinds)(
    "of the kind %s has a code and a message of ours, and its place",
    async (kind, [code, message]) => {
      const thrown = new AmazonMusicError(kind, "inner wording", details);

      const error = await throwInField(thrown);

      expect(isUnexpected(error)).toBe(false);
      expect(toPublic(error)).toEqual({
        message,
        ...place,
        extensions:
          kind === "rate-limited" ? { code, retryAfterMs: 1000 } : { code },
      });
    },
  );

  it("tells Amazon's status, code and reference where Amazon answered, and nothing else of the call", async () => {
    const thrown = new AmazonMusicError("unavailable", "Amazon answered 503", {
      ...details,
      status: 503,
      code: "DEPENDENCY",
      reference: "4b1d",
      retryAfterMs: 5000,
      cause: new Error("Bearer Atza|secret"),
    });

    expect(toPublic(await throwInField(thrown))).toEqual({
      message: "Amazon cannot answer just now; try again later.",
      ...place,
      extensions: {
        code: "UPSTREAM_UNAVAILABLE",
        upstream: { status: 503, code: "DEPENDENCY", reference: "4b1d" },
      },
    });
  });

  it("for want of a scope tells which one the access token needs", async () => {
    const thrown = new AmazonMusicError("forbidden", "", {
      ...details,
      requiredScope: "music::catalog",
    });

    expect(toPublic(await throwInField(thrown)).extensions).toEqual({
      code: "FORBIDDEN",
      requiredScope: "music::catalog",
    });
  });

  it.each([0, 3000])(
    "for too many questions tells for how long to stay away: %i ms",
    async (retryAfterMs) => {
      const thrown = new AmazonMusicError("rate-limited", "", {
        ...details,
        retryAfterMs,
      });

      expect(toPublic(await throwInField(thrown)).extensions).toEqual({
        code: "UPSTREAM_THROTTLED",
        retryAfterMs,
      });
    },
  );

  it("is known where no field was at work yet", () => {
    const originalError = new AmazonMusicError("timeout", "", details);
    const error = new GraphQLError("inner wording", { originalError });

    expect(isUnexpected(error)).toBe(false);
    expect(toPublic(error)).toEqual({
      message: "Amazon did not answer in time; try again later.",
      extensions: { code: "UPSTREAM_TIMEOUT" },
    });
  });
});

describe("an error made for clients", () => {
  it.each(errorCodes.filter((code) => code !== "INTERNAL_SERVER_ERROR"))(
    "keeps its message and its code %s, and loses all else",
    async (code) => {
      const extensions = { code, stacktrace: ["secret.ts:1"], http: {} };
      const error = await throwInField(
        new GraphQLError("Ask otherwise.", { extensions }),
      );

      expect(isUnexpected(error)).toBe(false);
      expect(toPublic(error)).toEqual({
        message: "Ask otherwise.",
        ...place,
        extensions: { code },
      });
    },
  );

  it("keeps its meaning where it has no place", () => {
    const extensions = { code: "UNAUTHENTICATED" };

    expect(toPublic(new GraphQLError("Who asks?", { extensions }))).toEqual({
      message: "Who asks?",
      extensions,
    });
  });

  it("is one where a variable is null that may not be, which graphql-js gives no code", async () => {
    const { errors: [error] = [] } = await graphql({
      schema,
      source: "query ($first: Int = 20) { field(first: $first) }",
      variableValues: { first: null },
    });

    expect(error && isUnexpected(error)).toBe(false);
    expect(error && toPublic(error)).toMatchObject({
      message: expect.stringContaining("must not be null") as unknown,
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});

describe("anything else", () => {
  const secret = "Atza|never-to-be-seen";
  const unexpected: readonly (readonly [string, unknown])[] = [
    ["an Error", new Error(secret)],
    ["an Error with a cause", new Error(secret, { cause: new Error(secret) })],
    [
      "an Error with a code",
      Object.assign(new Error(secret), { code: secret }),
    ],
    [
      "an Error with extensions",
      Object.assign(new Error(secret), { extensions: { secret } }),
    ],
    ["an error of GraphQL without a code", new GraphQLError(secret)],
    [
      "an error of GraphQL with a code that is not in the list",
      new GraphQLError(secret, { extensions: { code: "NEW", secret } }),
    ],
    [
      "an error that says itself that it is a bug",
      new GraphQLError(secret, {
        extensions: { code: "INTERNAL_SERVER_ERROR" },
      }),
    ],
    ["a text", secret],
    ["an object", { message: secret }],
    ["undefined", undefined],
  ];

  it.each(unexpected)(
    "is a bug of ours, of which only its place is told: %s",
    async (_, thrown) => {
      const error = await throwInField(thrown);

      expect(isUnexpected(error)).toBe(true);
      expect(toPublic(error)).toEqual({
        message: "Internal server error",
        ...place,
        extensions: { code: "INTERNAL_SERVER_ERROR" },
      });
    },
  );

  it("is a bug of ours where it is no error of GraphQL either", () => {
    expect(toPublicError({ message: secret }, new Error(secret))).toEqual({
      message: "Internal server error",
      extensions: { code: "INTERNAL_SERVER_ERROR" },
    });
  });
});
