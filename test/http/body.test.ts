import { describe, expect, it } from "@jest/globals";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { Readable } from "node:stream";
import { gzipSync } from "node:zlib";
import { BodyError, readJsonBody } from "../../src/http/body.ts";
import { weighHeap } from "../support/collect-garbage.ts";
import { send, toJson, type SendOptions } from "../support/send.ts";

const maxBytes = 1000;

/** Reads a body as the door does and answers what came of it. */
async function startReader() {
  const outcomes: unknown[] = [];
  const server = createServer((request, response) => {
    readJsonBody(request, maxBytes).then(
      (body) => {
        outcomes.push(body);
        response.end(JSON.stringify({ body }));
      },
      (error: unknown) => {
        outcomes.push(error);
        const { status, code, message } = error as BodyError;
        response.setHeader("connection", "close");
        response.end(JSON.stringify({ status, code, message }));
      },
    );
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    port,
    outcomes,
    read: async (options: SendOptions) =>
      toJson(
        await send(`http://127.0.0.1:${port}`, "/", {
          method: "POST",
          ...options,
        }),
      ),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}

const json = "application/json";

describe("readJsonBody", () => {
  it.each([
    json,
    "application/json; charset=utf-8",
    "application/json;charset=UTF-8",
    'application/json; charset="utf8"',
    "Application/JSON",
  ])("reads a body sent as %s", async (contentType) => {
    await using reader = await startReader();
    const headers = { "content-type": contentType };
    const body = JSON.stringify({ title: "Þögn “雪” 🌨️" });
    expect(await reader.read({ headers, body })).toEqual({
      body: { title: "Þögn “雪” 🌨️" },
    });
  });

  it.each([
    undefined,
    "text/plain",
    "application/graphql",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
    "application/json; charset=utf-16",
    "application/json; charset=iso-8859-1",
    "application/jsonp",
  ])("does not take a body sent as %s", async (contentType) => {
    await using reader = await startReader();
    const headers =
      contentType === undefined ? {} : { "content-type": contentType };
    expect(await reader.read({ headers, body: "{}" })).toEqual({
      status: 415,
      code: "UNSUPPORTED_MEDIA_TYPE",
      message: "Send the body as `content-type: application/json`, in UTF-8.",
    });
  });

  it("does not inflate a compressed body", async () => {
    await using reader = await startReader();
    const headers = { "content-type": json, "content-encoding": "gzip" };
    const answer = await reader.read({ headers, body: gzipSync("{}") });
    expect(answer).toMatchObject({
      status: 415,
      code: "UNSUPPORTED_MEDIA_TYPE",
    });
  });

  it.each(["", "{", "{]", "nul", "\u0000"])(
    "does not take %j for JSON",
    async (body) => {
      await using reader = await startReader();
      const headers = { "content-type": json };
      expect(await reader.read({ headers, body })).toEqual({
        status: 400,
        code: "BAD_REQUEST",
        message: "The body is not JSON.",
      });
    },
  );

  it("takes a body of exactly the limit, and not one byte more", async () => {
    await using reader = await startReader();
    const headers = { "content-type": json };
    const fits = JSON.stringify("x".repeat(maxBytes - 2));
    expect(await reader.read({ headers, body: fits })).toEqual({
      body: "x".repeat(maxBytes - 2),
    });
    expect(await reader.read({ headers, body: ` ${fits}` })).toEqual({
      status: 413,
      code: "PAYLOAD_TOO_LARGE",
      message: "The body is larger than 1000 bytes.",
    });
  });

  it("counts a body that does not tell its length", async () => {
    await using reader = await startReader();
    const headers = { "content-type": json, "transfer-encoding": "chunked" };
    const body = " ".repeat(maxBytes + 1);
    const answer = await reader.read({ headers, body });
    expect(answer).toMatchObject({ status: 413, code: "PAYLOAD_TOO_LARGE" });
  });

  it("reads a body that comes byte by byte, and holds no more than its bytes", async () => {
    const request = Object.assign(new Readable({ read: () => undefined }), {
      headers: { "content-type": json },
    });
    // No more than this is touched of a request.
    const reading = readJsonBody(request as unknown as IncomingMessage, 1e6);
    const text = JSON.stringify("雪".repeat(50_000));
    const before = weighHeap();
    for (const byte of Buffer.from(text))
      request.emit("data", Buffer.alloc(1, byte));
    expect(weighHeap() - before).toBeLessThan(2_000_000);
    request.emit("end");
    expect(await reading).toBe("雪".repeat(50_000));
  });

  it("gives up on a body that is cut off", async () => {
    await using reader = await startReader();
    const socket = connect(reader.port, "127.0.0.1");
    socket.end(
      "POST / HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{",
    );
    await once(socket.resume(), "close");
    expect(reader.outcomes).toEqual([expect.any(BodyError)]);
  });
});
