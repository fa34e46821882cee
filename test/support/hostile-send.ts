import {
  Agent,
  request as requestHttp,
  type IncomingHttpHeaders,
} from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import type { HostileRequest } from "./hostile-requests.ts";

export interface HostileAnswer {
  /** Undefined where the connection was closed without an answer. */
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
}

export interface HostileClient {
  send(request: HostileRequest): Promise<HostileAnswer>;
  close(): void;
}

/** How long bytes that make no whole request are waited with before the connection is ended. */
const patienceMs = 30;

/** Keeps its connections, as an attacker in a hurry would. */
export function createHostileClient(url: string): HostileClient {
  const { hostname, port } = new URL(url);
  const agent = new Agent({ keepAlive: true });

  function sendParsed(
    { method, target, headers, body }: HostileRequest,
    isLastTry = false,
  ): Promise<HostileAnswer> {
    return new Promise((resolve, reject) => {
      let isAnswered = false;
      const request = requestHttp({
        hostname,
        port,
        path: target,
        method,
        headers,
        agent,
        setDefaultHeaders: true,
      });
      request
        .on("response", (response) => {
          isAnswered = true;
          text(response).then(
            (received) =>
              resolve({
                status: response.statusCode,
                headers: response.headers,
                text: received,
              }),
            reject,
          );
        })
        .on("error", (error) => {
          // The door answers what is too large before it has come, and hangs up.
          if (isAnswered) return;
          // A connection that was kept may have been closed just before it was taken again.
          if (request.reusedSocket && !isLastTry)
            sendParsed(
              { method, target, headers, ...(body !== undefined && { body }) },
              true,
            ).then(resolve, reject);
          else reject(error);
        })
        .end(body);
    });
  }

  function sendRaw(bytes: Buffer): Promise<HostileAnswer> {
    return new Promise((resolve) => {
      const chunks: Buffer[] = [];
      const socket = connect({ host: hostname, port: Number(port) });
      const patience = setTimeout(() => socket.end(), patienceMs);
      socket
        .on("data", (chunk) => chunks.push(chunk))
        // The server may hang up while there is still something to write.
        .on("error", () => socket.destroy())
        .on("close", () => {
          clearTimeout(patience);
          const received = Buffer.concat(chunks).toString();
          const status = /^HTTP\/1\.1 (\d{3})/.exec(received)?.[1];
          resolve({
            status: status === undefined ? undefined : Number(status),
            headers: {},
            text: received,
          });
        });
      socket.write(bytes);
    });
  }

  return {
    send: (request) =>
      request.raw === undefined ? sendParsed(request) : sendRaw(request.raw),
    close: () => agent.destroy(),
  };
}
