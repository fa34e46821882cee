import type {
  IncomingMessage,
  OutgoingHttpHeaders,
  ServerResponse,
} from "node:http";
import {
  HeaderMap,
  type HTTPGraphQLRequest,
  type HTTPGraphQLResponse,
} from "@apollo/server";
import { BodyError, readJsonBody } from "./body.ts";
import { sendError, setHeaders, type Headers } from "./reply.ts";

/** What answers GraphQL requests, at once or later. Never throws or rejects. */
export type Answer = (
  request: HTTPGraphQLRequest,
  visit: HttpVisit,
) => HttpAnswer | Promise<HttpAnswer>;

type HttpAnswer = HTTPGraphQLResponse & {
  /** The body, where it is there as bytes already. */
  readonly bytes?: Buffer | undefined;
};

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

interface Asked {
  readonly search: string;
  readonly requestId: string;
  /** What every answer bears. */
  readonly headers: Headers;
}

/** Answers one request for `/graphql`. */
export async function respondGraphql(
  request: IncomingMessage,
  response: ServerResponse,
  { search, requestId, headers }: Asked,
  answer: Answer,
): Promise<void> {
  if (request.method !== "GET" && request.method !== "POST") {
    setHeaders(response, headers);
    response.setHeader("allow", "GET, POST");
    return sendError(
      response,
      405,
      "BAD_REQUEST",
      "The graph answers GET and POST.",
    );
  }
  let body: unknown = "";
  if (request.method === "POST") {
    try {
      body = await readJsonBody(request, maxBodyBytes);
    } catch (error) {
      if (!(error instanceof BodyError)) throw error;
      setHeaders(response, headers);
      // The rest of the body is not read: the connection cannot serve another request.
      if (error.status === 413) response.setHeader("connection", "close");
      return sendError(response, error.status, error.code, error.message);
    }
  }
  const answered = answer(
    {
      method: request.method,
      headers: toHeaderMap(request),
      search: search.replace(emptyName, ""),
      body: withoutEmptyName(body),
    },
    { requestId, whenGone: (leave) => watch(response, leave) },
  );
  send(
    response,
    headers,
    answered instanceof Promise ? await answered : answered,
  );
}

function send(
  response: ServerResponse,
  headers: Headers,
  answered: HttpAnswer,
): void {
  // Incremental delivery (chunked) is not part of this graph.
  const text = answered.body.kind === "complete" ? answered.body.string : "";
  const content = answered.bytes ?? text;
  const { status = 200 } = answered;
  const sent: OutgoingHttpHeaders = { ...headers, "cache-control": "no-store" };
  for (const [name, value] of answered.headers) sent[name] = value;
  // Of an answer that the client has already, it would be the length of that one.
  if (status !== 304) sent["content-length"] = Buffer.byteLength(content);
  response.writeHead(status, sent);
  response.end(content);
}

function watch(response: ServerResponse, leave: () => void): void {
  if (response.destroyed) return leave();
  response.once("close", () => {
    if (!response.writableFinished) leave();
  });
}

function toHeaderMap({ headers, rawHeaders }: IncomingMessage): HeaderMap {
  const map = new HeaderMap();
  for (const [name, value] of Object.entries(headers))
    if (value !== undefined)
      map.set(name, Array.isArray(value) ? value.join(", ") : value);
  // Node keeps the first of several and says nothing. Joined they are no token: which of them was meant cannot be known.
  const tokens = readAll(rawHeaders, "authorization");
  if (tokens.length > 1) map.set("authorization", tokens.join(", "));
  return map;
}

/** By hand: Node's own `headersDistinct` sorts all headers anew for this one. */
function readAll(rawHeaders: readonly string[], name: string): string[] {
  return rawHeaders.filter(
    (_, index) =>
      index % 2 === 1 && rawHeaders[index - 1]?.toLowerCase() === name,
  );
}
