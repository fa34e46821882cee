import type {
  ApolloServerPlugin,
  HTTPGraphQLRequest,
  HTTPGraphQLResponse,
} from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Arrival } from "../context.ts";
import type { Logger } from "../logger.ts";
import { isUnexpected } from "./errors.ts";

/**
 * One line for each operation, and one for each bug of ours with all that is
 * known of it. Variables and headers are not logged: they are the caller's.
 */
export interface RequestLog {
  readonly plugin: ApolloServerPlugin<Arrival>;
  /** Writes the operation's line, once it is known with which status it leaves. */
  write(request: HTTPGraphQLRequest, response: HTTPGraphQLResponse): void;
}

export function createRequestLog(
  logger: Logger,
  now: () => number = performance.now.bind(performance),
): RequestLog {
  const lines = new WeakMap<HTTPGraphQLRequest, object>();
  const plugin: ApolloServerPlugin<Arrival> = {
    async requestDidStart({ contextValue: { requestId } }) {
      const start = now();
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
        async willSendResponse({ request, operation, operationName, errors }) {
          if (request.http === undefined) return;
          lines.set(request.http, {
            requestId,
            operation: operation?.operation,
            operationName,
            errors: errors?.length ?? 0,
            durationMs: Math.round((now() - start) * 10) / 10,
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
    write(request, { status = 200 }) {
      const line = lines.get(request);
      if (line !== undefined) logger.info({ ...line, status }, "operation");
    },
  };
}
