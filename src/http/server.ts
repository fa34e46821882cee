import { randomUUID } from "node:crypto";
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Logger } from "../logger.ts";
import { createDepartures } from "./departures.ts";
import { createDrain } from "./drain.ts";
import type { Cors } from "./cors.ts";
import type { Graphiql } from "./graphiql.ts";
import { respondGraphql, type Answer, type Asked } from "./graphql.ts";
import { respondLive, respondReady, type Health } from "./health.ts";
import { respondMetrics, type Figures } from "./metrics.ts";
import { sendError, setHeaders, type Headers } from "./reply.ts";
import type { SchemaFile } from "./schema-file.ts";

/** The HTTP door of the gateway. */
export interface Door {
  /** Begins to listen; the address as a URL. */
  listen(port: number, host: string): Promise<string>;
  /** From now on clients are asked to come back on another connection. */
  announceClose(): void;
  /** Lets nobody in any more and waits for who is inside, at most `graceMs`. */
  close(graceMs: number): Promise<void>;
}

export interface DoorOptions {
  readonly answer: Answer;
  readonly health: () => Health;
  readonly metrics: () => Promise<Figures>;
  /** Absent where the page is switched off. */
  readonly graphiql?: Graphiql | undefined;
  /** Absent where nobody may look at the schema. */
  readonly schemaFile?: SchemaFile | undefined;
  readonly cors: Cors;
  readonly logger: Logger;
  readonly patience?: Patience;
}

/** How long a client may take, in milliseconds. */
export interface Patience {
  /** To send all headers, and the whole request, from its first byte. */
  readonly headersMs: number;
  readonly requestMs: number;
  /** To go on with its answer, of which it has taken nothing for so long. */
  readonly takeMs: number;
}

/**
 * On every answer, with what it may depend on besides the path and the body. The page sets a policy of its own; of all else a browser
 * needs to show nothing, run nothing and guess nothing.
 */
const alwaysHeaders: Headers = Object.entries({
  vary: "accept, accept-language, amzn-image-style, authorization, origin",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "no-referrer",
  "x-content-type-options": "nosniff",
}).flat();

const defaultPatience: Patience = {
  headersMs: 10_000,
  requestMs: 30_000,
  takeMs: 30_000,
};

/**
 * How long a connection is kept on which nothing is asked: longer than load balancers keep theirs (most of them 60 s), so that it
 * is they who hang up. One that sends while we hang up would see a reset, and may not send a change again. `headersMs` may be
 * less: it runs from the first byte of a request, not from the answer before.
 */
const idleMs = 75_000;

export function createDoor(options: DoorOptions): Door {
  const { logger, patience = defaultPatience } = options;
  const departures = createDepartures();
  const server = createServer(
    {
      headersTimeout: patience.headersMs,
      requestTimeout: patience.requestMs,
      keepAliveTimeout: idleMs,
      // Node looks every 30 s by default: a limit of 10 s would be one of 40.
      connectionsCheckingInterval: patience.headersMs / 10,
    },
    takeTurns((request, response) => {
      const requestId = readRequestId(request);
      const headers = ["x-request-id", requestId, ...alwaysHeaders];
      const fail = (err: unknown): void => {
        logger.error({ requestId, err }, "unexpected error");
        if (response.headersSent) return void response.destroy();
        setHeaders(response, headers);
        sendError(
          response,
          500,
          "INTERNAL_SERVER_ERROR",
          "Internal server error",
        );
      };
      try {
        const { takeMs } = patience;
        const visit = { requestId, headers, fail, departures, takeMs };
        respond(request, response, visit, options)?.catch(fail);
      } catch (err) {
        fail(err);
      }
    }),
  );
  const drain = createDrain(server);
  return {
    listen: (port, host) => listen(server, port, host),
    announceClose: drain.announce,
    close: drain.close,
  };
}

/**
 * Begins a request that came before its predecessor on the same connection was answered when that is done, and in a turn of its own:
 * what a client sends at once, hundreds in a packet, would else all be worked on before anybody else is heard.
 */
