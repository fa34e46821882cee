import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway } from "../support/start-gateway.ts";

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title market { code } } }`;

describe("two gateways in one process", () => {
  it("do not see each other's cache, settings, callers or log", async () => {
    await using one = await startGateway({
      env: { AMAZON_MUSIC_TERRITORY: "US", LOG_LEVEL: "debug" },
    });
    await using other = await startGateway({
      sandboxOptions: { catalog: { seed: 2 } },
      env: { INTROSPECTION: "off", CURSOR_SECRET: "another secret of it" },
    });
    const { ben } = other.sandbox.users;
    const [here, there] = await Promise.all([
      one.query(albumQuery),
      other.query(albumQuery, { token: ben.accessToken }),
    ]);
    expect(here.data).toMatchObject({ album: { market: { code: "US" } } });
    expect(there.data).toMatchObject({ album: { market: { code: "GB" } } });
    for (const { sandbox } of [one, other]) {
      expect(sandbox.requests).toHaveLength(1);
      expect(sandbox.loginRequests).toHaveLength(1);
    }
    const introspection = "{ __schema { queryType { name } } }";
    expect((await one.query(introspection)).errors).toBeUndefined();
    expect((await other.query(introspection)).errors).toHaveLength(1);
    expect(one.log.filter(({ level }) => level === "debug")).toHaveLength(2);
    expect(other.log.filter(({ level }) => level === "debug")).toEqual([]);
  });

  it("live on when the other ends", async () => {
    await using one = await startGateway();
    const other = await startGateway();
    await other.query(albumQuery);
    await other.close();
    expect((await one.query(albumQuery)).errors).toBeUndefined();
  });
});
