import { once } from "node:events";
import path from "node:path";
import { startProgram } from "./program.ts";
import type { LoadOrder, LoadResult } from "./programs/load.ts";

/** Asks servers, from a process of its own. One order at a time. */
export interface Generator {
  load(order: LoadOrder): Promise<LoadResult>;
  stop(): Promise<void>;
}

export function startGenerator(): Generator {
  const program = startProgram({
    arguments: [path.join(import.meta.dirname, "programs/load.ts")],
    environment: {},
    core: "others",
    hasChannel: true,
  });
  const ended = once(program.child, "exit").then(() => {
    throw new Error("The generator has ended.");
  });
  // Told to whoever waits for an answer.
  ended.catch(() => undefined);
  return {
    async load(order) {
      const answered = new Promise<unknown>((resolve) =>
        program.child.once("message", resolve),
      );
      program.child.send(order);
      const result = await Promise.race([answered, ended]);
      // Written by the program, to this form.
      return result as LoadResult;
    },
    stop: program.stop,
  };
}
