import { createHash } from "node:crypto";
import type { Scope, UserName } from "../accounts.ts";

/** What a user agreed to on the login page. */
export interface Consent {
  user: UserName;
  scopes: readonly Scope[];
  redirectUri: string;
  /** PKCE (RFC 7636); undefined when the client did not use it. */
  challenge: { value: string; method: "S256" | "plain" } | undefined;
}

/** Authorization codes: good once, for five minutes. */
export interface Codes {
  issue(consent: Consent): string;
  redeem(code: string): Consent | undefined;
}

const LIFETIME_MS = 5 * 60_000;

export function createCodes(now: () => number): Codes {
  const consents = new Map<string, Consent & { expiresAt: number }>();
  let issued = 0;
  return {
    issue(consent) {
      const code = `ANsandbox${String(++issued).padStart(11, "0")}`;
      consents.set(code, { ...consent, expiresAt: now() + LIFETIME_MS });
      return code;
    },
    redeem(code) {
      const consent = consents.get(code);
      consents.delete(code);
      return consent !== undefined && consent.expiresAt > now()
        ? consent
        : undefined;
    },
  };
}

export function isVerified(
  { challenge }: Consent,
  verifier: string | null,
): boolean {
  if (challenge === undefined) return true;
  if (verifier === null) return false;
  return (
    challenge.value ===
    (challenge.method === "plain"
      ? verifier
      : createHash("sha256").update(verifier).digest("base64url"))
  );
}
