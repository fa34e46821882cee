import {
  ApolloServer,
  type ApolloServerPlugin,
  type HTTPGraphQLRequest,
} from "@apollo/server";
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from "@apollo/server/plugin/disabled";
import type { AnswerCache } from "../cache/index.ts";
import type { Arrival } from "../context.ts";
import type { Logger } from "../logger.ts";
import { createAdmission } from "./admission.ts";
import { createBulkhead } from "./bulkhead.ts";
import { createCatalogTest, createMaxAges } from "./max-age.ts";
import type { HttpAnswer } from "./caching.ts";
import { printClientSchema } from "./client-schema.ts";
import { createDocumentStore } from "./document-store.ts";
import { createErrorLocations } from "./error-locations.ts";
import { toPublicError } from "./errors.ts";
import { knownOperationTypes } from "./known-operation-types.ts";
import { createLimits } from "./limits.ts";
import { createRecall } from "./recall.ts";
import { createReceipts } from "./receipts.ts";
import { createRequestLog, type RequestLogOptions } from "./request-log.ts";
import { createSchema } from "./schema.ts";
import {
  createTrustedDocuments,
  type TrustedDocumentsOptions,
} from "./trusted-documents.ts";
import { createWholeAnswers, type FoundAnswer } from "./whole-answers.ts";

/** The graph as HTTP sees it. */
export interface Graphql {
  /** What can be asked, in SDL: the graph as clients see it. */
  readonly sdl: string;
  start(): Promise<void>;
  /** Answers one request, at once where all that it needs is there. Never throws or rejects. */
  answer(
    request: HTTPGraphQLRequest,
    arrival: Arrival,
  ): HttpAnswer | Promise<HttpAnswer>;
  stop(): Promise<void>;
}

export interface GraphqlOptions {
  readonly introspection: boolean;
  readonly trustedDocuments: Omit<TrustedDocumentsOptions, "logger">;
  readonly logger: Logger;
  /** Where whole answers are kept. */
  readonly answers: AnswerCache;
  /** Told of each operation that has been answered. */
  readonly onOperation?: RequestLogOptions["onOperation"];
}

/** A document of 2,000 tokens validates in milliseconds, whatever stands in it. */
const maxTokens = 2000;
const maxRecursiveSelections = 10_000;
/** Of what is wrong with variables the first is told: each error quotes the value that it is about, which may be an object of a megabyte with a fault in each field. */
const maxCoercionErrors = 1;
/** The weight of what may be made at once, some 50 MB; or one operation that is heavier. */
const inTheMaking = 45_000;

