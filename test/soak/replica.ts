import type { Balancer } from "../support/balancer.ts";
import { readMetrics } from "../support/read-metrics.ts";
import { startProgram } from "../support/start-program.ts";

type Line = Readonly<Record<string, unknown>>;

/** What a process weighs at a moment. */
export interface Weight {
  readonly at: number;
  readonly residentBytes: number;
}

/** One process that a replica has been. */
export interface Run {
  readonly url: string;
  readonly log: readonly Line[];
  readonly weights: Weight[];
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
  /** Notes what the process weighs now, by what it tells Prometheus. */
  weigh(): Promise<void>;
}

export function createReplica(
  env: Readonly<Record<string, string>>,
  balancer: Balancer,
  limitMs: number,
): Replica {
  const runs: Run[] = [];
  let program: ReturnType<typeof startProgram> | undefined;

  async function end(signal: "SIGTERM" | "SIGKILL"): Promise<void> {
    const run = runs.at(-1);
    if (program === undefined || run === undefined) return;
    run.isKilled = signal === "SIGKILL";
    program.kill(signal);
    const status = await program.exited;
    program = undefined;
    if (!run.isKilled) run.status = status;
  }

  return {
    runs,
    async start() {
      const started = startProgram(env, { limitMs });
      program = started;
      const url = await started.listening();
      const { log } = started;
      runs.push({ url, log, weights: [], isKilled: false, status: undefined });
      const leave = balancer.join(url);
      void started.exited.then(leave);
    },
    end,
    async weigh() {
      const run = runs.at(-1);
      if (program === undefined || run === undefined) return;
      // It may be about to end.
      const metrics = await readMetrics(run).catch(() => undefined);
      const residentBytes = metrics?.get("process_resident_memory_bytes");
      if (residentBytes !== undefined)
        run.weights.push({ at: performance.now(), residentBytes });
    },
    [Symbol.asyncDispose]: () => end("SIGKILL"),
  };
}
