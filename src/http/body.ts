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

/** A body that was read, or why there is none. */
export type JsonBody = { readonly body: unknown } | BodyError;

/**
 * Reads a JSON body of at most `maxBytes`. Rejects with a BodyError for another
 * media type, a compressed body, one that is too large, and bad JSON.
 */
export function readJsonBody(
  request: IncomingMessage,
  maxBytes: number,
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    whenJsonBody(request, maxBytes, (read) => {
      if (read instanceof BodyError) reject(read);
      else resolve(read.body);
    });
  });
}

/** As `readJsonBody`, without a promise. Tells once. */
export function whenJsonBody(
  request: IncomingMessage,
  maxBytes: number,
  tell: (read: JsonBody) => void,
): void {
  const refusal = judge(request, maxBytes);
  // Not at once: what else has come may turn out to be no HTTP, and is refused as such.
  if (refusal !== null) return queueMicrotask(() => tell(refusal));
  whenText(request, maxBytes, (text) =>
    tell(text instanceof BodyError ? text : parse(text)),
  );
}

/** Why a body is not even read; null where it is. */
function judge(
  { headers }: IncomingMessage,
  maxBytes: number,
): BodyError | null {
  if (!isJson(headers["content-type"])) return toWrongType();
  if ((headers["content-encoding"] ?? "identity") !== "identity")
    return toCompressed();
  return Number(headers["content-length"]) > maxBytes
    ? toTooLarge(maxBytes)
    : null;
}

function parse(text: string): JsonBody {
  try {
    return { body: JSON.parse(text) };
  } catch {
    return new BodyError(400, "BAD_REQUEST", "The body is not JSON.");
  }
}

function isJson(contentType: string | undefined): boolean {
  // As nearly all send it.
  if (contentType === "application/json") return true;
  const [essence, ...parameters] = (contentType ?? "")
    .toLowerCase()
    .split(";")
    .map((part) => part.trim());
  const charset = parameters.find((part) => part.startsWith("charset="));
  const isUtf8 = charset === undefined || /^charset="?utf-?8"?$/.test(charset);
  return essence === "application/json" && isUtf8;
}

function whenText(
  request: IncomingMessage,
  maxBytes: number,
  tell: (text: string | BodyError) => void,
): void {
  const pieces = new Pieces();
  let isTold = false;
  const end = (text: string | BodyError): void => {
    if (isTold) return;
    isTold = true;
    tell(text);
  };
  request.on("data", (piece: Buffer) => {
    if (pieces.bytes + piece.length <= maxBytes) return pieces.add(piece);
    request.removeAllListeners("data");
    end(toTooLarge(maxBytes));
  });
  request.on("end", () => end(pieces.read()));
  request.on("error", () => end(toCutOff()));
}

/**
 * The pieces in which a body comes. Behind the first they are copied into one
 * buffer: each may be of a single byte, and a million buffers take 400 MB.
 */
class Pieces {
  #buffer: Buffer | undefined;
  bytes = 0;

  add(piece: Buffer): void {
    const bytes = this.bytes + piece.length;
    if (this.#buffer === undefined) this.#buffer = piece;
    else {
      // Twice as much as is needed, so that little is copied more than once.
      if (this.#buffer.length < bytes) this.#buffer = this.#widen(bytes * 2);
      piece.copy(this.#buffer, this.bytes);
    }
    this.bytes = bytes;
  }

  read(): string {
    return this.#buffer?.toString("utf8", 0, this.bytes) ?? "";
  }

  #widen(length: number): Buffer {
    const wider = Buffer.allocUnsafe(length);
    this.#buffer?.copy(wider, 0, 0, this.bytes);
    return wider;
  }
}

function toWrongType(): BodyError {
  return new BodyError(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "Send the body as `content-type: application/json`, in UTF-8.",
  );
}

function toCompressed(): BodyError {
  return new BodyError(
    415,
    "UNSUPPORTED_MEDIA_TYPE",
    "Compressed bodies are not taken.",
  );
}

function toTooLarge(maxBytes: number): BodyError {
  return new BodyError(
    413,
    "PAYLOAD_TOO_LARGE",
    `The body is larger than ${maxBytes} bytes.`,
  );
}

/** Nobody is there to hear it. */
function toCutOff(): BodyError {
  return new BodyError(400, "BAD_REQUEST", "The body was cut off.");
}
