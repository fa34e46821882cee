import { describe, expect, it } from "@jest/globals";
import { startCallers } from "./start-callers.ts";

const caller = { callerId: expect.any(String) as unknown };
const refused = { reason: "Amazon Music refused the access token." };

describe("what a check has found", () => {
  it("is taken over by other replicas, for a minute since the check", async () => {
    await using world = await startCallers();
    const { sandbox } = world;
    const { accessToken } = sandbox.users.ada;
    const found = await world.createReplica().check(accessToken);

    world.pass(59_999);
    const other = world.createReplica();
    expect(await other.check(accessToken)).toEqual(found);
    expect(sandbox.loginRequests).toHaveLength(1);
    world.pass(1);
    expect(await other.check(accessToken)).toEqual(found);

    expect(found).toEqual(caller);
    expect(sandbox.loginRequests).toHaveLength(2);
  });

  it("is believed by no replica for longer than the token lives", async () => {
    await using world = await startCallers();
    const { sandbox } = world;
    const token = sandbox.issueToken({ user: "ada", expiresInSeconds: 7 });
    await world.createReplica().check(token);

    world.pass(7000);

    expect(await world.createReplica().check(token)).toEqual({
      reason: "The access token is not valid or has expired.",
    });
  });

  it("is shared for five seconds where the token is refused", async () => {
    await using world = await startCallers();
    const { sandbox } = world;
    const refusal = await world.createReplica().check("Atza|stranger");

    world.pass(4999);
    expect(await world.createReplica().check("Atza|stranger")).toEqual(refusal);
    expect(sandbox.loginRequests).toHaveLength(1);
    world.pass(1);
    await world.createReplica().check("Atza|stranger");

    expect(sandbox.loginRequests).toHaveLength(2);
  });

  it("stays in the shared store for no longer than it is believed", async () => {
    await using world = await startCallers();
    const { sandbox, shared } = world;
    const callers = world.createReplica();

    await callers.check(sandbox.users.ada.accessToken);
    await callers.check(
      sandbox.issueToken({ user: "ada", expiresInSeconds: 7 }),
    );
    await callers.check("Atza|stranger");

    expect(shared.writes.flat().map(({ ttlMs }) => ttlMs)).toEqual([
      60_000, 7000, 5000,
    ]);
  });

  it("is looked up once for many who ask at once", async () => {
    await using world = await startCallers();
    const callers = world.createReplica();
    const { accessToken } = world.sandbox.users.ada;

    await Promise.all(
      Array.from({ length: 1000 }, async () => callers.check(accessToken)),
    );
    await callers.check(accessToken);

    expect(world.shared.reads).toHaveLength(1);
    expect(world.sandbox.loginRequests).toHaveLength(1);
  });

  it("tells in the shared store neither the token nor the person", async () => {
    await using world = await startCallers();
    const { ada } = world.sandbox.users;

    await world.createReplica().check(ada.accessToken);

    const kept = JSON.stringify([...world.shared.entries]);
    expect(kept).toContain("caller:1:");
    for (const secret of [
      "Atza",
      ada.accessToken.slice(5, 45),
      ada.loginUserId,
    ])
      expect(kept).not.toContain(secret);
  });

  it("is of no use to a replica with another secret", async () => {
    await using world = await startCallers();
    const { accessToken } = world.sandbox.users.ada;
    await world.createReplica().check(accessToken);

    await world.createReplica({ secret: "another secret" }).check(accessToken);

    expect(world.sandbox.loginRequests).toHaveLength(2);
  });

  it.each([
    [null],
    ["caller"],
    [7],
    [{}],
    [{ callerId: 7, reason: "", expiresAt: 9e15 }],
    [{ callerId: "ada", reason: 7, expiresAt: 9e15 }],
    [{ callerId: "ada", reason: "" }],
    [{ reason: "", expiresAt: 9e15 }],
  ])("is asked for anew where the shared store holds %j", async (value) => {
    await using world = await startCallers();
    const { sandbox, shared } = world;
    const { accessToken } = sandbox.users.ada;
    const found = await world.createReplica().check(accessToken);
    const [[key, entry] = ["", undefined]] = shared.entries;
    shared.entries.set(key, { storedAt: 1_000_000, bytes: 1, ...entry, value });

    expect(await world.createReplica().check(accessToken)).toEqual(found);
    expect(sandbox.loginRequests).toHaveLength(2);
  });
});

describe("a token that Amazon Music has refused", () => {
  it("is forgotten at once, here and by replicas that look it up", async () => {
    await using world = await startCallers();
    const { sandbox } = world;
    const { accessToken } = sandbox.users.ada;
    const callers = world.createReplica();
    expect(await callers.check(accessToken)).toEqual(caller);

    callers.forget(accessToken);

    expect(await callers.check(accessToken)).toEqual(refused);
    expect(await world.createReplica().check(accessToken)).toEqual(refused);
    expect(sandbox.loginRequests).toHaveLength(1);
  });

  it("is checked anew after five seconds, since it may have been Amazon's slip", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const { accessToken } = sandbox.users.ada;
    callers.forget(accessToken);

    world.pass(4999);
    expect(await callers.check(accessToken)).toEqual(refused);
    world.pass(1);

    expect(await callers.check(accessToken)).toEqual(caller);
  });

  it("takes no other token of the person with it", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const other = sandbox.issueToken({ user: "ada" });

    callers.forget(sandbox.users.ada.accessToken);

    expect(await callers.check(other)).toEqual(caller);
  });
});
