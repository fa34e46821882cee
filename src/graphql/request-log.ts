import type {
  ApolloServerPlugin,
  GraphQLResponse,
  HTTPGraphQLRequest,
  HTTPGraphQLResponse,
} from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Arrival } from "../context.ts";
import type { Logger } from "../logger.ts";
import { isErrorCode, type ErrorCode } from "./error-code.ts";
import { isUnexpected } from "./errors.ts";
import { quote } from "./plan/leaf.ts";

/**
 * One line for each operation, and one for each bug of ours with all that is
 * known of it. Variables and headers are not logged: they are the caller's.
 */
export interface RequestLog {
  readonly plugin: ApolloServerPlugin<Arrival>;
  /** The moment, for `writeFound` and `begin`. */
  now(): number;
  /** An operation is going to be executed, which was begun then. */
  begin(request: HTTPGraphQLRequest, startedAt: number): void;
  /** Writes the line of a query that was answered without being executed. */
  writeFound(found: FoundOperation): void;
  /** Writes the line of an operation that was executed, once it is known with which status it leaves. */
  write(request: HTTPGraphQLRequest, response: HTTPGraphQLResponse): void;
}

export interface FoundOperation {
  readonly requestId: string;
  readonly operationName: string | null;
  readonly startedAt: number;
  readonly source: AnswerSource;
  readonly status: number | undefined;
}

/** Where an answer came from: `kept` whole as it was sent before, or made without execution, of what is in `memory` or of what a `lookup` found. */
export type AnswerSource = "execution" | "lookup" | "memory" | "kept";

/** An operation that has been answered, as observers see it: nothing in it tells who asked or for what. */
export interface FinishedOperation {
  /** `none` where the document is not valid, or names no operation to run. */
  readonly type: "query" | "mutation" | "subscription" | "none";
  /** The code of the first error. */
  readonly outcome: "ok" | ErrorCode;
  readonly durationMs: number;
  readonly source: AnswerSource;
}

export interface RequestLogOptions {
  readonly logger: Logger;
  /** Told of each operation. */
  readonly onOperation?: ((operation: FinishedOperation) => void) | undefined;
  readonly now?: () => number;
}

/** Letters of an operation's name that are logged. A client may send a megabyte, without a token; what waits to be written is bounded, and others' lines would be lost. */
const maxNameLength = 200;

export function createRequestLog({
  logger,
  onOperation,
  now = performance.now.bind(performance),
}: RequestLogOptions): RequestLog {
  const lines = new WeakMap<HTTPGraphQLRequest, object>();
  const starts = new WeakMap<HTTPGraphQLRequest, number>();
  /** What stands in the line of a found operation of that name, up to its duration. */
  let named = { operationName: null as string | null, text: "" };

  function toNamed(operationName: string | null): string {
    if (named.text === "" || named.operationName !== operationName) {
      const text = `"operation":"query","operationName":${JSON.stringify(toLoggedName(operationName))},"errors":0,"durationMs":`;
      // In one piece.
      named = { operationName, text: Buffer.from(text).toString() };
    }
    return named.text;
  }

  const plugin: ApolloServerPlugin<Arrival> = {
    async requestDidStart({ contextValue: { requestId }, request: { http } }) {
      const start = (http && starts.get(http)) ?? now();
      return {
        async didEncounterErrors({ errors }) {
          for (const error of errors)
            if (isUnexpected(error))
              logger.error(
                {
                  requestId,
                  path: error.path,
                  err: unwrapResolverError(error),
                },
                "unexpected error",
              );
        },
        async willSendResponse(finished) {
          const { request, operation, operationName, errors } = finished;
          if (request.http === undefined) return;
          const durationMs = now() - start;
          onOperation?.({
            type: operation?.operation ?? "none",
            outcome: readOutcome(finished.response.body),
            durationMs,
            source: "execution",
          });
          lines.set(request.http, {
            requestId,
            operation: operation?.operation,
            operationName: toLoggedName(operationName),
            errors: errors?.length ?? 0,
            durationMs: toLogged(durationMs),
          });
        },
      };
    },
    async unexpectedErrorProcessingRequest({ requestContext, error }) {
      const { requestId } = requestContext.contextValue;
      logger.error({ requestId, err: error }, "unexpected error");
    },
  };
  return {
    plugin,
    now,
    begin: (request, startedAt) => void starts.set(request, startedAt),
    writeFound({ requestId, operationName, startedAt, source, status = 200 }) {
      const durationMs = now() - startedAt;
      onOperation?.({ type: "query", outcome: "ok", durationMs, source });
      // As pino would write the line, in the same order, and of few parts.
      logger.infoJson(
        `"requestId":${quote(requestId)},${toNamed(operationName)}${toLogged(durationMs)},"status":${status},"msg":"operation"`,
      );
    },
    write(request, { status = 200 }) {
      const line = lines.get(request);
      if (line !== undefined) logger.info({ ...line, status }, "operation");
    },
  };
}

function toLoggedName(name: string | null | undefined) {
  return name != null && name.length > maxNameLength
    ? `${name.slice(0, maxNameLength)}…`
    : name;
}

function toLogged(durationMs: number): number {
  return Math.round(durationMs * 10) / 10;
}

/** As the client is told it: errors have their code once they have gone through the gate. */
function readOutcome(
  body: GraphQLResponse["body"],
): FinishedOperation["outcome"] {
  const [first] =
    body.kind === "single" ? (body.singleResult.errors ?? []) : [];
  if (first === undefined) return "ok";
  const code = first.extensions?.["code"];
  return isErrorCode(code) ? code : "INTERNAL_SERVER_ERROR";
}
