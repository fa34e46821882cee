import { createBreaker, type BreakerChange } from "./breaker.ts";
import { AmazonMusicError } from "./error.ts";
import { isRecord } from "./shape.ts";
import {
  createTransport,
  type Request,
  type TransportOptions,
} from "./transport.ts";

/** What Login with Amazon says of an access token. */
export interface TokenInfo {
  /** Login with Amazon's id of the person; not the Amazon Music user id. */
  readonly userId: string;
  /** The client id that the token was made for. */
  readonly audience: string;
  /** How long the token still lives, in milliseconds. */
  readonly expiresInMs: number;
}

/** What it takes to renew a token. */
export interface RefreshGrant {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

/** What it takes to get the tokens of a person who has agreed on Amazon's page: an authorization code with PKCE (RFC 7636). */
export interface CodeGrant {
  readonly clientId: string;
  /** Null for an application that keeps none; Amazon then gives no refresh token. */
  readonly clientSecret: string | null;
  readonly code: string;
  readonly codeVerifier: string;
  /** The one that the code was asked for with. */
  readonly redirectUri: string;
}

/** What a renewal or a code brings. */
export interface Tokens {
  readonly accessToken: string;
  readonly expiresInMs: number;
  /** Null where the old one stays good. */
  readonly refreshToken: string | null;
}

export interface LoginWithAmazon {
  /**
   * Asks whether an access token is good: its facts, or null where Login with
   * Amazon refuses it. Rejects with an AmazonMusicError where it cannot say.
   */
  getTokenInfo(
    accessToken: string,
    signal?: AbortSignal,
  ): Promise<TokenInfo | null>;
  /** A new access token. Rejects with an AmazonMusicError; its `code` is `invalid_grant` where the grant is refused for good. */
  refresh(grant: RefreshGrant, signal?: AbortSignal): Promise<Tokens>;
  /** The tokens for an authorization code, which is good once. Rejects as `refresh` does. */
  redeem(grant: CodeGrant, signal?: AbortSignal): Promise<Tokens>;
  close(): Promise<void>;
}

const infoRoute = "/auth/o2/tokeninfo";
const tokenRoute = "/auth/o2/token";
const issuer = "https://www.amazon.com";

export interface LoginWithAmazonOptions extends TransportOptions {
  /** Told when Login with Amazon is left alone, and when it is tried again. */
  readonly onBreakerChange?: ((change: BreakerChange) => void) | undefined;
}

/** A client of Login with Amazon. Its calls wait for nothing and are not repeated: those who make them back off by themselves. */
export function createLoginWithAmazon(
  options: LoginWithAmazonOptions,
): LoginWithAmazon {
  const transport = createTransport(options);
  const breaker = createBreaker({
    operation: "login",
    // Those who ask keep away by themselves after one failure: this is for storms.
    minimumCalls: 20,
    onChange: options.onBreakerChange,
  });
  const send = (call: Request): Promise<unknown> =>
    breaker.run(call, () => transport.send(call));
  const getTokens = async (
    form: Readonly<Record<string, string>>,
    signal: AbortSignal | undefined,
  ): Promise<Tokens> =>
    readTokens(
      await send({
        method: "POST",
        route: tokenRoute,
        path: tokenRoute,
        headers: {},
        form,
        signal,
      }),
    );
  return {
    async getTokenInfo(accessToken, signal) {
      try {
        const body = await send({
          method: "GET",
          route: infoRoute,
          path: infoRoute,
          // In a header, not in the query: queries end up in access logs.
          headers: { "x-amz-access-token": accessToken },
          signal,
        });
        return readTokenInfo(body);
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
    },
    refresh: ({ clientId, clientSecret, refreshToken }, signal) =>
      getTokens(
        {
          grant_type: "refresh_token",
          refresh_token: refreshToken,
          client_id: clientId,
          client_secret: clientSecret,
        },
        signal,
      ),
    redeem: (
      { clientId, clientSecret, code, codeVerifier, redirectUri },
      signal,
    ) =>
      getTokens(
        {
          grant_type: "authorization_code",
          code,
          code_verifier: codeVerifier,
          redirect_uri: redirectUri,
          client_id: clientId,
          ...(clientSecret === null ? {} : { client_secret: clientSecret }),
        },
        signal,
      ),
    close: () => transport.close(),
  };
}

function isRefusal(error: unknown): boolean {
  return (
    error instanceof AmazonMusicError &&
    (error.kind === "bad-request" || error.kind === "unauthorized")
  );
}

function readTokenInfo(body: unknown): TokenInfo {
  const { iss, user_id, aud, exp } = isRecord(body) ? body : {};
  // Seconds left, though named like an epoch.
  const seconds = readSeconds(exp);
  if (
    iss !== issuer ||
    typeof user_id !== "string" ||
    typeof aud !== "string" ||
    seconds === null
  )
    throw new AmazonMusicError(
      "malformed",
      "Login with Amazon's answer does not describe a token",
      { method: "GET", route: infoRoute },
    );
  return { userId: user_id, audience: aud, expiresInMs: seconds * 1000 };
}

function readTokens(body: unknown): Tokens {
  const { access_token, expires_in, refresh_token } = isRecord(body)
    ? body
    : {};
  const seconds = readSeconds(expires_in);
  if (typeof access_token !== "string" || seconds === null)
    throw new AmazonMusicError(
      "malformed",
      "Login with Amazon's answer holds no access token",
      { method: "POST", route: tokenRoute },
    );
  return {
    accessToken: access_token,
    expiresInMs: seconds * 1000,
    refreshToken: typeof refresh_token === "string" ? refresh_token : null,
  };
}

/** Some answers write numbers as text. */
function readSeconds(value: unknown): number | null {
  const seconds =
    typeof value === "string" ? Number.parseInt(value, 10) : value;
  return typeof seconds === "number" && Number.isFinite(seconds)
    ? seconds
    : null;
}
