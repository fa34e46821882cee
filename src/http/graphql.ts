import type { IncomingMessage, ServerResponse } from "node:http";
import type { HTTPGraphQLRequest, HTTPGraphQLResponse } from "@apollo/server";
import { BodyError, whenJsonBody } from "./body.ts";
import type { Departures } from "./departures.ts";
import { readHeaders } from "./incoming-headers.ts";
import { sendError, setHeaders, type Headers } from "./reply.ts";

/** What answers GraphQL requests, at once or later. Never throws or rejects. */
export type Answer = (
  request: HTTPGraphQLRequest,
  visit: HttpVisit,
) => HttpAnswer | Promise<HttpAnswer>;

type HttpAnswer = HTTPGraphQLResponse | ReadyAnswer;

/** An answer that leaves as it is. */
interface ReadyAnswer {
  readonly status: number;
  /** Names and values in turn. */
  readonly headers: readonly string[];
  readonly content: string | Buffer;
  /** How long the content is in bytes. */
  readonly bytes: number;
}

export interface HttpVisit {
  readonly requestId: string;
  /** Runs what it is given when the client goes away before its answer is sent; at once where it is gone. */
  whenGone(leave: () => void): void;
}

/** The largest documents in use are some 100 kB; ids by the thousand fit beside them. */
const maxBodyBytes = 1_000_000;

/** An empty name of the operation is as good as none. Source: GraphQL over HTTP, "GET". */
const emptyName = /(?<=^|&)operationName=(?=&|$)/g;

/** The same in a body, where some clients send it too. */
function withoutEmptyName(body: unknown): unknown {
  if (typeof body !== "object" || body === null) return body;
  if (!("operationName" in body) || body.operationName !== "") return body;
  const { operationName: _, ...rest } = body;
  return rest;
}

export interface Asked {
  readonly search: string;
  readonly requestId: string;
  /** What every answer bears. */
  readonly headers: Headers;
  /** Told of what nobody expected. */
  readonly fail: (error: unknown) => void;
  readonly departures: Departures;
  /** For how many milliseconds a client may take nothing of its answer. */
  readonly takeMs: number;
}

/** Answers one request for `/graphql`, in the very turn of the event loop where its answer is there. */
export function respondGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  asked: Asked,
  answer: Answer,
): void {
  if (request.method === "GET")
    return pass(request, response, asked, "", answer);
  if (request.method !== "POST") {
    setHeaders(response, asked.headers);
    response.setHeader("allow", "GET, POST");
    return sendError(
      response,
      405,
      "BAD_REQUEST",
      "The graph answers GET and POST.",
    );
  }
  whenJsonBody(request, maxBodyBytes, (read) => {
    if (read instanceof BodyError) return refuse(response, asked, read);
    pass(request, response, asked, withoutEmptyName(read.body), answer);
  });
}

function refuse(
  response: ServerResponse,
  { headers }: Asked,
  { status, code, message }: BodyError,
): void {
  setHeaders(response, headers);
  // The rest of the body is not read: the connection cannot serve another request.
  if (status === 413) response.setHeader("connection", "close");
  sendError(response, status, code, message);
}

/** Passes a request on, and sends what comes of it. */
function pass(
  request: IncomingMessage,
  response: ServerResponse,
  { search, requestId, headers, fail, departures, takeMs }: Asked,
  body: unknown,
  answer: Answer,
): void {
  const give = (answered: HttpAnswer): void =>
    departures.leave(() => {
      try {
        send(response, headers, answered);
        // What the kernel has no room for is held in memory until it is taken.
        if (isWaiting(response)) response.setTimeout(takeMs);
      } catch (error) {
        fail(error);
      }
    });
  try {
    const answered = answer(
      {
        method: request.method ?? "",
        headers: readHeaders(request),
        search: search === "" ? search : search.replace(emptyName, ""),
        body,
      },
      { requestId, whenGone: (leave) => watch(response, leave) },
    );
    if (!(answered instanceof Promise)) return give(answered);
    answered.then(give).catch(fail);
    // It is looked up or executed, which begins when this is over.
    departures.sendReady();
  } catch (error) {
    fail(error);
  }
}

/** All headers at once, as a list: Node writes them faster than it keeps them. */
function send(
  response: ServerResponse,
  always: Headers,
  answered: HttpAnswer,
): void {
  const { status, headers, content, bytes } =
    "content" in answered ? answered : toReady(answered);
  const sent = [...always, ...headers];
  // Of an answer that the client has already, it would be the length of that one.
  if (status !== 304) sent.push("content-length", String(bytes));
  response.writeHead(status, sent);
  // A byte for each letter: ASCII, of which Node makes bytes in a third of the time if it is told so.
  response.end(content, bytes === content.length ? "latin1" : "utf8");
}

/** Whether some of an answer is left to be sent. */
function isWaiting({ socket }: ServerResponse): boolean {
  return socket !== null && socket.writableLength > 0;
}

function toReady({
  status = 200,
  headers,
  body,
}: HTTPGraphQLResponse): ReadyAnswer {
  const told = new Map([["cache-control", "no-store"], ...headers]);
  told.delete("content-length");
  // Incremental delivery (chunked) is not part of this graph.
  const content = body.kind === "complete" ? body.string : "";
  const bytes = Buffer.byteLength(content);
  return { status, headers: [...told].flat(), content, bytes };
}

function watch(response: ServerResponse, leave: () => void): void {
  if (response.destroyed) return leave();
  response.once("close", () => {
    if (!response.writableFinished) leave();
  });
}
