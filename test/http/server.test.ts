import { describe, expect, it, jest } from "@jest/globals";
import { HeaderMap, type HTTPGraphQLRequest } from "@apollo/server";
import { once } from "node:events";
import { connect } from "node:net";
import {
  Agent,
  request as requestHttp,
  ServerResponse,
  type IncomingMessage,
} from "node:http";
import { text } from "node:stream/consumers";
import {
  createCors,
  createDoor,
  type Answer,
  type DoorOptions,
  type Graphiql,
} from "../../src/http/index.ts";
import { createLogger } from "../../src/logger.ts";
import { send, toJson } from "../support/send.ts";

const answerOk: Answer = async () => ({
  headers: new HeaderMap([["content-type", "application/json"]]),
  body: { kind: "complete", string: '{"data":{}}' },
});

/** A page that tells how it was asked for. */
const page: Graphiql = {
  respond: (_, response, pathname) => void response.end(`page ${pathname}`),
};

const noVisit: Parameters<Answer>[1] = {
  requestId: "",
  whenGone: () => undefined,
};

const readyAnswer: Awaited<ReturnType<Answer>> = {
  status: 200,
  headers: [],
  content: "{}",
  bytes: 2,
};

/** Its header would end early, and another one begin. */
const unsendable: Awaited<ReturnType<Answer>> = {
  status: 200,
  headers: ["x-odd", "one\r\nx-other: two"],
  content: "{}",
  bytes: 2,
};

/** Who arrives waits until so many have, and all go on in one turn of the event loop. */
function toTogether(count: number) {
  const full = Promise.withResolvers<void>();
  let arrived = 0;
  return {
    arrive(): Promise<void> {
      arrived += 1;
      if (arrived === count) full.resolve();
      return full.promise;
    },
    async countArrived(awaited: number): Promise<void> {
      while (arrived < awaited)
        await new Promise((resolve) => setTimeout(resolve, 1));
    },
  };
}

async function openDoor(options: Partial<DoorOptions> = {}) {
  const asked: HTTPGraphQLRequest[] = [];
  const requestIds: string[] = [];
  const log: Record<string, unknown>[] = [];
  const { answer = answerOk } = options;
  const door = createDoor({
    health: () => ({ isReady: true, dependencies: {} }),
    metrics: () => Promise.reject(new Error("nobody reads metrics here")),
    cors: createCors([]),
    logger: createLogger("info", {
      write: (line) => log.push(JSON.parse(line) as Record<string, unknown>),
    }),
    ...options,
    answer: (request, visit) => {
      asked.push(request);
      requestIds.push(visit.requestId);
      return answer(request, visit);
    },
  });
  const url = await door.listen(0, "127.0.0.1");
  return {
    url,
    asked,
    requestIds,
    log,
    announceClose: door.announceClose,
    close: (graceMs: number) => door.close(graceMs),
    [Symbol.asyncDispose]: () => door.close(0),
  };
}

const post = {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: '{"query":"{__typename}"}',
};

