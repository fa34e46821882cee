import { describe, expect, it } from "@jest/globals";
import { HeaderMap } from "@apollo/server";
import { once } from "node:events";
import { Agent, request, type IncomingMessage } from "node:http";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { setImmediate, setTimeout as delay } from "node:timers/promises";
import { createCors, createDoor, type Patience } from "../../src/http/index.ts";
import { createLogger } from "../../src/logger.ts";
import { send } from "../support/send.ts";

/** A door to a graph that answers each request with its number, once that is allowed. */
async function openDoor(
  patience?: Patience,
  allowed?: Promise<void>,
  rest = "",
) {
  const asked: unknown[] = [];
  const log: string[] = [];
  const door = createDoor({
    answer: async ({ body }) => {
      const string = `answer ${asked.push(body)}${rest}`;
      await allowed;
      return {
        headers: new HeaderMap([["content-type", "application/json"]]),
        body: { kind: "complete", string },
      };
    },
    health: () => ({ isReady: true, dependencies: {} }),
    metrics: () => Promise.reject(new Error("nobody reads metrics here")),
    cors: createCors([]),
    logger: createLogger("info", { write: (line) => log.push(line) }),
    ...(patience !== undefined && { patience }),
  });
  const url = await door.listen(0, "127.0.0.1");
  return {
    url,
    asked,
    log,
    /** All that the door answers to these bytes until it hangs up. */
    async receive(bytes: string): Promise<string> {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.write(bytes, "latin1");
      return text(socket);
    },
    [Symbol.asyncDispose]: () => door.close(0),
  };
}

const toPost = (body: string, headers = ""): string =>
  `POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n${headers}\r\n${body}`;

/** Asks whether the gateway lives, on a connection of this agent's. */
async function ask(url: string, agent: Agent) {
  const asking = request(`${url}/health/live`, { agent }).end();
  const [answer] = (await once(asking, "response")) as [IncomingMessage];
  const { localPort } = answer.socket;
  await text(answer);
  return { status: answer.statusCode, headers: answer.headers, localPort };
}

const last = "connection: close\r\n";

describe("a client that takes its time", () => {
  const patience = { headersMs: 40, requestMs: 80, takeMs: 80 };

  it("is hung up on when its headers do not end", async () => {
    await using door = await openDoor(patience);
    const answered = await door.receive(
      "POST /graphql HTTP/1.1\r\nhost: a\r\n",
    );
    expect(answered).toMatch(/^HTTP\/1\.1 408 /);
    expect(door.asked).toEqual([]);
  });

  it("is hung up on when its body does not end", async () => {
    await using door = await openDoor(patience);
    const answered = await door.receive(toPost('{"query":"{a}"}').slice(0, -1));
    expect(answered).toMatch(/^HTTP\/1\.1 408 /);
    expect(door.asked).toEqual([]);
    expect(door.log).toEqual([]);
  });
});

describe("a client that does not take its answer", () => {
  const patienceOf = (takeMs: number): Patience => ({
    headersMs: 1000,
    requestMs: 1000,
    takeMs,
  });
  // More than the kernel has room for at either end.
  const rest = " ".repeat(40_000_000);

  it("is hung up on, so that what waits for it does not fill the memory", async () => {
    await using door = await openDoor(patienceOf(80), undefined, rest);
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    socket.on("error", () => undefined);
    socket.pause().write(toPost("1"));
    while (door.asked.length === 0) await setImmediate();
    await delay(500);
    let bytes = 0;
    for await (const chunk of socket) bytes += (chunk as Buffer).length;
    expect(bytes).toBeLessThan(rest.length);
  });

  it("is waited for while it takes some of it", async () => {
    await using door = await openDoor(patienceOf(1000), undefined, rest);
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    socket.write(toPost("1", last));
    let bytes = 0;
    let rests = 0;
    for await (const chunk of socket) {
      bytes += (chunk as Buffer).length;
      if (bytes > (rests + 1) * 4_000_000) {
        rests += 1;
        await delay(150);
      }
    }
    expect(bytes).toBeGreaterThan(rest.length);
  });
});