function takeTurns(begin: RequestListener): RequestListener {
  return (request, response) => {
    // Node gives an answer the connection when it is its turn.
    if (response.socket !== null) return begin(request, response);
    const beginNow = (): void => {
      // Whoever has hung up meanwhile has no use for it.
      if (!response.destroyed) begin(request, response);
    };
    response.once("socket", () => setImmediate(beginNow));
  };
}

function respond(
  request: IncomingMessage,
  response: ServerResponse,
  visit: Omit<Asked, "search">,
  { answer, health, metrics, graphiql, schemaFile, cors }: DoorOptions,
): void | Promise<void> {
  const { headers } = visit;
  const { pathname, search } = splitTarget(request.url ?? "/");
  const isPageWanted = graphiql !== undefined && prefersPage(request);
  if (pathname === "/graphql" && cors.respond(request, response, headers))
    return;
  if (pathname === "/graphql" && !isPageWanted)
    return respondGraphql(request, response, { ...visit, search }, answer);
  setHeaders(response, headers);
  if (pathname === "/health/live") return respondLive(response);
  if (pathname === "/health/ready") return respondReady(response, health());
  if (pathname === "/metrics") return respondMetrics(response, metrics);
  if (pathname === "/schema.graphql" && schemaFile !== undefined)
    return schemaFile.respond(request, response);
  if (graphiql !== undefined) {
    if (pathname === "/graphql")
      return graphiql.respond(request, response, "/graphiql");
    if (pathname === "/graphiql" || pathname.startsWith("/graphiql/"))
      return graphiql.respond(request, response, pathname);
    if (pathname === "/") {
      response.writeHead(302, { location: "/graphiql" }).end();
      return;
    }
  }
  sendError(
    response,
    404,
    "BAD_REQUEST",
    "There is nothing here; the graph is at /graphql.",
  );
}

/** By hand, since URL parsing tidies paths up and a "?" is allowed within a query. */
function splitTarget(target: string): { pathname: string; search: string } {
  const mark = target.indexOf("?");
  return mark === -1
    ? { pathname: target, search: "" }
    : { pathname: target.slice(0, mark), search: target.slice(mark + 1) };
}

/** A browser that was pointed at the endpoint, as against a client that asks a query of it. */
function prefersPage({ method, headers, url = "" }: IncomingMessage): boolean {
  return (
    (method === "GET" || method === "HEAD") &&
    !url.includes("query=") &&
    /^text\/html\b/.test(headers.accept ?? "")
  );
}

/** The caller's own id where it is fit for a log line, else a new one. */
function readRequestId({ headers }: IncomingMessage): string {
  const given = headers["x-request-id"];
  return typeof given === "string" && /^[\w.:-]{1,128}$/.test(given)
    ? given
    : randomUUID();
}

function listen(server: Server, port: number, host: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const refuse = (error: Error): void => reject(toListenError(error, port));
    server.once("error", refuse);
    server.listen(port, host, () => {
      server.off("error", refuse);
      // A TCP server's address is no text and not null.
      const bound = server.address() as AddressInfo;
      const name =
        bound.family === "IPv6" ? `[${bound.address}]` : bound.address;
      resolve(`http://${name}:${bound.port}`);
    });
  });
}

/** What whoever starts the gateway can do about it. */
function toListenError(error: NodeJS.ErrnoException, port: number): Error {
  const told: Readonly<Record<string, string>> = {
    EADDRINUSE: `something else listens on port ${port}; end it, or set PORT to another one`,
    EACCES: `not everybody may listen on port ${port}; set PORT to one above 1023`,
    EADDRNOTAVAIL:
      "HOST is no address of this machine; 127.0.0.1 is for itself alone, 0.0.0.0 for everybody who reaches it",
  };
  const advice = told[error.code ?? ""];
  return advice === undefined
    ? error
    : new Error(`${error.message}: ${advice}`, { cause: error });
}
