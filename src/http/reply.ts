import type { ServerResponse } from "node:http";

export type Headers = Readonly<Record<string, string>>;

/** Sets headers for whatever is answered. What is answered most gives all of its headers at once: Node writes them faster than it keeps them. */
export function setHeaders(response: ServerResponse, headers: Headers): void {
  for (const [name, value] of Object.entries(headers))
    response.setHeader(name, value);
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
