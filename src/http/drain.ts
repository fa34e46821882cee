import type { Server, ServerResponse } from "node:http";
import type { Socket } from "node:net";

/**
 * Follows who is inside a server, and returns what closes it: nobody is let in
 * any more, and the promise resolves once the last request is answered, or after
 * `graceMs`. Node alone would also wait for kept-alive connections to time out,
 * and for those on which nothing was ever asked.
 */
export function createDrain(
  server: Server,
): (graceMs: number) => Promise<void> {
  const silent = new Set<Socket>();
  const running = new Set<ServerResponse>();
  let isClosing = false;
  server.on("connection", (socket) => {
    silent.add(socket);
    socket.once("close", () => silent.delete(socket));
  });
  // Before the server's own listener, which may answer at once.
  server.prependListener("request", ({ socket }, response) => {
    silent.delete(socket);
    running.add(response);
    response.once("close", () => running.delete(response));
    if (isClosing) response.setHeader("connection", "close");
  });
  return (graceMs) =>
    new Promise((resolve) => {
      isClosing = true;
      for (const response of running)
        if (!response.headersSent) response.setHeader("connection", "close");
      const deadline = setTimeout(() => server.closeAllConnections(), graceMs);
      server.close(() => {
        clearTimeout(deadline);
        resolve();
      });
      server.closeIdleConnections();
      // What has begun to arrive is a request: it has the time that headers have.
      for (const socket of silent) if (socket.bytesRead === 0) socket.destroy();
    });
}
