import type { IncomingMessage, ServerResponse } from "node:http";
import { setHeaders, type Headers } from "./reply.ts";

/** Which pages of other origins may ask the graph. */
export interface Cors {
  /** Adds what a browser wants to hear; true where the request was a browser's question before the request, and is answered. */
  respond(
    request: IncomingMessage,
    response: ServerResponse,
    headers: Headers,
  ): boolean;
}

/** What a client of the graph sends; a page may send no other header. */
const allowedHeaders = [
  "accept-language",
  "amzn-image-style",
  "apollo-require-preflight",
  "authorization",
  "content-type",
  "if-none-match",
  "x-apollo-operation-name",
  "x-request-id",
  "x-upstream-receipt",
].join(", ");

const preflightMaxAgeS = 600;

/**
 * Lets exactly these origins in. No credentials: the token is a header that the
 * page sets by itself, and there are no cookies.
 */
export function createCors(origins: readonly string[]): Cors {
  const allowed = new Set(origins);
  return {
    respond({ method, headers }, response, always) {
      const { origin } = headers;
      const isAllowed = origin !== undefined && allowed.has(origin);
      if (isAllowed) {
        response.setHeader("access-control-allow-origin", origin);
        response.setHeader(
          "access-control-expose-headers",
          "age, etag, x-request-id, retry-after",
        );
      }
      const isPreflight =
        method === "OPTIONS" &&
        headers["access-control-request-method"] !== undefined;
      if (!isPreflight) return false;
      if (isAllowed) {
        response.setHeader("access-control-allow-methods", "GET, POST");
        response.setHeader("access-control-allow-headers", allowedHeaders);
        response.setHeader("access-control-max-age", preflightMaxAgeS);
      }
      setHeaders(response, always);
      response.writeHead(204).end();
      return true;
    },
  };
}
