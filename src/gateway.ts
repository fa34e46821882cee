import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import {
  createAmazonMusic,
  createDeadline,
  createLoginWithAmazon,
  createOwnBudget,
  type BreakerChange,
  type BreakerState,
} from "./amazon-music/index.ts";
import {
  createAnswerCache,
  createMemoryCache,
  toSafeShare,
} from "./cache/index.ts";
import type { Config } from "./config.ts";
import { createArrival, type Foundation } from "./context.ts";
import { openCredential, type CredentialPapers } from "./credential.ts";
import { toDigest } from "./digest.ts";
import { openDocuments } from "./documents.ts";
import { createGraphql } from "./graphql/index.ts";
import {
  createCors,
  createDoor,
  createGraphiql,
  createSchemaFile,
} from "./http/index.ts";
import {
  createCallers,
  createSignIn,
  createTerritories,
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
import { openShared, openShares, toMembers } from "./replicas.ts";
import { createSparingLog } from "./sparing-log.ts";
import { toVisit } from "./visit.ts";

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
  readonly credential: CredentialPapers | null;
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

/** The same on all replicas, and of no use to who does not know the key. */
function toSecret(apiKey: string): string {
  return toDigest(`cursor-secret:${apiKey}`);
}
