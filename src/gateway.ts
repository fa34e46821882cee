import { createHash, randomUUID, timingSafeEqual } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  createAmazonMusic,
  createDeadline,
  createLoginWithAmazon,
  createOwnBudget,
  toImageStyle,
  toLanguage,
  type BreakerChange,
  type BreakerState,
  type LoginWithAmazon,
} from "./amazon-music/index.ts";
import {
  createAnswerCache,
  createKeyvCache,
  createMemoryCache,
  createShares,
  toSafeShare,
  type ScriptRunner,
  type SharedCache,
  type Shares,
} from "./cache/index.ts";
import type { Config } from "./config.ts";
import { createArrival, type Foundation, type Visit } from "./context.ts";
import { createGraphql, readTrustedDocuments } from "./graphql/index.ts";
import {
  createCors,
  createDoor,
  createGraphiql,
  createSchemaFile,
} from "./http/index.ts";
import {
  createCallers,
  createCredential,
  createSignIn,
  createTerritories,
  parseBearer,
  type Credential,
} from "./identity/index.ts";
import {
  createCoalescer,
  createCursors,
  createMemoryCatalogs,
  toFreshUntil,
  type Store,
} from "./loaders/index.ts";
import type { Logger } from "./logger.ts";
import { createMetrics, type ProcessMetrics } from "./metrics.ts";
import { createSparingLog, type SparingLog } from "./sparing-log.ts";

/** The running whole. */
export interface Gateway {
  /** Begins to answer; the address as a URL. */
  listen(): Promise<string>;
  /**
   * Says that it is not ready, goes on answering for `noticeMs` so that whoever sends requests can turn to another, lets running
   * requests end and gives everything back, in the reverse order of building.
   */
  close(noticeMs?: number): Promise<void>;
}

/** What the gateway asks, and with which papers. */
export interface Upstream {
  readonly amazonMusicUrl: string;
  readonly loginUrl: string;
  readonly apiKey: string;
  readonly clientId: string;
  /** The gateway's own credential; null where callers' tokens read the catalogue. */
  readonly credential: {
    readonly clientSecret: string;
    readonly refreshToken: string;
  } | null;
  /** An access token that GraphiQL starts with. Whoever opens the page reads it: the sandbox's, or none. */
  readonly pageToken: string | null;
}

const closeGraceMs = 10_000;
/** Of one thing that comes and goes, before only the last is told. */
const maxChangesPerMinute = 20;
/** How long an unknown id stays unknown: new releases must appear within minutes. */
const absentTtlMs = 60_000;
const assets = fileURLToPath(new URL("../dist/graphiql/", import.meta.url));

/**
 * Builds each room once and joins them. Does nothing yet that can be heard outside.
 *
 * @param processMetrics Shown beside the gateway's own.
 */
