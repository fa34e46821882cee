import { AmazonMusicError } from "./error.ts";
import { isRecord } from "./shape.ts";
import { createTransport, type TransportOptions } from "./transport.ts";

/** What Login with Amazon says of an access token. */
export interface TokenInfo {
  /** Login with Amazon's id of the person; not the Amazon Music user id. */
  readonly userId: string;
  /** The client id that the token was made for. */
  readonly audience: string;
  /** How long the token still lives, in milliseconds. */
  readonly expiresInMs: number;
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
  close(): Promise<void>;
}

const route = "/auth/o2/tokeninfo";
const issuer = "https://www.amazon.com";

/** A client of Login with Amazon. */
export function createLoginWithAmazon(
  options: TransportOptions,
): LoginWithAmazon {
  const transport = createTransport(options);
  return {
    async getTokenInfo(accessToken, signal) {
      try {
        const body = await transport.send({
          method: "GET",
          route,
          path: route,
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
  // Seconds left, though named like an epoch; some answers write numbers as text.
  const seconds = typeof exp === "string" ? Number.parseInt(exp, 10) : exp;
  if (
    iss !== issuer ||
    typeof user_id !== "string" ||
    typeof aud !== "string" ||
    typeof seconds !== "number" ||
    !Number.isFinite(seconds)
  )
    throw new AmazonMusicError(
      "malformed",
      "Login with Amazon's answer does not describe a token",
      { method: "GET", route },
    );
  return { userId: user_id, audience: aud, expiresInMs: seconds * 1000 };
}
