import { until, type RedisServer } from "./redis-server.ts";
import { send } from "./send.ts";
import {
  startGateway,
  type GatewayOptions,
  type RunningGateway,
} from "./start-gateway.ts";

/** A gateway on this Redis, once it is connected to it. */
export async function startGatewayOnRedis(
  { url }: Pick<RedisServer, "url">,
  { env, ...options }: GatewayOptions = {},
): Promise<RunningGateway> {
  const gateway = await startGateway({
    ...options,
    env: { REDIS_URL: url, ...env },
  });
  await untilRedisIs(gateway, "up");
  return gateway;
}

/** What the gateway tells its operator of Redis. */
export async function readRedisState({ url }: RunningGateway): Promise<string> {
  const { text } = await send(url, "/health/ready");
  const { dependencies } = JSON.parse(text) as {
    dependencies: { redis: string };
  };
  return dependencies.redis;
}

/** Connections come and go in the background: what becomes of them can only be waited for by looking. */
export function untilRedisIs(
  gateway: RunningGateway,
  state: string,
): Promise<void> {
  return until(async () => (await readRedisState(gateway)) === state);
}
