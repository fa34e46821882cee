import type { Json, JsonObject } from "./json.ts";

/** Status and message of each error code of the Amazon Music Web API (page "Errors"). */
const failures = {
  BAD_REQUEST: [400, "The request is malformed."],
  NO_ACCESS_TOKEN: [401, "No access token was provided."],
  INVALID_AUTH_TYPE: [401, "The authorization type must be Bearer."],
  INVALID_AUTH_TOKEN: [401, "The bearer token is empty."],
  INVALID_ACCESS_TOKEN: [401, "The access token is invalid or has expired."],
  NO_X_API_KEY: [403, "The x-api-key header is missing."],
  INVALID_CLIENT_ID: [
    403,
    "This security profile is not enabled for Amazon Music.",
  ],
  ACCESS_DENIED: [403, "The access token lacks a scope."],
  AUTH_NO_MUSIC_ACCOUNT_FOUND: [403, "No Amazon Music account was found."],
  NO_MUSIC_ACCOUNT_FOUND: [403, "No Amazon Music account was found."],
  DENIED_SUBSCRIPTION_TIER: [403, "The subscription does not include this."],
  RESOURCE_NOT_FOUND: [404, "The resource was not found."],
  MAX_CONCURRENCY_REACHED: [422, "Too many devices are playing."],
  THROTTLED: [
    429,
    "Too Many Requests - Rate limiting is in effect for this application.",
  ],
  INTERNAL: [500, "Something went wrong on our side."],
  DEPENDENCY: [503, "A service behind this one failed."],
} as const;

export type FailureCode = keyof typeof failures;

export const failureCodes = Object.keys(failures) as FailureCode[];

/** Thrown by whatever refuses a request; the one place that writes answers turns it into the error envelope. */
export class Failure extends Error {
  readonly code: FailureCode;
  readonly status: number;

  constructor(code: FailureCode, message: string = failures[code][1]) {
    super(message);
    this.name = "Failure";
    this.code = code;
    this.status = failures[code][0];
  }
}

export function badRequest(message: string): Failure {
  return new Failure("BAD_REQUEST", message);
}

export function notFound(): Failure {
  return new Failure("RESOURCE_NOT_FOUND");
}

/** `status` is a string in Amazon's own example; `url` is where a user without an account would be sent. */
export function toErrorEnvelope(
  failure: Pick<Failure, "code" | "status" | "message">,
  reference: string,
): Json {
  const error: JsonObject = {
    status: String(failure.status),
    code: failure.code,
    message: failure.message,
    url: failure.code.endsWith("NO_MUSIC_ACCOUNT_FOUND")
      ? "https://music.amazon.com"
      : undefined,
    reference,
    payload:
      failure.code === "INTERNAL" ? { internalCode: "SANDBOX" } : undefined,
  };
  return { error };
}
