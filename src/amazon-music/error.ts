import type { Scope } from "./scope.ts";

/**
 * Everything that can go wrong between us and Amazon. The set is closed: who
 * reads an error must answer each kind, and the compiler sees to it.
 */
export type AmazonMusicErrorKind =
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "bad-request"
  | "rate-limited"
  | "unavailable"
  | "timeout"
  | "malformed";

export interface AmazonMusicErrorDetails {
  readonly method: string;
  /** The path without ids, such as `/v1/albums`. */
  readonly route: string;
  /** HTTP status; absent where no answer arrived. */
  readonly status?: number | undefined;
  /** Amazon's own code, such as `THROTTLED`. */
  readonly code?: string | undefined;
  /** Amazon's debug id of the failed call. */
  readonly reference?: string | undefined;
  /** How long Amazon asked to stay away, in milliseconds. */
  readonly retryAfterMs?: number | undefined;
  /** Scope that the call needs; absent where it was not refused for the want of one, as far as Amazon says. */
  readonly requiredScope?: Scope | undefined;
  /** Whether whoever asked gave up first: then the failure says nothing of Amazon. */
  readonly isGivenUp?: boolean | undefined;
  /** Whether it was a change that may have been made all the same: it was sent, and Amazon did not say what became of it. */
  readonly isInDoubt?: boolean | undefined;
  readonly cause?: unknown;
}

/** A call to Amazon Music or Login with Amazon that did not succeed. */
export class AmazonMusicError extends Error {
  override readonly name = "AmazonMusicError";
  readonly kind: AmazonMusicErrorKind;
  readonly method: string;
  readonly route: string;
  readonly status: number | undefined;
  readonly code: string | undefined;
  readonly reference: string | undefined;
  readonly retryAfterMs: number | undefined;
  readonly requiredScope: Scope | undefined;
  readonly isGivenUp: boolean;
  readonly isInDoubt: boolean;

  constructor(
    kind: AmazonMusicErrorKind,
    message: string,
    details: AmazonMusicErrorDetails,
  ) {
    super(
      message,
      details.cause === undefined ? undefined : { cause: details.cause },
    );
    this.kind = kind;
    this.method = details.method;
    this.route = details.route;
    this.status = details.status;
    this.code = details.code;
    this.reference = details.reference;
    this.retryAfterMs = details.retryAfterMs;
    this.requiredScope = details.requiredScope;
    this.isGivenUp = details.isGivenUp ?? false;
    this.isInDoubt = details.isInDoubt ?? false;
  }
}
