/** Every code that `errors[].extensions.code` can hold. */
export const errorCodes = [
  "ALIAS_LIMIT_EXCEEDED",
  "BAD_REQUEST",
  "BAD_USER_INPUT",
  "COST_LIMIT_EXCEEDED",
  "DEPTH_LIMIT_EXCEEDED",
  "FORBIDDEN",
  "GRAPHQL_PARSE_FAILED",
  "GRAPHQL_VALIDATION_FAILED",
  "INTERNAL_SERVER_ERROR",
  "MUSIC_ACCOUNT_REQUIRED",
  "OPERATION_RESOLUTION_FAILURE",
  "PAYLOAD_TOO_LARGE",
  "PERSISTED_QUERY_NOT_SUPPORTED",
  "SUBSCRIPTION_REQUIRED",
  "TRUSTED_DOCUMENT_REQUIRED",
  "TRUSTED_DOCUMENT_UNKNOWN",
  "UNAUTHENTICATED",
  "UNSUPPORTED_MEDIA_TYPE",
  "UPSTREAM_INVALID_RESPONSE",
  "UPSTREAM_THROTTLED",
  "UPSTREAM_TIMEOUT",
  "UPSTREAM_UNAVAILABLE",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

export function isErrorCode(code: unknown): code is ErrorCode {
  return (errorCodes as readonly unknown[]).includes(code);
}
