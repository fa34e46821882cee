import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** Empties a server without cutting anybody off. */
export interface Drain {
  /** From now on who has an answer is asked to come back on another connection, which may lead elsewhere. */
  announce(): void;
  /** Lets nobody in any more; resolves once the last request is answered, or after `graceMs`. */
  close(graceMs: number): Promise<void>;
}

/** For whoever has connected just now and not said anything yet: what they ask is on its way. */
const lingerMs = 200;

/** Where an answer stands among the running ones. */
const place = Symbol("place");

interface Running extends ServerResponse {
  [place]?: number | undefined;
}

/**
 * Follows who is inside a server. Node alone would also wait for kept-alive
 * connections to time out, and for those on which nothing was ever asked.
 */
export function createDrain(server: Server): Drain {
  const silent = new Set<Socket>();
  // No set: V8 makes its table anew every few requests, since all who come leave again.
  const running: Running[] = [];
  let isClosing = false;
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  // Before the server's own listener, which may answer at once.
  server.prependListener("request", ({ socket }, response: Running) => {
    silent.delete(socket);
    response[place] = running.push(response) - 1;
    response.on("close", forget);
    if (isClosing) response.setHeader("connection", "close");
  });

  /** One for all: what is made for each request is made often. Whoever is last takes the place. */
  function forget(this: Running): void {
    const free = this[place];
    if (free === undefined) return;
    this[place] = undefined;
    const last = running.pop();
    if (last === this || last === undefined) return;
    last[place] = free;
    running[free] = last;
  }

  function announce(): void {
    isClosing = true;
    for (const response of running)
      if (!response.headersSent) response.setHeader("connection", "close");
  }

  /** What has begun to arrive is a request: it has the time that headers have. */
  function closeSilent(): void {
    for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
  }

  return {
    announce,
    close: (graceMs) =>
      new Promise((resolve) => {
        announce();
        const deadline = setTimeout(
          () => server.closeAllConnections(),
          graceMs,
        );
        const linger = setTimeout(closeSilent, Math.min(lingerMs, graceMs));
        server.close(() => {
          clearTimeout(deadline);
          clearTimeout(linger);
          resolve();
        });
        server.closeIdleConnections();
      }),
  };
}
