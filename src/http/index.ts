/**
 * The HTTP door: who comes in by which path, and what leaves in which form.
 * Knows nothing of music, and of GraphQL only how it travels.
 */
export { createCors } from "./cors.ts";
export type { Cors } from "./cors.ts";
export { createGraphiql } from "./graphiql.ts";
export type { Graphiql, GraphiqlOptions } from "./graphiql.ts";
export type { SignIn, SignInGrant, SignInOutcome } from "./graphiql-sign-in.ts";
export type { Answer } from "./graphql.ts";
export type { Health } from "./health.ts";
export type { Figures } from "./metrics.ts";
export { createSchemaFile } from "./schema-file.ts";
export type { SchemaFile } from "./schema-file.ts";
export { createDoor } from "./server.ts";
export type { Door, DoorOptions, Patience } from "./server.ts";
