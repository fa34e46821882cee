import type { Balancer } from "../support/balancer.ts";
import { startProgram } from "../support/start-program.ts";
import { weighing } from "../support/weighing.ts";

type Line = Readonly<Record<string, unknown>>;

/** One process that a replica has been. */
export interface Run {
  readonly url: string;
  readonly log: readonly Line[];
  /** True once it was ended in a way that lets it finish nothing. */
  isKilled: boolean;
  /** Of one that was told to end, what it ended with. */
  status: number | string | undefined;
}

/** A place behind the balancer, which one process after another takes. */
export interface Replica extends AsyncDisposable {
  readonly runs: readonly Run[];
  start(): Promise<void>;
  /** Ends the process and waits for its end. */
  end(signal: "SIGTERM" | "SIGKILL"): Promise<void>;
  /** Has the process tell in its log what it holds. */
  weigh(): void;
}

export function createReplica(
  env: Readonly<Record<string, string>>,
  balancer: Balancer,
  limitMs: number,
): Replica {
  const runs: Run[] = [];
  let program: ReturnType<typeof startProgram> | undefined;
  let isListening = false;

  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const run = runs.at(-1);
    if (program === undefined || run === undefined) return;
    isListening = false;
    run.isKilled = signal === "SIGKILL";
    program.kill(signal);
    const status = await program.exited;
    program = undefined;
    if (!run.isKilled) run.status = status;
  }

  return {
    runs,
    async start() {
      const started = startProgram(env, { preloaded: weighing, limitMs });
      program = started;
      const url = await started.listening();
      const { log } = started;
      isListening = true;
      runs.push({ url, log, isKilled: false, status: undefined });
      const leave = balancer.join(url);
      void started.exited.then(leave);
    },
    end,
    weigh() {
      // One that has not come to listen may not know the signal yet, and would end by it.
      if (isListening) program?.kill("SIGUSR2");
    },
    [Symbol.asyncDispose]: () => end("SIGKILL"),
  };
}
