import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import type { Sandbox } from "../../src/sandbox/index.ts";
import { until } from "./redis-server.ts";

const program = fileURLToPath(new URL("../../src/main.ts", import.meta.url));

type Line = Readonly<Record<string, unknown>>;

export interface ProgramOptions {
  /** JavaScript that runs in the process before the program, for what nothing from outside could bring about. */
  readonly preloaded?: string;
  /** When it is killed, so that a test that fails comes to an end. */
  readonly limitMs?: number;
}

/** The program with these settings and no others, as an operator starts it. */
export function startProgram(
  env: Readonly<Record<string, string>> = {},
  { preloaded = "", limitMs = 20_000 }: ProgramOptions = {},
) {
  const child = spawn(process.execPath, [...toPreload(preloaded), program], {
    env: { PORT: "0", ...env },
    stdio: ["ignore", "pipe", "pipe"],
    // A program that does not end fails its test and not the whole run.
    timeout: limitMs,
    killSignal: "SIGKILL",
  });
  // A run that is broken off leaves no program behind.
  const end = () => child.kill("SIGKILL");
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  const log: Line[] = [];
  createInterface(child.stdout).on("line", (line) =>
    log.push(JSON.parse(line) as Line),
  );
  const stderr = text(child.stderr);
  const exited = once(child, "close").then(
    // As Node tells it: a status, or the signal that ended it.
    ([status, signal]) => (status ?? signal) as number | string,
  );
  return {
    log,
    exited,
    stderr,
    /** The address it says that it listens on. */
    async listening(): Promise<string> {
      const find = () => log.find(({ msg }) => msg === "listening");
      await until(
        () => find() !== undefined || child.exitCode !== null,
        limitMs,
      );
      const url = find()?.["url"];
      if (typeof url !== "string") throw new Error(await stderr);
      return url;
    },
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    async [Symbol.asyncDispose]() {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** How Node is told to run this JavaScript before a program. */
export function toPreload(code: string): string[] {
  return code === ""
    ? []
    : [`--import=data:text/javascript,${encodeURIComponent(code)}`];
}

/** The settings with which a gateway asks this sandbox as it would ask Amazon. */
export function settingsOf({
  url,
  apiKey,
  clientId,
}: Pick<Sandbox, "url" | "apiKey" | "clientId">) {
  return {
    AMAZON_MUSIC_BASE_URL: url,
    AMAZON_MUSIC_API_KEY: apiKey,
    LWA_BASE_URL: url,
    LWA_CLIENT_ID: clientId,
  };
}
