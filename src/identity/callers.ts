import { createHmac, createSecretKey } from "node:crypto";
import type { LoginWithAmazon } from "../amazon-music/index.ts";
import type { CacheEntry, SharedCache } from "../cache/index.ts";
import { createBackoff } from "./backoff.ts";
import { createTokenKeys } from "./token-keys.ts";

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
   * Amazon once, however many ask at once; who was checked a moment ago is told
   * at once. Where it cannot say, a caller who is known goes on until the token
   * ends, and for a new one it rejects.
   */
  check(accessToken: string): Caller | Refusal | Promise<Caller | Refusal>;
  /** Forgets a token that Amazon Music has refused, here and for all replicas. */
  forget(accessToken: string): void;
}

export interface CallersOptions {
  readonly login: LoginWithAmazon;
  /** Where outcomes are shared with other replicas; absent without Redis. */
  readonly shared?: SharedCache | undefined;
  /** The client id that tokens must have been made for; null lets every one in. */
  readonly clientId: string | null;
  /** Keys the digests under which tokens and people are known. */
  readonly secret: string;
  readonly now?: () => number;
  readonly random?: () => number;
}

/** How long an outcome is believed: a revoked token lives on for no longer. */
const believedForMs = 60_000;
const refusalBelievedForMs = 5_000;
const maxRemembered = 10_000;

/** What a check has found, as it is kept. */
interface Finding {
  /** Null where the token was refused. */
  readonly callerId: string | null;
  readonly reason: string;
  /** When the token ends. */
  readonly expiresAt: number;
}

interface Remembered {
  readonly finding: Finding;
  readonly outcome: Caller | Refusal;
  /** Until when it is believed without another check. */
  readonly until: number;
}

export function createCallers({
  login,
  shared,
  clientId,
  secret,
  now = Date.now,
  random = Math.random,
}: CallersOptions): Callers {
  const remembered = new Map<string, Remembered>();
  const checking = new Map<string, Promise<Caller | Refusal>>();
  const backoff = createBackoff({ now, random });
  const secretKey = createSecretKey(Buffer.from(secret));
  const toDigest = (text: string): string =>
    createHmac("sha256", secretKey)
      .update(text)
      .digest("base64url")
      .slice(0, 22);
  const keys = createTokenKeys({
    makeKey: (token) => `caller:1:${toDigest(`token:${token}`)}`,
  });

  function remember(
    key: string,
    finding: Finding,
    until: number,
  ): Caller | Refusal {
    const outcome = toOutcome(finding);
    // Set anew, so that the map's order is the order of age.
    remembered.delete(key);
    remembered.set(key, { finding, outcome, until });
    const [oldest] = remembered.keys();
    if (remembered.size > maxRemembered && oldest !== undefined)
      remembered.delete(oldest);
    return outcome;
  }

  async function checkAnew(
    key: string,
    accessToken: string,
  ): Promise<Caller | Refusal> {
    const [entry] = (await shared?.getMany([key])) ?? [];
    const told = readFinding(entry);
    if (told !== null && told.until > now())
      return remember(key, told.finding, told.until);
    try {
      backoff.assertOpen();
      const finding = await ask(accessToken);
      backoff.succeed();
      const until = toUntil(finding, now());
      // Not awaited: the caller does not wait for what is for others.
      void shared?.setMany([toWrite(key, finding, now(), until)]);
      return remember(key, finding, until);
    } catch (error) {
      backoff.fail(error);
      const known = remembered.get(key)?.finding;
      if (known?.callerId == null || known.expiresAt <= now()) throw error;
      return remember(key, known, Math.min(known.expiresAt, backoff.until));
    }
  }

  async function ask(accessToken: string): Promise<Finding> {
    const token = await login.getTokenInfo(accessToken);
    const refuse = (reason: string): Finding => ({
      callerId: null,
      reason,
      expiresAt: now() + refusalBelievedForMs,
    });
    if (token === null || token.expiresInMs <= 0)
      return refuse("The access token is not valid or has expired.");
    if (clientId !== null && token.audience !== clientId)
      return refuse("The access token was made for another application.");
    return {
      callerId: toDigest(`caller:${token.userId}`),
      reason: "",
      expiresAt: now() + token.expiresInMs,
    };
  }

  return {
    check(accessToken) {
      const key = keys.toKey(accessToken);
      const known = remembered.get(key);
      if (known !== undefined && known.until > now()) return known.outcome;
      const running = checking.get(key);
      if (running !== undefined) return running;
      const started = checkAnew(key, accessToken).finally(() =>
        checking.delete(key),
      );
      checking.set(key, started);
      return started;
    },
    forget(accessToken) {
      const key = keys.toKey(accessToken);
      const finding: Finding = {
        callerId: null,
        reason: "Amazon Music refused the access token.",
        expiresAt: now() + refusalBelievedForMs,
      };
      const until = toUntil(finding, now());
      remember(key, finding, until);
      void shared?.setMany([toWrite(key, finding, now(), until)]);
    },
  };
}

function toOutcome({ callerId, reason }: Finding): Caller | Refusal {
  return callerId === null ? { reason } : { callerId };
}

function toUntil({ callerId, expiresAt }: Finding, checkedAt: number): number {
  const forMs = callerId === null ? refusalBelievedForMs : believedForMs;
  return Math.min(expiresAt, checkedAt + forMs);
}

function toWrite(key: string, finding: Finding, at: number, until: number) {
  const entry: CacheEntry = { value: finding, storedAt: at };
  return { key, entry, ttlMs: Math.max(until - at, 1) };
}

/** What another replica has found; null where the store holds something else. */
function readFinding(
  entry: CacheEntry | undefined,
): { finding: Finding; until: number } | null {
  const value = entry?.value;
  if (entry === undefined || typeof value !== "object" || value === null)
    return null;
  const { callerId, reason, expiresAt } = value as Record<string, unknown>;
  if (
    !(callerId === null || typeof callerId === "string") ||
    typeof reason !== "string" ||
    typeof expiresAt !== "number"
  )
    return null;
  const finding = { callerId, reason, expiresAt };
  return { finding, until: toUntil(finding, entry.storedAt) };
}

/** In any case, and without a count: both take longer to look for. */
const bearer = /^[Bb][Ee][Aa][Rr][Ee][Rr] +[\x21-\x7e]+$/;
const maxTokenLength = 4096;

/** The token of a `Bearer` authorization header; null where there is none. */
export function parseBearer(authorization: string | undefined): string | null {
  if (authorization === undefined || !bearer.test(authorization)) return null;
  // Nothing is captured, which takes longer than looking for the space before the token.
  const token = authorization.slice(authorization.lastIndexOf(" ") + 1);
  return token.length > maxTokenLength ? null : token;
}
