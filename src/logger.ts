import { pino, type DestinationStream, type Logger as Pino } from "pino";

export interface Logger extends Pino {
  /**
   * As `info`, of fields that are JSON already: for the line that is written most often, of which pino would look at each field.
   *
   * @param fields Such as `"errors":0,"status":200,"msg":"operation"`. The message comes last.
   */
  infoJson(fields: string): void;
}

/** Of lines that nobody takes from the process, in bytes: what comes on top is lost, and not the process. */
const maxWaiting = 16_000_000;
/** For so long lines are held back, and so many letters of them. */
const heldBackMs = 10;
const maxHeldBack = 65_536;

/**
 * JSON lines. Errors are written by an allow-list, since those of HTTP clients
 * carry headers and bodies, and with them tokens.
 */
export function createLogger(
  level: string,
  destination?: DestinationStream,
): Logger {
  const options = {
    level,
    base: null,
    timestamp: createTimestamp(),
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => toErrorFields(error) },
  };
  const output = destination ?? openOutput();
  const logger = pino(options, output);
  return Object.assign(logger, {
    infoJson(fields: string): void {
      if (!logger.isLevelEnabled("info")) return;
      output.write(`{"level":"info"${options.timestamp()},${fields}}\n`);
    },
  });
}

/**
 * Standard output. Lines leave together: each write is handed to another thread and back, which takes longer than making a line.
 * Whoever ends the process while it is busy calls `flush` first; pino writes the rest at its end.
 */
function openOutput(): DestinationStream & { flush(): void } {
  const output = pino.destination({ sync: false, maxLength: maxWaiting });
  let lines = "";
  const write = (): void => {
    const leaving = lines;
    lines = "";
    if (leaving !== "") output.write(leaving);
  };
  return {
    write(line) {
      // It keeps the process alive, which would else end without them.
      if (lines === "") setTimeout(write, heldBackMs);
      lines += line;
      if (lines.length > maxHeldBack) write();
    },
    flush: write,
  };
}

/** The time as pino wants it, worked out once a millisecond. */
function createTimestamp(now = Date.now): () => string {
  let writtenAt = Number.NaN;
  let text = "";
  return () => {
    const at = now();
    if (at === writtenAt) return text;
    writtenAt = at;
    text = `,"time":"${new Date(at).toISOString()}"`;
    return text;
  };
}

interface ErrorFields {
  readonly name: string;
  readonly message: string;
  readonly stack?: string | undefined;
  readonly cause?: ErrorFields | undefined;
}

/** Errors can be their own causes; nobody reads further down than this. */
const maxCauses = 5;

function toErrorFields(error: unknown, causes = maxCauses): ErrorFields {
  if (!(error instanceof Error))
    return { name: typeof error, message: "not an Error" };
  const { name, message, stack, cause } = error;
  return {
    name,
    message,
    stack,
    cause:
      cause instanceof Error && causes > 0
        ? toErrorFields(cause, causes - 1)
        : undefined,
  };
}
