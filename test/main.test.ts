import { describe, expect, it } from "@jest/globals";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { works } from "../src/sandbox/index.ts";
import { albumAnswer, askAlbum } from "./support/ask-album.ts";
import { openSandbox } from "./support/open-sandbox.ts";
import { until } from "./support/redis-server.ts";
import { send, toJson } from "./support/send.ts";
import { settingsOf, startProgram } from "./support/start-program.ts";

describe("the program", () => {
  it("answers from the embedded sandbox without a setting, and ends with 0 on SIGTERM", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram();
    const url = await program.listening();
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    // The sandbox's credentials are the same in every sandbox.
    const sent = await askAlbum(url, sandbox.users.ada.accessToken);
    expect(toJson(sent)).toEqual(albumAnswer);
    program.kill("SIGTERM");
    expect(await program.exited).toBe(0);
    expect(program.log.map(({ msg }) => msg)).toEqual([
      "listening",
      "operation",
      "closing",
      "closed",
    ]);
    expect(await program.stderr).toBe("");
  });

  it("ends with 0 on SIGINT too", async () => {
    await using program = startProgram();
    await program.listening();
    program.kill("SIGINT");
    expect(await program.exited).toBe(0);
  });

  it("asks Amazon where it is told where Amazon is, under its own key", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram({
      NODE_ENV: "production",
      ...settingsOf(sandbox),
    });
    const url = await program.listening();
    expect(program.log[0]).toMatchObject({ sandbox: false });
    const sent = await askAlbum(url, sandbox.users.ada.accessToken);
    expect(toJson(sent)).toEqual(albumAnswer);
    expect(sandbox.requests).toEqual([
      `GET /v1/albums?ids=${works.albums.plain}`,
    ]);
  });

  it.each([
    [
      "behind a bad id",
      "query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }",
      { ids: ["!", "B000000000"] },
    ],
    [
      "of whose list no page can be cut",
      "query ($ids: [ID!]!, $first: Int) { tracks(catalogIds: $ids) { album { label tracks(first: $first) { edgeCount } } } }",
      { ids: [works.tracks.plain], first: 0 },
    ],
  ])("goes on where an album cannot be looked up %s", async (_, query, bad) => {
    await using sandbox = await openSandbox();
    await using program = startProgram(settingsOf(sandbox));
    const url = await program.listening();
    const ask = (variables: object, language = "en-us") =>
      send(url, "/graphql", {
        method: "POST",
        headers: {
          authorization: `Bearer ${sandbox.users.ada.accessToken}`,
          "accept-language": language,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query, variables }),
      });
    sandbox.faults.add({
      match: { path: /albums/ },
      fault: { kind: "status", status: 403 },
    });
    // Executed first, and by a plan once it was answered twice.
    await ask(bad);
    sandbox.faults.clear();
    for (const first of [1, 2]) await ask({ ids: ["B000000000"], first });
    sandbox.faults.add({
      match: { path: /albums/ },
      fault: { kind: "status", status: 403 },
    });
    await ask(bad, "de-de");

    program.kill("SIGTERM");
    expect(await program.exited).toBe(0);
    expect(program.log.filter(({ msg }) => msg === "operation")).toHaveLength(
      4,
    );
    expect(program.log.map(({ msg }) => msg)).not.toContain(
      "unhandled rejection",
    );
  });

  it("answers a running request before it ends", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram(settingsOf(sandbox));
    const url = await program.listening();
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "delay", ms: 300 },
    });
    const sent = askAlbum(url, sandbox.users.ada.accessToken);
    await until(() => sandbox.requests.length === 1);
    program.kill("SIGTERM");
    expect(toJson(await sent)).toEqual(albumAnswer);
    expect(await program.exited).toBe(0);
  });

  it("ends at once, with 1, where it is told a second time", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram({
      ...settingsOf(sandbox),
      AMAZON_MUSIC_TIMEOUT_MS: "60000",
    });
    const url = await program.listening();
    sandbox.faults.add({
      match: { path: "/v1/albums" },
      fault: { kind: "hang" },
    });
    const sent = Promise.allSettled([
      askAlbum(url, sandbox.users.ada.accessToken),
    ]);
    await until(() => sandbox.requests.length === 1);
    program.kill("SIGTERM");
    await until(() => program.log.some(({ msg }) => msg === "closing"));
    program.kill("SIGTERM");
    expect(await program.exited).toBe(1);
    expect(await sent).toMatchObject([{ status: "rejected" }]);
  });

  it("ends with 1 where its port is taken, and says so", async () => {
    await using sandbox = await openSandbox();
    const { port } = new URL(sandbox.url);
    await using program = startProgram({ PORT: port });
    expect(await program.exited).toBe(1);
    expect(program.log).toEqual([
      {
        level: "error",
        time: expect.any(String),
        err: expect.objectContaining({
          message: expect.stringContaining("EADDRINUSE"),
        }),
        msg: "cannot start",
      },
    ]);
  });
});

