import { randomUUID } from "node:crypto";
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { failureReply, type Api } from "./api.ts";
import { readBearerToken, toOwner } from "./authorization.ts";
import { answerControl, CONTROL_PATH, type Controls } from "./control.ts";
import { deliver } from "./delivery.ts";
import { Failure, type FailureCode } from "./failure.ts";
import type { Fault, Faults } from "./faults.ts";
import type { Exchange, Journal } from "./journal.ts";
import type { Login } from "./login/login.ts";
import { jsonReply, type Reply } from "./reply.ts";
import { readBody, readRequest, type RawRequest } from "./request.ts";
import type { TokenStore } from "./token-store.ts";

export interface ServerParts {
  api: Api;
  login: Login;
  journal: Journal;
  faults: Faults;
  tokens: TokenStore;
  /** Served under `/__sandbox` when given. */
  controls: Controls | undefined;
  now: () => number;
}

export interface Server {
  url: string;
  /** Ends all connections, hanging ones too. */
  close(): Promise<void>;
}

export async function createServer(
  { port, host }: { port: number; host: string },
  parts: ServerParts,
): Promise<Server> {
  const closing = new AbortController();
  const server = createHttpServer((message, response) => {
    exchange(message, response, parts, closing.signal).catch(() =>
      // The client has gone, or the sandbox is closing: there is nobody left to tell.
      response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  // A server that listens on a port has an address of this form.
  const address = server.address() as AddressInfo;
  const name = host.includes(":") ? `[${host}]` : host;
  return {
    url: `http://${name}:${address.port}`,
    async close() {
      closing.abort();
      const closed = new Promise<void>((resolve) =>
        server.close(() => resolve()),
      );
      server.closeAllConnections();
      await closed;
    },
  };
}

async function exchange(
  message: IncomingMessage,
  response: ServerResponse,
  parts: ServerParts,
  signal: AbortSignal,
): Promise<void> {
  const request = readRequest(message);
  if (parts.controls !== undefined && request.path.startsWith(CONTROL_PATH)) {
    const body = await readBody(message);
    const reply = answerControl(request, body, parts.controls);
    await deliver(response, reply, undefined, signal);
    return;
  }
  const isLogin = parts.login.isPath(request.path);
  // Noted on arrival, before the body is read: the order of the journal is the order in which requests came.
  const owner = toOwner(request.headers, parts.tokens);
  const entry = parts.journal.begin(request, isLogin, owner?.user);
  const fault = parts.faults.take(request);
  entry.fault = fault?.kind;
  response.once("finish", () => {
    entry.status = response.statusCode;
    entry.answeredAt = parts.now();
  });
  const reply = await answer(message, request, entry, fault, isLogin, parts);
  await deliver(response, reply, fault, signal);
}

async function answer(
  message: IncomingMessage,
  request: RawRequest,
  entry: Exchange,
  fault: Fault | undefined,
  isLogin: boolean,
  parts: ServerParts,
): Promise<Reply> {
  const reference = randomUUID();
  try {
    const body = await readBody(message);
    if (!isLogin) entry.body = body;
    if (fault?.kind === "expire-token")
      parts.tokens.revoke(readBearerToken(request.headers));
    return (
      toFaultyReply(fault, request, reference) ??
      (isLogin
        ? parts.login.answer(request, body)
        : parts.api(request, body, reference))
    );
  } catch (error) {
    // Anything but a refusal is a bug of the sandbox: say so loudly instead of playing a fault of Amazon's.
    return error instanceof Failure
      ? failureReply(error, request, reference)
      : jsonReply(500, { sandboxBug: String(error) });
  }
}

/** The answer of a fault that answers by itself; undefined where the request is carried out. */
function toFaultyReply(
  fault: Fault | undefined,
  request: RawRequest,
  reference: string,
): Reply | undefined {
  switch (fault?.kind) {
    case "status":
      return toStatusReply(fault, request, reference);
    case "body":
      return {
        status: fault.status ?? 200,
        headers: { "content-type": fault.contentType ?? "application/json" },
        body: fault.body,
      };
    case "redirect":
      return {
        status: fault.status ?? 302,
        headers: { location: fault.location },
        body: "",
      };
    case "huge-body":
      return jsonReply(200, {});
    case "hang":
      return fault.isCarriedOut === true ? undefined : jsonReply(200, {});
    case "cut":
      // What is cut later than at the start is the right answer.
      return fault.isCarriedOut === true || fault.at !== "start"
        ? undefined
        : jsonReply(200, {});
    default:
      return undefined;
  }
}

const usualCodes: Readonly<Record<number, FailureCode>> = {
  400: "BAD_REQUEST",
  401: "INVALID_ACCESS_TOKEN",
  403: "ACCESS_DENIED",
  404: "RESOURCE_NOT_FOUND",
  422: "MAX_CONCURRENCY_REACHED",
  429: "THROTTLED",
  500: "INTERNAL",
};

function toStatusReply(
  { status, code, body, retryAfter }: Extract<Fault, { kind: "status" }>,
  request: RawRequest,
  reference: string,
): Reply {
  const failure = new Failure(code ?? usualCodes[status] ?? "DEPENDENCY");
  const reply = toReply();
  return retryAfter === undefined
    ? reply
    : {
        ...reply,
        headers: { ...reply.headers, "retry-after": String(retryAfter) },
      };

  function toReply(): Reply {
    switch (body ?? "envelope") {
      case "envelope":
        return failureReply(
          { code: failure.code, message: failure.message, status },
          request,
          reference,
        );
      case "message":
        return jsonReply(status, { message: failure.message });
      case "empty":
        return { status, headers: {}, body: "" };
      case "html":
        return {
          status,
          headers: { "content-type": "text/html" },
          body: `<!doctype html><title>${status}</title><h1>${status}</h1>`,
        };
    }
  }
}
