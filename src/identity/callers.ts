import { createHmac } from "node:crypto";
import type { LoginWithAmazon } from "../amazon-music/index.ts";

/** Somebody whose access token is good. */
export interface Caller {
  /** Names the person without telling who it is: a keyed digest, fit for keys and logs. */
  readonly callerId: string;
}

/** Why somebody is not let in, in words for the person. */
export interface Refusal {
  readonly reason: string;
}

export interface Callers {
  /**
   * The caller behind an access token, or why there is none. Asks Login with
   * Amazon once, however many ask at once, and rejects where it cannot say.
   */
  check(accessToken: string): Promise<Caller | Refusal>;
}

export interface CallersOptions {
  readonly login: LoginWithAmazon;
  /** The client id that tokens must have been made for; null lets every one in. */
  readonly clientId: string | null;
  /** Keys the digests under which tokens and people are known. */
  readonly secret: string;
  readonly now?: () => number;
}

/** How long an outcome is believed: a revoked token lives on for no longer. */
const believedForMs = 60_000;
const refusalBelievedForMs = 5_000;
const maxRemembered = 10_000;

interface Remembered {
  readonly outcome: Promise<Caller | Refusal>;
  /** Infinite until the outcome is there, so that all who ask meanwhile share one check. */
  until: number;
}

export function createCallers({
  login,
  clientId,
  secret,
  now = Date.now,
}: CallersOptions): Callers {
  const remembered = new Map<string, Remembered>();
  const toDigest = (text: string): string =>
    createHmac("sha256", secret).update(text).digest("base64url").slice(0, 22);

  async function ask(
    accessToken: string,
    believeFor: (ms: number) => void,
  ): Promise<Caller | Refusal> {
    const token = await login.getTokenInfo(accessToken);
    if (token === null || token.expiresInMs <= 0) {
      believeFor(refusalBelievedForMs);
      return { reason: "The access token is not valid or has expired." };
    }
    if (clientId !== null && token.audience !== clientId) {
      believeFor(refusalBelievedForMs);
      return { reason: "The access token was made for another application." };
    }
    believeFor(Math.min(token.expiresInMs, believedForMs));
    return { callerId: toDigest(`caller:${token.userId}`) };
  }

  function remember(key: string, entry: Remembered): void {
    // Set anew, so that the map's order is the order of age.
    remembered.delete(key);
    remembered.set(key, entry);
    const [oldest] = remembered.keys();
    if (remembered.size > maxRemembered && oldest !== undefined)
      remembered.delete(oldest);
  }

  return {
    check(accessToken) {
      const key = toDigest(`token:${accessToken}`);
      const known = remembered.get(key);
      if (known !== undefined && known.until > now()) return known.outcome;
      const outcome = ask(accessToken, (ms) => (entry.until = now() + ms));
      const entry: Remembered = { outcome, until: Number.POSITIVE_INFINITY };
      outcome.catch(() => remembered.delete(key));
      remember(key, entry);
      return outcome;
    },
  };
}

/** The token of a `Bearer` authorization header; null where there is none. */
export function parseBearer(authorization: string | undefined): string | null {
  const match = /^Bearer +([\x21-\x7e]{1,4096})$/i.exec(authorization ?? "");
  return match?.[1] ?? null;
}
