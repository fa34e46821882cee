import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
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

/**
 * @param settings As on the command line: `"--maxmemory", "1mb"`.
 * @param takenPort A port that the test has found itself.
 */
export async function startRedisServer(
  settings: readonly string[] = [],
  takenPort?: number,
): Promise<RedisServer & AsyncDisposable> {
  // Replication and clusters write files even where nothing is to be kept, and a server reads what it finds at its start.
  const folder = await mkdtemp(path.join(tmpdir(), "redis-"));
  const startOn = (place: number) =>
    launch(place, ["--dir", folder, ...settings]);
  const first = await (takenPort === undefined
    ? launchAnywhere(startOn)
    : startOn(takenPort).then((started) => ({ port: takenPort, started })));
  const { port } = first;
  const start = () => startOn(port);
  let child = first.started;
  const kill = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    command: (...words) => sendCommand(port, words, settings),
    pause: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    kill,
    async restart() {
      child = await start();
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await rm(folder, { recursive: true });
    },
  };
}

/** All that Redis keeps under a key, as one text. */
export async function readKey(
  { command }: Pick<RedisServer, "command">,
  key: string,
): Promise<string> {
  const isHash = (await command("TYPE", key)) === "hash";
  return String(await command(isHash ? "HGETALL" : "GET", key));
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

/**
 * A port that nobody listens on. Redis cannot be given port 0, and the kernel hands out a freed port again soon: two test files that run side by
 * side would meet on one. So each of Jest's workers looks in a range of its own, below the kernel's.
 */
export async function findFreePort(): Promise<number> {
  const worker = Number(process.env["JEST_WORKER_ID"] ?? 0) % 10;
  for (;;) {
    const port = 20_000 + worker * 1000 + Math.floor(Math.random() * 1000);
    const server = createServer().listen(port, "127.0.0.1");
    try {
      await once(server, "listening");
    } catch {
      continue;
    }
    server.close();
    await once(server, "close");
    return port;
  }
}

const maxTries = 3;

/** On a free port. Somebody else may take it before the server does, or the one that a cluster needs beside it: then on another. */
async function launchAnywhere(
  start: (port: number) => Promise<ChildProcess>,
  tries = 1,
): Promise<{ port: number; started: ChildProcess }> {
  const port = await findFreePort();
  try {
    return { port, started: await start(port) };
  } catch (error) {
    if (tries === maxTries) throw error;
    return launchAnywhere(start, tries + 1);
  }
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
      ...["--save", "", "--appendonly", "no"],
      ...settings,
    ],
    { stdio: "ignore" },
  );
  // A test run that is broken off leaves no server behind.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  await until(async () => {
    if (child.exitCode !== null)
      throw new Error(`redis-server ended with ${child.exitCode}`);
    const about = await sendCommand(port, ["INFO", "server"], settings).catch(
      () => "",
    );
    // Another server on this port would answer as well.
    return String(about).includes(`process_id:${child.pid}\r\n`);
  });
  return child;
}

async function sendCommand(
  port: number,
  words: string[],
  settings: readonly string[],
): Promise<unknown> {
  const at = settings.indexOf("--requirepass");
  const password = at === -1 ? undefined : settings[at + 1];
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
