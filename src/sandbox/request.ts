import type { IncomingHttpHeaders, IncomingMessage } from "node:http";
import { badRequest } from "./failure.ts";

/** A request as it came on the wire: path and query are not decoded, because how they were encoded is what tests ask about. */
export interface RawRequest {
  method: string;
  /** Path and query. */
  target: string;
  path: string;
  query: RawQuery;
  headers: IncomingHttpHeaders;
}

/** The query's parameters, decoded once when read. */
export interface RawQuery {
  /** Undefined when absent; the first one when repeated. */
  get(name: string): string | undefined;
}

export function readRequest(message: IncomingMessage): RawRequest {
  const target = message.url ?? "/";
  const mark = target.indexOf("?");
  return {
    method: message.method ?? "GET",
    target,
    path: mark < 0 ? target : target.slice(0, mark),
    query: parseQuery(mark < 0 ? "" : target.slice(mark + 1)),
    headers: message.headers,
  };
}

/** By hand, since URLSearchParams forgives what Amazon may not (a stray `%`) and reads `+` as a space. */
function parseQuery(text: string): RawQuery {
  const pairs = text.split("&").map((pair) => {
    const mark = pair.indexOf("=");
    return mark < 0
      ? { name: pair, value: "" }
      : { name: pair.slice(0, mark), value: pair.slice(mark + 1) };
  });
  return {
    get(name) {
      const pair = pairs.find((candidate) => candidate.name === name);
      return pair && decode(pair.value);
    },
  };
}

export function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw badRequest("The address is not properly percent-encoded.");
  }
}

const MAX_BODY_BYTES = 1_000_000;

export async function readBody(message: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of message) {
    // Without an encoding set, a request's chunks are Buffers.
    const bytes = chunk as Buffer;
    length += bytes.length;
    if (length > MAX_BODY_BYTES) throw badRequest("The body is too long.");
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString("utf8");
}
