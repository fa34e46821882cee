import type { ServerResponse } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Fault } from "./faults.ts";
import type { Reply } from "./reply.ts";

/** Puts an answer on the wire, as well as the fault lets it. `signal` ends all waiting, for a sandbox that closes. */
export async function deliver(
  response: ServerResponse,
  reply: Reply,
  fault: Fault | undefined,
  signal: AbortSignal,
): Promise<void> {
  switch (fault?.kind) {
    case "hang":
      return;
    case "cut":
      cut(response, reply, fault.at);
      return;
    case "delay":
      await sleep(fault.ms, undefined, { signal });
      send(response, reply);
      return;
    case "slow-body":
      await drip(response, reply, fault, signal);
      return;
    case "huge-body":
      await flood(response, reply, fault.bytes);
      return;
    default:
      send(response, reply);
  }
}

function send(
  response: ServerResponse,
  { status, headers, body }: Reply,
): void {
  response.writeHead(status, {
    ...headers,
    ...(status !== 204 && { "content-length": Buffer.byteLength(body) }),
  });
  response.end(body);
}

/** The promised length is the whole body's, so that a client can tell that it was cut. */
function cut(
  response: ServerResponse,
  { status, headers, body }: Reply,
  at: "start" | "headers" | "body",
): void {
  if (at === "start") {
    response.destroy();
    return;
  }
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length });
  response.flushHeaders();
  response.write(
    at === "body" ? bytes.subarray(0, bytes.length / 2) : Buffer.alloc(0),
    () => response.destroy(),
  );
}

async function drip(
  response: ServerResponse,
  { status, headers, body }: Reply,
  { bytes, everyMs }: { bytes: number; everyMs: number },
  signal: AbortSignal,
): Promise<void> {
  const whole = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": whole.length });
  response.flushHeaders();
  for (let sent = 0; sent < whole.length; sent += bytes) {
    await sleep(everyMs, undefined, { signal });
    if (response.destroyed) return;
    response.write(whole.subarray(sent, sent + bytes));
  }
  response.end();
}

const PIECE = "x".repeat(65_536);

async function flood(
  response: ServerResponse,
  { status, headers }: Reply,
  bytes: number,
): Promise<void> {
  const start = '{"data":"';
  const end = '"}';
  response.writeHead(status, headers);
  response.write(start);
  let left = bytes - start.length - end.length;
  while (left > 0 && !response.destroyed) {
    const isFull = !response.write(
      PIECE.slice(0, Math.min(left, PIECE.length)),
    );
    left -= PIECE.length;
    if (isFull) await drained(response);
  }
  response.end(end);
}

/** A client that goes away drains nothing any more. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const settle = () => {
      response.off("drain", settle);
      response.off("close", settle);
      resolve();
    };
    response.once("drain", settle);
    response.once("close", settle);
  });
}
