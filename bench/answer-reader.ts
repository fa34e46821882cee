/** One answer as it came on the wire. Its body lies where the next bytes will be read: it is gone when `onAnswer` is over. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

const headEnd = Buffer.from("\r\n\r\n");
const lineEnd = Buffer.from("\r\n");

/**
 * Reads the answers of one connection, of a length told before or in chunks,
 * as all Node servers write them. The bytes it is given may be overwritten
 * afterwards: it copies what it waits for more of, and nothing else.
 */
export function createAnswerReader(
  onAnswer: (answer: HttpAnswer) => void,
): (bytes: Buffer) => void {
  /** The beginning of an answer that has not come whole. */
  let kept = Buffer.alloc(0);
  let length = 0;
  /** So many bytes must have come before looking makes sense again. */
  let needed = 0;

  function keep(bytes: Buffer): void {
    const all = length + bytes.length;
    if (all > kept.length) {
      const larger = Buffer.allocUnsafe(Math.max(needed, 2 * all));
      kept.copy(larger, 0, 0, length);
      kept = larger;
    }
    bytes.copy(kept, length);
    length = all;
  }

  return (bytes) => {
    let rest = bytes;
    if (length > 0) {
      keep(bytes);
      if (length < needed) return;
      rest = kept.subarray(0, length);
      length = 0;
    }
    while (rest.length > 0) {
      const step = readAnswer(rest);
      if ("needed" in step) {
        needed = step.needed;
        keep(rest);
        return;
      }
      rest = rest.subarray(step.end);
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
