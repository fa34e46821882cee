import { startBalancer, type Balancer } from "../support/balancer.ts";
import {
  startRedisServer,
  until,
  type RedisServer,
} from "../support/redis-server.ts";
import { settingsOf } from "../support/start-program.ts";
import { createReplica, type Replica } from "./replica.ts";
import {
  readFacts,
  startSandboxProcess,
  type Facts,
  type SandboxProcess,
} from "./sandbox-process.ts";

/** Calls a second that all replicas together may make, and that the sandbox allows. */
export const budget = 40;
export const requestTimeoutMs = 5000;
export const callTimeoutMs = 1500;
export const ttlMs = 5000;

/** The whole system, each part of it a process as in production. */
export interface World extends AsyncDisposable {
  readonly facts: Facts;
  readonly sandbox: SandboxProcess;
  readonly redis: RedisServer;
  readonly replicas: readonly Replica[];
  readonly balancer: Balancer;
}

const replicaCount = 3;

export async function startWorld(limitMs: number): Promise<World> {
  await using stack = new AsyncDisposableStack();
  const facts = await readFacts();
  const sandbox = stack.use(await startSandboxProcess());
  await sandbox.setSwitches({ transactionsPerSecond: budget });
  const redis = stack.use(await startRedisServer());
  const balancer = stack.use(await startBalancer());
  const env = {
    ...settingsOf({ ...facts, url: sandbox.url }),
    REDIS_URL: redis.url,
    AMAZON_MUSIC_TPS: String(budget),
    REPLICAS: String(replicaCount),
    AMAZON_MUSIC_TIMEOUT_MS: String(callTimeoutMs),
    REQUEST_TIMEOUT_MS: String(requestTimeoutMs),
    CATALOG_TTL_S: String(ttlMs / 1000),
    // Full long before the end, so that what still grows is no cache.
    CATALOG_MEMORY_MB: "8",
    SHUTDOWN_NOTICE_MS: "2000",
    GRAPHIQL: "off",
    // Tells of each call how often it was tried.
    LOG_LEVEL: "debug",
  };
  const replicas = Array.from({ length: replicaCount }, () =>
    stack.use(createReplica(env, balancer, limitMs)),
  );
  await Promise.all(replicas.map((replica) => replica.start()));
  await until(() => balancer.ready === replicaCount, 60_000);
  const owned = stack.move();
  return {
    facts,
    sandbox,
    redis,
    replicas,
    balancer,
    [Symbol.asyncDispose]: () => owned.disposeAsync(),
  };
}