describe("the door", () => {
  it("hands the graph a request as it came and sends what it answers", async () => {
    await using door = await openDoor();
    const answered = await send(door.url, "/graphql?a=%2F&b=c?d", {
      ...post,
      headers: { ...post.headers, "x-one": ["1", "2"] },
    });
    expect(answered).toMatchObject({
      status: 200,
      text: '{"data":{}}',
      headers: {
        "content-type": "application/json",
        "content-length": "11",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
    const [{ headers, ...asked } = { headers: new HeaderMap() }] = door.asked;
    expect(asked).toEqual({
      method: "POST",
      search: "a=%2F&b=c?d",
      body: { query: "{__typename}" },
    });
    expect(headers.get("x-one")).toBe("1, 2");
  });

  it("hands on an empty name of an operation as none", async () => {
    await using door = await openDoor();
    await send(door.url, "/graphql?operationName=&query=a&operationName=b");
    await send(door.url, "/graphql?query=a&operationName=");
    await send(door.url, "/graphql", {
      ...post,
      body: '{"query":"{a}","operationName":""}',
    });
    await send(door.url, "/graphql", {
      ...post,
      body: '{"query":"{a}","operationName":"b"}',
    });

    expect(
      door.asked.map(({ search, body }) => ({
        name: new URLSearchParams(search).getAll("operationName"),
        body,
      })),
    ).toEqual([
      { name: ["b"], body: "" },
      { name: [], body: "" },
      { name: [], body: { query: "{a}" } },
      { name: [], body: { query: "{a}", operationName: "b" } },
    ]);
  });

  it("sends the status and the headers that the graph chose", async () => {
    await using door = await openDoor({
      answer: async () => ({
        status: 418,
        headers: new HeaderMap([["cache-control", "private"]]),
        body: { kind: "complete", string: "ö" },
      }),
    });
    expect(await send(door.url, "/graphql", post)).toMatchObject({
      status: 418,
      headers: { "cache-control": "private", "content-length": "2" },
      text: "ö",
    });
  });

  it.each(["PUT", "DELETE", "PATCH", "OPTIONS"])(
    "answers %s with what the graph takes, and asks nothing",
    async (method) => {
      await using door = await openDoor();
      const answered = await send(door.url, "/graphql", { ...post, method });
      expect(answered).toMatchObject({
        status: 405,
        headers: { allow: "GET, POST" },
      });
      expect(toJson(answered)).toEqual({
        errors: [
          {
            message: "The graph answers GET and POST.",
            extensions: { code: "BAD_REQUEST" },
          },
        ],
      });
      expect(door.asked).toEqual([]);
    },
  );

  it("answers HEAD at the graph without a body", async () => {
    await using door = await openDoor();
    expect(await send(door.url, "/graphql", { method: "HEAD" })).toMatchObject({
      status: 405,
      text: "",
    });
  });

  it("does not ask the graph where the body is not taken", async () => {
    await using door = await openDoor();
    const headers = { "content-type": "text/plain" };
    const answered = await send(door.url, "/graphql", { ...post, headers });
    expect(answered.status).toBe(415);
    expect(door.asked).toEqual([]);
  });

  it("lets a client that sends too much read why, and ends the connection", async () => {
    await using door = await openDoor();
    const body = `"${"x".repeat(5_000_000)}"`;
    const answered = await send(door.url, "/graphql", { ...post, body });
    expect(answered).toMatchObject({
      status: 413,
      headers: { connection: "close" },
    });
    expect(toJson(answered)).toMatchObject({
      errors: [{ extensions: { code: "PAYLOAD_TOO_LARGE" } }],
    });
  });

  it.each(["/graphql/", "/GraphQL", "/graphq", "/", "//graphql", "/graphiql"])(
    "knows nothing at %s",
    async (target) => {
      await using door = await openDoor();
      const answered = await send(door.url, target, post);
      expect(answered.status).toBe(404);
      expect(toJson(answered)).toEqual({
        errors: [
          {
            message: "There is nothing here; the graph is at /graphql.",
            extensions: { code: "BAD_REQUEST" },
          },
        ],
      });
      expect(door.asked).toEqual([]);
    },
  );

  it("tells of a bug only that there is one, and logs the rest", async () => {
    await using door = await openDoor({
      answer: () => Promise.reject(new Error("secret of the house")),
    });
    const answered = await send(door.url, "/graphql", post);
    expect(answered.status).toBe(500);
    expect(toJson(answered)).toEqual({
      errors: [
        {
          message: "Internal server error",
          extensions: { code: "INTERNAL_SERVER_ERROR" },
        },
      ],
    });
    expect(door.log).toMatchObject([
      {
        level: "error",
        requestId: door.requestIds[0],
        err: { message: "secret of the house" },
      },
    ]);
  });

  it("sends what others were answered in the same turn as an answer that cannot be sent", async () => {
    const answers = toTogether(4);
    await using door = await openDoor({
      answer: async (_, { requestId }) => {
        await answers.arrive();
        return requestId === "c" ? unsendable : answerOk(_, noVisit);
      },
    });

    const statuses = await Promise.all(
      ["a", "b", "c", "d"].map(async (id) => {
        const headers = { ...post.headers, "x-request-id": id };
        return (await send(door.url, "/graphql", { ...post, headers })).status;
      }),
    );

    expect(statuses).toEqual([200, 200, 500, 200]);
    expect(door.log).toMatchObject([{ level: "error", requestId: "c" }]);
  });

  it("sends what is ready before it begins with an answer that takes longer", async () => {
    const sending = jest.spyOn(ServerResponse.prototype, "end");
    const sentBefore = new Map<string, number>();
    await using door = await openDoor({
      answer: (_, { requestId }) => {
        if (requestId !== "late") return readyAnswer;
        return Promise.resolve().then(() => {
          sentBefore.set(requestId, sending.mock.calls.length);
          return readyAnswer;
        });
      },
    });
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    let told = "";
    socket.on("data", (chunk) => (told += String(chunk)));
    /** All in one packet, hence in one turn of the event loop. */
    const ask = async (...ids: string[]): Promise<void> => {
      const sent = ids.map(
        (id) =>
          `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\nx-request-id: ${id}\r\ncontent-length: 2\r\n\r\n{}`,
      );
      socket.write(sent.join(""));
      while (!told.includes(`x-request-id: ${ids.at(-1)}`))
        await new Promise((resolve) => setTimeout(resolve, 1));
    };
    // After a turn with several, the first of the next waits as well.
    await ask("a", "b");
    await ask("early", "late");
    socket.destroy();
    sending.mockRestore();

    expect(sentBefore.get("late")).toBe(3);
  });

  it("tells why it cannot listen, and which setting would help", async () => {
    await using door = await openDoor();
    const { port } = new URL(door.url);
    const other = createDoor({
      answer: answerOk,
      health: () => ({ isReady: true, dependencies: {} }),
      metrics: () => Promise.reject(new Error("nobody reads metrics here")),
      cors: createCors([]),
      logger: createLogger("silent"),
    });
    await expect(other.listen(Number(port), "127.0.0.1")).rejects.toThrow(
      `something else listens on port ${port}; end it, or set PORT to another one`,
    );
    await expect(other.listen(0, "203.0.113.1")).rejects.toThrow(
      "HOST is no address of this machine",
    );
    await other.close(0);
  });
});

describe("the request id", () => {
  it.each([
    ["a word", "7b0c"],
    ["with every sign allowed", "a.b:c-d_e"],
    ["as long as it may be", "x".repeat(128)],
  ])("is the caller's own where it is fit: %s", async (_, id) => {
    await using door = await openDoor();
    const headers = { ...post.headers, "x-request-id": id };
    const answered = await send(door.url, "/graphql", { ...post, headers });
    expect(answered.headers["x-request-id"]).toBe(id);
    expect(door.requestIds).toEqual([id]);
  });

  it.each([
    ["none", undefined],
    ["an empty one", ""],
    ["one with a space", "a b"],
    ["one that is too long", "x".repeat(129)],
    ["one that would break a log line", '"}\\n{"level":"error"'],
    ["what may be a token", "Bearer Atza|x"],
    ["one with other letters", "ö"],
  ])("is a new one in place of %s", async (_, id) => {
    await using door = await openDoor();
    const headers = { ...post.headers, ...(id && { "x-request-id": id }) };
    const answered = await send(door.url, "/graphql", { ...post, headers });
    expect(answered.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(door.requestIds).toEqual([answered.headers["x-request-id"]]);
  });

  it("stands on every answer", async () => {
    await using door = await openDoor();
    for (const target of ["/nothing", "/health/live"])
      expect(
        (await send(door.url, target)).headers["x-request-id"],
      ).toBeDefined();
  });
});

describe("every answer", () => {
  it.each([
    ["of the graph", "/graphql", post],
    ["to a wrong method", "/graphql", { method: "PUT" }],
    ["to a wrong body", "/graphql", { ...post, body: "{" }],
    [
      "to a body that is too long",
      "/graphql",
      { ...post, body: "x".repeat(1_000_001) },
    ],
    ["of the page", "/graphiql", {}],
    ["that leads to the page", "/", {}],
    ["about health", "/health/live", {}],
    ["about readiness", "/health/ready", {}],
    ["where there is nothing", "/nothing", {}],
  ])(
    "tells browsers what they may do with it, and caches what it hangs on: %s",
    async (_, path, request) => {
      await using door = await openDoor({ graphiql: page });

      const { headers } = await send(door.url, path, request);

      expect(headers).toMatchObject({
        vary: "accept, accept-language, amzn-image-style, authorization, origin",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cross-origin-resource-policy": "same-origin",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
      expect(headers).not.toHaveProperty("set-cookie");
    },
  );

  it("tells it of a bug too", async () => {
    const answer = () => Promise.reject(new Error("a bug"));
    await using door = await openDoor({ answer });

    const { status, headers } = await send(door.url, "/graphql", post);

    expect(status).toBe(500);
    expect(headers).toMatchObject({
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
  });
});

describe("several authorization headers", () => {
  it("reach the graph as one that is none, since it cannot be known which is meant", async () => {
    await using door = await openDoor();

    await send(door.url, "/graphql", {
      ...post,
      headers: { ...post.headers, authorization: ["Bearer a", "Bearer b"] },
    });

    expect(door.asked[0]?.headers.get("authorization")).toBe(
      "Bearer a, Bearer b",
    );
  });
});

describe("the page", () => {
  const browser = {
    accept: "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8",
  };

  it("is where / leads", async () => {
    await using door = await openDoor({ graphiql: page });
    expect(await send(door.url, "/")).toMatchObject({
      status: 302,
      headers: { location: "/graphiql" },
    });
  });

  it("is what a browser finds at the graph's address", async () => {
    await using door = await openDoor({ graphiql: page });
    const found = await send(door.url, "/graphql", { headers: browser });
    expect(found.text).toBe("page /graphiql");
    expect(door.asked).toEqual([]);
  });

  it("is not what a query from a browser's address bar finds", async () => {
    await using door = await openDoor({ graphiql: page });
    await send(door.url, "/graphql?query={__typename}", { headers: browser });
    expect(door.asked).toHaveLength(1);
  });

  it("is not what a client finds that takes anything", async () => {
    await using door = await openDoor({ graphiql: page });
    await send(door.url, "/graphql", { headers: { accept: "*/*" } });
    expect(door.asked).toHaveLength(1);
  });

  it("gets its files by their paths", async () => {
    await using door = await openDoor({ graphiql: page });
    const file = await send(door.url, "/graphiql/a/../b.js?c");
    expect(file.text).toBe("page /graphiql/a/../b.js");
    expect((await send(door.url, "/graphiqlx")).status).toBe(404);
  });

  it("is nowhere when it is switched off", async () => {
    await using door = await openDoor();
    expect((await send(door.url, "/graphiql")).status).toBe(404);
    expect((await send(door.url, "/")).status).toBe(404);
    await send(door.url, "/graphql", { headers: browser });
    expect(door.asked).toHaveLength(1);
  });
});

describe("closing the door", () => {
  it("waits for who is inside, and not for the kept-alive connection behind them", async () => {
    const { promise: isInside, resolve: enter } = Promise.withResolvers<void>();
    const { promise: isDone, resolve: finish } = Promise.withResolvers<void>();
    await using door = await openDoor({
      answer: async (...asked) => {
        enter();
        await isDone;
        return answerOk(...asked);
      },
    });
    using agent = keepAliveAgent();
    const answered = new Promise<number | undefined>((resolve, reject) => {
      requestHttp(`${door.url}/graphql`, { ...post, agent: agent.agent })
        .on("response", (response) => {
          expect(response.headers.connection).toBe("close");
          response.resume().on("end", () => resolve(response.statusCode));
        })
        .on("error", reject)
        .end(post.body);
    });
    await isInside;
    let isClosed = false;
    const closed = door.close(60_000).then(() => (isClosed = true));
    await expect(send(door.url, "/health/live")).rejects.toThrow(
      "ECONNREFUSED",
    );
    expect(isClosed).toBe(false);
    finish();
    expect(await answered).toBe(200);
    await closed;
  });

  it("waits no longer than it is told to", async () => {
    const { promise: isInside, resolve: enter } = Promise.withResolvers<void>();
    await using door = await openDoor({
      answer: () => {
        enter();
        return new Promise(() => undefined);
      },
    });
    const answered = Promise.allSettled([send(door.url, "/graphql", post)]);
    await isInside;
    await door.close(10);
    expect(await answered).toMatchObject([{ reason: { code: "ECONNRESET" } }]);
  });

  it("answers who has connected just before, and asks a moment later", async () => {
    await using door = await openDoor();
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    await once(socket, "connect");
    // Whoever is answered after them: then they are inside as well.
    await send(door.url, "/health/live");
    const closed = door.close(60_000);
    await expect(send(door.url, "/health/live")).rejects.toThrow(
      "ECONNREFUSED",
    );
    socket.write("GET /health/live HTTP/1.1\r\nhost: gateway\r\n\r\n");

    expect(await text(socket)).toMatch(
      /^HTTP\/1.1 200 OK\r\n[^]*connection: close/i,
    );
    await closed;
  });

  it("asks clients before to come back on another connection", async () => {
    await using door = await openDoor();
    using kept = keepAliveAgent();
    const readConnection = async (): Promise<string | undefined> => {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        requestHttp(`${door.url}/health/live`, { agent: kept.agent })
          .on("response", resolve)
          .on("error", reject)
          .end();
      });
      await text(response);
      return response.headers.connection;
    };
    expect(await readConnection()).toBe("keep-alive");
    door.announceClose();

    expect(await readConnection()).toBe("close");
    expect(await readConnection()).toBe("close");
  });

  it("asks those, too, whose answers wait to leave with others", async () => {
    using kept = keepAliveAgent();
    const answers = toTogether(3);
    await using door = await openDoor({
      answer: async (_, { requestId }) => {
        await answers.arrive();
        // When all three are ready, and before the turn ends.
        if (requestId === "last") process.nextTick(door.announceClose);
        return answerOk(_, noVisit);
      },
    });
    const readConnection = async (id: string): Promise<string | undefined> => {
      const response = await new Promise<IncomingMessage>((resolve, reject) => {
        const headers = { ...post.headers, "x-request-id": id };
        requestHttp(`${door.url}/graphql`, { ...post, headers, ...kept })
          .on("response", resolve)
          .on("error", reject)
          .end("{}");
      });
      await text(response);
      return response.headers.connection;
    };

    // The first of a turn does not wait.
    const first = readConnection("first");
    await answers.countArrived(1);
    const second = readConnection("second");
    await answers.countArrived(2);
    const last = readConnection("last");

    expect(await Promise.all([first, second, last])).toEqual([
      "keep-alive",
      "close",
      "close",
    ]);
  });

  it("does not wait for connections on which nothing was asked", async () => {
    await using door = await openDoor();
    const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
    await once(socket, "connect");
    const closed = once(socket.resume(), "close");
    await door.close(60_000);
    await closed;
    expect(socket.bytesRead).toBe(0);
  });
});

function keepAliveAgent() {
  const agent = new Agent({ keepAlive: true });
  return { agent, [Symbol.dispose]: () => agent.destroy() };
}
