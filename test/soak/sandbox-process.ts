import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import {
  createSandbox,
  type Exchange,
  type Fault,
  type Sandbox,
  type Switches,
} from "../../src/sandbox/index.ts";
import { send } from "../support/send.ts";
import { toPreload } from "../support/start-program.ts";
import { parseSleep, tellingOfSleeps, type Sleep } from "./sleeps.ts";

const program = fileURLToPath(
  new URL("../../src/sandbox/main.ts", import.meta.url),
);

/** A sandbox in a process of its own, so that nothing here slows its clock down, and driven as a person drives it. */
export interface SandboxProcess extends AsyncDisposable {
  readonly url: string;
  setSwitches(values: Partial<Switches>): Promise<void>;
  /** `pattern` is looked for in path and query. */
  addFault(pattern: string, fault: Fault): Promise<void>;
  clearFaults(): Promise<void>;
  readExchanges(): Promise<readonly Exchange[]>;
  /** When it could not look at what had come. */
  readonly sleeps: readonly Sleep[];
}

/** What is the same in every sandbox: who there is, and what. */
export type Facts = Pick<Sandbox, "apiKey" | "clientId" | "users" | "catalog">;

export async function readFacts(): Promise<Facts> {
  const sandbox = await createSandbox();
  await sandbox.close();
  return sandbox;
}

export async function startSandboxProcess(): Promise<SandboxProcess> {
  const child = spawn(
    process.execPath,
    [...toPreload(tellingOfSleeps), program],
    { env: { PORT: "0" }, stdio: ["ignore", "pipe", "inherit"] },
  );
  const kill = () => child.kill("SIGKILL");
  process.once("exit", kill);
  const ended = once(child, "exit");
  const lines = createInterface(child.stdout);
  const sleeps: Sleep[] = [];
  const url = await new Promise<string>((resolve) => {
    lines.on("line", (line) => {
      const sleep = parseSleep(line);
      if (sleep !== undefined) sleeps.push(sleep);
      else if (line.includes(" sandbox on "))
        resolve(line.split(" ").at(-1) ?? "");
    });
  });

  async function drive(
    method: string,
    path: string,
    value?: object,
  ): Promise<unknown> {
    const { status, text } = await send(url, `/__sandbox${path}`, {
      method,
      ...(value !== undefined && { body: JSON.stringify(value) }),
    });
    if (status === undefined || status >= 400)
      throw new Error(`The sandbox does not take this: ${text}`);
    return JSON.parse(text);
  }

  return {
    url,
    async setSwitches(values) {
      await drive("PUT", "/switches", values);
    },
    async addFault(pattern, fault) {
      await drive("POST", "/faults", { match: { pattern }, fault });
    },
    async clearFaults() {
      await drive("DELETE", "/faults");
    },
    // Written by the sandbox, to this form.
    readExchanges: async () =>
      (await drive("GET", "/exchanges")) as readonly Exchange[],
    sleeps,
    async [Symbol.asyncDispose]() {
      process.off("exit", kill);
      kill();
      await ended;
    },
  };
}
