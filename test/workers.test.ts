import { describe, expect, it, jest } from "@jest/globals";
import { createSandbox } from "../src/sandbox/index.ts";
import { albumAnswer, askAlbum } from "./support/ask-album.ts";
import { openSandbox } from "./support/open-sandbox.ts";
import { findFreePort, until } from "./support/redis-server.ts";
import { readMetrics } from "./support/read-metrics.ts";
import { send, toJson } from "./support/send.ts";
import { settingsOf, startProgram } from "./support/start-program.ts";

// Several processes start: on a busy machine they may take their time.
jest.setTimeout(90_000);

const limitMs = 80_000;
const env = { WEB_CONCURRENCY: "2" };
type Program = ReturnType<typeof startProgram>;

function linesOf({ log }: Program, msg: string) {
  return log.filter((line) => line["msg"] === msg);
}

async function untilListening(program: Program, count = 2): Promise<string> {
  const url = await program.listening();
  await until(() => linesOf(program, "listening").length >= count);
  return url;
}

/** The process behind an answer. */
async function readPid(url: string): Promise<string> {
  const { headers } = await send(url, "/health/live");
  return String(headers["x-pid"]);
}

/** Tells in each answer which process it is from, and lets it die where it is asked to. */
const preloaded = `
  const http = await import("node:http");
  const { writeHead } = http.ServerResponse.prototype;
  http.ServerResponse.prototype.writeHead = function (...args) {
    this.setHeader("x-pid", process.pid);
    return writeHead.apply(this, args);
  };`;

describe("several workers", () => {
  it("answer on one port, from one sandbox", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram(env, { preloaded, limitMs });
    const url = await untilListening(program);
    const pids = new Set<string>();
    await until(async () => {
      pids.add(await readPid(url));
      return pids.size === 2;
    });
    const urls = linesOf(program, "listening").map((line) => line["url"]);
    const token = sandbox.users.ada.accessToken;

    expect(new Set(urls)).toEqual(new Set([url]));
    // Whichever is asked.
    for (let times = 0; times < 4; times += 1)
      expect(toJson(await askAlbum(url, token))).toEqual(albumAnswer);
    program.kill("SIGTERM");
    expect(await program.exited).toBe(0);
    expect(linesOf(program, "closed")).toHaveLength(3);
    expect(await program.stderr).toBe("");
  });

  it("are replaced when they die, while the others answer", async () => {
    await using program = startProgram(env, { preloaded, limitMs });
    const url = await untilListening(program);
    const dead = await readPid(url);
    process.kill(Number(dead), "SIGKILL");
    await until(() => linesOf(program, "worker ended").length === 1);

    expect(linesOf(program, "worker ended")[0]).toMatchObject({
      level: "error",
      signal: "SIGKILL",
    });
    expect((await send(url, "/health/ready")).status).toBe(200);
    await until(() => linesOf(program, "listening").length === 3);
    const pids = new Set<string>();
    await until(async () => {
      pids.add(await readPid(url));
      return pids.size === 2;
    });
    expect(pids).not.toContain(dead);
    program.kill("SIGINT");
    expect(await program.exited).toBe(0);
  });

  it("answer running requests before they end, and hear of signals through their leader alone", async () => {
    const sandbox = await createSandbox();
    try {
      await using program = startProgram(
        { ...env, ...settingsOf(sandbox) },
        { preloaded, limitMs },
      );
      const url = await untilListening(program);
      sandbox.faults.add({
        match: { path: "/v1/albums" },
        fault: { kind: "delay", ms: 300 },
      });
      const sent = askAlbum(url, sandbox.users.ada.accessToken);
      await until(() => sandbox.requests.length === 1);
      // As from a keyboard, where every process of the group hears it.
      process.kill(Number(await readPid(url)), "SIGINT");
      program.kill("SIGINT");

      expect(toJson(await sent)).toEqual(albumAnswer);
      expect(await program.exited).toBe(0);
      expect(linesOf(program, "closing")).toHaveLength(3);
    } finally {
      await sandbox.close();
    }
  });

  it("end at once, with 1, where their leader is told a second time", async () => {
    await using program = startProgram(
      { ...env, SHUTDOWN_NOTICE_MS: "600000" },
      { preloaded, limitMs },
    );
    const url = await untilListening(program);
    program.kill("SIGTERM");
    await until(() => linesOf(program, "closing").length === 3);
    program.kill("SIGTERM");

    expect(await program.exited).toBe(1);
    await expect(readPid(url)).rejects.toThrow();
  });

  it("are not started again and again where the port is taken", async () => {
    await using sandbox = await openSandbox();
    const { port } = new URL(sandbox.url);
    await using program = startProgram({ ...env, PORT: port }, { limitMs });

    expect(await program.exited).toBe(1);
    expect(linesOf(program, "cannot start")[0]).toMatchObject({
      err: { message: expect.stringContaining("EADDRINUSE") },
    });
  });

  it("divide the calls of their replica among themselves", async () => {
    const port = await findFreePort();
    await using program = startProgram(
      { ...env, PORT: String(port), AMAZON_MUSIC_TPS: "11" },
      { limitMs },
    );
    const metrics = await readMetrics({ url: await untilListening(program) });

    // Five each.
    expect(metrics.get('amazon_music_budget_calls{kind="capacity"}')).toBe(10);
  });

  it("tell the figures of all, whichever of them is asked", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram(env, { preloaded, limitMs });
    const url = await untilListening(program);
    const pids = new Set<string>();
    let operations = 0;
    while (pids.size < 2) {
      const { headers } = await askAlbum(url, sandbox.users.ada.accessToken);
      pids.add(String(headers["x-pid"]));
      operations += 1;
    }

    for (let times = 0; times < 4; times += 1) {
      const metrics = await readMetrics({ url });
      expect(
        metrics.get(
          'graphql_operation_duration_seconds_count{type="query",outcome="ok"}',
        ),
      ).toBe(operations);
      expect(metrics.get('redis_state{state="not configured"}')).toBe(2);
      expect(metrics.get("amazon_music_budget_shared")).toBe(0);
    }
  });

  it("tell no figures while one of them cannot tell its own", async () => {
    await using program = startProgram(env, { preloaded, limitMs });
    const url = await untilListening(program);
    const stopped = Number(await readPid(url));
    process.kill(stopped, "SIGSTOP");
    // They take turns: one of two goes to the one that runs.
    const asked = [send(url, "/metrics"), send(url, "/metrics")];
    const { status } = await Promise.race(asked);
    process.kill(stopped, "SIGCONT");
    await Promise.all(asked);

    expect(status).toBe(500);
  });
});
