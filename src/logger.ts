import { pino, type DestinationStream, type Logger } from "pino";

export type { Logger };

/** Of lines that nobody takes from the process, in bytes: what comes on top is lost, and not the process. */
const maxWaiting = 16_000_000;

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
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
    serializers: { err: (error: unknown) => toErrorFields(error) },
  };
  // Lines that come while others are being written leave together; at the end of the process pino writes what is left.
  return pino(
    options,
    destination ?? pino.destination({ sync: false, maxLength: maxWaiting }),
  );
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
