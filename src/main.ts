import {
  ConfigError,
  parseConfig,
  settingNames,
  type Config,
} from "./config.ts";
import { createGateway, type Upstream } from "./gateway.ts";
import { tuneHeap } from "./heap.ts";
import { createLogger, type Logger } from "./logger.ts";
import { findMisspeltSettings } from "./misspelt-settings.ts";
import { createProcessMetrics } from "./metrics.ts";
import {
  readWork,
  startWorkers,
  type CloseOrder,
  type Work,
} from "./workers.ts";

/** Besides the notice: the gateway's own limit for running requests, and as much again for whatever else is to be closed. */
const closeLimitMs = 20_000;

/** Under this name workers are told of the sandbox, which belongs to the process that started them. */
const sandboxVariable = "SANDBOX_UPSTREAM";

/** Starts what these settings ask for, and ends it on a signal. */
async function main(): Promise<void> {
  tuneHeap();
  const config = parseConfig(process.env);
  const logger = createLogger(config.LOG_LEVEL);
  endOnSurprise(logger);
  // Whoever ends the process, such as Node in a worker that has lost its leader; and before pino writes what it has.
  process.prependListener("exit", () => logger.flush());
  const work = readWork();
  const isLeader = config.WEB_CONCURRENCY > 1 && work === null;
  // Its workers have the same.
  if (work === null) warnOfMisspelt(logger);
  try {
    await (isLeader ? lead(config, logger) : serve(config, logger, work));
  } finally {
    // Where it cannot start, the process ends in this turn, and knows no more of this logger.
    logger.flush();
  }
}

/** What is set in vain is seen by nobody else. */
function warnOfMisspelt(logger: Logger): void {
  const found = findMisspeltSettings(process.env, settingNames);
  for (const { name, meant } of found)
    logger.warn({ name, meant }, "a variable that is no setting");
}

/** Runs one gateway. */
async function serve(
  config: Config,
  logger: Logger,
  work: Work | null,
): Promise<void> {
  const { upstream, close: closeSandbox } = await openUpstream(config, work);
  const gateway = createGateway(
    config,
    upstream,
    logger,
    createProcessMetrics(work?.crowd ?? null),
  );
  const onEnd = createEnd(logger, async (noticeMs) => {
    await gateway.close(noticeMs);
    await closeSandbox();
    work?.leave();
  });
  if (work === null) listenToSignals(config, onEnd);
  else {
    // The leader hears them and gives the order, once.
    process.on("SIGTERM", () => undefined);
    process.on("SIGINT", () => undefined);
    work.onClose(onEnd);
  }

  const url = await gateway.listen();
  logger.info(
    {
      url,
      sandbox: upstream.pageToken !== null,
      ...(work !== null && { worker: work.id }),
    },
    "listening",
  );
}

/** Runs several workers, each with a gateway, and the sandbox that they share. */
async function lead(config: Config, logger: Logger): Promise<void> {
  const { upstream, close: closeSandbox } = await openUpstream(config, null);
  const workers = startWorkers({
    count: config.WEB_CONCURRENCY,
    env:
      config.AMAZON_MUSIC_BASE_URL === undefined
        ? { [sandboxVariable]: JSON.stringify(upstream) }
        : {},
    logger,
    onFailedStart() {
      workers.kill();
      leave(logger);
    },
  });
  process.on("exit", () => workers.kill());
  const onEnd = createEnd(
    logger,
    async (noticeMs, signal) => {
      if (!(await workers.close({ signal, noticeMs }))) process.exitCode = 1;
      await closeSandbox();
    },
    // After its workers have had theirs.
    closeLimitMs + 1000,
  );
  listenToSignals(config, onEnd);
}

type End = (order: CloseOrder) => void;

/** Ends what runs, within a limit; at once where it is asked again. */
function createEnd(
  logger: Logger,
  close: (noticeMs: number, signal: string) => Promise<void>,
  limitMs = closeLimitMs,
): End {
  let isClosing = false;
  const end = async ({ signal, noticeMs }: CloseOrder): Promise<void> => {
    // A second signal means that somebody has lost patience.
    if (isClosing) leave(logger);
    isClosing = true;
    logger.info({ signal }, "closing");
    setTimeout(() => {
      logger.error("not closed in time");
      leave(logger);
      // It does not keep the process alive: it fires where something else does.
    }, noticeMs + limitMs).unref();
    await close(noticeMs, signal);
    logger.info("closed");
  };
  return (order) => void end(order);
}

function listenToSignals(config: Config, end: End): void {
  process.on("SIGTERM", (signal) =>
    end({ signal, noticeMs: config.SHUTDOWN_NOTICE_MS }),
  );
  // From a keyboard: nobody is there to be warned.
  process.on("SIGINT", (signal) => end({ signal, noticeMs: 0 }));
}

/**
 * After an error that nobody expected, nothing is known of the state that it left behind: the process says what it was and ends, and
 * whoever watches over it starts another. Node would print the error as it is, with headers and bodies where it has them.
 */
function endOnSurprise(logger: Logger): void {
  const end = (err: unknown, what: string): void => {
    try {
      // Written before the process is gone, though it ends right here.
      logger.error({ err }, what);
    } finally {
      leave(logger);
    }
  };
  process.on("uncaughtException", (err) => end(err, "uncaught exception"));
  process.on("unhandledRejection", (err) => end(err, "unhandled rejection"));
}

interface OpenUpstream {
  readonly upstream: Upstream;
  close(): Promise<void>;
}

async function openUpstream(
  config: Config,
  work: Work | null,
): Promise<OpenUpstream> {
  const opened = work && process.env[sandboxVariable];
  if (opened != null)
    // Written by the leader.
    return {
      upstream: JSON.parse(opened) as Upstream,
      close: () => Promise.resolve(),
    };
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

/** Ends the process, with all that is logged and not written yet. */
function leave(logger: Logger): never {
  logger.flush();
  process.exit(1);
}

main().catch((error: unknown) => {
  const logger = createLogger("error");
  if (error instanceof ConfigError) process.stderr.write(`${error.message}\n`);
  else logger.error({ err: error }, "cannot start");
  // Not the exit code alone: what was opened on the way would keep the process alive.
  leave(logger);
});
