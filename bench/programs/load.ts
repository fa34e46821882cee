import { connect } from "node:net";
import { createAnswerReader } from "../answer-reader.ts";
import { toBody, type Draw, type QueryName } from "../questions.ts";

/**
 * A program: asks a server for some seconds, over some connections of which
 * each sends its next request when it has its answer. It writes HTTP by itself,
 * since the clients there are take longer for a request than the floor does.
 */
export interface LoadOrder {
  readonly port: number;
  readonly path: string;
  readonly token: string;
  readonly query: QueryName;
  /** In place of the query of that name, for a server whose graph has another form. */
  readonly document?: string | undefined;
  readonly draw: Draw;
  /** Number of the first request; it decides the variables. */
  readonly firstTurn: number;
  readonly connections: number;
  readonly seconds: number;
  /** Ends before the time is over, where that many are answered. */
  readonly maxRequests?: number | undefined;
}

export interface LoadResult {
  readonly requests: number;
  /** Answers that were not 200, or that bear errors. */
  readonly failures: number;
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** All connections read into it, one after the other: what is read is done with before the next is. */
const buffer = Buffer.allocUnsafe(2 ** 18);

process.on("message", (order: LoadOrder) => {
  run(order).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit());

async function run(order: LoadOrder): Promise<LoadResult> {
  const { connections, seconds, maxRequests = Infinity } = order;
  const latencies: number[] = [];
  let turn = order.firstTurn;
  let failures = 0;
  const start = performance.now();
  const end = start + seconds * 1000;

  function isOver(now: number): boolean {
    return now >= end || turn - order.firstTurn >= maxRequests;
  }

  function converse(): Promise<void> {
    return new Promise((resolve, reject) => {
      let sentAt = 0;
      const send = (now: number): void => {
        sentAt = now;
        socket.write(toRequest(order, turn++), "latin1");
      };
      const read = createAnswerReader(({ status, body }) => {
        const now = performance.now();
        latencies.push(now - sentAt);
        if (status !== 200 || bearsErrors(body)) failures += 1;
        if (isOver(now)) socket.destroy();
        else send(now);
      });
      const socket = connect({
        port: order.port,
        host: "127.0.0.1",
        noDelay: true,
        onread: {
          buffer,
          callback(length) {
            read(buffer.subarray(0, length));
            return true;
          },
        },
      });
      socket.on("connect", () => send(performance.now()));
      socket.on("error", reject);
      socket.on("close", () => resolve());
    });
  }

  await Promise.all(Array.from({ length: connections }, converse));
  const lasted = (performance.now() - start) / 1000;
  const sorted = Float64Array.from(latencies).sort();
  const percentile = (share: number): number =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
  return {
    requests: latencies.length,
    failures,
    seconds: lasted,
    p50Ms: percentile(0.5),
    p99Ms: percentile(0.99),
  };
}

/** A search begins at each byte like its first: what is common in answers takes twice as long as an `o`. */
function bearsErrors(body: Buffer): boolean {
  return body.includes('ors":') && body.includes('"errors":');
}

/** All of it is ASCII. */
function toRequest(order: LoadOrder, turn: number): string {
  const body = toBody(order, turn);
  return (
    `POST ${order.path} HTTP/1.1\r\nhost: 127.0.0.1:${order.port}\r\n` +
    `authorization: Bearer ${order.token}\r\naccept: application/json\r\n` +
    `content-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
  );
}
