import { ConfigError, parseConfig, type Config } from "./config.ts";
import { createGateway, type Upstream } from "./gateway.ts";
import { createLogger } from "./logger.ts";
import { createProcessMetrics } from "./metrics.ts";

/** Starts the gateway of these settings and ends it on a signal. */
async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  const { upstream, close: closeSandbox } = await openUpstream(config);
  const gateway = createGateway(
    config,
    upstream,
    logger,
    createProcessMetrics(),
  );

  let isClosing = false;
  const close = async (signal: string): Promise<void> => {
    // A second signal means that somebody has lost patience.
    if (isClosing) process.exit(1);
    isClosing = true;
    logger.info({ signal }, "closing");
    await gateway.close();
    await closeSandbox();
    logger.info("closed");
  };
  process.on("SIGTERM", (signal) => void close(signal));
  process.on("SIGINT", (signal) => void close(signal));

  const url = await gateway.listen();
  logger.info({ url, sandbox: upstream.pageToken !== null }, "listening");
}

interface OpenUpstream {
  readonly upstream: Upstream;
  close(): Promise<void>;
}

async function openUpstream(config: Config): Promise<OpenUpstream> {
  if (config.AMAZON_MUSIC_BASE_URL !== undefined)
    return {
      upstream: {
        amazonMusicUrl: config.AMAZON_MUSIC_BASE_URL,
        loginUrl: config.LWA_BASE_URL,
        // parseConfig has seen to it that both are set.
        apiKey: config.AMAZON_MUSIC_API_KEY ?? "",
        clientId: config.LWA_CLIENT_ID ?? "",
        credential: readCredential(config),
        pageToken: null,
      },
      close: () => Promise.resolve(),
    };
  // Loaded here alone: a gateway of the real service never sees the sandbox.
  const { createSandbox } = await import("./sandbox/index.ts");
  const sandbox = await createSandbox();
  return {
    upstream: {
      amazonMusicUrl: sandbox.url,
      loginUrl: sandbox.url,
      apiKey: sandbox.apiKey,
      clientId: sandbox.clientId,
      credential: readCredential(config),
      pageToken: sandbox.users.ada.accessToken,
    },
    close: () => sandbox.close(),
  };
}

function readCredential(config: Config): Upstream["credential"] {
  const { LWA_CLIENT_SECRET, LWA_REFRESH_TOKEN } = config;
  return LWA_CLIENT_SECRET === undefined || LWA_REFRESH_TOKEN === undefined
    ? null
    : { clientSecret: LWA_CLIENT_SECRET, refreshToken: LWA_REFRESH_TOKEN };
}

main().catch((error: unknown) => {
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else createLogger("error").error({ err: error }, "cannot start");
  // Not the exit code alone: what was opened on the way would keep the process alive.
  process.exit(1);
});
