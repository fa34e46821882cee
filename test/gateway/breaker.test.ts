import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { until } from "../support/redis-server.ts";
import { send, toJson } from "../support/send.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const personal = "{ me { name } }";
const catalog = `{ album(catalogId: "${works.albums.plain}") { title } }`;

function changesOf({ log }: RunningGateway): unknown[] {
  return log
    .filter(({ msg }) => msg === "breaker of calls to amazon")
    .map(({ operation, state }) => `${operation as string} ${state as string}`);
}

/** Asks for what is the caller's own until the gateway leaves Amazon alone with it. */
async function exhaust(gateway: RunningGateway): Promise<void> {
  while (changesOf(gateway).length === 0) await gateway.query(personal);
}

describe("while calls of one kind fail at Amazon", () => {
  it("they fail at once without being made, and others go on", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: { path: "/v1/me" },
      fault: { kind: "status", status: 500 },
    });
    await exhaust(gateway);
    const before = sandbox.requests.length;
    const answer = await gateway.query(personal);

    expect(answer.errors).toEqual([
      {
        message: "Amazon cannot answer just now; try again later.",
        path: ["me", "name"],
        locations: expect.any(Array),
        extensions: { code: "UPSTREAM_UNAVAILABLE" },
      },
    ]);
    expect(sandbox.requests).toHaveLength(before);
    expect(before).toBe(8);

    expect((await gateway.query(catalog)).data).toEqual({
      album: { title: "Harbour Lights at Noon" },
    });
    expect(changesOf(gateway)).toEqual(["personal open"]);
    expect(toJson(await send(gateway.url, "/health/ready"))).toMatchObject({
      status: "ready",
      dependencies: { amazonMusic: "down", loginWithAmazon: "up" },
    });
    const metrics = await send(gateway.url, "/metrics");
    expect(metrics.text).toContain(
      'amazon_breaker_state{operation="personal",state="open"} 1',
    );
  });

  it("a single call probes, and all go on when it is answered", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const mend = sandbox.faults.add({
      match: { path: "/v1/me" },
      fault: { kind: "status", status: 500 },
    });
    await exhaust(gateway);
    mend();
    // Long enough for the others to come meanwhile, on most machines.
    sandbox.faults.add({
      match: { path: "/v1/me" },
      times: 1,
      fault: { kind: "delay", ms: 300 },
    });
    const before = sandbox.requests.length;
    await until(async () => {
      const answers = await Promise.all(
        Array.from({ length: 5 }, () => gateway.query(personal)),
      );
      return answers.some(({ errors }) => errors === undefined);
    });

    expect(changesOf(gateway)).toEqual([
      "personal open",
      "personal probing",
      "personal closed",
    ]);
    const [probe, ...others] = sandbox.exchanges
      .filter(({ path }) => path === "/v1/me")
      .slice(before);
    for (const { at } of others)
      expect(at).toBeGreaterThanOrEqual(probe?.answeredAt ?? Infinity);
    expect((await gateway.query(personal)).errors).toBeUndefined();
  });

  it("stays closed for what clients do wrong", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: { path: "/v1/me" },
      fault: { kind: "status", status: 403, code: "ACCESS_DENIED" },
    });
    for (let asked = 0; asked < 30; asked += 1) await gateway.query(personal);

    expect(changesOf(gateway)).toEqual([]);
    expect(sandbox.requests).toHaveLength(30);
  });
});
