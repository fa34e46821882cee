import { createHash } from "node:crypto";
import type { LoginWithAmazon } from "../amazon-music/index.ts";
import type { SharedCache } from "../cache/index.ts";
import { createBackoff } from "./backoff.ts";
import { createSeal, type Seal } from "./seal.ts";

/** The gateway's own access to Amazon Music, for what everybody may see. */
export interface Credential {
  /** The access token; null while there is none, and callers' own must do. */
  readonly accessToken: string | null;
  /** A token in place of one that Amazon refused, or null where there is none. Asks once, however many ask at once. */
  renew(refused: string): Promise<string | null>;
  /** Gets the first token; resolves when it is there, or cannot be had now. */
  start(): Promise<void>;
  close(): void;
}

export interface CredentialOptions {
  readonly login: LoginWithAmazon;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
  /** Where replicas hand each other the token, sealed; absent without Redis. */
  readonly shared?: SharedCache | undefined;
  /** Told once when the refresh token is refused for good. */
  readonly onRefused: (error: unknown) => void;
  /** Told of a refresh that failed and will be tried again. */
  readonly onFailure: (error: unknown) => void;
  readonly now?: () => number;
  readonly random?: () => number;
}

/** A token is renewed this long before its end, so that no call meets an old one. */
const aheadMs = 300_000;
/** A token with less time left than this is not used: it could end on the way. */
const leastLeftMs = 10_000;
const lockMs = 10_000;
const retryMs = 5_000;
/** How often, and how many times, a replica that starts looks for the token that another one is asking for. */
const lookMs = 50;
const maxLooks = 20;
/** The longest that a timer is set for: Node runs one for more than 24 days at once. */
const longestTimerMs = 86_400_000;
/** A rotated refresh token outlives its access token: a restarted replica has but the one of its settings. */
const keptMs = 30 * 86_400_000;

interface Held {
  readonly accessToken: string;
  readonly expiresAt: number;
  /** With which the next one is to be had: the one of the settings, or what Login with Amazon has given in its place. */
  readonly refreshToken: string;
}

export function createCredential({
  login,
  clientId,
  clientSecret,
  refreshToken,
  shared,
  onRefused,
  onFailure,
  now = Date.now,
  random = Math.random,
}: CredentialOptions): Credential {
  const seal = createSeal(clientSecret, "gateway credential");
  // Another refresh token is another credential, of which an old token tells nothing.
  const name = createHash("sha256")
    .update(`${clientId}\n${refreshToken}`)
    .digest("base64url")
    .slice(0, 22);
  const key = `credential:1:${name}`;
  const backoff = createBackoff({ now, random });
  let held: Held | null = null;
  let renewedAt = Number.NEGATIVE_INFINITY;
  let refusedToken: string | null = null;
  let isGrantOver = false;
  let isAnotherAtIt = false;
  let isClosed = false;
  let refreshing: Promise<void> | null = null;
  let timer: NodeJS.Timeout | undefined;

  const readCurrent = (): string | null =>
    held !== null &&
    held.accessToken !== refusedToken &&
    held.expiresAt - leastLeftMs > now()
      ? held.accessToken
      : null;

  function hold(tokens: Held): void {
    held = tokens;
    // Replicas began at one moment; they need not all renew at one.
    schedule(tokens.expiresAt - now() - aheadMs * (1 + random() / 2));
  }

  function schedule(inMs: number): void {
    clearTimeout(timer);
    if (isClosed || isGrantOver) return;
    const waitMs = Math.min(Math.max(inMs, retryMs), longestTimerMs);
    timer = setTimeout(() => void refresh(), waitMs).unref();
  }

  function refresh(): Promise<void> {
    refreshing ??= obtain().finally(() => (refreshing = null));
    return refreshing;
  }

  /** Takes what another replica has obtained since; tells whether there was something. */
  async function takeOver(): Promise<boolean> {
    const given = await readShared(shared, key, seal);
    if (given === null || given.expiresAt <= (held?.expiresAt ?? 0))
      return false;
    hold(given);
    return true;
  }

  async function obtain(): Promise<void> {
    const isTaken = await takeOver();
    if ((isTaken && readCurrent() !== null) || isGrantOver || isClosed) return;
    const isRefused = held !== null && held.accessToken === refusedToken;
    // Where one after the other is refused, yet another one will not better it.
    if (isRefused && now() - renewedAt < retryMs) return schedule(retryMs);
    const isFree =
      shared?.state !== "up" || (await shared.acquire(`${key}:lock`, lockMs));
    // Another replica is at it: its token will be found the next time. Calls that were refused cannot wait for it.
    isAnotherAtIt = !isFree && !isRefused;
    if (isAnotherAtIt) return schedule(retryMs);
    if (isRefused) renewedAt = now();
    await ask(held?.refreshToken ?? refreshToken);
  }

  async function ask(usedRefreshToken: string): Promise<void> {
    try {
      backoff.assertOpen();
      const { accessToken, expiresInMs, ...given } = await login.refresh({
        clientId,
        clientSecret,
        refreshToken: usedRefreshToken,
      });
      backoff.succeed();
      const fresh: Held = {
        accessToken,
        expiresAt: now() + expiresInMs,
        refreshToken: given.refreshToken ?? usedRefreshToken,
      };
      writeShared(shared, key, seal, fresh, now());
      hold(fresh);
    } catch (error) {
      backoff.fail(error);
      if (!isGrantRefused(error)) {
        onFailure(error);
        schedule(retryMs);
      } else if (!(await takeOver())) {
        // No other replica was given another refresh token in the place of this one meanwhile.
        isGrantOver = true;
        clearTimeout(timer);
        onRefused(error);
      }
    }
  }

  return {
    get accessToken() {
      return readCurrent();
    },
    async renew(refused) {
      const current = readCurrent();
      if (current !== null && current !== refused) return current;
      refusedToken = refused;
      await refresh();
      return readCurrent();
    },
    async start() {
      await refresh();
      // Replicas that start together would else begin with callers' tokens, and read another catalogue for seconds.
      for (let looks = 0; looks < maxLooks; looks++) {
        if (!isAnotherAtIt || readCurrent() !== null || isClosed) return;
        await new Promise((resolve) => setTimeout(resolve, lookMs));
        await takeOver();
      }
    },
    close() {
      isClosed = true;
      clearTimeout(timer);
    },
  };
}

function isGrantRefused(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "invalid_grant" ||
      error.code === "invalid_client" ||
      error.code === "unauthorized_client")
  );
}

/** What another replica has obtained; null where there is nothing that opens. */
async function readShared(
  shared: SharedCache | undefined,
  key: string,
  seal: Seal,
): Promise<Held | null> {
  const [entry] = (await shared?.getMany([key])) ?? [];
  if (typeof entry?.value !== "string") return null;
  const text = seal.open(entry.value);
  // What opens was closed by a replica of ours, hence of this form.
  return text === null ? null : (JSON.parse(text) as Held);
}

function writeShared(
  shared: SharedCache | undefined,
  key: string,
  seal: Seal,
  tokens: Held,
  storedAt: number,
): void {
  const value = seal.close(JSON.stringify(tokens));
  const entry = { value, storedAt };
  // Not awaited: this replica has what it needs.
  void shared?.setMany([{ key, entry, ttlMs: keptMs }]);
}
