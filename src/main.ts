import { ConfigError, parseConfig, type Config } from "./config.ts";
import { createGateway, type Upstream } from "./gateway.ts";
import { createLogger, type Logger } from "./logger.ts";
import { createProcessMetrics } from "./metrics.ts";

/** Besides the notice: the gateway's own limit for running requests, and as much again for whatever else is to be closed. */
const closeLimitMs = 20_000;

/** Starts the gateway of these settings and ends it on a signal. */
async function main(): Promise<void> {
  const config = parseConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  endOnSurprise(logger);
  const { upstream, close: closeSandbox } = await openUpstream(config);
  const gateway = createGateway(
    config,
    upstream,
    logger,
    createProcessMetrics(),
  );

  let isClosing = false;
  const close = async (signal: string, noticeMs: number): Promise<void> => {
    // A second signal means that somebody has lost patience.
    if (isClosing) process.exit(1);
    isClosing = true;
    logger.info({ signal }, "closing");
    setTimeout(() => {
      logger.error("not closed in time");
      process.exit(1);
      // It does not keep the process alive: it fires where something else does.
    }, noticeMs + closeLimitMs).unref();
    await gateway.close(noticeMs);
    await closeSandbox();
    logger.info("closed");
  };
  process.on(
    "SIGTERM",
    (signal) => void close(signal, config.SHUTDOWN_NOTICE_MS),
  );
  // From a keyboard: nobody is there to be warned.
  process.on("SIGINT", (signal) => void close(signal, 0));

  const url = await gateway.listen();
  logger.info({ url, sandbox: upstream.pageToken !== null }, "listening");
}

/**
 * After an error that nobody expected, nothing is known of the state that it left behind: the process says what it was and ends, and
 * whoever watches over it starts another. Node would print the error as it is, with headers and bodies where it has them.
 */
function endOnSurprise(logger: Logger): void {
  const end = (err: unknown, what: string): void => {
    try {
      // Lines are written before this returns.
      logger.error({ err }, what);
    } finally {
      process.exit(1);
    }
  };
  process.on("uncaughtException", (err) => end(err, "uncaught exception"));
  process.on("unhandledRejection", (err) => end(err, "unhandled rejection"));
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
