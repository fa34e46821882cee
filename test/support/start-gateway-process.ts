import { fork } from "node:child_process";
import { once } from "node:events";
import type { Commands, Greeting } from "./gateway-process.ts";

export interface GatewayProcess extends Greeting, AsyncDisposable {
  /** Asks the process for something; rejects where it has ended. */
  ask<Name extends keyof Commands>(name: Name): Promise<Commands[Name]>;
  /** Whether it runs. */
  isAlive(): boolean;
}

/** Starts a gateway in a process of its own. */
export async function startGatewayProcess(): Promise<GatewayProcess> {
  const child = fork(new URL("./gateway-process.ts", import.meta.url), {
    // Jest's own, such as the flag for its module loader, are not for it.
    execArgv: [],
    // As in the image: libraries check more of themselves where they are developed.
    env: { ...process.env, NODE_ENV: "production" },
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const ended = once(child, "exit");
  const isAlive = () => child.exitCode === null && child.signalCode === null;

  async function receive(): Promise<unknown> {
    const message = once(child, "message");
    await Promise.race([message, ended]);
    if (!isAlive()) throw new Error("The gateway's process has ended.");
    return (await message)[0] as unknown;
  }

  // Written by the program, to this form.
  const greeting = (await receive()) as Greeting;
  return {
    ...greeting,
    isAlive,
    async ask<Name extends keyof Commands>(name: Name) {
      child.send(name);
      return (await receive()) as Commands[Name];
    },
    async [Symbol.asyncDispose]() {
      child.kill();
      await ended;
    },
  };
}
