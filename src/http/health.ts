import type { ServerResponse } from "node:http";
import { sendJson } from "./reply.ts";

/** Whether what the gateway stands on is there. A lost store slows the gateway; it does not stop it. */
export interface Health {
  /** False from the moment the gateway is told to end. */
  readonly isReady: boolean;
  readonly dependencies: Readonly<Record<string, string>>;
}

export function respondLive(response: ServerResponse): void {
  sendJson(response, 200, { status: "live" });
}

export function respondReady(response: ServerResponse, health: Health): void {
  const { isReady, dependencies } = health;
  sendJson(response, isReady ? 200 : 503, {
    status: isReady ? "ready" : "closing",
    dependencies,
  });
}
