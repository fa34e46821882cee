import { getEventListeners } from "node:events";
import type { ServerResponse } from "node:http";
import { inspect } from "node:util";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { AmazonMusicError } from "../../src/amazon-music/error.ts";
import type { Exchange } from "../../src/amazon-music/send.ts";
import {
  createTransport,
  type Transport,
} from "../../src/amazon-music/transport.ts";
import {
  answerJson,
  answerText,
  startUpstream,
  type Upstream,
} from "./start-upstream.ts";

const token = "Atza|never-to-be-seen";

const call: Parameters<Transport["send"]>[0] = {
  method: "GET",
  route: "/v1/albums",
  path: "/v1/albums?ids=B0SECRET01",
  headers: { authorization: `Bearer ${token}`, "x-api-key": "never-seen-key" },
};

interface World extends AsyncDisposable {
  readonly upstream: Upstream;
  readonly transport: Transport;
  readonly exchanges: readonly Exchange[];
}

async function createWorld(
  listener: Parameters<typeof startUpstream>[0],
  timeoutMs = 5000,
): Promise<World> {
  const upstream = await startUpstream(listener);
  const exchanges: Exchange[] = [];
  const transport = createTransport({
    baseUrl: upstream.url,
    timeoutMs,
    onExchange: (exchange) => exchanges.push(exchange),
  });
  return {
    upstream,
    transport,
    exchanges,
    async [Symbol.asyncDispose]() {
      await transport.close();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

/** The error that a call ends in; that it ends in one is part of every test. */
async function refusalOf(sent: Promise<unknown>): Promise<AmazonMusicError> {
  const error = await sent.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AmazonMusicError);
  return error as AmazonMusicError;
}

/** Neither what the caller confided nor what it asked for, however deep one looks. */
function expectNoSecrets(error: AmazonMusicError): void {
  const shown = inspect(error, { depth: Infinity }) + JSON.stringify(error);
  for (const secret of [token, "never-seen-key", "B0SECRET01"])
    expect(shown).not.toContain(secret);
}

describe("transport", () => {
  it("sends the path and the headers as they are given, and reads the JSON", async () => {
    await using world = await createWorld(answerJson({ data: [1] }));

    expect(await world.transport.send(call)).toEqual({ data: [1] });

    expect(world.upstream.requests).toEqual([
      {
        line: "GET /v1/albums?ids=B0SECRET01",
        headers: expect.objectContaining(call.headers) as unknown,
      },
    ]);
  });

  it("tells its observer of each call, without ids and without the caller", async () => {
    const upstream = await startUpstream(answerJson({}));
    const exchanges: Exchange[] = [];
    let time = 1000;
    const transport = createTransport({
      baseUrl: upstream.url,
      timeoutMs: 5000,
      onExchange: (exchange) => exchanges.push(exchange),
      now: () => (time += 30),
    });

    await transport.send({ ...call, ids: 1 });
    await transport.close();
    await upstream[Symbol.asyncDispose]();

    expect(exchanges).toEqual([
      {
        method: "GET",
        route: "/v1/albums",
        ids: 1,
        status: 200,
        attempt: 1,
        durationMs: 30,
      },
    ]);
  });

  it("sends calls of one moment at once", async () => {
    const waiting: (() => void)[] = [];
    await using world = await createWorld((_, response) => {
      // Answers nobody before all three are there.
      waiting.push(() => response.end("{}"));
      if (waiting.length === 3) for (const answer of waiting) answer();
    });
    const { transport } = world;

    await Promise.all([1, 2, 3].map(() => transport.send(call)));

    expect(world.upstream.requests).toHaveLength(3);
  });

  it.each([
    ["an empty body", ""],
    ["a page of HTML", "<!doctype html><h1>Sign in</h1>"],
    ["JSON that is cut off", '{"data":{"albums":['],
  ])("calls %s under status 200 malformed", async (_, body) => {
    await using world = await createWorld(
      answerText(body, 200, { "content-type": "application/json" }),
    );

    const error = await refusalOf(world.transport.send(call));

    expect(error).toMatchObject({
      kind: "malformed",
      message: "Amazon's answer is not JSON",
      method: "GET",
      route: "/v1/albums",
      status: 200,
    });
    expectNoSecrets(error);
  });

  it("turns a refusal into an error that holds nothing of its body but code and reference", async () => {
    const body = {
      error: {
        status: "403",
        code: "ACCESS_DENIED",
        message: `The token ${token} lacks a scope`,
        reference: "0f0e-1d",
        payload: { internalCode: token },
      },
    };
    await using world = await createWorld(answerJson(body, 403));

    const error = await refusalOf(world.transport.send(call));

    expect(error).toMatchObject({
      name: "AmazonMusicError",
      message: "Amazon answered 403",
      kind: "forbidden",
      code: "ACCESS_DENIED",
      reference: "0f0e-1d",
      status: 403,
      method: "GET",
      route: "/v1/albums",
    });
    expect(error).not.toHaveProperty("cause");
    expectNoSecrets(error);
    expect(world.exchanges).toMatchObject([{ status: 403 }]);
  });

  it.each([301, 302, 307, 308])(
    "does not follow a redirect by %i, which would carry the api key to a stranger",
    async (status) => {
      await using stranger = await startUpstream(answerJson({}));
      await using world = await createWorld(
        answerText("", status, { location: `${stranger.url}/v1/albums` }),
      );

      const error = await refusalOf(world.transport.send(call));

      expect(error).toMatchObject({ kind: "malformed", status });
      expect(stranger.requests).toEqual([]);
    },
  );

  it("gives up an answer whose head does not come in time", async () => {
    await using world = await createWorld(() => undefined, 50);

    const error = await refusalOf(world.transport.send(call));

    expect(error).toMatchObject({
      kind: "timeout",
      message: "Amazon did not answer in time",
      status: undefined,
    });
    expectNoSecrets(error);
    expect(world.exchanges).toMatchObject([{ status: 0 }]);
  });

  it("gives up an answer whose body drips for longer than the try may last", async () => {
    await using world = await createWorld((_, response) => {
      response.writeHead(200).write("[");
      const drip = setInterval(() => response.write(" "), 5);
      response.once("close", () => clearInterval(drip));
    }, 80);

    const error = await refusalOf(world.transport.send(call));

    expect(error.kind).toBe("timeout");
    expect(world.exchanges).toMatchObject([{ status: 200 }]);
  });

  it.each([
    ["before the status line", 0, ""],
    ["behind the head", 200, "HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n"],
    [
      "in mid-body",
      200,
      'HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{"data":{"alb',
    ],
    [
      "in mid-body of unknown length",
      200,
      "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
    ],
  ])(
    "calls Amazon unavailable when the connection is cut %s",
    async (_, status, sent) => {
      await using world = await createWorld(({ socket }) => {
        if (sent === "") socket.destroy();
        else socket.end(sent);
      });

      const error = await refusalOf(world.transport.send(call));

      expect(error).toMatchObject({
        kind: "unavailable",
        message: "Amazon cannot be reached",
        cause: expect.anything() as unknown,
      });
      expectNoSecrets(error);
      expect(world.exchanges).toMatchObject([{ status }]);
    },
  );

  it("calls Amazon unavailable when nobody listens", async () => {
    const upstream = await startUpstream(answerJson({}));
    await upstream[Symbol.asyncDispose]();
    const transport = createTransport({
      baseUrl: upstream.url,
      timeoutMs: 5000,
    });

    const error = await refusalOf(transport.send(call));
    await transport.close();

    expect(error.kind).toBe("unavailable");
    expectNoSecrets(error);
  });

  it("stops reading an answer of more than 40 MB", async () => {
    const piece = Buffer.alloc(1_000_000, " ");
    let sentBytes = 0;
    await using world = await createWorld((_, response) => {
      const pour = (): void => {
        // Would go on for ever: what ends it is the reader.
        while (!response.destroyed && response.write(piece))
          sentBytes += piece.length;
      };
      response.on("drain", pour);
      pour();
    });

    const error = await refusalOf(world.transport.send(call));

    expect(error).toMatchObject({
      kind: "malformed",
      message: "Amazon's answer is too large",
    });
    expect(sentBytes).toBeLessThan(80_000_000);
  });

  it("inflates nothing that it has not asked to be sent packed", async () => {
    // 100 MB, for whoever unpacks it.
    const bomb = gzipSync(Buffer.alloc(100_000_000, " "));
    await using world = await createWorld((_, response) => {
      response.writeHead(200, {
        "content-type": "application/json",
        "content-encoding": "gzip",
      });
      response.end(bomb);
    });

    const error = await refusalOf(world.transport.send(call));

    expect(error).toMatchObject({
      kind: "malformed",
      message: "Amazon's answer is not JSON",
    });
    expect(world.upstream.requests[0]?.headers).not.toHaveProperty(
      "accept-encoding",
    );
  });

  it.each(["text/html", "text/plain; charset=utf-16", "nonsense"])(
    "reads JSON that calls itself %s: what it is tells more than what it is called",
    async (type) => {
      await using world = await createWorld(
        answerText('{"data":1}', 200, { "content-type": type }),
      );

      expect(await world.transport.send(call)).toEqual({ data: 1 });
    },
  );

  it("ends a call whose caller has lost interest, and no other", async () => {
    const leaving = new AbortController();
    const hungUp = Promise.withResolvers<void>();
    await using world = await createWorld(({ url }, response) => {
      if (url === "/left") {
        response.once("close", () => hungUp.resolve());
        leaving.abort();
      } else response.end("{}");
    });
    const { transport } = world;

    const [left, stayed] = await Promise.all([
      refusalOf(
        transport.send({ ...call, path: "/left", signal: leaving.signal }),
      ),
      transport.send({ ...call, path: "/stayed" }),
    ]);

    expect(left).toMatchObject({ kind: "timeout", status: undefined });
    expect(stayed).toEqual({});
    await hungUp.promise;
  });

  it("lets go at once of a caller who leaves while there is no connection for them, and sends nothing", async () => {
    const held: ServerResponse[] = [];
    const allHeld = Promise.withResolvers<void>();
    await using world = await createWorld((_, response) => {
      if (held.push(response) === 32) allHeld.resolve();
    });
    const { transport, upstream } = world;
    const running = Array.from({ length: 32 }, () => transport.send(call));
    await allHeld.promise;
    const leaving = new AbortController();

    const left = refusalOf(
      transport.send({ ...call, path: "/left", signal: leaving.signal }),
    );
    leaving.abort();

    expect(await left).toMatchObject({ kind: "timeout", isGivenUp: true });
    for (const response of held) response.end("{}");
    await Promise.all(running);
    const after = transport.send({ ...call, path: "/after" });
    while (held.length < 33) await new Promise(setImmediate);
    held[32]?.end("{}");
    expect(await after).toEqual({});
    expect(upstream.requests.at(-1)?.line).toBe("GET /after");
    expect(upstream.requests).toHaveLength(33);
  });

  it("takes what is sent ahead of the answer for no answer", async () => {
    await using world = await createWorld((_, response) => {
      response.writeEarlyHints({ link: "</style.css>; rel=preload" }, () =>
        response.end("{}"),
      );
    });
    let answered = 0;
    const progress = { sent: () => undefined, answered: () => (answered += 1) };

    expect(await world.transport.send({ ...call, progress })).toEqual({});

    expect(answered).toBe(1);
    expect(world.exchanges).toMatchObject([{ status: 200 }]);
  });

  it("reads an answer that comes in pieces, cut within letters, behind a byte order mark", async () => {
    await using world = await createWorld((_, response) => {
      // Each goes as a chunk of its own.
      for (const byte of Buffer.from('\uFEFF{"title":"Blå ⛵"}'))
        response.write(Buffer.of(byte));
      response.end();
    });

    expect(await world.transport.send(call)).toEqual({ title: "Blå ⛵" });
  });

  it("listens no more to a caller who has their answer, or the failure", async () => {
    await using world = await createWorld(({ url }, response) => {
      response.writeHead(url === "/failing" ? 500 : 200).end("{}");
    });
    const { signal } = new AbortController();

    await world.transport.send({ ...call, signal });
    await refusalOf(
      world.transport.send({ ...call, path: "/failing", signal }),
    );

    expect(getEventListeners(signal, "abort")).toHaveLength(0);
  });

  it("sends nothing for a caller who has left before", async () => {
    await using world = await createWorld(answerJson({}));

    await refusalOf(
      world.transport.send({ ...call, signal: AbortSignal.abort() }),
    );

    expect(world.upstream.requests).toEqual([]);
  });

  it("ends running calls when it is closed, and refuses later ones", async () => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => (arrive = resolve));
    await using world = await createWorld(() => arrive());
    const { transport } = world;
    const running = refusalOf(transport.send(call));
    await arrived;

    await transport.close();

    expect((await running).kind).toBe("unavailable");
    expect((await refusalOf(transport.send(call))).kind).toBe("unavailable");
  });
});
