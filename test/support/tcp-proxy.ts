import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout } from "node:timers/promises";

/** Stands between a client and a server, and can lose connections the way a network does. */
export interface TcpProxy {
  readonly port: number;
  /** Connections opened so far. */
  readonly connections: number;
  /** Bytes that clients have sent so far. */
  readonly bytesIn: number;
  /** From now on, the connections that are open swallow what is sent and answer nothing; new ones work. */
  swallow(): void;
}

/** @param toDelayMs How long what arrives next is held back, either way; without it nothing is. */
export async function startTcpProxy(
  targetPort: number,
  toDelayMs?: () => number,
): Promise<TcpProxy & AsyncDisposable> {
  const sockets = new Set<Socket>();
  const swallowed = new WeakSet<Socket>();
  let connections = 0;
  let bytesIn = 0;
  const server = createServer((client) => {
    connections += 1;
    const target = connect(targetPort, "127.0.0.1");
    for (const [from, to] of [
      [client, target],
      [target, client],
    ] as const) {
      sockets.add(from);
      const pass = (chunk: Buffer): void => {
        if (!swallowed.has(from)) to.write(chunk);
      };
      // One behind the other: what is late holds up what follows it.
      let passed = Promise.resolve();
      from.on("data", (chunk) => {
        if (from === client) bytesIn += chunk.length;
        if (toDelayMs === undefined) pass(chunk);
        else
          passed = passed
            .then(() => setTimeout(toDelayMs()))
            .then(() => pass(chunk));
      });
      from.on("error", () => undefined);
      from.on("close", () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    get connections() {
      return connections;
    },
    get bytesIn() {
      return bytesIn;
    },
    swallow() {
      for (const socket of sockets) swallowed.add(socket);
    },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
