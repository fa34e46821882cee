import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";

/** A process that is measured, or that helps to measure. */
export interface Program {
  readonly child: ChildProcess;
  /** Of this process and those it started, since its start, in milliseconds. */
  readCpuMs(): Promise<number>;
  /** The most memory that the process ever held. */
  readPeakMb(): Promise<number>;
  /** The memory that the process holds now. */
  readMemoryMb(): Promise<number>;
  stop(): Promise<void>;
}

/** Who runs where: what is measured has a core of its own, all else shares the other. */
export type Core = "measured" | "others" | "any";

/** Whether processes can be bound to cores here. */
export const canPin = spawnSync("taskset", ["--version"]).status === 0;

const cores: Readonly<Record<Core, string>> = {
  others: "0",
  measured: "1",
  any: "0,1",
};

export interface ProgramOptions {
  readonly command?: string;
  readonly arguments: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  readonly core: Core;
  /** Where its standard output goes; nowhere when left out. */
  readonly logFile?: string | undefined;
  /** Lets it be sent messages. */
  readonly hasChannel?: boolean;
}

/** Starts a program on its core, with no more of our environment than it takes to run. */
export function startProgram(options: ProgramOptions): Program {
  const { command = process.execPath, environment, core, logFile } = options;
  const line = [command, ...options.arguments];
  const [file = "", ...words] = canPin
    ? ["taskset", "-c", cores[core], ...line]
    : line;
  const child = spawn(file, words, {
    env: {
      PATH: process.env["PATH"],
      NODE_ENV: "production",
      ...environment,
    },
    stdio: [
      "ignore",
      logFile === undefined ? "ignore" : openSync(logFile, "a"),
      "inherit",
      ...(options.hasChannel === true ? ["ipc" as const] : []),
    ],
  });
  // A run that is broken off leaves nothing behind.
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit").then(() => process.off("exit", kill));
  const pid = child.pid ?? 0;
  return {
    child,
    readCpuMs: () => readCpuMs(pid),
    readPeakMb: () => readStatusMb(pid, "VmHWM"),
    readMemoryMb: () => readStatusMb(pid, "VmRSS"),
    async stop() {
      child.kill();
      const timer = setTimeout(kill, 5000);
      await ended;
      clearTimeout(timer);
    },
  };
}

/** Linux counts a process's time in hundredths of a second, on all machines that Node runs on. */
const tickMs = 10;

async function readCpuMs(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, "utf8");
  // Its name, in brackets, may hold blanks.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const own = (Number(fields[11]) + Number(fields[12])) * tickMs;
  const children = await readFile(`/proc/${pid}/task/${pid}/children`, "utf8");
  const others = await Promise.all(
    (children.match(/\d+/g) ?? []).map((child) => readCpuMs(Number(child))),
  );
  return others.reduce((sum, one) => sum + one, own);
}

async function readStatusMb(pid: number, field: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, "utf8");
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(
    status,
  )?.[1];
  return Number(kilobytes) / 1024;
}

/** A port that nobody listens on now. */
export async function findPort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string")
    throw new Error("A TCP server has an address with a port.");
  return address.port;
}
