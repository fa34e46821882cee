/**
 * Knows GraphQL; of Amazon only the error type. Turns documents into answers
 * and failures into codes.
 */
export { errorCodes } from "./error-code.ts";
export type { ErrorCode } from "./error-code.ts";
export type { FinishedOperation } from "./request-log.ts";
export { createGraphql } from "./server.ts";
export type { Graphql, GraphqlOptions } from "./server.ts";
