import type { ServerResponse } from "node:http";

/** Figures in the format of whoever collects them. */
export interface Figures {
  readonly contentType: string;
  readonly text: string;
}

export async function respondMetrics(
  response: ServerResponse,
  readFigures: () => Promise<Figures>,
): Promise<void> {
  const { contentType, text } = await readFigures();
  response.writeHead(200, {
    "content-type": contentType,
    "content-length": Buffer.byteLength(text),
    "cache-control": "no-store",
  });
  response.end(text);
}
