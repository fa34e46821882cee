import { parseConfig } from "../../src/config.ts";
import { createGateway } from "../../src/gateway.ts";
import { createLogger } from "../../src/logger.ts";
import {
  createSandbox,
  type Sandbox,
  type SandboxOptions,
} from "../../src/sandbox/index.ts";

export interface GatewayOptions {
  /** Settings beside those that a test always has. */
  readonly env?: Readonly<Record<string, string>>;
  /** A sandbox that outlives this gateway; without it the gateway brings its own. */
  readonly sandbox?: Sandbox;
  readonly sandboxOptions?: SandboxOptions;
  /** Gives the gateway a credential of its own for the catalogue. */
  readonly credential?: boolean;
}

export interface QueryOptions {
  readonly variables?: Readonly<Record<string, unknown>>;
  /** Whose token the request bears; ada's unless told, none where null. */
  readonly token?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface GraphqlError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions: { readonly code: string } & Record<string, unknown>;
}

export interface Answer<Data> {
  readonly status: number;
  readonly headers: Headers;
  readonly data: Data;
  readonly errors: readonly GraphqlError[] | undefined;
  readonly extensions: Readonly<Record<string, unknown>> | undefined;
}

export interface RunningGateway extends AsyncDisposable {
  readonly url: string;
  readonly sandbox: Sandbox;
  /** The log so far, a parsed JSON line each. */
  readonly log: readonly Record<string, unknown>[];
  /** `Data` is for tests that go on with what was answered; to compare it needs no type. */
  query<Data = unknown>(
    document: string,
    options?: QueryOptions,
  ): Promise<Answer<Data>>;
  close(): Promise<void>;
}

/** A whole gateway on its sandbox, over HTTP, on a free port. */
export async function startGateway({
  env = {},
  sandbox: given,
  sandboxOptions,
  credential = false,
}: GatewayOptions = {}): Promise<RunningGateway> {
  const sandbox = given ?? (await createSandbox(sandboxOptions));
  const log: Record<string, unknown>[] = [];
  const config = parseConfig({
    PORT: "0",
    GRAPHIQL: "off",
    // Tests run beside each other on few cores, where an honest answer may take its time.
    AMAZON_MUSIC_TIMEOUT_MS: "20000",
    REQUEST_TIMEOUT_MS: "60000",
    // Of several, the first on an empty Redis waits until others could not hold what an older one gave them.
    REPLICAS: "1",
    ...env,
  });
  const logger = createLogger(config.LOG_LEVEL, {
    write: (line) => log.push(JSON.parse(line) as Record<string, unknown>),
  });
  const gateway = createGateway(
    config,
    {
      amazonMusicUrl: sandbox.url,
      loginUrl: sandbox.url,
      apiKey: sandbox.apiKey,
      clientId: sandbox.clientId,
      credential: credential
        ? {
            clientSecret: sandbox.clientSecret,
            refreshToken: sandbox.refreshToken,
          }
        : null,
      pageToken: sandbox.users.ada.accessToken,
    },
    logger,
  );
  const url = await gateway.listen();

  async function query<Data>(
    document: string,
    {
      variables,
      token = sandbox.users.ada.accessToken,
      headers,
    }: QueryOptions = {},
  ): Promise<Answer<Data>> {
    const response = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        ...headers,
      },
      body: JSON.stringify({ query: document, variables }),
    });
    const body = (await response.json()) as Answer<Data>;
    const { data, errors, extensions } = body;
    const { status, headers: answered } = response;
    return { status, headers: answered, data, errors, extensions };
  }

  async function close(): Promise<void> {
    await gateway.close();
    if (given === undefined) await sandbox.close();
  }

  return { url, sandbox, log, query, close, [Symbol.asyncDispose]: close };
}
