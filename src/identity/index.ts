/**
 * Who asks, and on whose behalf the gateway itself does. Checks callers' access
 * tokens with Login with Amazon and remembers the outcome; keeps the gateway's
 * own token fresh. Knows nothing of GraphQL or of what a caller may read.
 */
export { createCallers, parseBearer } from "./callers.ts";
export type { Caller, Callers, CallersOptions, Refusal } from "./callers.ts";
export { createCredential } from "./credential.ts";
export type { Credential, CredentialOptions } from "./credential.ts";
export { createSignIn } from "./sign-in.ts";
export type { SignIn, SignInOptions, SignInOutcome } from "./sign-in.ts";
export { createTerritories } from "./territories.ts";
export type { Territories, TerritoriesOptions } from "./territories.ts";
