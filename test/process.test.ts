import { describe, expect, it, jest } from "@jest/globals";
import { createSandbox } from "../src/sandbox/index.ts";
import { albumAnswer, askAlbum } from "./support/ask-album.ts";
import { parseMetrics } from "./support/read-metrics.ts";
import {
  findFreePort,
  redisServerPath,
  startRedisServer,
  until,
} from "./support/redis-server.ts";
import { send, toJson } from "./support/send.ts";
import { settingsOf, startProgram } from "./support/start-program.ts";

// What is waited for is another process: on a busy machine it may take its time.
jest.setTimeout(60_000);

const describeWithRedis =
  redisServerPath === undefined ? describe.skip : describe;

describe("an error that nobody expected", () => {
  const toError = `Object.assign(new Error("what went wrong"), { headers: { authorization: process.env.HIDDEN } })`;

  it.each([
    [
      "a rejection",
      `Promise.reject(${toError})`,
      "unhandled rejection",
      { name: "Error", message: "what went wrong" },
    ],
    [
      "an exception",
      `throw ${toError}`,
      "uncaught exception",
      { name: "Error", message: "what went wrong" },
    ],
    [
      "a rejection with no error",
      `Promise.reject(process.env.HIDDEN)`,
      "unhandled rejection",
      { name: "string", message: "not an Error" },
    ],
  ])(
    "ends the process with 1 and one line, where it is %s",
    async (_, fault, msg, err) => {
      await using program = startProgram(
        { HIDDEN: "Atza|secret" },
        { preloaded: `process.on("SIGUSR2", () => { ${fault}; })` },
      );
      await program.listening();
      program.kill("SIGUSR2");
      expect(await program.exited).toBe(1);
      expect(program.log.slice(1)).toEqual([
        {
          level: "error",
          time: expect.any(String),
          err: expect.objectContaining(err),
          msg,
        },
      ]);
      const written = JSON.stringify(program.log) + (await program.stderr);
      expect(written).not.toContain("secret");
    },
  );

  it("ends the process even where nothing is logged", async () => {
    const port = await findFreePort();
    await using program = startProgram(
      { LOG_LEVEL: "silent", PORT: String(port) },
      {
        preloaded: `process.on("SIGUSR2", () => Promise.reject(new Error("unheard")))`,
      },
    );
    const look = () => send(`http://127.0.0.1:${port}`, "/health/live");
    await until(() =>
      look().then(
        () => true,
        () => false,
      ),
    );
    program.kill("SIGUSR2");
    expect(await program.exited).toBe(1);
    expect(program.log).toEqual([]);
    expect(await program.stderr).toBe("");
  });
});

describe("a process that is told to end", () => {
  it("says first that it is not ready, and answers everything meanwhile", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram({
      ...settingsOf(sandbox),
      // Until the test has seen it.
      SHUTDOWN_NOTICE_MS: "600000",
    });
    const url = await program.listening();
    program.kill("SIGTERM");
    await until(() => program.log.some(({ msg }) => msg === "closing"));
    const ready = await send(url, "/health/ready", {
      headers: { connection: "keep-alive" },
    });
    const asked = await askAlbum(url, sandbox.users.ada.accessToken);
    expect(ready.status).toBe(503);
    // Whoever asks again asks somebody else.
    expect(ready.headers.connection).toBe("close");
    expect(toJson(ready)).toMatchObject({ status: "closing" });
    expect(toJson(asked)).toEqual(albumAnswer);
    program.kill("SIGTERM");
    expect(await program.exited).toBe(1);
  });

  it("warns nobody where it is ended from a keyboard", async () => {
    await using program = startProgram({ SHUTDOWN_NOTICE_MS: "600000" });
    await program.listening();
    program.kill("SIGINT");
    expect(await program.exited).toBe(0);
  });

  it("ends with 1 where something does not let it end", async () => {
    await using program = startProgram(
      {},
      // Its patience of many seconds in hundredths of that.
      {
        preloaded: `const { setTimeout } = globalThis;
       globalThis.setTimeout = (run, ms, ...rest) => setTimeout(run, ms >= 10_000 ? ms / 100 : ms, ...rest);
       setInterval(() => {}, 1000);`,
      },
    );
    await program.listening();
    program.kill("SIGINT");
    expect(await program.exited).toBe(1);
    expect(program.log.map(({ msg }) => msg)).toEqual([
      "listening",
      "closing",
      "closed",
      "not closed in time",
    ]);
  });
});

describeWithRedis("a process that starts with everything down", () => {
  it("says so, and comes to life by itself as things come up", async () => {
    const [amazonPort, redisPort] = [
      await findFreePort(),
      await findFreePort(),
    ];
    // The credentials are the same in every sandbox.
    const { apiKey, clientId, clientSecret, refreshToken, users } =
      await describeSandbox();
    const url = `http://127.0.0.1:${amazonPort}`;
    await using program = startProgram({
      ...settingsOf({ url, apiKey, clientId }),
      LWA_CLIENT_SECRET: clientSecret,
      LWA_REFRESH_TOKEN: refreshToken,
      REDIS_URL: `redis://127.0.0.1:${redisPort}`,
    });
    const gateway = await program.listening();
    const readRedis = async () => toJson(await send(gateway, "/health/ready"));
    const token = users.ada.accessToken;

    expect((await send(gateway, "/health/live")).status).toBe(200);
    await until(async () =>
      JSON.stringify(await readRedis()).includes('"redis":"down"'),
    );
    const refused = await askAlbum(gateway, token);
    expect(refused.status).toBe(503);
    expect(toJson(refused)).toMatchObject({
      errors: [{ extensions: { code: "UPSTREAM_UNAVAILABLE" } }],
    });

    await using sandbox = await openSandbox(amazonPort);
    await until(async () => (await askAlbum(gateway, token)).status === 200);
    expect(toJson(await askAlbum(gateway, token))).toEqual(albumAnswer);
    // Its own token too, with which it reads the catalogue from now on.
    await until(() =>
      sandbox.loginRequests.some((line) => line === "POST /auth/o2/token"),
    );
    await using redis = await startRedisServer([], redisPort);
    await until(async () =>
      JSON.stringify(await readRedis()).includes('"redis":"up"'),
    );
    expect(await redis.command("PING")).toBe("PONG");

    program.kill("SIGINT");
    expect(await program.exited).toBe(0);
    const levels = program.log.map(({ level }) => level);
    expect(levels).not.toContain("error");
  });
});

describe("a process", () => {
  it("tells at /metrics of its memory and its event loop, beside the gateway's figures", async () => {
    await using program = startProgram();
    const url = await program.listening();
    const { text } = await send(url, "/metrics");
    const metrics = parseMetrics(text);
    expect(metrics.has("memory_cache_bytes")).toBe(true);
    for (const name of [
      "process_resident_memory_bytes",
      "nodejs_eventloop_lag_p99_seconds",
    ])
      expect(metrics.get(name)).toBeGreaterThan(0);
  });
});

async function openSandbox(port = 0) {
  const sandbox = await createSandbox({ port });
  return { ...sandbox, [Symbol.asyncDispose]: () => sandbox.close() };
}

async function describeSandbox() {
  await using sandbox = await openSandbox();
  return sandbox;
}
