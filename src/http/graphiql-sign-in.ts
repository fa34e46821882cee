import type { IncomingMessage, ServerResponse } from "node:http";
import { BodyError, readJsonBody } from "./body.ts";
import { sendError, sendJson } from "./reply.ts";

/** How people sign in on the page: with Login with Amazon, by an authorization code and PKCE (RFC 7636). */
export interface SignIn {
  /** Amazon's page, to which the browser is sent. */
  readonly authorizeUrl: string;
  readonly clientId: string;
  /** Gets the token for a code. Never rejects. */
  redeem(grant: SignInGrant): Promise<SignInOutcome>;
}

/** What the page has when the browser comes back from Amazon. */
export interface SignInGrant {
  readonly code: string;
  readonly codeVerifier: string;
  readonly redirectUri: string;
}

/** The token, or why there is none: the code was not good, the application is not known, or nobody could say. */
export type SignInOutcome =
  | { readonly accessToken: string; readonly expiresInMs: number }
  | "refused"
  | "misconfigured"
  | "unavailable";

/** Where Amazon sends the browser back to, on the page's origin. */
export const callbackPath = "/graphiql/callback";

const maxBodyBytes = 8_000;

const refusals = {
  refused: [
    400,
    "BAD_REQUEST",
    "Amazon does not take this sign-in any more: it is good once, and for five minutes. Sign in again.",
  ],
  misconfigured: [
    502,
    "UPSTREAM_UNAVAILABLE",
    "Amazon does not know this gateway's application: whoever runs it should look at LWA_CLIENT_ID and LWA_CLIENT_SECRET.",
  ],
  unavailable: [
    503,
    "UPSTREAM_UNAVAILABLE",
    "Login with Amazon cannot be reached at the moment. Sign in again in a while.",
  ],
} as const;

/**
 * Answers the page's `POST /graphiql/token`. The exchange goes through the gateway, since Amazon lets no page of another origin
 * read its answer, and since the client secret must not come into a browser. The token is handed over and forgotten; a refresh
 * token, good until its owner revokes it, goes no further than here.
 */
export async function respondToken(
  request: IncomingMessage,
  response: ServerResponse,
  { redeem }: SignIn,
): Promise<void> {
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return sendError(response, 405, "BAD_REQUEST", "This answers POST.");
  }
  let grant: SignInGrant | null;
  try {
    grant = readGrant(await readJsonBody(request, maxBodyBytes));
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    // The rest of the body is not read: the connection cannot serve another request.
    if (error.status === 413) response.setHeader("connection", "close");
    return sendError(response, error.status, error.code, error.message);
  }
  if (grant === null)
    return sendError(
      response,
      400,
      "BAD_REQUEST",
      "This is for the GraphiQL page, which sends code, codeVerifier and redirectUri.",
    );
  if (!isFromPage(request, grant))
    return sendError(
      response,
      403,
      "FORBIDDEN",
      "This is for the GraphiQL page of this origin.",
    );
  const outcome = await redeem(grant);
  if (typeof outcome === "string") {
    const [status, errorCode, message] = refusals[outcome];
    return sendError(response, status, errorCode, message);
  }
  const { accessToken, expiresInMs } = outcome;
  sendJson(response, 200, { accessToken, expiresInMs });
}

/** A verifier is of the form that RFC 7636, 4.1 gives it; a code is opaque. */
function readGrant(body: unknown): SignInGrant | null {
  if (typeof body !== "object" || body === null) return null;
  const { code, codeVerifier, redirectUri } = body as Record<string, unknown>;
  return typeof code === "string" &&
    /^[\x21-\x7e]{1,1024}$/.test(code) &&
    typeof codeVerifier === "string" &&
    /^[\w.~-]{43,128}$/.test(codeVerifier) &&
    typeof redirectUri === "string"
    ? { code, codeVerifier, redirectUri }
    : null;
}

/** Browsers say where a POST comes from, and let no script say otherwise. The gateway itself cannot know its own origin behind a proxy. */
function isFromPage(
  { headers }: IncomingMessage,
  { redirectUri }: SignInGrant,
): boolean {
  const { origin = "null" } = headers;
  const site = headers["sec-fetch-site"] ?? "same-origin";
  return (
    site === "same-origin" &&
    origin !== "null" &&
    redirectUri === `${origin}${callbackPath}`
  );
}
