import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "@redis/client";

/** Where the machine's Redis is, or nothing; tests that need it choose `describe` or `describe.skip` by this. */
export const redisServerPath: string | undefined = (process.env["PATH"] ?? "")
  .split(path.delimiter)
  .flatMap((folder) =>
    ["redis-server", "valkey-server"].map((name) => path.join(folder, name)),
  )
  .find((file) => existsSync(file));

/** A real Redis of the test's own, on a free port, that keeps nothing on disk. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Sends a command as an administrator does, over a connection of its own. */
  command(...words: string[]): Promise<unknown>;
  /** Freezes it: connections stay open, nothing answers. */
  pause(): void;
  resume(): void;
  /** Kills it, as the kernel does when memory runs out. */
  kill(): Promise<void>;
  /** Starts it again after `kill`, on the same port, empty. */
  restart(): Promise<void>;
}

/** @param settings As on the command line: `"--maxmemory", "1mb"`. */
export async function startRedisServer(
  settings: readonly string[] = [],
  takenPort?: number,
): Promise<RedisServer & AsyncDisposable> {
  const port = takenPort ?? (await findFreePort());
  let child = await launch(port, settings);
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...words) => sendCommand(port, words, passwordIn(settings)),
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    kill,
    async restart() {
      child = await launch(port, settings);
    },
    [Symbol.asyncDispose]: kill,
  };
}

/**
 * Waits until something holds, looking every few milliseconds: what another process does can only be waited for by looking.
 * The limit is there to end a failing test, far above what any passing one needs.
 */
export async function until(
  holds: () => boolean | Promise<boolean>,
  limitMs = 15_000,
): Promise<void> {
  const end = performance.now() + limitMs;
  while (!(await holds())) {
    if (performance.now() > end)
      throw new Error(`still not so after ${limitMs} ms: ${String(holds)}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function launch(
  port: number,
  settings: readonly string[],
): Promise<ChildProcess> {
  if (redisServerPath === undefined) throw new Error("no redis-server here");
  const child = spawn(
    redisServerPath,
    [
      ...["--port", String(port), "--bind", "127.0.0.1"],
      ...["--save", "", "--appendonly", "no", "--dir", tmpdir()],
      ...settings,
    ],
    { stdio: "ignore" },
  );
  const password = passwordIn(settings);
  await until(async () => {
    if (child.exitCode !== null)
      throw new Error(`redis-server ended with ${child.exitCode}`);
    return sendCommand(port, ["PING"], password).then(
      () => true,
      () => false,
    );
  });
  return child;
}

async function sendCommand(
  port: number,
  words: string[],
  password: string | undefined,
): Promise<unknown> {
  const client = createClient({
    ...(password !== undefined && { password }),
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

function passwordIn(settings: readonly string[]): string | undefined {
  const at = settings.indexOf("--requirepass");
  return at === -1 ? undefined : settings[at + 1];
}
