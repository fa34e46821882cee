import type { ServerResponse } from "node:http";

/** Names and values in turn. */
export type Headers = readonly string[];

/** Sets headers for whatever is answered. */
export function setHeaders(response: ServerResponse, headers: Headers): void {
  for (let place = 0; place < headers.length; place += 2)
    response.setHeader(headers[place] ?? "", headers[place + 1] ?? "");
}

/** Sends a small JSON answer that nobody may keep. */
export function sendJson(
  response: ServerResponse,
  status: number,
  body: unknown,
): void {
  const text = JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json; charset=utf-8",
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  response.end(text);
}

/** Sends an error in the form that GraphQL clients read. */
export function sendError(
  response: ServerResponse,
  status: number,
  code: string,
  message: string,
): void {
  sendJson(response, status, { errors: [{ message, extensions: { code } }] });
}
