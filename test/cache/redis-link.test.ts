import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Socket } from "node:net";
import { describe, expect, it, jest } from "@jest/globals";
import { parseRedisAddress } from "../../src/cache/redis-address.ts";
import { openRedisLink } from "../../src/cache/redis-link.ts";
import { until } from "../support/redis-server.ts";

describe("a link to Redis", () => {
  it("sends nothing once it is closed, though it was connecting", async () => {
    const received: string[] = [];
    await using server = await startServer((socket) =>
      socket.on("data", (data) => received.push(data.toString())),
    );
    const link = openLink(server.port);

    link.close();

    // Whatever connection came before this one has been seen when this one has.
    const later = connect(server.port, "127.0.0.1").end("later");
    await until(() => received.includes("later"));
    await until(() => server.sockets.size === 0);
    expect(received).toEqual(["later"]);
    expect(link.events).toEqual([]);
    later.destroy();
  });

  it("tells its loss once, however often it happens", async () => {
    let connections = 0;
    await using server = await startServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    const link = openLink(server.port);

    await until(() => connections > 3);

    expect(link.events).toEqual(["lost"]);
    link.close();
  });

  it("gives up a connection that is not open after three seconds", async () => {
    await using server = await startServer(() => undefined);
    jest.useFakeTimers();
    const link = openLink(server.port);

    jest.advanceTimersByTime(2999);
    expect(link.events).toEqual([]);
    jest.advanceTimersByTime(1);

    expect(link.events).toEqual(["lost"]);
    link.close();
    jest.useRealTimers();
  });

  it("rejects what waits for an answer when it is closed", async () => {
    const received: string[] = [];
    await using server = await startServer((socket) => {
      // Agrees to what a client says of itself, and falls silent.
      socket.once("data", () => socket.write("+OK\r\n+OK\r\n"));
      socket.on("data", (data) => received.push(data.toString()));
    });
    const link = openLink(server.port);
    await until(() => link.events.includes("open"));

    const asked = link.getMany(["k"]);
    await until(() => received.some((text) => text.includes("MGET")));
    link.close();

    await expect(asked).rejects.toThrow("Disconnects client");
    expect(link.events).toEqual(["open"]);
  });
});

function openLink(port: number) {
  const events: string[] = [];
  const link = openRedisLink(parseRedisAddress(`redis://127.0.0.1:${port}`), {
    onOpen: () => events.push("open"),
    onLost: () => events.push("lost"),
  });
  return { ...link, events };
}

async function startServer(serve: (socket: Socket) => void) {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => undefined);
    serve(socket);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    sockets,
    port: (server.address() as AddressInfo).port,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
