import { describe, expect, it } from "@jest/globals";
import { Agent, createServer, get } from "node:http";
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
});
