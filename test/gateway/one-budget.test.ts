import { describe, expect, it } from "@jest/globals";
import type { Sandbox } from "../../src/sandbox/index.ts";
import { openSandbox } from "../support/open-sandbox.ts";
import {
  redisServerPath,
  startRedisServer,
  until,
} from "../support/redis-server.ts";
import { send } from "../support/send.ts";
import { settingsOf, startProgram } from "../support/start-program.ts";

const onRedis = redisServerPath === undefined ? describe.skip : describe;

const budget = 50;
const limitMs = 90_000;

/** A replica in a process of its own, as it runs for users. */
function startReplica(sandbox: Sandbox, env: Record<string, string>) {
  return startProgram(
    {
      ...settingsOf(sandbox),
      AMAZON_MUSIC_TPS: String(budget),
      AMAZON_MUSIC_TIMEOUT_MS: "20000",
      REPLICAS: "3",
      GRAPHIQL: "off",
      ...env,
    },
    { limitMs },
  );
}

type Replica = ReturnType<typeof startReplica>;

/** Every one of these costs one call, whatever was asked before. */
const query = "{ me { name } }";

/** Asks that replica more than the whole budget could answer, until it is over or the replica has gone. */
async function press(
  replica: Replica,
  token: string,
  isOver: () => boolean,
): Promise<void> {
  const url = await replica.listening();
  const ask = async (): Promise<void> => {
    while (!isOver())
      await send(url, "/graphql", {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${token}`,
        },
        body: JSON.stringify({ query }),
      }).catch(() => new Promise((resolve) => setTimeout(resolve, 50)));
  };
  await Promise.all(Array.from({ length: 60 }, ask));
}

/** The most calls that Amazon saw in so many seconds in a row, by its own clock. */
function mostIn(seconds: number, { exchanges }: Sandbox): number {
  const moments = exchanges
    .filter(({ path }) => path.startsWith("/v1"))
    .map(({ at }) => at);
  let first = 0;
  let most = 0;
  for (const [place, moment] of moments.entries()) {
    while ((moments[first] ?? moment) <= moment - seconds * 1000) first += 1;
    most = Math.max(most, place - first + 1);
  }
  return most;
}

function callsOf({ exchanges }: Sandbox): number {
  return exchanges.filter(({ path }) => path.startsWith("/v1")).length;
}

onRedis("three replicas with a budget of 50 calls a second", () => {
  it(
    "make no more in any second, from the start on, and no less than nine tenths of it under load",
    async () => {
      await using redis = await startRedisServer();
      await using sandbox = await openSandbox();
      const env = { REDIS_URL: redis.url };
      await using a = startReplica(sandbox, env);
      await using b = startReplica(sandbox, env);
      await using c = startReplica(sandbox, env);
      const token = sandbox.users.ada.accessToken;
      let isOver = false;
      const load = [a, b, c].map((one) => press(one, token, () => isOver));

      // A machine that is busy elsewhere takes longer to find five quiet seconds.
      await until(() => mostIn(5, sandbox) >= 0.9 * budget * 5, 60_000);
      isOver = true;
      await Promise.all(load);

      expect(sandbox.counters().mostCallsInOneSecond).toBeLessThanOrEqual(
        budget,
      );
    },
    limitMs,
  );

  it(
    "make no more while Redis is killed, comes back empty, and a replica is replaced",
    async () => {
      await using redis = await startRedisServer();
      await using sandbox = await openSandbox();
      const env = { REDIS_URL: redis.url };
      await using a = startReplica(sandbox, env);
      await using b = startReplica(sandbox, env);
      const token = sandbox.users.ada.accessToken;
      let isOver = false;
      const load = [a, b].map((one) => press(one, token, () => isOver));
      await until(() => mostIn(1, sandbox) >= 0.9 * budget, 60_000);

      await redis.kill();
      await until(() =>
        [a, b].every(({ log }) => log.some(({ source }) => source === "alone")),
      );
      const atLoss = callsOf(sandbox);
      await until(() => callsOf(sandbox) > atLoss + budget);
      await redis.restart();
      b.kill("SIGKILL");
      await using c = startReplica(sandbox, env);
      load.push(press(c, token, () => isOver));
      await until(() => a.log.some(({ source }) => source === "shared"));
      const atReturn = callsOf(sandbox);
      await until(() => callsOf(sandbox) > atReturn + 3 * budget);
      isOver = true;
      await Promise.all(load);

      expect(sandbox.counters().mostCallsInOneSecond).toBeLessThanOrEqual(
        budget,
      );
      expect(
        a.log.filter(({ msg }) => msg === "budget of calls to amazon"),
      ).toMatchObject([
        { source: "alone", callsPerSecond: 16 },
        { source: "shared" },
      ]);
    },
    limitMs,
  );

  it(
    "make a third of it each where there is no Redis, and say so",
    async () => {
      await using sandbox = await openSandbox();
      const env = { REDIS_URL: "redis://127.0.0.1:1" };
      await using a = startReplica(sandbox, env);
      const token = sandbox.users.ada.accessToken;
      let isOver = false;
      const load = press(a, token, () => isOver);

      await until(() => callsOf(sandbox) > 3 * 16);
      isOver = true;
      await load;

      expect(sandbox.counters().mostCallsInOneSecond).toBe(16);
      expect(
        a.log.filter(({ msg }) => msg === "budget of calls to amazon"),
      ).toMatchObject([{ source: "alone", callsPerSecond: 16 }]);
    },
    limitMs,
  );
});
