/**
 * Who asks. Checks callers' access tokens with Login with Amazon and remembers
 * the outcome. Knows nothing of GraphQL or of what a caller may read.
 */
export { createCallers, parseBearer } from "./callers.ts";
export type { Caller, Callers, CallersOptions, Refusal } from "./callers.ts";