describe("a program that something else ends", () => {
  it("loses no line", async () => {
    // As Node does in a worker that has lost its leader, here while the line of an operation is held back.
    const preloaded = `
      const wait = globalThis.setTimeout;
      let held = 0;
      globalThis.setTimeout = (run, ms, ...rest) => {
        if (ms === 10 && ++held === 2) process.nextTick(() => process.exit(0));
        return wait(run, ms, ...rest);
      };`;
    await using program = startProgram({}, { preloaded });
    const url = await program.listening();

    // Its answer may be cut off.
    await send(url, "/graphql?query={__typename}", {
      headers: { "apollo-require-preflight": "1" },
    }).catch(() => undefined);

    expect(await program.exited).toBe(0);
    expect(program.log).toMatchObject([
      { msg: "listening" },
      { msg: "operation" },
    ]);
  });
});

describe("a program that cannot start", () => {
  it("loses no line of what went before", async () => {
    await using sandbox = await openSandbox();
    const { port } = new URL(sandbox.url);
    await using program = startProgram({
      PORT: port,
      LWA_CLIENT_SECRET: "another secret",
      LWA_REFRESH_TOKEN: "Atzr|unknown",
    });

    expect(await program.exited).toBe(1);
    expect(program.log.map(({ msg }) => msg)).toEqual([
      expect.stringContaining("refuses LWA_REFRESH_TOKEN"),
      "cannot start",
    ]);
  });
});

describe("wrong settings", () => {
  it("does not start with trusted documents that cannot be taken, and names the file at fault", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "documents-"));
    await writeFile(path.join(folder, "web.json"), '{"a":"{"}');
    await using run = startProgram({
      TRUSTED_DOCUMENTS: "only",
      TRUSTED_DOCUMENTS_DIR: folder,
    });
    expect(await run.exited).toBe(1);
    await rm(folder, { recursive: true });
    expect(run.log).toMatchObject([
      {
        level: "error",
        msg: "cannot start",
        err: {
          message: `The trusted documents in ${folder} cannot be taken:\n  web.json: what stands under "a" is no GraphQL: Syntax Error: Expected Name, found <EOF>.`,
        },
      },
    ]);
  });

  it("are all named, with what would be right, and end the program with 1", async () => {
    await using program = startProgram({
      PORT: "99999",
      GRAPHIQL: "maybe",
      CURSOR_SECRET: "short",
      LOG_LEVEL: "loud",
    });
    expect(await program.exited).toBe(1);
    const stderr = await program.stderr;
    for (const name of ["PORT", "GRAPHIQL", "CURSOR_SECRET", "LOG_LEVEL"])
      expect(stderr).toContain(`  ${name} must `);
    expect(program.log).toEqual([]);
  });

  it("are warned of where they are none by a letter or two, once for all workers", async () => {
    await using program = startProgram({
      WEB_CONCURRENCY: "2",
      CATALOG_TTLS: "60",
    });
    await program.listening();

    const warnings = program.log.filter(({ level }) => level === "warn");
    expect(warnings).toMatchObject([
      { name: "CATALOG_TTLS", meant: "CATALOG_TTL_S" },
    ]);
  });

  it("are those of a production that does not say where Amazon is", async () => {
    await using program = startProgram({ NODE_ENV: "production" });
    expect(await program.exited).toBe(1);
    expect(await program.stderr).toContain(
      "AMAZON_MUSIC_BASE_URL must be set in production, or SANDBOX=1 said openly",
    );
  });

  it("are not those of a production that says it wants the sandbox", async () => {
    await using program = startProgram({
      NODE_ENV: "production",
      SANDBOX: "1",
    });
    expect(await program.listening()).toMatch(/^http:/);
  });
});

describe("the log", () => {
  it("holds no token and no key, however much is logged", async () => {
    await using sandbox = await openSandbox();
    await using program = startProgram({
      ...settingsOf(sandbox),
      LOG_LEVEL: "trace",
    });
    const url = await program.listening();
    const token = sandbox.users.ada.accessToken;
    await askAlbum(url, token);
    sandbox.faults.add({ fault: { kind: "cut", at: "start" } });
    await askAlbum(url, "Atza|not-to-be-found");
    await send(url, `/graphql?query={__typename}&access_token=${token}`, {
      headers: { authorization: `Bearer ${token}`, "x-request-id": token },
    });
    program.kill("SIGTERM");
    await program.exited;
    const written = JSON.stringify(program.log) + (await program.stderr);
    expect(written).toContain("login with amazon call");
    for (const secret of ["Atza", token.slice(5, 40), sandbox.apiKey])
      expect(written).not.toContain(secret);
  });
});
