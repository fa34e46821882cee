import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { describe, expect, it } from "@jest/globals";
import { createLogger, type Logger } from "../src/logger.ts";

interface World {
  readonly logger: Logger;
  readonly lines: readonly string[];
}

function createWorld(level = "info"): World {
  const lines: string[] = [];
  return {
    logger: createLogger(level, { write: (l) => lines.push(l) }),
    lines,
  };
}

const parsed = ({ lines }: World): Record<string, unknown>[] =>
  lines.map((line) => JSON.parse(line) as Record<string, unknown>);

describe("createLogger", () => {
  it("writes a JSON line with level, time and what is known, and nothing of the machine", () => {
    const world = createWorld();

    world.logger.info({ requestId: "r1" }, "operation");

    expect(world.lines[0]).toMatch(/^[^\n]+\n$/);
    expect(parsed(world)).toEqual([
      {
        level: "info",
        time: expect.stringMatching(
          /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/,
        ) as unknown,
        requestId: "r1",
        msg: "operation",
      },
    ]);
  });

  it("writes nothing below its level", () => {
    const world = createWorld("warn");

    world.logger.info("quiet");
    world.logger.warn("loud");

    expect(parsed(world)).toMatchObject([{ level: "warn", msg: "loud" }]);
  });

  it("writes fields that are JSON already as it writes the same fields", () => {
    const world = createWorld();
    const fields = { requestId: 'r"1', operationName: null, durationMs: 0.3 };

    world.logger.info(fields, 'the "end"');
    const same = { ...fields, msg: 'the "end"' };
    world.logger.infoJson(JSON.stringify(same).slice(1, -1));

    const [line, sameLine] = world.lines.map((text) =>
      text.replace(/"time":"[^"]+"/, '"time":""'),
    );
    expect(sameLine).toBe(line);
  });

  it("writes none of these below its level, or when it is silent", () => {
    const worlds = [createWorld("warn"), createWorld("silent")];

    for (const { logger } of worlds) logger.infoJson('"errors":0');

    expect(worlds.flatMap(({ lines }) => lines)).toEqual([]);
  });

  it("writes nothing at all when it is silent", () => {
    const world = createWorld("silent");

    world.logger.fatal("the end");

    expect(world.lines).toEqual([]);
  });

  it("stays on one line, whatever a text holds", () => {
    const world = createWorld();

    world.logger.info({ name: "a\nb\r\n\u2028" }, "c\nd");

    expect(world.lines).toHaveLength(1);
    expect(world.lines[0]?.match(/\n/g)).toEqual(["\n"]);
  });
});

describe("an error in the log", () => {
  it("tells name, message, stack and causes", () => {
    const world = createWorld();
    const cause = new TypeError("inner");

    world.logger.error({ err: new Error("outer", { cause }) }, "unexpected");

    expect(parsed(world)).toMatchObject([
      {
        msg: "unexpected",
        err: {
          name: "Error",
          message: "outer",
          stack: expect.stringContaining("logger.test") as unknown,
          cause: { name: "TypeError", message: "inner" },
        },
      },
    ]);
  });

  it("leaves out what HTTP clients hang on their errors: headers, bodies, requests", () => {
    const world = createWorld();
    const secret = "Atza|never-to-be-seen";
    const laden = (message: string, cause?: unknown) =>
      Object.assign(new Error(message, { cause }), {
        headers: { authorization: `Bearer ${secret}` },
        body: secret,
        opts: { headers: ["authorization", secret] },
        request: { url: `https://x/?access_token=${secret}` },
        toJSON: () => secret,
      });

    world.logger.error({ err: laden("outer", laden("inner")) });
    world.logger.error(laden("bare"));

    expect(world.lines.join("")).not.toContain(secret);
    expect(parsed(world)).toMatchObject([
      { err: { message: "outer", cause: { message: "inner" } } },
      { err: { message: "bare" } },
    ]);
  });

  it.each([
    ["string", "Atza|secret"],
    ["object", { token: "Atza|secret" }],
    ["undefined", undefined],
  ])("is told by its type alone when it is no Error but %s", (type, thrown) => {
    const world = createWorld();

    world.logger.error({ err: thrown, also: 1 });

    expect(world.lines.join("")).not.toContain("Atza");
    expect(parsed(world)).toMatchObject([
      thrown === undefined
        ? { also: 1 }
        : { err: { name: type, message: "not an Error" } },
    ]);
  });

  it("leaves out a cause that is no Error, since that may be anything", () => {
    const world = createWorld();

    world.logger.error({ err: new Error("outer", { cause: "Atza|secret" }) });

    expect(world.lines.join("")).not.toContain("Atza");
  });

  it("is written though it is its own cause", () => {
    const world = createWorld();
    const error = new Error("round");
    error.cause = error;

    world.logger.error({ err: error });

    expect(world.lines.join("").match(/"message":"round"/g)).toHaveLength(6);
  });
});

describe("the log of a program", () => {
  it("loses lines and not the process where nobody takes them from it", async () => {
    const logger = new URL("../src/logger.ts", import.meta.url).href;
    const code = `
      const { createLogger } = await import(${JSON.stringify(logger)});
      const logger = createLogger("info");
      for (let line = 0; line < 100; line += 1)
        logger.info({ text: "x".repeat(1_000_000) });
      globalThis.gc();
      process.stderr.write(String(process.memoryUsage().heapUsed), () =>
        process.kill(process.pid, "SIGKILL"),
      );`;
    const args = ["--expose-gc", "--input-type=module", "--eval", code];
    const child = spawn(process.execPath, args, {
      stdio: ["ignore", "pipe", "pipe"],
    });

    const heapUsed = Number(await text(child.stderr));

    expect(heapUsed).toBeGreaterThan(0);
    expect(heapUsed).toBeLessThan(50_000_000);
  });

  it.each([
    ["by itself", ""],
    ["in mid-work, and flushes first", "logger.flush(); process.exit();"],
  ])("holds all lines where the program ends %s", async (_, end) => {
    const logger = new URL("../src/logger.ts", import.meta.url).href;
    const code = `
      const { createLogger } = await import(${JSON.stringify(logger)});
      const logger = createLogger("info");
      for (let line = 0; line < 3; line += 1) logger.info({ line });
      ${end}`;
    const args = ["--input-type=module", "--eval", code];
    const child = spawn(process.execPath, args);

    const lines = (await text(child.stdout)).trim().split("\n");

    expect(lines.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { line: 0 },
      { line: 1 },
      { line: 2 },
    ]);
  });
});
