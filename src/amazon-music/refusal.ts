import { AmazonMusicError, type AmazonMusicErrorKind } from "./error.ts";
import { toOperation } from "./operation.ts";
import { scopeOfOperation } from "./scope.ts";
import { isRecord } from "./shape.ts";

/**
 * Amazon's error codes. They come before the HTTP status, since the status of
 * some is not documented. Source: the Web API's errors page.
 */
const kindOfCode: ReadonlyMap<string, AmazonMusicErrorKind> = new Map(
  Object.entries<AmazonMusicErrorKind>({
    BAD_REQUEST: "bad-request",
    INVALID_AUTH_TYPE: "unauthorized",
    INVALID_AUTH_TOKEN: "unauthorized",
    INVALID_ACCESS_TOKEN: "unauthorized",
    NO_ACCESS_TOKEN: "unauthorized",
    NO_X_API_KEY: "forbidden",
    INVALID_CLIENT_ID: "forbidden",
    AUTH_NO_MUSIC_ACCOUNT_FOUND: "forbidden",
    NO_MUSIC_ACCOUNT_FOUND: "forbidden",
    DENIED_SUBSCRIPTION_TIER: "forbidden",
    ACCESS_DENIED: "forbidden",
    RESOURCE_NOT_FOUND: "not-found",
    THROTTLED: "rate-limited",
    INTERNAL: "unavailable",
    DEPENDENCY: "unavailable",
    // Login with Amazon's, which comes with a status of 400 like its refusals.
    ServerError: "unavailable",
  }),
);

/**
 * Amazon's codes and debug ids. What has another form may be anything, a token
 * too, and goes no further; nor do Amazon's names of people, applications and
 * secrets, which begin alike.
 */
const name = /^(?!amzn1\.)[\w.-]{1,64}$/;

/** RFC 9110 section 5.6.7. Date.parse alone makes a date of nearly anything. */
const httpDate = /^[A-Z][a-z]+, .+ GMT$/;

/** A day: what asks for more is a mistake, and a number that no timer can hold. */
const longestRetryAfterMs = 86_400_000;

interface Answered {
  readonly method: string;
  readonly route: string;
}

/** Turns an answer other than 2xx into an error, whichever of Amazon's three error bodies it has. */
export function toRefusal(
  { method, route }: Answered,
  status: number,
  headers: Readonly<Record<string, string | string[] | undefined>>,
  json: unknown,
  now: () => number = Date.now,
): AmazonMusicError {
  const error = isRecord(json) ? json["error"] : undefined;
  const code = readName(isRecord(error) ? error["code"] : error);
  const kind = kindOfCode.get(code ?? "") ?? kindOfStatus(status);
  const reference = isRecord(error) ? readName(error["reference"]) : undefined;
  const retryAfterMs = parseRetryAfter(headers["retry-after"], now());
  const requiredScope =
    kind === "forbidden" && mayBeAboutScope(code)
      ? scopeOfOperation.get(`${method} ${route}`)
      : undefined;
  return new AmazonMusicError(kind, `Amazon answered ${status}`, {
    method,
    route,
    status,
    code,
    reference,
    retryAfterMs,
    requiredScope: requiredScope ?? undefined,
    // It failed, maybe after it had done what was asked.
    isInDoubt:
      kind === "unavailable" && toOperation({ method, route }) === "write",
  });
}

/** What comes without a code, or with one that is not known, may be about a scope as well. */
function mayBeAboutScope(code: string | undefined): boolean {
  return (
    code === undefined || code === "ACCESS_DENIED" || !kindOfCode.has(code)
  );
}

function kindOfStatus(status: number): AmazonMusicErrorKind {
  if (status === 401) return "unauthorized";
  if (status === 403) return "forbidden";
  if (status === 404) return "not-found";
  if (status === 429) return "rate-limited";
  if (status >= 500) return "unavailable";
  if (status >= 400) return "bad-request";
  return "malformed";
}

/** Seconds or a date, as RFC 9110 section 10.2.3 has it; undefined where it is neither. */
export function parseRetryAfter(
  value: string | string[] | undefined,
  now: number,
): number | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  const milliseconds = /^\d+$/.test(text)
    ? Number(text) * 1000
    : httpDate.test(text)
      ? Date.parse(text) - now
      : Number.NaN;
  if (Number.isNaN(milliseconds)) return undefined;
  return Math.min(Math.max(milliseconds, 0), longestRetryAfterMs);
}

function readName(value: unknown): string | undefined {
  return typeof value === "string" && name.test(value) ? value : undefined;
}
