import type { ApolloServerPlugin } from "@apollo/server";
import { unwrapResolverError } from "@apollo/server/errors";
import type { Arrival } from "../context.ts";
import type { Logger } from "../logger.ts";
import { isUnexpected } from "./errors.ts";

/**
 * One line for each operation, and one for each bug of ours with all that is
 * known of it. Variables and headers are not logged: they are the caller's.
 */
export function createRequestLog(
  logger: Logger,
  now: () => number = performance.now.bind(performance),
): ApolloServerPlugin<Arrival> {
  return {
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
        async willSendResponse({ operation, operationName, errors, response }) {
          logger.info(
            {
              requestId,
              operation: operation?.operation,
              operationName,
              status: response.http.status ?? 200,
              errors: errors?.length ?? 0,
              durationMs: Math.round((now() - start) * 10) / 10,
            },
            "operation",
          );
        },
      };
    },
    async unexpectedErrorProcessingRequest({ requestContext, error }) {
      const { requestId } = requestContext.contextValue;
      logger.error({ requestId, err: error }, "unexpected error");
    },
  };
}
