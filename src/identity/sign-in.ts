import type { LoginWithAmazon, Tokens } from "../amazon-music/index.ts";

/** How a person signs in on a page of the gateway's: with an authorization code and PKCE (RFC 7636). */
export interface SignIn {
  /** Where the browser is sent to. */
  readonly authorizeUrl: string;
  readonly clientId: string;
  /** Gets the access token for a code. Never rejects. */
  redeem(grant: {
    readonly code: string;
    readonly codeVerifier: string;
    readonly redirectUri: string;
  }): Promise<SignInOutcome>;
}

/** The access token and nothing else, or why there is none: the code is not good, the application is not known, or nobody can say. */
export type SignInOutcome =
  | Pick<Tokens, "accessToken" | "expiresInMs">
  | "refused"
  | "misconfigured"
  | "unavailable";

export interface SignInOptions {
  readonly login: LoginWithAmazon;
  /** Login with Amazon, as the gateway reaches it. */
  readonly loginUrl: string;
  /** Where browsers reach its page; undefined where that follows from `loginUrl`. */
  readonly authorizeUrl: string | undefined;
  readonly clientId: string;
  readonly clientSecret: string | null;
  /** Told of each exchange that failed. */
  readonly onFailure: (error: unknown) => void;
}

/**
 * The page that goes with each of Amazon's regional token endpoints. Source: Login with Amazon, "Authorization Code Grant" (North
 * America); the regional pages as clients of Amazon's other APIs know them.
 */
const regionalPages: ReadonlyMap<string, string> = new Map([
  ["https://api.amazon.com", "https://www.amazon.com/ap/oa"],
  ["https://api.amazon.co.uk", "https://eu.account.amazon.com/ap/oa"],
  ["https://api.amazon.co.jp", "https://apac.account.amazon.com/ap/oa"],
]);

export function createSignIn({
  login,
  loginUrl,
  authorizeUrl,
  clientId,
  clientSecret,
  onFailure,
}: SignInOptions): SignIn {
  const { origin } = new URL(loginUrl);
  return {
    // Anything else is a sandbox, which has the page at its own address.
    authorizeUrl:
      authorizeUrl ?? regionalPages.get(origin) ?? `${origin}/ap/oa`,
    clientId,
    async redeem(grant) {
      try {
        const tokens = await login.redeem({ ...grant, clientId, clientSecret });
        // Without the refresh token, which nobody here has a use for.
        const { accessToken, expiresInMs } = tokens;
        return { accessToken, expiresInMs };
      } catch (error) {
        onFailure(error);
        return toOutcome(error);
      }
    },
  };
}

function toOutcome(
  error: unknown,
): "refused" | "misconfigured" | "unavailable" {
  const code = error instanceof Error && "code" in error ? error.code : "";
  const kind = error instanceof Error && "kind" in error ? error.kind : "";
  if (code === "invalid_client" || code === "unauthorized_client")
    return "misconfigured";
  return kind === "bad-request" ? "refused" : "unavailable";
}
