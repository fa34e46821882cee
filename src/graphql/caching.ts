import { crc32 } from "node:zlib";
import type { HTTPGraphQLRequest, HTTPGraphQLResponse } from "@apollo/server";

/** An answer on its way to the door: as the server made it, or ready to leave. */
export type HttpAnswer = HTTPGraphQLResponse | ReadyAnswer;

export interface ReadyAnswer {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly content: string | Buffer;
  /** How long the content is in bytes. */
  readonly bytes: number;
}

/** What tells a client how long it may keep an answer. */
export interface Keeping {
  readonly etag: string;
  /** Seconds for which it could be kept when it was made. */
  readonly maxAgeS: number;
  /** Seconds since then; null where it is made for this request. */
  readonly ageS: number | null;
}

/**
 * Strong: another body has another, but for one in four billion changes that
 * keep its length. A cryptographic digest, which nobody here would be kept from
 * forging, takes three times as long.
 */
export function toEtag(body: string): string {
  const digest = crc32(body);
  // Its last bit for itself: what is larger than V8's small integers takes ten times as long to write.
  const text = `${(digest >>> 1).toString(36)}${digest & 1}`;
  return `"${text}-${body.length.toString(36)}"`;
}

/**
 * What caches want to know, as names and values in turn.
 *
 * Kept by the client alone (`private`), though others would be given the same. A cache that many share could tell callers apart by
 * their tokens only, knows nothing of territories, and would go on answering a token that has been revoked. RFC 9111, section
 * 3.5: it must not keep what was asked with `Authorization` unless it is told that it may.
 */
function toHeaders({ etag, maxAgeS, ageS }: Keeping): string[] {
  const headers = ["cache-control", `private, max-age=${maxAgeS}`];
  headers.push("etag", etag);
  if (ageS !== null) headers.push("age", String(ageS));
  return headers;
}

/**
 * An answer as it is sent; without its content where the client has it already.
 *
 * @param keeping Null where it may not be kept.
 */
export function toReadyAnswer(
  request: HTTPGraphQLRequest,
  contentType: string,
  content: string | Buffer,
  bytes: number,
  keeping: Keeping | null,
): ReadyAnswer {
  if (keeping === null) {
    const headers = ["cache-control", "no-store", "content-type", contentType];
    return { status: 200, headers, content, bytes };
  }
  const headers = toHeaders(keeping);
  if (isHeld(request, keeping.etag))
    return { status: 304, headers, content: "", bytes: 0 };
  headers.push("content-type", contentType);
  return { status: 200, headers, content, bytes };
}

/** As `toReadyAnswer`, of an answer as the server made it. */
export function toCacheable(
  request: HTTPGraphQLRequest,
  answer: HTTPGraphQLResponse,
  keeping: Keeping,
): HTTPGraphQLResponse {
  const { headers } = answer;
  const told = toHeaders(keeping);
  for (let place = 0; place < told.length; place += 2)
    headers.set(told[place] ?? "", told[place + 1] ?? "");
  if (!isHeld(request, keeping.etag)) return answer;
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
