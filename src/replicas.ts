import { randomUUID } from "node:crypto";
import {
  createKeyvCache,
  createShares,
  type ScriptRunner,
  type SharedCache,
  type Shares,
} from "./cache/index.ts";
import type { Config } from "./config.ts";
import { toDigest } from "./digest.ts";
import type { SparingLog } from "./sparing-log.ts";

/** A Redis that has not said anything for this long is taken for absent. */
const redisSilenceMs = 1000;

/** The shared store, and when it is known whether it is there; it is absent without Redis. */
export function openShared(
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
export function toMembers({ REPLICAS, WEB_CONCURRENCY }: Config): number {
  return REPLICAS * WEB_CONCURRENCY;
}

/** The budget of calls that all replicas of this application share. */
export function openShares(
  config: Config,
  { apiKey }: { readonly apiKey: string },
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