export function createGraphql({
  introspection,
  trustedDocuments,
  logger,
  answers,
  onOperation,
}: GraphqlOptions): Graphql {
  const documents = createTrustedDocuments({ ...trustedDocuments, logger });
  const requestLog = createRequestLog({ logger, onOperation });
  const refusedDocuments = new WeakSet<object>();
  const schema = createSchema();
  const toMaxAge = createMaxAges(schema);
  const limits = createLimits(schema);
  const bulkhead = createBulkhead({ schema, capacity: inTheMaking });
  const wholeAnswers = createWholeAnswers({
    cache: answers,
    recall: createRecall({ schema, limits, bulkhead }),
    toMaxAge,
    isOfCatalog: createCatalogTest(schema),
  });
  const server = new ApolloServer<Arrival>({
    schema,
    introspection,
    hideSchemaDetailsFromClientErrors: !introspection,
    includeStacktraceInErrorResponses: false,
    formatError: toPublicError,
    logger,
    csrfPrevention: {
      requestHeaders: [
        "authorization",
        "apollo-require-preflight",
        "x-apollo-operation-name",
      ],
    },
    persistedQueries: false,
    parseOptions: { maxTokens },
    documentStore: createDocumentStore(),
    validationRules: [knownOperationTypes],
    validationOptions: { maxErrors: 5 },
    executionOptions: { maxCoercionErrors },
    maxRecursiveSelections,
    stopOnTerminationSignals: false,
    plugins: [
      requestLog.plugin,
      createErrorLocations(),
      createDocumentRefusals(refusedDocuments),
      documents.plugin,
      limits.plugin,
      createAdmission(toMaxAge),
      createReceipts(),
      bulkhead.plugin,
      wholeAnswers.plugin,
      ApolloServerPluginLandingPageDisabled(),
      // Hooks every field, which halves the throughput of list queries; the policy is read from the operation instead.
      ApolloServerPluginCacheControlDisabled(),
      // Would tell timings and errors of every field to whoever asks for them.
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
    ],
  });

  function answer(
    request: HTTPGraphQLRequest,
    arrival: Arrival,
    startedAt: number,
  ): HttpAnswer | Promise<HttpAnswer> {
    const give = (
      found: FoundAnswer | undefined,
    ): HttpAnswer | Promise<HttpAnswer> => {
      if (found === undefined) {
        requestLog.begin(request, startedAt);
        return execute(request, arrival);
      }
      const { requestId } = arrival;
      const { answer, operationName, source } = found;
      const { status } = answer;
      const told = { requestId, operationName, startedAt, source, status };
      requestLog.writeFound(told);
      return answer;
    };
    const found = wholeAnswers.find(request, arrival);
    const given = found instanceof Promise ? found.then(give) : give(found);
    // What was there at once has not entered.
    return given instanceof Promise
      ? given.finally(() => bulkhead.leave(request))
      : given;
  }

  async function execute(
    request: HTTPGraphQLRequest,
    arrival: Arrival,
  ): Promise<HttpAnswer> {
    const response = await server.executeHTTPGraphQLRequest({
      httpGraphQLRequest: request,
      context: () => Promise.resolve(arrival),
    });
    // GraphQL over HTTP, section 6.4.1: under application/json a well-formed
    // request is answered with 200, even where its document is refused.
    const isPlainJson = response.headers
      .get("content-type")
      ?.startsWith("application/json");
    if (refusedDocuments.has(request) && isPlainJson === true)
      response.status = 200;
    const answer = wholeAnswers.finish(request, response);
    requestLog.write(request, answer);
    return answer;
  }

  return {
    sdl: printClientSchema(schema),
    start: () => server.start(),
    answer(received, arrival) {
      const startedAt = requestLog.now();
      const request = documents.read(received, arrival);
      return request instanceof Promise
        ? request.then((read) => answer(read, arrival, startedAt))
        : answer(request, arrival, startedAt);
    },
    stop: () => server.stop(),
  };
}

/** Takes down which requests were well-formed but bear a document, or variables, that cannot be executed. */
function createDocumentRefusals(
  refused: WeakSet<object>,
): ApolloServerPlugin<Arrival> {
  const codes: readonly unknown[] = [
    "GRAPHQL_PARSE_FAILED",
    "GRAPHQL_VALIDATION_FAILED",
    "BAD_USER_INPUT",
    "OPERATION_RESOLUTION_FAILURE",
    "PERSISTED_QUERY_NOT_SUPPORTED",
  ];
  return {
    async requestDidStart() {
      return {
        async willSendResponse({ request, response: { http, body } }) {
          // The errors as they go out: graphql-js gives some of its own no code.
          const errors =
            body.kind === "single" ? (body.singleResult.errors ?? []) : [];
          // Apollo Server answers it with 200, under whatever media type.
          if (
            errors[0]?.extensions?.["code"] === "PERSISTED_QUERY_NOT_SUPPORTED"
          )
            http.status = 400;
          if (
            request.http !== undefined &&
            http.status === 400 &&
            errors.every(({ extensions }) =>
              codes.includes(extensions?.["code"]),
            )
          )
            refused.add(request.http);
        },
      };
    },
  };
}
