import type { IncomingMessage } from "node:http";

/** A body that is not taken, with the status and code that tell why. */
export class BodyError extends Error {
  override readonly name = "BodyError";
  readonly status: number;
  readonly code: "BAD_REQUEST" | "PAYLOAD_TOO_LARGE" | "UNSUPPORTED_MEDIA_TYPE";

  constructor(status: number, code: BodyError["code"], message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/**
 * Reads a JSON body of at most `maxBytes`. Rejects with a BodyError for another
 * media type, a compressed body, one that is too large, and bad JSON.
 */
export async function readJsonBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<unknown> {
  assertMediaType(request.headers["content-type"]);
  if ((request.headers["content-encoding"] ?? "identity") !== "identity")
    throw new BodyError(
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      "Compressed bodies are not taken.",
    );
  const text = await readText(request, maxBytes);
  try {
    return JSON.parse(text);
  } catch {
    throw new BodyError(400, "BAD_REQUEST", "The body is not JSON.");
  }
}

function assertMediaType(contentType: string | undefined): void {
  // As nearly all send it.
  if (contentType === "application/json") return;
  const [essence, ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  if (essence !== "application/json" || !isUtf8)
    throw new BodyError(
      415,
      "UNSUPPORTED_MEDIA_TYPE",
      "Send the body as `content-type: application/json`, in UTF-8.",
    );
}

function readText(request: IncomingMessage, maxBytes: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    const tooLarge = (): void => {
      request.removeAllListeners("data");
      reject(
        new BodyError(
          413,
          "PAYLOAD_TOO_LARGE",
          `The body is larger than ${maxBytes} bytes.`,
        ),
      );
    };
    if (Number(request.headers["content-length"]) > maxBytes) return tooLarge();
    request.on("data", (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxBytes) return tooLarge();
      chunks.push(chunk);
    });
    request.on("end", () => resolve(Buffer.concat(chunks).toString("utf8")));
    request.on("error", reject);
    request.on("aborted", () =>
      reject(new BodyError(400, "BAD_REQUEST", "The body was cut off.")),
    );
  });
}
