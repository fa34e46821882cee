import { describe, expect, it } from "@jest/globals";
import { works, type Fault } from "../../src/sandbox/index.ts";
import { startSandbox } from "./start-sandbox.ts";

const path = `/v1/albums/${works.albums.plain}`;

describe("throttling", () => {
  it("answers 429 to what exceeds the calls of any one second", async () => {
    let moment = 1_700_000_000_000;
    await using world = await startSandbox({
      transactionsPerSecond: 2,
      now: () => moment,
    });
    const status = async () => (await world.ask(path)).status;

    expect([await status(), await status(), await status()]).toEqual([
      200, 200, 429,
    ]);
    moment += 999;
    expect(await status()).toBe(429);
    moment += 1;
    expect(await status()).toBe(200);
  });

  it("refuses in the three bodies and with or without Retry-After", async () => {
    await using world = await startSandbox({
      transactionsPerSecond: 1,
      now: () => 1_700_000_000_000,
    });
    const { switches } = world.sandbox;
    await world.ask(path);

    const plain = await world.ask(path);
    expect(plain.body["error"]).toMatchObject({
      status: "429",
      code: "THROTTLED",
      message: expect.stringContaining("Too Many Requests - Rate limiting"),
      reference: expect.any(String),
    });
    expect(plain.headers.has("retry-after")).toBe(false);
    switches.throttledBody = "message";
    switches.retryAfter = "3";
    const bare = await world.ask(path);
    expect(Object.keys(bare.body)).toEqual(["message"]);
    expect(bare.headers.get("retry-after")).toBe("3");
    switches.throttledBody = "empty";
    expect((await world.ask(path)).body).toBe("");
  });
});

describe("a fault", () => {
  it("strikes what it matches, as often as it was told, after those it lets through", async () => {
    await using world = await startSandbox();
    world.sandbox.faults.add({
      match: { method: "GET", path },
      skip: 1,
      times: 2,
      fault: { kind: "status", status: 500 },
    });
    const status = async (target: string) => (await world.ask(target)).status;

    expect(await status("/v1/albums?ids=B000000000")).toBe(200);
    expect([
      await status(path),
      await status(path),
      await status(path),
      await status(path),
    ]).toEqual([200, 500, 500, 200]);
    expect(world.sandbox.exchanges.map(({ fault }) => fault)).toEqual([
      undefined,
      undefined,
      "status",
      "status",
      undefined,
    ]);
  });

  it("can be taken back", async () => {
    await using world = await startSandbox();
    const takeBack = world.sandbox.faults.add({
      fault: { kind: "status", status: 500 },
    });
    expect((await world.ask(path)).status).toBe(500);
    takeBack();
    expect((await world.ask(path)).status).toBe(200);
  });

  it.each<[string, Fault, number, string, unknown]>([
    [
      "an error with Retry-After as a date",
      {
        kind: "status",
        status: 429,
        retryAfter: "Fri, 31 Dec 2027 23:59:59 GMT",
      },
      429,
      "application/json",
      expect.objectContaining({
        error: expect.objectContaining({ code: "THROTTLED" }),
      }),
    ],
    [
      "an HTML page",
      { kind: "status", status: 503, body: "html" },
      503,
      "text/html",
      expect.stringContaining("<h1>503</h1>"),
    ],
    [
      "a body that is no JSON",
      { kind: "body", body: "{oops" },
      200,
      "application/json",
      "{oops",
    ],
    [
      "a redirect",
      { kind: "redirect", location: "http://127.0.0.1:1/" },
      302,
      "",
      "",
    ],
  ])("can be %s", async (_, fault, status, type, body) => {
    await using world = await startSandbox();
    world.sandbox.faults.add({ fault });
    const answer = await world.ask(path);

    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type") ?? "").toBe(type);
    expect(answer.body).toEqual(body);
  });

  it.each([
    ["start", "fetch failed"],
    ["headers", "terminated"],
    ["body", "terminated"],
  ] as const)("can cut the connection at the %s", async (at, message) => {
    await using world = await startSandbox();
    world.sandbox.faults.add({ fault: { kind: "cut", at } });

    await expect(world.ask(path)).rejects.toThrow(message);
    expect(world.sandbox.exchanges[0]?.status).toBeUndefined();
  });

  it("can hang until the client gives up, and does not keep the sandbox from closing", async () => {
    await using world = await startSandbox();
    const { sandbox } = world;
    sandbox.faults.add({ fault: { kind: "hang" } });
    // What ends it is the closing below; caught here so that it is never unhandled.
    const outcome = world.ask(path).catch((error: unknown) => error);
    while (sandbox.requests.length === 0)
      await new Promise((resolve) => setImmediate(resolve));
    await sandbox.close();
    expect(await outcome).toMatchObject({ message: "fetch failed" });
  });

  it("can make the right answer late or slow", async () => {
    await using world = await startSandbox();
    const right = (await world.ask(path)).body;
    world.sandbox.faults.add({ times: 1, fault: { kind: "delay", ms: 20 } });
    world.sandbox.faults.add({
      times: 1,
      fault: { kind: "slow-body", bytes: 500, everyMs: 1 },
    });

    expect((await world.ask(path)).body).toEqual(right);
    expect((await world.ask(path)).body).toEqual(right);
    const [, delayed] = world.sandbox.exchanges;
    expect((delayed?.answeredAt ?? 0) - (delayed?.at ?? 0)).toBeGreaterThan(15);
  });

  it("can make the body huge", async () => {
    await using world = await startSandbox();
    world.sandbox.faults.add({
      fault: { kind: "huge-body", bytes: 3_000_000 },
    });
    const { body } = await world.ask(path);

    expect(JSON.stringify(body)).toHaveLength(3_000_000);
  });

  it("strikes Login with Amazon too", async () => {
    await using world = await startSandbox();
    world.sandbox.faults.add({
      match: { path: /tokeninfo/ },
      fault: { kind: "status", status: 503 },
    });

    expect((await world.ask("/auth/o2/tokeninfo")).status).toBe(503);
  });
});
