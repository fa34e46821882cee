import { describe, expect, it } from "@jest/globals";
import { createSandbox } from "../../src/sandbox/index.ts";
import { startGateway } from "../support/start-gateway.ts";

const title = `query ($id: ID!) { album(catalogId: $id) { title } }`;

describe("many requests at once", () => {
  it("for one album make one call", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    const id = sandbox.catalog.albumId(7);
    await query("{ me { userId } }");
    sandbox.requests.length = 0;

    const answers = await Promise.all(
      Array.from({ length: 1000 }, () => query(title, { variables: { id } })),
    );

    expect(sandbox.requests).toEqual([`GET /v1/albums?ids=${id}`]);
    for (const { data } of answers)
      expect(data).toEqual({
        album: { title: sandbox.catalog.album(id)?.title },
      });
  }, 30_000);

  it("for two hundred albums make a handful of calls", async () => {
    await using gateway = await startGateway({
      env: { AMAZON_MUSIC_TERRITORY: "US" },
    });
    const { query, sandbox } = gateway;
    const ids = Array.from({ length: 200 }, (_, index) =>
      sandbox.catalog.albumId(index),
    );
    await query("{ me { userId } }");
    sandbox.requests.length = 0;
    // So long that all the others arrive while the first call is on its way.
    sandbox.faults.add({
      fault: { kind: "delay", ms: 1500 },
      match: { path: "/v1/albums" },
    });

    const answers = await Promise.all(
      ids.map((id) => query(title, { variables: { id } })),
    );

    expect(answers.map(({ data }) => data)).toEqual(
      ids.map((id) => ({ album: { title: sandbox.catalog.album(id)?.title } })),
    );
    expect(sandbox.requests.length).toBeLessThanOrEqual(4);
  }, 30_000);

  it("of two callers in one territory share a call, and of two territories do not", async () => {
    const sandbox = await createSandbox();
    const { ada, ben } = sandbox.users;
    const id = sandbox.catalog.albumId(7);
    const ask = async (env: Readonly<Record<string, string>>) => {
      await using gateway = await startGateway({ sandbox, env });
      for (const { accessToken: token } of [ada, ben])
        await gateway.query("{ me { userId } }", { token });
      sandbox.requests.length = 0;
      sandbox.faults.add({
        times: 1,
        fault: { kind: "delay", ms: 200 },
        match: { path: "/v1/albums" },
      });
      await Promise.all(
        [ada, ben].map(({ accessToken: token }) =>
          gateway.query(title, { token, variables: { id } }),
        ),
      );
      return sandbox.requests.length;
    };

    expect(await ask({ AMAZON_MUSIC_TERRITORY: "US" })).toBe(1);
    expect(await ask({})).toBe(2);
    await sandbox.close();
  });
});

describe("lists side by side", () => {
  it("have their entities looked up together, though one answers later", async () => {
    await using gateway = await startGateway();
    const { query, sandbox } = gateway;
    sandbox.faults.add({
      times: 1,
      fault: { kind: "delay", ms: 200 },
      match: { path: "/v1/me/tracks" },
    });

    const { errors } = await query(`{
      topTracks(first: 5) { nodes { duration } }
      me { likedTracks(first: 5) { nodes { duration } } }
    }`);

    expect(errors).toBeUndefined();
    expect(
      sandbox.requests.map((request) => request.replace(/[?].*/, "")).sort(),
    ).toEqual([
      "GET /v1/browse/tracks/top",
      "GET /v1/me/tracks",
      "GET /v1/tracks",
    ]);
  });
});
