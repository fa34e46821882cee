import { unwrapResolverError } from "@apollo/server/errors";
import { GraphQLError, Kind, type GraphQLFormattedError } from "graphql";
import {
  AmazonMusicError,
  type AmazonMusicErrorKind,
} from "../amazon-music/index.ts";
import { isErrorCode, type ErrorCode } from "./error-code.ts";

interface PublicError {
  readonly code: ErrorCode;
  readonly message: string;
  /** Of a change that may have been made all the same: to make it again may do it twice. */
  readonly messageInDoubt?: string;
}

/** What clients are told of each kind of failed call. A new kind does not compile until it stands here. */
const publicErrorOfKind: Readonly<Record<AmazonMusicErrorKind, PublicError>> = {
  unauthorized: {
    code: "UNAUTHENTICATED",
    message: "Amazon refused the access token.",
  },
  forbidden: {
    code: "FORBIDDEN",
    message: "Amazon does not allow this to the caller.",
  },
  "not-found": {
    code: "UPSTREAM_INVALID_RESPONSE",
    message: "Amazon does not know what the gateway asked for.",
  },
  "bad-request": {
    code: "BAD_USER_INPUT",
    message: "Amazon does not accept this input.",
  },
  "rate-limited": {
    code: "UPSTREAM_THROTTLED",
    message: "Amazon is asked too often just now; try again later.",
  },
  unavailable: {
    code: "UPSTREAM_UNAVAILABLE",
    message: "Amazon cannot answer just now; try again later.",
    messageInDoubt:
      "Amazon did not answer; the change may have been made all the same.",
  },
  timeout: {
    code: "UPSTREAM_TIMEOUT",
    message: "Amazon did not answer in time; try again later.",
    messageInDoubt:
      "Amazon did not answer in time; the change may have been made all the same.",
  },
  malformed: {
    code: "UPSTREAM_INVALID_RESPONSE",
    message: "Amazon's answer could not be read.",
  },
};

const maxMessageLength = 1000;

/** Where Amazon does not say how long to stay away. */
const defaultRetryAfterMs = 1000;

/**
 * The one gate through which errors leave. Failed calls and errors made for
 * clients keep their meaning; of anything else, a bug of ours, only its being
 * there is told, since its message may hold anything.
 */
export function toPublicError(
  formatted: GraphQLFormattedError,
  error: unknown,
): GraphQLFormattedError {
  const original = unwrap(error);
  const { locations, path } = formatted;
  const place = {
    ...(locations === undefined ? {} : { locations }),
    ...(path === undefined ? {} : { path }),
  };
  if (original instanceof AmazonMusicError)
    return { ...place, ...toUpstreamError(original) };
  if (isUnexpected(error))
    return {
      message: "Internal server error",
      ...place,
      extensions: { code: "INTERNAL_SERVER_ERROR" satisfies ErrorCode },
    };
  return {
    message: shorten(formatted.message),
    ...place,
    extensions: {
      code: isVariableFault(original)
        ? ("BAD_USER_INPUT" satisfies ErrorCode)
        : formatted.extensions?.["code"],
    },
  };
}

/** A message quotes the client, who may have sent a name of a megabyte. */
function shorten(message: string): string {
  return message.length > maxMessageLength
    ? `${message.slice(0, maxMessageLength)}…`
    : message;
}

/** Tells whether an error is a bug of ours: neither a failed call nor made for clients with a code of the list. */
export function isUnexpected(error: unknown): boolean {
  const original = unwrap(error);
  if (original instanceof AmazonMusicError || isVariableFault(original))
    return false;
  const code =
    original instanceof Error && "extensions" in original
      ? (original.extensions as { code?: unknown }).code
      : undefined;
  return !isErrorCode(code) || code === "INTERNAL_SERVER_ERROR";
}

/** What was thrown: by a resolver, or as a failed call where no field was at work yet. */
function unwrap(error: unknown): unknown {
  const thrown = unwrapResolverError(error);
  return thrown instanceof GraphQLError &&
    thrown.originalError instanceof AmazonMusicError
    ? thrown.originalError
    : thrown;
}

/** What of an argument can hold a variable. */
const variableHolders: readonly unknown[] = [
  Kind.VARIABLE,
  Kind.LIST,
  Kind.OBJECT,
];

/**
 * A nullable variable may stand for something non-null, an argument or a part
 * of one, where either has a default. When it comes as null, graphql-js finds
 * out at the field, and says so without a code; likewise where it stops to
 * count what is wrong with the variables.
 */
function isVariableFault(error: unknown): boolean {
  if (
    !(error instanceof GraphQLError) ||
    error.extensions["code"] !== undefined
  )
    return false;
  const { nodes, message } = error;
  return nodes === undefined
    ? message.startsWith("Too many errors processing variables")
    : nodes.length === 1 && variableHolders.includes(nodes[0]?.kind);
}

/** Refusals that a frontend can act on. Source: the Web API's errors page. */
const forbiddenOfCode: ReadonlyMap<string | undefined, PublicError> = new Map([
  ...["AUTH_NO_MUSIC_ACCOUNT_FOUND", "NO_MUSIC_ACCOUNT_FOUND"].map(
    (code): [string, PublicError] => [
      code,
      {
        code: "MUSIC_ACCOUNT_REQUIRED",
        message: "The Amazon account of the caller has no Amazon Music.",
      },
    ],
  ),
  [
    "DENIED_SUBSCRIPTION_TIER",
    {
      code: "SUBSCRIPTION_REQUIRED",
      message: "The subscription of the caller does not allow this.",
    },
  ],
]);

function toUpstreamError({
  kind,
  status,
  code,
  reference,
  retryAfterMs,
  requiredScope,
  isInDoubt,
}: AmazonMusicError): GraphQLFormattedError {
  const known =
    (kind === "forbidden" ? forbiddenOfCode.get(code) : undefined) ??
    publicErrorOfKind[kind];
  return {
    message: (isInDoubt ? known.messageInDoubt : undefined) ?? known.message,
    extensions: {
      code: known.code,
      ...(kind === "rate-limited" && {
        retryAfterMs: retryAfterMs ?? defaultRetryAfterMs,
      }),
      ...(requiredScope !== undefined && { requiredScope }),
      ...(status !== undefined && { upstream: { status, code, reference } }),
    },
  };
}
