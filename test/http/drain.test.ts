import { describe, expect, it } from "@jest/globals";
import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { createDrain } from "../../src/http/drain.ts";
import { collectGarbage } from "../support/collect-garbage.ts";

describe("who follows the requests of a server", () => {
  it("lets go of those that are answered, though their connection stays", async () => {
    const left: WeakRef<object>[] = [];
    const server = createServer((request, response) => {
      left.push(new WeakRef(request), new WeakRef(response));
      response.end("There you are.");
    });
    const drain = createDrain(server);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true });
    await new Promise((resolve) =>
      get({ port, agent }, (response) => resolve(text(response))),
    );

    await new Promise((resolve) => setTimeout(resolve, 50));
    collectGarbage();
    const isFree = Object.keys(agent.freeSockets).length === 1;
    const held = left.filter((one) => one.deref() !== undefined);
    agent.destroy();
    await drain.close(0);

    expect(isFree).toBe(true);
    expect(held).toHaveLength(0);
  });

  it("tells those, and only those, who are still inside that it closes, in whatever order others have left", async () => {
    const inside = new Map<string, ServerResponse>();
    const server = createServer(({ url = "" }, response) =>
      inside.set(url, response),
    );
    const drain = createDrain(server);
    await new Promise<void>((resolve) => server.listen(0, resolve));
    const { port } = server.address() as AddressInfo;
    const agent = new Agent({ keepAlive: true });
    const paths = ["/a", "/b", "/c", "/d", "/e"];
    const answers = new Map<string, Promise<IncomingMessage>>();
    for (const path of paths) {
      answers.set(
        path,
        new Promise((resolve) => get({ port, path, agent }, resolve)),
      );
      while (!inside.has(path))
        await new Promise((resolve) => setTimeout(resolve, 1));
    }
    const end = async (path: string): Promise<string | undefined> => {
      inside.get(path)?.end("There you are.");
      const answer = await answers.get(path);
      if (answer !== undefined) await text(answer);
      return answer?.headers.connection;
    };

    const before = [await end("/b"), await end("/e"), await end("/a")];
    drain.announce();
    const after = [await end("/c"), await end("/d")];
    agent.destroy();
    await drain.close(0);

    expect(before).toEqual(["keep-alive", "keep-alive", "keep-alive"]);
    expect(after).toEqual(["close", "close"]);
  });
});
