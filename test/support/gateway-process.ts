import { printSchema } from "graphql";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { createSandbox } from "../../src/sandbox/index.ts";
import { readSchema } from "./all-fields.ts";
import { gatherMaterial, type Material } from "./hostile-material.ts";
import { startGateway } from "./start-gateway.ts";

/**
 * A program: a gateway on its sandbox, in a process of its own, as it runs for
 * users. What would end it ends it, nothing of the tests' slows it down, and
 * the event loop that is watched is its own. `startGatewayProcess` starts it.
 */

/** What the process can be asked for, one at a time, and what it answers. */
export interface Commands {
  /** Begins to watch the event loop. */
  watch: null;
  /** How long the loop was held at most since then, and how long the process has worked. */
  tell: { readonly delayMs: number; readonly workedMs: number };
  /** Puts a gateway that has not seen anything yet in place of the other. */
  renew: { readonly url: string };
  /** The lines of the log that tell of a bug, and the secrets that stand in any line. */
  audit: {
    readonly errors: readonly object[];
    readonly leaks: readonly string[];
  };
}

/** What it says of itself when it has started. */
export interface Greeting {
  readonly url: string;
  readonly token: string;
  readonly secrets: readonly string[];
  /** The graph in SDL, as a client learns it. */
  readonly sdl: string;
  readonly material: Material;
}

const sandbox = await createSandbox({
  catalog: { albums: 50, tracks: 400, artists: 20 },
});
const start = () =>
  startGateway({
    sandbox,
    // A machine that is busy elsewhere is not to make the sandbox look slow.
    env: { AMAZON_MUSIC_TIMEOUT_MS: "60000" },
  });
let gateway = await start();
const pastLog: (typeof gateway.log)[number][] = [];
const tickMs = 3;
let delay = monitorEventLoopDelay({ resolution: 1 });
let before = process.cpuUsage();

const { apiKey, clientSecret, refreshToken, users } = sandbox;
const secrets = [
  apiKey,
  clientSecret,
  refreshToken,
  users.ada.accessToken,
  users.ben.accessToken,
  new URL(sandbox.url).host,
];

const answers: {
  [Name in keyof Commands]: () => Commands[Name] | Promise<Commands[Name]>;
} = {
  async watch() {
    delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    // What it measures lies between two of its ticks: one must come before, and one behind.
    await setTimeout(tickMs);
    before = process.cpuUsage();
    return null;
  },
  async tell() {
    const { user, system } = process.cpuUsage(before);
    await setTimeout(tickMs);
    delay.disable();
    return { delayMs: delay.max / 1e6, workedMs: (user + system) / 1e3 };
  },
  async renew() {
    await gateway.close();
    pastLog.push(...gateway.log);
    gateway = await start();
    return { url: gateway.url };
  },
  audit() {
    const log = [...pastLog, ...gateway.log];
    const text = JSON.stringify(log);
    return {
      errors: log.filter(({ level }) => level === "error"),
      leaks: secrets.filter((secret) => text.includes(secret)),
    };
  },
};

process.on("message", (name: keyof Commands) => {
  void Promise.resolve(answers[name]()).then((answer) =>
    process.send?.(answer),
  );
});
process.send?.({
  url: gateway.url,
  token: users.ada.accessToken,
  secrets,
  sdl: printSchema(await readSchema(gateway)),
  material: await gatherMaterial(gateway),
} satisfies Greeting);
