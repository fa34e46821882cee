import { printSchema } from "graphql";
import { monitorEventLoopDelay } from "node:perf_hooks";
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
let delay = monitorEventLoopDelay({ resolution: 5 });
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
  watch() {
    delay = monitorEventLoopDelay({ resolution: 5 });
    delay.enable();
    before = process.cpuUsage();
    return null;
  },
  tell() {
    const { user, system } = process.cpuUsage(before);
    delay.disable();
    return { delayMs: delay.max / 1e6, workedMs: (user + system) / 1e3 };
  },
  async renew() {
    await gateway.close();
    gateway = await start();
    return { url: gateway.url };
  },
  audit() {
    const log = JSON.stringify(gateway.log);
    return {
      errors: gateway.log.filter(({ level }) => level === "error"),
      leaks: secrets.filter((secret) => log.includes(secret)),
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