export function createGateway(
  config: Config,
  upstream: Upstream,
  logger: Logger,
  processMetrics?: ProcessMetrics,
): Gateway {
  const timeoutMs = config.AMAZON_MUSIC_TIMEOUT_MS;
  // What every request can bring about, and what changes while things come and go.
  const occasions = createSparingLog({ logger, perMinute: 1 });
  const changes = createSparingLog({ logger, perMinute: maxChangesPerMinute });
  const { shared, isKnown } = openShared(config.REDIS_URL, changes);
  const readRedisState = () => shared?.state ?? "not configured";
  const metrics = createMetrics(
    () => ({
      redis: readRedisState(),
      memoryCacheBytes: memory.bytes,
      answerCacheBytes: answers.bytes,
      amazonMusic: amazonMusic.state(),
      login: loginBreaker,
    }),
    processMetrics,
  );
  const shares = shared && openShares(config, upstream, shared, changes);
  let loginBreaker: BreakerState = "closed";
  const onBreakerChange = (change: BreakerChange) => {
    if (change.operation === "login") loginBreaker = change.state;
    changes.warn(change.operation, change, "breaker of calls to amazon");
  };
  const amazonMusic = createAmazonMusic({
    baseUrl: upstream.amazonMusicUrl,
    apiKey: upstream.apiKey,
    timeoutMs,
    budget:
      shares ??
      createOwnBudget(toSafeShare(config.AMAZON_MUSIC_TPS, toMembers(config))),
    onBreakerChange,
    onExchange(exchange) {
      metrics.onAmazonMusicCall(exchange);
      logger.debug(exchange, "amazon music call");
    },
    onOddity(oddity) {
      metrics.onOddity(oddity);
      const kind = `${oddity.route} ${oddity.what}`;
      occasions.warn(kind, oddity, "odd answer of amazon music");
    },
  });
  const login = createLoginWithAmazon({
    baseUrl: upstream.loginUrl,
    timeoutMs,
    onBreakerChange,
    onExchange(exchange) {
      metrics.onLoginCall(exchange);
      logger.debug(exchange, "login with amazon call");
    },
  });
  const secret = config.CURSOR_SECRET ?? toSecret(upstream.apiKey);
  const answers = createAnswerCache({
    maxBytes: config.ANSWER_MEMORY_MB * 1_000_000,
    getEntry: (key) => memory.get(key),
    now: Date.now,
  });
  const lives = {
    ttlMs: config.CATALOG_TTL_S * 1000,
    absentTtlMs: Math.min(absentTtlMs, config.CATALOG_TTL_S * 1000),
  };
  const memory = createMemoryCache({
    maxBytes: config.CATALOG_MEMORY_MB * 1_000_000,
    toFreshUntilS: (key, entry) =>
      Math.floor(toFreshUntil(key, entry, lives) / 1000),
    onWrite: answers.onWrite,
  });
  const cursors = createCursors(secret);
  const store: Store = {
    ...lives,
    memory,
    shared,
    staleMs: config.CATALOG_STALE_S * 1000,
    refreshing: new Map(),
    now: Date.now,
    onLookUp: metrics.onLookUp,
  };
  const credential = openCredential(upstream, login, shared, logger, changes);
  const foundation: Foundation = {
    amazonMusic,
    callers: createCallers({
      login,
      shared,
      clientId: upstream.clientId,
      secret,
    }),
    credential,
    territories: createTerritories({ shared }),
    store,
    memoryCatalogs: createMemoryCatalogs({ amazonMusic, memory, cursors }),
    coalescer: createCoalescer({ turns: amazonMusic }),
    cursors,
    territory: config.AMAZON_MUSIC_TERRITORY ?? null,
  };
  const graphql = createGraphql({
    introspection: config.INTROSPECTION,
    trustedDocuments: {
      mode: config.TRUSTED_DOCUMENTS,
      load: openDocuments(config, shared),
      areRoutersKnown: config.FEDERATION_SECRET !== undefined,
      onUnreadable: (err) =>
        occasions.warn(
          "documents",
          { err },
          "trusted documents cannot be read",
        ),
    },
    logger,
    answers,
    onOperation: metrics.onOperation,
  });
  let isReady = false;
  const door = createDoor({
    answer(request, { requestId, whenGone }) {
      const timeoutMs = config.REQUEST_TIMEOUT_MS;
      const deadline = createDeadline({ timeoutMs, whenGone });
      const visit = {
        ...toVisit(requestId, request.headers, config.FEDERATION_SECRET),
        deadline,
      };
      const arrival = createArrival(foundation, visit);
      const answered = graphql.answer(request, arrival);
      // What is there at once has waited for nothing.
      return answered instanceof Promise
        ? answered.finally(() => deadline.clear())
        : answered;
    },
    health: () => ({
      isReady,
      dependencies: {
        redis: readRedisState(),
        amazonMusic: toHealth(Object.values(amazonMusic.state().breakers)),
        loginWithAmazon: toHealth([loginBreaker]),
      },
    }),
    metrics: metrics.read,
    cors: createCors(config.CORS_ORIGINS),
    schemaFile: config.INTROSPECTION
      ? createSchemaFile(graphql.sdl)
      : undefined,
    graphiql: config.GRAPHIQL
      ? createGraphiql({
          endpoint: "/graphql",
          token: upstream.pageToken,
          signIn: createSignIn({
            login,
            loginUrl: upstream.loginUrl,
            authorizeUrl: config.LWA_AUTHORIZE_URL,
            clientId: upstream.clientId,
            clientSecret: config.LWA_CLIENT_SECRET ?? null,
            onFailure: (err) =>
              occasions.warn(
                "sign-in",
                { err },
                "somebody could not sign in on the page",
              ),
          }),
          assets,
        })
      : undefined,
    logger,
  });

  let closing: Promise<void> | undefined;

  async function close(noticeMs: number): Promise<void> {
    isReady = false;
    door.announceClose();
    if (noticeMs > 0) await sleep(noticeMs);
    await door.close(closeGraceMs);
    await graphql.stop();
    credential?.close();
    await shares?.close();
    await shared?.close();
    answers.close();
    memory.close();
    await login.close();
    await amazonMusic.close();
    occasions.close();
    changes.close();
  }

  return {
    async listen() {
      if (credential !== null) {
        // Another replica may have a token already, and a newer refresh token than the settings.
        await isKnown;
        await credential.start();
      }
      await graphql.start();
      const url = await door.listen(config.PORT, config.HOST);
      isReady = true;
      return url;
    },
    close: (noticeMs = 0) => (closing ??= close(noticeMs)),
  };
}

