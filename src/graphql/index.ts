/**
 * Knows GraphQL; of Amazon only the error type. Turns documents into answers
 * and failures into codes.
 */
export { printClientSchema } from "./client-schema.ts";
export { readTrustedDocuments } from "./document-manifest.ts";
export { errorCodes } from "./error-code.ts";
export type { ErrorCode } from "./error-code.ts";
export type { FinishedOperation } from "./request-log.ts";
export { createSchema } from "./schema.ts";
export { createGraphql } from "./server.ts";
export type { Graphql, GraphqlOptions } from "./server.ts";
