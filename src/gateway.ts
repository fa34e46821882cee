import { createHash } from "node:crypto";
import { fileURLToPath } from "node:url";
import {
  createAmazonMusic,
  createLoginWithAmazon,
} from "./amazon-music/index.ts";
import { createKeyvCache, createMemoryCache } from "./cache/index.ts";
import type { Config } from "./config.ts";
import { createArrival, type Foundation, type Visit } from "./context.ts";
import { createGraphql } from "./graphql/index.ts";
import { createDoor, createGraphiql } from "./http/index.ts";
import { createCallers, parseBearer } from "./identity/index.ts";
import { createCursors } from "./loaders/index.ts";
import type { Logger } from "./logger.ts";

/** The running whole. */
export interface Gateway {
  /** Begins to answer; the address as a URL. */
  listen(): Promise<string>;
  /** Lets running requests end and gives everything back, in the reverse order of building. */
  close(): Promise<void>;
}

/** What the gateway asks, and with which papers. */
export interface Upstream {
  readonly amazonMusicUrl: string;
  readonly loginUrl: string;
  readonly apiKey: string;
  readonly clientId: string;
  /** An access token that GraphiQL starts with. Whoever opens the page reads it: the sandbox's, or none. */
  readonly pageToken: string | null;
}

const closeGraceMs = 10_000;
/** How long an unknown id stays unknown: new releases must appear within minutes. */
const absentTtlMs = 60_000;
const assets = fileURLToPath(new URL("../dist/graphiql/", import.meta.url));

/** Builds each room once and joins them. Does nothing yet that can be heard outside. */
export function createGateway(
  config: Config,
  upstream: Upstream,
  logger: Logger,
): Gateway {
  const timeoutMs = config.AMAZON_MUSIC_TIMEOUT_MS;
  const amazonMusic = createAmazonMusic({
    baseUrl: upstream.amazonMusicUrl,
    apiKey: upstream.apiKey,
    timeoutMs,
    onExchange: (exchange) => logger.debug(exchange, "amazon music call"),
    onUnknownEntity: (type) =>
      logger.warn({ type }, "entity of an unknown type left out"),
  });
  const login = createLoginWithAmazon({
    baseUrl: upstream.loginUrl,
    timeoutMs,
    onExchange: (exchange) => logger.debug(exchange, "login with amazon call"),
  });
  const memory = createMemoryCache({
    maxBytes: config.CATALOG_MEMORY_MB * 1_000_000,
  });
  const shared =
    config.REDIS_URL === undefined
      ? undefined
      : createKeyvCache({
          url: config.REDIS_URL,
          onStateChange: (change) => logger.warn(change, "redis"),
        });
  const secret = config.CURSOR_SECRET ?? toSecret(upstream.apiKey);
  const foundation: Foundation = {
    amazonMusic,
    callers: createCallers({ login, clientId: upstream.clientId, secret }),
    store: {
      memory,
      shared,
      ttlMs: config.CATALOG_TTL_S * 1000,
      absentTtlMs: Math.min(absentTtlMs, config.CATALOG_TTL_S * 1000),
      now: Date.now,
    },
    cursors: createCursors(secret),
    territory: config.AMAZON_MUSIC_TERRITORY ?? null,
  };
  const graphql = createGraphql({
    introspection: config.INTROSPECTION,
    logger,
  });
  let isReady = false;
  const door = createDoor({
    answer: (request, requestId) =>
      graphql.answer(
        request,
        createArrival(foundation, toVisit(requestId, request.headers)),
      ),
    health: () => ({
      isReady,
      dependencies: { redis: shared?.state ?? "not configured" },
    }),
    graphiql: config.GRAPHIQL
      ? createGraphiql({
          endpoint: "/graphql",
          token: upstream.pageToken,
          assets,
        })
      : undefined,
    logger,
  });

  return {
    async listen() {
      await graphql.start();
      const url = await door.listen(config.PORT, config.HOST);
      isReady = true;
      return url;
    },
    async close() {
      isReady = false;
      await door.close(closeGraceMs);
      await graphql.stop();
      await shared?.close();
      memory.close();
      await login.close();
      await amazonMusic.close();
    },
  };
}

function toVisit(
  requestId: string,
  headers: { get(name: string): string | undefined },
): Visit {
  return {
    requestId,
    accessToken: parseBearer(headers.get("authorization")),
    acceptLanguage: headers.get("accept-language"),
    imageStyle: headers.get("amzn-image-style"),
  };
}

/** The same on all replicas, and of no use to who does not know the key. */
function toSecret(apiKey: string): string {
  return createHash("sha256").update(`cursor-secret:${apiKey}`).digest("hex");
}