/** As good as the worst kind of its calls. */
function toHealth(breakers: readonly BreakerState[]): string {
  if (breakers.includes("open")) return "down";
  return breakers.includes("probing") ? "probing" : "up";
}

function toVisit(
  requestId: string,
  headers: { get(name: string): string | undefined },
  federationSecret: string | undefined,
): Omit<Visit, "deadline"> {
  return {
    requestId,
    accessToken: parseBearer(headers.get("authorization")),
    language: toLanguage(headers.get("accept-language")),
    imageStyle: toImageStyle(headers.get("amzn-image-style")),
    wantsReceipt: headers.get("x-upstream-receipt") === "1",
    isRouter:
      federationSecret === undefined ||
      isEqual(headers.get("x-federation-secret") ?? "", federationSecret),
  };
}

/** In a time that tells nothing of where two texts differ. */
function isEqual(one: string, other: string): boolean {
  const digest = (text: string): Buffer =>
    createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** As many trusted documents as any client has; what is found in Redis stays what it is. */
const maxRememberedDocuments = 10_000;

/** Finds trusted documents: in their directory, which is read now and never again, else in Redis. */
function openDocuments(
  { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_DIR: directory }: Config,
  shared: SharedCache | undefined,
): (id: string) => Promise<string | null> {
  if (mode === "off") return () => Promise.resolve(null);
  if (directory !== undefined) {
    const texts = readTrustedDocuments(directory);
    return (id) => Promise.resolve(texts.get(id) ?? null);
  }
  const remembered = new Map<string, string>();
  return async (id) => {
    const known = remembered.get(id);
    if (known !== undefined) return known;
    const text = await shared?.getText(`trusted-document:${id}`);
    if (text === undefined) return null;
    if (remembered.size < maxRememberedDocuments) remembered.set(id, text);
    return text;
  };
}

/** A Redis that has not said anything for this long is taken for absent. */
const redisSilenceMs = 1000;

/** The shared store, and when it is known whether it is there; it is absent without Redis. */
function openShared(
  url: string | undefined,
  changes: SparingLog,
): {
  shared: (SharedCache & ScriptRunner) | undefined;
  isKnown: Promise<void>;
} {
  const { promise: isKnown, resolve } = Promise.withResolvers<void>();
  if (url === undefined) {
    resolve();
    return { shared: undefined, isKnown };
  }
  setTimeout(resolve, redisSilenceMs).unref();
  const shared = createKeyvCache({
    url,
    onStateChange(change) {
      changes.warn("redis", change, "redis");
      resolve();
    },
  });
  return { shared, isKnown };
}

/** How many processes there may be that share the budget of calls: each replica has so many workers. */
function toMembers({ REPLICAS, WEB_CONCURRENCY }: Config): number {
  return REPLICAS * WEB_CONCURRENCY;
}

/** The budget of calls that all replicas of this application share. */
function openShares(
  config: Config,
  { apiKey }: Upstream,
  redis: ScriptRunner,
  changes: SparingLog,
): Shares {
  return createShares({
    redis,
    // A digest: the key of the application is nobody's business in Redis.
    name: `calls:1:${toDigest(`calls:${apiKey}`)}`,
    total: config.AMAZON_MUSIC_TPS,
    members: toMembers(config),
    member: randomUUID(),
    onSourceChange: (source, callsPerSecond) =>
      changes.warn(
        "budget",
        { source, callsPerSecond },
        "budget of calls to amazon",
      ),
  });
}

function openCredential(
  { clientId, credential }: Upstream,
  login: LoginWithAmazon,
  shared: SharedCache | undefined,
  logger: Logger,
  changes: SparingLog,
): Credential | null {
  if (credential === null) return null;
  return createCredential({
    ...credential,
    clientId,
    login,
    shared,
    onRefused: (err) =>
      logger.error(
        { err },
        "Login with Amazon refuses LWA_REFRESH_TOKEN: until it is replaced, the catalogue is read with callers' tokens",
      ),
    onFailure: (err) =>
      changes.warn(
        "credential",
        { err },
        "the gateway's token could not be renewed yet",
      ),
  });
}

/** The same on all replicas, and of no use to who does not know the key. */
function toSecret(apiKey: string): string {
  return toDigest(`cursor-secret:${apiKey}`);
}

function toDigest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
