import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startSandbox } from "./start-sandbox.ts";

const album = `/v1/albums/${works.albums.plain}`;

describe("who may ask", () => {
  it("refuses each way of not presenting a token with its own code", async () => {
    await using world = await startSandbox();
    const code = async (headers: Record<string, string>) => {
      const { status, body } = await world.ask(album, { token: null, headers });
      return [status, body["error"]?.["code"]];
    };

    expect(await code({})).toEqual([401, "NO_ACCESS_TOKEN"]);
    expect(await code({ authorization: "Basic YTpi" })).toEqual([
      401,
      "INVALID_AUTH_TYPE",
    ]);
    expect(await code({ authorization: "Bearer " })).toEqual([
      401,
      "INVALID_AUTH_TOKEN",
    ]);
    expect(await code({ authorization: "Bearer Atza|forged" })).toEqual([
      401,
      "INVALID_ACCESS_TOKEN",
    ]);
  });

  it("refuses a missing and an unknown security profile", async () => {
    await using world = await startSandbox();
    const code = async (apiKey: string) => {
      const headers = { "x-api-key": apiKey };
      const { status, body } = await world.ask(album, { headers });
      return [status, body["error"]?.["code"]];
    };

    expect(await code("")).toEqual([403, "NO_X_API_KEY"]);
    // The client id is what older copies of the documents asked for.
    expect(await code(world.sandbox.clientId)).toEqual([
      403,
      "INVALID_CLIENT_ID",
    ]);
  });

  it("refuses a token whose hour is over", async () => {
    let moment = 1_700_000_000_000;
    await using world = await startSandbox({ now: () => moment });
    const token = world.sandbox.issueToken({ user: "ben" });

    expect((await world.ask(album, { token })).status).toBe(200);
    moment += 3_600_000;
    const late = await world.ask(album, { token });
    expect(late.status).toBe(401);
    expect(late.body["error"]?.["code"]).toBe("INVALID_ACCESS_TOKEN");
  });

  it("refuses a token that lacks the scope, and names the scope", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.issueToken({
      user: "ada",
      scopes: ["profile"],
    });
    const { status, body } = await world.ask(album, { token });

    expect(status).toBe(403);
    expect(body["error"]).toMatchObject({
      status: "403",
      code: "ACCESS_DENIED",
      message: "The access token lacks the scope music::catalog.",
    });
  });

  it("lets the scope profile open everything when told so", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.issueToken({
      user: "ada",
      scopes: ["profile"],
    });
    world.sandbox.switches.scopes = "profile";

    expect((await world.ask(album, { token })).status).toBe(200);
  });

  it("knows callers without an account or a sufficient tier when told so", async () => {
    await using world = await startSandbox();
    const error = async () => (await world.ask(album)).body["error"];

    world.sandbox.switches.musicAccount = "none";
    expect(await error()).toMatchObject({
      code: "AUTH_NO_MUSIC_ACCOUNT_FOUND",
      url: "https://music.amazon.com",
    });
    world.sandbox.switches.musicAccount = "other-spelling";
    expect(await error()).toMatchObject({ code: "NO_MUSIC_ACCOUNT_FOUND" });
    world.sandbox.resetSwitches();
    world.sandbox.switches.subscriptionTier = "denied";
    expect(await error()).toMatchObject({ code: "DENIED_SUBSCRIPTION_TIER" });
  });

  it("ends the life of a token in mid-use, and takes its successor", async () => {
    await using world = await startSandbox();
    const { sandbox } = world;
    const token = sandbox.issueToken({ user: "gateway" });
    sandbox.faults.add({
      match: { path: /B0/ },
      skip: 1,
      times: 1,
      fault: { kind: "expire-token" },
    });
    const status = async (bearer: string) =>
      (await world.ask(album, { token: bearer })).status;

    expect(await status(token)).toBe(200);
    expect(await status(token)).toBe(401);
    expect(await status(token)).toBe(401);
    expect(await status(sandbox.issueToken({ user: "gateway" }))).toBe(200);
  });
});
