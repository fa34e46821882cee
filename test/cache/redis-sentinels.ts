import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@redis/client";
import {
  findFreePort,
  redisServerPath,
  startRedisServer,
  until,
  type RedisServer,
} from "../support/redis-server.ts";

export const masterName = "catalogue";
const password = "secret";
const sentinelPassword = "guarded";

/** A master and its replica, watched by sentinels; Redis and the sentinels each have a password. */
export interface WatchedRedis extends AsyncDisposable {
  readonly url: string;
  readonly master: RedisServer;
  readonly replica: RedisServer;
  /** Makes the replica the master, while the old one lives. */
  failOver(): Promise<void>;
}

export async function startWatchedRedis(): Promise<WatchedRedis> {
  await using stack = new AsyncDisposableStack();
  const settings = [
    ...["--requirepass", password, "--masterauth", password],
    ...["--repl-diskless-sync-delay", "0", "--repl-ping-replica-period", "1"],
  ];
  const master = stack.use(await startRedisServer(settings));
  const replica = stack.use(
    await startRedisServer([
      ...settings,
      ...["--replicaof", "127.0.0.1", String(master.port)],
    ]),
  );
  await until(async () =>
    String(await replica.command("INFO", "replication")).includes(
      "master_link_status:up",
    ),
  );
  const sentinels: number[] = [];
  for (let left = 3; left > 0; left--) {
    const { port, ...sentinel } = await startSentinel(master.port);
    stack.use(sentinel);
    sentinels.push(port);
  }
  for (const port of sentinels)
    await until(async () => {
      const known = toRecord(
        await askSentinel(port, "SENTINEL", "MASTER", masterName),
      );
      return (
        known["num-other-sentinels"] === "2" && known["num-slaves"] === "1"
      );
    });
  const hosts = sentinels.map((port) => `127.0.0.1:${port}`).join(",");
  const kept = stack.move();
  return {
    url: `redis+sentinel://:${password}@${hosts}/${masterName}?sentinel_password=${sentinelPassword}`,
    master,
    replica,
    async failOver() {
      const [first = 0] = sentinels;
      await until(async () => {
        const answer = await askSentinel(
          first,
          ...["SENTINEL", "FAILOVER", masterName],
        ).catch(String);
        return answer === "OK" || String(answer).includes("INPROG");
      });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function startSentinel(masterPort: number) {
  if (redisServerPath === undefined) throw new Error("no redis-server here");
  const port = await findFreePort();
  const folder = await mkdtemp(path.join(tmpdir(), "sentinel-"));
  const file = path.join(folder, "sentinel.conf");
  // A sentinel writes what it learns into its file.
  await writeFile(
    file,
    `port ${port}
bind 127.0.0.1
dir ${folder}
requirepass ${sentinelPassword}
sentinel monitor ${masterName} 127.0.0.1 ${masterPort} 2
sentinel auth-pass ${masterName} ${password}
sentinel down-after-milliseconds ${masterName} 500
sentinel failover-timeout ${masterName} 3000
`,
  );
  const child = spawn(redisServerPath, [file, "--sentinel"], {
    stdio: "ignore",
  });
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  await until(() =>
    askSentinel(port, "PING").then(
      () => true,
      () => false,
    ),
  );
  return {
    port,
    async [Symbol.asyncDispose]() {
      end();
      await once(child, "exit");
      await rm(folder, { recursive: true });
    },
  };
}

async function askSentinel(port: number, ...words: string[]): Promise<unknown> {
  const client = createClient({
    password: sentinelPassword,
    socket: { host: "127.0.0.1", port, reconnectStrategy: false },
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    return await client.sendCommand(words);
  } finally {
    client.destroy();
  }
}

/** What Redis answers as names and values in turn. */
function toRecord(answer: unknown): Readonly<Record<string, string>> {
  const words = Array.isArray(answer) ? answer.map(String) : [];
  return Object.fromEntries(
    words.flatMap((word, index) =>
      index % 2 === 0 ? [[word, words[index + 1] ?? ""]] : [],
    ),
  );
}