describe("a connection on which nothing is asked", () => {
  it("is kept for longer than load balancers keep theirs, and they are told so", async () => {
    await using door = await openDoor();
    const agent = new Agent({ keepAlive: true });
    const { headers } = await ask(door.url, agent);
    agent.destroy();
    expect(headers).toMatchObject({
      connection: "keep-alive",
      "keep-alive": "timeout=75",
    });
  });

  it("outlives the time that headers may take", async () => {
    await using door = await openDoor({
      headersMs: 40,
      requestMs: 80,
      takeMs: 80,
    });
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const { localPort } = await ask(door.url, agent);
    // Came later, and has been hung up on: the door has looked at all connections since.
    await door.receive("GET / HTTP/1.1\r\n");
    expect(await ask(door.url, agent)).toMatchObject({
      status: 200,
      localPort,
    });
    agent.destroy();
  });
});

describe("bytes that are no request", () => {
  it.each([
    [
      "a greeting of TLS",
      "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003",
    ],
    ["HTTP/2", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"],
    ["no HTTP", "hello\r\n\r\n"],
    ["a NUL in a header", "GET / HTTP/1.1\r\nhost: a\r\nx: \u0000\r\n\r\n"],
    ["a header of two lines", "GET / HTTP/1.1\r\nhost: a\r\n x: 1\r\n\r\n"],
    ["no host", "GET / HTTP/1.1\r\n\r\n"],
    ["two lengths", toPost("{}", "content-length: 3\r\n")],
    ["a length and chunks", toPost("{}", "transfer-encoding: chunked\r\n")],
    [
      "a length below nothing",
      "POST /graphql HTTP/1.1\r\nhost: a\r\ncontent-length: -1\r\n\r\n",
    ],
    [
      "a chunk without an end",
      "POST /graphql HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\nfffffffffffffffff\r\n",
    ],
  ])("such as %s, are refused with 400 and nothing else", async (_, bytes) => {
    await using door = await openDoor();
    const answered = await door.receive(bytes);
    expect(answered).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
    expect(door.asked).toEqual([]);
    expect(await send(door.url, "/health/live")).toMatchObject({ status: 200 });
  });

  it("are refused behind a request too, whose answer they may overtake", async () => {
    await using door = await openDoor();
    const answered = await door.receive(`${toPost("{}")}{}\r\n\r\n`);
    expect(answered).toMatch(/HTTP\/1\.1 400 Bad Request\r\n/);
    expect(await send(door.url, "/health/live")).toMatchObject({ status: 200 });
  });
});

describe("a request", () => {
  it("is refused with 431 where its headers are longer than 16 kB", async () => {
    await using door = await openDoor();
    const headers = `x: ${"y".repeat(17_000)}\r\n`;
    expect(await door.receive(toPost("{}", headers))).toMatch(
      /^HTTP\/1\.1 431 /,
    );
    expect(door.asked).toEqual([]);
  });

  it("may come before the one before it is answered, and waits for its turn", async () => {
    await using door = await openDoor();
    const pipelined = [toPost("1"), toPost("2"), toPost("3", last)];
    const answered = await door.receive(pipelined.join(""));
    expect(answered.match(/answer \d/g)).toEqual([
      "answer 1",
      "answer 2",
      "answer 3",
    ]);
    expect(door.asked).toEqual([1, 2, 3]);
  });

  it("is not begun before the one before it is answered, so that hundreds in a packet leave room for others", async () => {
    await using door = await openDoor();
    const turns: number[] = [];
    const counting = setInterval(() => turns.push(door.asked.length), 0);
    const many = Array.from({ length: 499 }, () => toPost("{}"));
    const answered = await door.receive([...many, toPost("{}", last)].join(""));
    clearInterval(counting);
    expect(answered.match(/answer \d+/g)).toHaveLength(500);
    const steps = turns.map((count, at) => count - (turns[at - 1] ?? 0));
    expect(Math.max(...steps)).toBeLessThan(250);
  });

  it("is not begun where its client has hung up before", async () => {
    const { promise: allowed, resolve: allow } = Promise.withResolvers<void>();
    await using door = await openDoor(undefined, allowed);
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    socket.write([toPost("1"), toPost("2"), toPost("3")].join(""));
    while (door.asked.length === 0) await setImmediate();
    socket.destroy();
    await once(socket, "close");
    expect(await send(door.url, "/health/live")).toMatchObject({ status: 200 });
    allow();
    expect(await send(door.url, "/health/live")).toMatchObject({ status: 200 });
    expect(door.asked).toEqual([1]);
    expect(door.log).toEqual([]);
  });
});
