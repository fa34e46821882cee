import { hash } from "node:crypto";
import type { HTTPGraphQLRequest, HTTPGraphQLResponse } from "@apollo/server";

/** An answer on its way to the door. */
export type HttpAnswer = HTTPGraphQLResponse & {
  /** The body, where it is there as bytes already. */
  readonly bytes?: Buffer | undefined;
};

/** What tells a client how long it may keep an answer. */
export interface Keeping {
  readonly etag: string;
  /** Seconds for which it could be kept when it was made. */
  readonly maxAgeS: number;
  /** Seconds since then; null where it is made for this request. */
  readonly ageS: number | null;
}

/** Strong: another body has another. */
export function toEtag(body: string): string {
  return `"${hash("sha1", body, "base64url")}"`;
}

/**
 * The answer with all that caches want to know; without its body where the
 * client has it already.
 *
 * Kept by the client alone (`private`), though others would be given the same. A cache that many share could tell callers apart by
 * their tokens only, knows nothing of territories, and would go on answering a token that has been revoked. RFC 9111, section
 * 3.5: it must not keep what was asked with `Authorization` unless it is told that it may.
 */
export function toCacheable(
  request: HTTPGraphQLRequest,
  answer: HttpAnswer,
  { etag, maxAgeS, ageS }: Keeping,
): HttpAnswer {
  const { headers } = answer;
  headers.set("cache-control", `private, max-age=${maxAgeS}`);
  headers.set("etag", etag);
  if (ageS !== null) headers.set("age", String(ageS));
  if (!isHeld(request, etag)) return answer;
  headers.delete("content-type");
  return { headers, status: 304, body: noBody };
}

const noBody: HTTPGraphQLResponse["body"] = { kind: "complete", string: "" };

/** RFC 9110, section 13.1.2: of the methods that we answer, for GET alone, and by the weak comparison. */
function isHeld(
  { method, headers }: HTTPGraphQLRequest,
  etag: string,
): boolean {
  const held = method === "GET" ? headers.get("if-none-match") : undefined;
  if (held === undefined) return false;
  return (
    held.trim() === "*" ||
    (held.match(/(?:W\/)?"[^"]*"/g) ?? []).some(
      (one) => one.replace(/^W\//, "") === etag,
    )
  );
}
