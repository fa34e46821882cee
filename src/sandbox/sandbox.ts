import { application, users, type SandboxUser } from "./accounts.ts";
import { createApi } from "./api.ts";
import { createCatalog, type Catalog } from "./catalog/catalog.ts";
import type { CatalogSize } from "./catalog/generated-music.ts";
import { createFaults, type Faults } from "./faults.ts";
import { createJournal, type Counters, type Exchange } from "./journal.ts";
import { createLogin } from "./login/login.ts";
import { createSearch } from "./search.ts";
import { createServer } from "./server.ts";
import { createSwitches, type Switches } from "./switches.ts";
import { createThrottle } from "./throttle.ts";
import { createTokenStore, type TokenRequest } from "./token-store.ts";
import { createUserStates } from "./user-states.ts";

export interface SandboxOptions {
  /** 0, the default, takes any free one. */
  port?: number;
  /** 127.0.0.1 by default. */
  host?: string;
  /** Of the generated catalogue: 2,000 albums, 24,000 tracks and 500 artists of seed 1 by default. The named works are always there. */
  catalog?: Partial<CatalogSize>;
  /** Initial value of the switch of that name, to which a reset goes back; unlimited by default. */
  transactionsPerSecond?: number;
  /** Serves `/__sandbox`, where whoever reaches the port can drive the sandbox. False by default. */
  control?: boolean;
  /** Milliseconds since 1970; the system's clock by default. */
  now?: () => number;
}

export interface Sandbox {
  /** Where both the Amazon Music Web API (`/v1/...`) and Login with Amazon (`/auth/o2/...`) answer; without a slash at the end. */
  readonly url: string;
  readonly apiKey: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the account that a gateway reads the catalogue with. */
  readonly refreshToken: string;
  readonly users: { readonly ada: SandboxUser; readonly ben: SandboxUser };
  /** What there is, without the wire: ids to ask for, and facts to compare answers with. */
  readonly catalog: Catalog;
  /** Calls to the Amazon Music Web API in order of arrival, such as `GET /v1/albums?ids=B1,B2`, exactly as they came on the wire. */
  readonly requests: string[];
  /** Calls to Login with Amazon: method and path, never a token. */
  readonly loginRequests: string[];
  /** All calls, with who asked, what for and what was answered. */
  readonly exchanges: readonly Exchange[];
  /** Setting one changes what the next request is answered. */
  readonly switches: Switches;
  readonly faults: Faults;
  counters(): Counters;
  /** A new access token, of any user, for any scopes, for as long as one likes. */
  issueToken(request: TokenRequest): string;
  /** Ends the life of an access or refresh token at once. */
  expireToken(token: string): void;
  resetSwitches(): void;
  /** Forgets everything that happened since the start. */
  reset(): void;
  /** Ends all connections, hanging ones too. */
  close(): Promise<void>;
}

export async function createSandbox(
  options: SandboxOptions = {},
): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const initial = {
    transactionsPerSecond: options.transactionsPerSecond ?? null,
  };
  const catalog = createCatalog({
    seed: 1,
    albums: 2000,
    tracks: 24_000,
    artists: 500,
    ...options.catalog,
  });
  const switches = createSwitches(initial);
  const faults = createFaults();
  const journal = createJournal(now);
  const tokens = createTokenStore(now);
  const states = createUserStates(catalog);

  const controls = {
    journal,
    switches,
    faults,
    issueToken: tokens.issue,
    expireToken: tokens.revoke,
    resetSwitches() {
      Object.assign(switches, createSwitches(initial));
    },
    reset() {
      controls.resetSwitches();
      faults.clear();
      journal.reset();
      tokens.reset();
      states.reset();
    },
  };

  const server = await createServer(
    { port: options.port ?? 0, host: options.host ?? "127.0.0.1" },
    {
      api: createApi(
        { catalog, switches, states, search: createSearch(catalog) },
        tokens,
        createThrottle(now),
      ),
      login: createLogin(tokens, switches, now),
      journal,
      faults,
      tokens,
      controls: options.control === true ? controls : undefined,
      now,
    },
  );

  return {
    ...application,
    refreshToken: users.gateway.refreshToken,
    users: { ada: users.ada, ben: users.ben },
    catalog,
    requests: journal.requests,
    loginRequests: journal.loginRequests,
    exchanges: journal.exchanges,
    counters: journal.counters,
    switches,
    faults,
    issueToken: controls.issueToken,
    expireToken: controls.expireToken,
    resetSwitches: controls.resetSwitches,
    reset: controls.reset,
    url: server.url,
    close: server.close,
  };
}
