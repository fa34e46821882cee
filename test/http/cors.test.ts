import { describe, expect, it } from "@jest/globals";
import { HeaderMap } from "@apollo/server";
import { createCors, createDoor } from "../../src/http/index.ts";
import { createLogger } from "../../src/logger.ts";
import { send } from "../support/send.ts";

const app = "https://app.example.com";

async function openDoor(...origins: string[]) {
  let asked = 0;
  const door = createDoor({
    answer: async () => {
      asked += 1;
      return {
        headers: new HeaderMap([["content-type", "application/json"]]),
        body: { kind: "complete", string: '{"data":{}}' },
      };
    },
    health: () => ({ isReady: true, dependencies: {} }),
    metrics: () => Promise.reject(new Error("nobody reads metrics here")),
    cors: createCors(origins),
    logger: createLogger("silent"),
  });
  const url = await door.listen(0, "127.0.0.1");
  return {
    url,
    readAsked: () => asked,
    [Symbol.asyncDispose]: () => door.close(0),
  };
}

/** As a browser asks before it sends what a page wants sent. */
const preflight = (origin: string) => ({
  method: "OPTIONS",
  headers: {
    origin,
    "access-control-request-method": "POST",
    "access-control-request-headers": "authorization,content-type",
  },
});

const post = (origin: string) => ({
  method: "POST",
  headers: { origin, "content-type": "application/json" },
  body: '{"query":"{__typename}"}',
});

/** The headers by which a browser decides what a page may do. */
function permissions(headers: NodeJS.Dict<string | string[]>) {
  return Object.fromEntries(
    Object.entries(headers).filter(([name]) =>
      name.startsWith("access-control-"),
    ),
  );
}

describe("a page of another origin", () => {
  it("gets no permission by default, not even to ask", async () => {
    await using door = await openDoor();

    for (const request of [preflight(app), post(app)]) {
      const { headers } = await send(door.url, "/graphql", request);
      expect(permissions(headers)).toEqual({});
    }
  });

  it("may ask and read where its origin is on the list", async () => {
    await using door = await openDoor("https://other.example.com", app);

    const asked = await send(door.url, "/graphql", preflight(app));
    const answered = await send(door.url, "/graphql", post(app));

    expect(asked.status).toBe(204);
    expect(permissions(asked.headers)).toEqual({
      "access-control-allow-origin": app,
      "access-control-allow-methods": "GET, POST",
      "access-control-allow-headers":
        "accept-language, amzn-image-style, apollo-require-preflight, authorization, content-type, if-none-match, x-apollo-operation-name, x-request-id, x-upstream-receipt",
      "access-control-expose-headers": "age, etag, x-request-id, retry-after",
      "access-control-max-age": "600",
    });
    expect(answered.status).toBe(200);
    expect(permissions(answered.headers)).toEqual({
      "access-control-allow-origin": app,
      "access-control-expose-headers": "age, etag, x-request-id, retry-after",
    });
  });

  it("may read why it was refused", async () => {
    await using door = await openDoor(app);

    const { status, headers } = await send(door.url, "/graphql", {
      ...post(app),
      body: "{",
    });

    expect(status).toBe(400);
    expect(headers["access-control-allow-origin"]).toBe(app);
  });

  it.each([
    "null",
    "https://app.example.com.evil.example",
    "https://evil-app.example.com",
    "https://sub.app.example.com",
    "http://app.example.com",
    "https://app.example.com:8443",
    "https://APP.example.com",
    "https://app.example.com/",
    "*",
    "",
  ])(
    "gets no permission where its origin only looks like one of the list: %j",
    async (origin) => {
      await using door = await openDoor(app);

      for (const request of [preflight(origin), post(origin)]) {
        const { headers } = await send(door.url, "/graphql", request);
        expect(permissions(headers)).toEqual({});
      }
    },
  );

  it("is never let in with credentials, of which there are none", async () => {
    await using door = await openDoor(app);

    const { headers } = await send(door.url, "/graphql", preflight(app));

    expect(headers).not.toHaveProperty("access-control-allow-credentials");
    expect(headers).not.toHaveProperty("set-cookie");
  });

  it("learns nothing of anything but the graph", async () => {
    await using door = await openDoor(app);

    for (const path of ["/health/ready", "/nothing"]) {
      const { headers } = await send(door.url, path, {
        headers: { origin: app },
      });
      expect(permissions(headers)).toEqual({});
    }
  });
});

describe("a browser's question before the request", () => {
  it("does not reach the graph", async () => {
    await using door = await openDoor(app);

    await send(door.url, "/graphql", preflight(app));
    await send(door.url, "/graphql", preflight("https://evil.example"));

    expect(door.readAsked()).toBe(0);
  });

  it("is not any other OPTIONS", async () => {
    await using door = await openDoor(app);

    const { status } = await send(door.url, "/graphql", {
      method: "OPTIONS",
      headers: { origin: app },
    });

    expect(status).toBe(405);
  });
});
