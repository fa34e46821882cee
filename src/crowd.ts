import cluster, { type Worker } from "node:cluster";
import { AggregatorRegistry, type Registry } from "prom-client";

/** The figures of all workers together, whichever of them is asked: who collects them cannot choose. */
export interface Crowd {
  /** Told once in which registries this worker's own figures are. */
  join(registries: readonly Registry[]): void;
  /** In Prometheus's text format. Rejects where one of the workers does not tell its own within five seconds. */
  read(): Promise<string>;
}

/** What a worker asks of its leader, and is told. */
interface Question {
  readonly crowd: "asked";
  readonly number: number;
}
interface Reply {
  readonly crowd: "told";
  readonly number: number;
  /** Absent where the figures could not be had. */
  readonly text?: string;
}

/** In the leader: answers the workers that ask. */
export function leadCrowd(): void {
  const registry = new AggregatorRegistry();
  cluster.on("message", (worker, message: Question | Reply | null) => {
    if (message?.crowd !== "asked") return;
    const { number } = message;
    const reply = (text?: string): void => {
      if (worker.isConnected())
        worker.send({
          crowd: "told",
          number,
          ...(text !== undefined && { text }),
        });
    };
    registry.clusterMetrics().then(reply, () => reply());
  });
}

/** In a worker, which its leader asks in turn. */
export function createCrowd(worker: Worker): Crowd {
  const waiting = new Map<number, PromiseWithResolvers<string>>();
  let last = 0;
  worker.on("message", (message: Question | Reply | null) => {
    if (message?.crowd !== "told") return;
    const { number, text } = message;
    const asked = waiting.get(number);
    waiting.delete(number);
    if (text === undefined)
      asked?.reject(new Error("a worker does not tell its figures"));
    else asked?.resolve(text);
  });
  return {
    join(registries) {
      AggregatorRegistry.setRegistries([...registries]);
      // Made for its effect: from now on it hears the leader.
      new AggregatorRegistry();
    },
    read() {
      const number = (last += 1);
      const asked = Promise.withResolvers<string>();
      waiting.set(number, asked);
      const question: Question = { crowd: "asked", number };
      worker.send(question);
      return asked.promise;
    },
  };
}
