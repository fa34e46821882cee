import { isRecord } from "./shape.ts";

/** What an answer holds: under `data`, or bare where nothing is around it, as some of the documents' examples have it. */
export function unwrap(body: unknown): unknown {
  return isRecord(body) ? (body["data"] ?? body) : body;
}
