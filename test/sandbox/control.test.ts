import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startSandbox, text, type World } from "./start-sandbox.ts";

const path = `/v1/albums/${works.albums.plain}`;

function send(world: World, method: string, target: string, value: unknown) {
  return world.ask(`/__sandbox${target}`, {
    method,
    token: null,
    body: JSON.stringify(value),
  });
}

describe("driving a sandbox over HTTP", () => {
  it("is not possible unless it was asked for", async () => {
    await using world = await startSandbox();

    expect((await world.ask("/__sandbox")).status).toBe(404);
  });

  it("shows what was asked, and counts its own calls nowhere", async () => {
    await using world = await startSandbox({ control: true });
    await world.ask(path);
    const { body } = await world.ask("/__sandbox");

    expect(body).toMatchObject({
      requests: [`GET ${path}`],
      counters: { calls: 1, mostCallsInOneSecond: 1 },
    });
    expect(world.sandbox.requests).toHaveLength(1);
  });

  it("sets switches, all or none, and names what is wrong", async () => {
    await using world = await startSandbox({ control: true });
    const put = (value: unknown) => send(world, "PUT", "/switches", value);

    expect((await put({ envelope: "unwrapped" })).status).toBe(200);
    expect((await world.ask(path)).body).toHaveProperty("album");
    const wrong = await put({ envelope: "data", multiGetKey: "dual" });
    expect(wrong.status).toBe(400);
    expect(wrong.body["message"]).toBe(
      'Switch multiGetKey does not take "dual"',
    );
    expect((await put({ typo: true })).status).toBe(400);
    expect(world.sandbox.switches.envelope).toBe("unwrapped");
  });

  it("adds faults and takes everything back", async () => {
    await using world = await startSandbox({ control: true });
    const added = await send(world, "POST", "/faults", {
      match: { pattern: "^/v1/albums/" },
      fault: { kind: "status", status: 500 },
    });
    expect(added.status).toBe(201);
    expect((await world.ask(path)).status).toBe(500);
    await send(world, "POST", "/reset", {});
    expect((await world.ask(path)).status).toBe(200);
    expect(world.sandbox.requests).toHaveLength(1);
  });

  it.each([
    [{}],
    [{ fault: { kind: "earthquake" } }],
    [{ fault: { kind: "delay" } }],
    [{ fault: { kind: "status", status: 500, code: "NOPE" } }],
    [{ match: { pattern: "(" }, fault: { kind: "hang" } }],
    [[]],
  ])("refuses the fault %j", async (rule) => {
    await using world = await startSandbox({ control: true });

    expect((await send(world, "POST", "/faults", rule)).status).toBe(400);
    expect(world.sandbox.faults.list()).toEqual([]);
  });

  it("issues tokens and ends their life", async () => {
    await using world = await startSandbox({ control: true });
    const request = { user: "ben", scopes: ["music::catalog"] };
    const { body } = await send(world, "POST", "/tokens", request);
    const token = text(body["access_token"]);

    expect((await world.ask(path, { token })).status).toBe(200);
    await send(world, "DELETE", "/tokens", { access_token: token });
    expect((await world.ask(path, { token })).status).toBe(401);
    const unknown = await send(world, "POST", "/tokens", { user: "eve" });
    expect(unknown.status).toBe(400);
  });
});
