import { describe, expect, it } from "@jest/globals";
import { createCors, createDoor, type Health } from "../../src/http/index.ts";
import { createLogger } from "../../src/logger.ts";
import { send, toJson } from "../support/send.ts";

async function openDoor(health: Health) {
  const door = createDoor({
    answer: () => Promise.reject(new Error("nobody asks the graph here")),
    health: () => health,
    metrics: () => Promise.reject(new Error("nobody reads metrics here")),
    cors: createCors([]),
    logger: createLogger("silent"),
  });
  const url = await door.listen(0, "127.0.0.1");
  return { url, [Symbol.asyncDispose]: () => door.close(0) };
}

describe("health", () => {
  it("is live even while it is not ready", async () => {
    await using door = await openDoor({ isReady: false, dependencies: {} });
    const live = await send(door.url, "/health/live");
    expect(live.status).toBe(200);
    expect(toJson(live)).toEqual({ status: "live" });
  });

  it("is ready with the state of what it stands on, even where that is down", async () => {
    const dependencies = { redis: "down" };
    await using door = await openDoor({ isReady: true, dependencies });
    const ready = await send(door.url, "/health/ready");
    expect(ready.status).toBe(200);
    expect(toJson(ready)).toEqual({ status: "ready", dependencies });
  });

  it("is not ready once it is told to end", async () => {
    await using door = await openDoor({ isReady: false, dependencies: {} });
    const ready = await send(door.url, "/health/ready");
    expect(ready.status).toBe(503);
    expect(toJson(ready)).toEqual({ status: "closing", dependencies: {} });
  });

  it("may not be kept by anyone between", async () => {
    await using door = await openDoor({ isReady: true, dependencies: {} });
    for (const path of ["/health/live", "/health/ready"]) {
      const { headers } = await send(door.url, path);
      expect(headers["cache-control"]).toBe("no-store");
    }
  });

  it("answers HEAD without a body, as probes ask", async () => {
    await using door = await openDoor({ isReady: true, dependencies: {} });
    const ready = await send(door.url, "/health/ready", { method: "HEAD" });
    expect(ready).toMatchObject({ status: 200, text: "" });
  });
});
