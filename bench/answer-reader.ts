/** One answer as it came on the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const headEnd = Buffer.from("\r\n\r\n");
const lineEnd = Buffer.from("\r\n");

/**
 * Reads the answers of one connection, of a length told before or in chunks,
 * as all Node servers write them.
 */
export function createAnswerReader(
  onAnswer: (answer: HttpAnswer) => void,
): (bytes: Buffer) => void {
  let parts: Buffer[] = [];
  let length = 0;
  /** So many bytes must have come before looking makes sense again. */
  let needed = 0;

  return (bytes) => {
    parts.push(bytes);
    length += bytes.length;
    while (length > 0 && length >= needed) {
      const all =
        parts.length === 1 ? (parts[0] ?? bytes) : Buffer.concat(parts);
      const step = readAnswer(all);
      if ("needed" in step) {
        parts = [all];
        needed = step.needed;
        return;
      }
      const rest = all.subarray(step.end);
      parts = rest.length === 0 ? [] : [rest];
      length = rest.length;
      needed = 0;
      onAnswer(step.answer);
    }
  };
}

type Step = { needed: number } | { end: number; answer: HttpAnswer };

function readAnswer(bytes: Buffer): Step {
  const head = bytes.indexOf(headEnd);
  if (head === -1) return { needed: bytes.length + 1 };
  const start = head + headEnd.length;
  const text = bytes.toString("latin1", 0, head);
  const status = Number(text.slice(9, 12));
  const told = /^content-length: *(\d+)/im.exec(text)?.[1];
  if (told === undefined) return readChunks(bytes, start, status);
  const end = start + Number(told);
  return bytes.length < end
    ? { needed: end }
    : { end, answer: { status, body: bytes.subarray(start, end) } };
}

function readChunks(bytes: Buffer, start: number, status: number): Step {
  const chunks: Buffer[] = [];
  for (let place = start; ;) {
    const line = bytes.indexOf(lineEnd, place);
    if (line === -1) return { needed: bytes.length + 1 };
    const size = Number.parseInt(bytes.toString("latin1", place, line), 16);
    const from = line + lineEnd.length;
    const end = from + size + lineEnd.length;
    if (bytes.length < end) return { needed: end };
    if (size === 0)
      return { end, answer: { status, body: Buffer.concat(chunks) } };
    chunks.push(bytes.subarray(from, from + size));
    place = end;
  }
}
