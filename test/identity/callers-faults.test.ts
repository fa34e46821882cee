import { describe, expect, it } from "@jest/globals";
import { startCallers, type CallersWorld } from "./start-callers.ts";

const caller = { callerId: expect.any(String) as unknown };
const away = { kind: "unavailable" };

/** Login with Amazon answers nothing but this until it is told to stop. */
function fail({ sandbox }: CallersWorld, status: number, retryAfter?: number) {
  return sandbox.faults.add({
    match: { path: "/auth/o2/tokeninfo" },
    fault: { kind: "status", status, ...(retryAfter && { retryAfter }) },
  });
}

describe("while Login with Amazon fails", () => {
  it("a new token is neither good nor bad, for all who ask at once, and that is not remembered", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const { accessToken } = sandbox.users.ada;
    const mend = fail(world, 503);

    const failed = await Promise.allSettled([
      callers.check(accessToken),
      callers.check(accessToken),
    ]);
    mend();
    world.pass(500);

    expect(failed).toMatchObject([
      { status: "rejected", reason: away },
      { status: "rejected", reason: away },
    ]);
    expect(sandbox.loginRequests).toHaveLength(1);
    expect(await callers.check(accessToken)).toEqual(caller);
    expect(sandbox.loginRequests).toHaveLength(2);
  });

  it("a known token goes on until it ends, and not a moment longer", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const token = sandbox.issueToken({ user: "ada", expiresInSeconds: 90 });
    const known = await callers.check(token);
    fail(world, 500);

    world.pass(60_000);
    expect(await callers.check(token)).toEqual(known);
    world.pass(29_999);
    expect(await callers.check(token)).toEqual(known);
    world.pass(1);

    await expect(callers.check(token)).rejects.toMatchObject(away);
  });

  it("a token that was refused is not let in", async () => {
    await using world = await startCallers();
    await world.callers.check("Atza|stranger");
    fail(world, 500);

    world.pass(5000);

    await expect(world.callers.check("Atza|stranger")).rejects.toMatchObject(
      away,
    );
  });

  it("a thousand requests under known tokens ask it once", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const tokens = [
      sandbox.users.ada.accessToken,
      sandbox.users.ben.accessToken,
    ];
    for (const token of tokens) await callers.check(token);
    fail(world, 429);
    world.pass(60_000);
    sandbox.loginRequests.length = 0;

    for (let times = 0; times < 500; times++)
      for (const token of tokens)
        expect(await callers.check(token)).toEqual(caller);

    expect(sandbox.loginRequests).toHaveLength(1);
  });

  it("is asked less and less often, and as often as before once it answers", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const askFor = async (ms: number): Promise<void> => {
      for (let at = 0; at < ms; at += 100) {
        await Promise.resolve(callers.check(`Atza|${at}`)).catch(() => null);
        world.pass(100);
      }
    };
    const mend = fail(world, 500);

    await askFor(120_000);
    // At 0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5, 61.5 and 91.5 seconds.
    expect(sandbox.loginRequests).toHaveLength(9);
    mend();
    world.pass(30_000);
    await callers.check(sandbox.users.ada.accessToken);
    fail(world, 500);
    sandbox.loginRequests.length = 0;
    await askFor(2000);

    // At 0, 0.5 and 1.5 seconds.
    expect(sandbox.loginRequests).toHaveLength(3);
  });

  it("is left alone for as long as it asks to be", async () => {
    await using world = await startCallers();
    const { callers, sandbox } = world;
    const mend = fail(world, 429, 3);
    const tooOften = { kind: "rate-limited", retryAfterMs: 3000 };
    const tokens = Array.from({ length: 100 }, (_, index) =>
      sandbox.issueToken({ user: index % 2 === 0 ? "ada" : "ben" }),
    );
    await expect(callers.check(tokens[0] ?? "")).rejects.toMatchObject(
      tooOften,
    );
    mend();

    world.pass(2999);
    for (const token of tokens)
      await expect(callers.check(token)).rejects.toMatchObject(tooOften);
    expect(sandbox.loginRequests).toHaveLength(1);
    world.pass(1);

    expect(await callers.check(tokens[0] ?? "")).toEqual(caller);
  });
});
