import { toProblem } from "./sign-in-problem.ts";
import { isReturn, type Return, type Taken } from "./sign-in-channel.ts";
import { createWatched, type Watched } from "./watched.ts";

/** What the server says of the sign-in. */
export interface SignInSettings {
  readonly authorizeUrl: string;
  readonly clientId: string;
  readonly callbackPath: string;
  readonly tokenPath: string;
}

/** Where a person stands. The token is in here and in the headers pane, hence in memory, and nowhere else. */
export type SignInState =
  | { readonly step: "out"; readonly problem?: string }
  | { readonly step: "waiting" }
  | { readonly step: "redeeming" }
  | {
      readonly step: "in";
      readonly accessToken: string;
      /** A moment, in milliseconds of the clock. */
      readonly expiresAt: number;
    };

export interface SignIn extends Pick<
  Watched<SignInState>,
  "read" | "subscribe"
> {
  /** Sends a window to Amazon. To be called at a click, or the browser blocks the window. */
  start(scopes: readonly string[]): void;
  /** Waits no longer for the window. */
  cancel(): void;
  /** Forgets the token. Amazon knows no way to end one ahead of its hour. */
  signOut(): void;
}

/** The part of a `BroadcastChannel` that is used. */
export interface Channel {
  onmessage: ((event: MessageEvent) => void) | null;
  postMessage(message: unknown): void;
}

export interface SignInOptions {
  readonly settings: SignInSettings;
  /** The page's own, such as `https://example.com`. */
  readonly origin: string;
  readonly channel: Channel;
  /** Opens a window; false where the browser does not let it. */
  readonly openWindow: (url: string) => boolean;
  readonly now?: () => number;
  readonly request?: (path: string, init: RequestInit) => Promise<Response>;
}

interface Attempt {
  readonly state: string;
  readonly verifier: string;
  readonly challenge: string;
}

export function createSignIn({
  settings,
  origin,
  channel,
  openWindow,
  now = Date.now,
  request = (path, init) => fetch(path, init),
}: SignInOptions): SignIn {
  const watched = createWatched<SignInState>({ step: "out" });
  const redirectUri = `${origin}${settings.callbackPath}`;
  // Made ahead: hashing takes a moment, after which a browser may no longer see the click behind the window.
  let next: Attempt | null = null;
  let current: Attempt | null = null;

  const prepare = async (): Promise<void> => {
    next = null;
    next = await createAttempt();
  };

  const fail = (problem: string): void =>
    watched.write({ step: "out", problem });

  const redeem = async (code: string, attempt: Attempt): Promise<void> => {
    watched.write({ step: "redeeming" });
    const outcome = await getToken(
      (init) => request(settings.tokenPath, init),
      {
        code,
        codeVerifier: attempt.verifier,
        redirectUri,
      },
    );
    // Whoever has cancelled meanwhile wants no token.
    if (watched.read().step !== "redeeming") return;
    if (typeof outcome === "string") return fail(outcome);
    const { accessToken, expiresInMs } = outcome;
    watched.write({ step: "in", accessToken, expiresAt: now() + expiresInMs });
  };

  const take = ({ state, code, error }: Return): void => {
    // What this page did not ask for is another page's, or nobody's.
    if (current?.state !== state) return;
    const attempt = current;
    current = null;
    const isGood = code !== null && error === null;
    channel.postMessage({ kind: "taken", state, isGood } satisfies Taken);
    if (isGood) void redeem(code, attempt);
    else fail(toProblem(error));
  };

  channel.onmessage = ({ data }) => {
    if (isReturn(data)) take(data);
  };
  prepare().catch(() => undefined);

  return {
    read: watched.read,
    subscribe: watched.subscribe,
    start(scopes) {
      if (next === null)
        return fail(
          "Signing in needs a page served over https, or from this machine: elsewhere the browser keeps its cryptography to itself.",
        );
      current = next;
      prepare().catch(() => undefined);
      const url = toAuthorizeUrl(settings, redirectUri, scopes, current);
      if (openWindow(url)) return watched.write({ step: "waiting" });
      current = null;
      fail("The browser has blocked the window: allow pop-ups for this page.");
    },
    cancel() {
      current = null;
      watched.write({ step: "out" });
    },
    signOut: () => watched.write({ step: "out" }),
  };
}

/** Random texts for one sign-in, and the hash that Amazon is told of one of them (RFC 7636, 4.2). */
async function createAttempt(): Promise<Attempt> {
  const verifier = toRandomText();
  const hash = await crypto.subtle.digest(
    "SHA-256",
    new TextEncoder().encode(verifier),
  );
  return {
    state: toRandomText(),
    verifier,
    challenge: toBase64Url(new Uint8Array(hash)),
  };
}

const toRandomText = (): string =>
  toBase64Url(crypto.getRandomValues(new Uint8Array(32)));

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}

function toAuthorizeUrl(
  { authorizeUrl, clientId }: SignInSettings,
  redirectUri: string,
  scopes: readonly string[],
  { state, challenge }: Attempt,
): string {
  const url = new URL(authorizeUrl);
  for (const [name, value] of Object.entries({
    client_id: clientId,
    scope: scopes.join(" "),
    response_type: "code",
    redirect_uri: redirectUri,
    state,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }))
    url.searchParams.set(name, value);
  return url.href;
}

interface Granted {
  readonly accessToken: string;
  readonly expiresInMs: number;
}

/** The token, or in words why there is none. */
async function getToken(
  request: (init: RequestInit) => Promise<Response>,
  grant: Readonly<Record<string, string>>,
): Promise<Granted | string> {
  try {
    const response = await request({
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(grant),
      redirect: "error",
      credentials: "omit",
      cache: "no-store",
    });
    // Of our own server, which answers one of the two.
    const body = (await response.json()) as
      Granted | { readonly errors: readonly { readonly message: string }[] };
    return "errors" in body ? (body.errors[0]?.message ?? "") : body;
  } catch {
    return "The gateway does not answer. Sign in again in a while.";
  }
}
