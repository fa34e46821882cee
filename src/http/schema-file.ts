import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { sendError } from "./reply.ts";

/** The schema as a file, for tools that generate code. */
export interface SchemaFile {
  /** Answers a request for it: with the text, or with 304 where the client has this text already. */
  respond(request: IncomingMessage, response: ServerResponse): void;
}

export function createSchemaFile(sdl: string): SchemaFile {
  const body = Buffer.from(sdl);
  const etag = `"${createHash("sha256").update(body).digest("base64url")}"`;
  const headers = {
    // Kept as long as it is asked for again each time: it changes when the gateway does.
    "cache-control": "no-cache",
    etag,
  };
  return {
    respond(request, response) {
      if (request.method !== "GET" && request.method !== "HEAD") {
        response.setHeader("allow", "GET, HEAD");
        return sendError(
          response,
          405,
          "BAD_REQUEST",
          "The schema is read by GET.",
        );
      }
      const known = (request.headers["if-none-match"] ?? "")
        .split(",")
        .map((tag) => tag.trim().replace(/^W\//, ""));
      if (known.includes(etag) || known.includes("*")) {
        response.writeHead(304, headers).end();
        return;
      }
      response.writeHead(200, {
        ...headers,
        "content-type": "text/plain; charset=utf-8",
        "content-length": body.length,
      });
      // Node leaves the body out where the request was a HEAD.
      response.end(body);
    },
  };
}
