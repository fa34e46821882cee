import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { until } from "../support/redis-server.ts";
import { send } from "../support/send.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const { albums, artists, playlists } = works;
const album = `album(catalogId: "${albums.plain}") { title }`;

/** The seconds of a `max-age`; NaN where there is none, or more than `private` besides. */
function readMaxAge(headers: Headers): number {
  const [, seconds] =
    /^private, max-age=(\d+)$/.exec(headers.get("cache-control") ?? "") ?? [];
  return Number(seconds);
}

function get(
  { url, sandbox }: RunningGateway,
  headers: Readonly<Record<string, string>> = {},
  document = `{ ${album} }`,
) {
  return send(url, `/graphql?query=${encodeURIComponent(document)}`, {
    headers: {
      authorization: `Bearer ${sandbox.users.ada.accessToken}`,
      ...headers,
    },
  });
}

describe("an answer of the catalogue", () => {
  it("may be kept by who asked, for as long as all of it is fresh", async () => {
    await using gateway = await startGateway({
      env: { CATALOG_TTL_S: "1000" },
    });
    const { headers } = await gateway.query(`{ ${album} }`);

    // Up to a tenth earlier, so that not all entries end at once.
    expect(readMaxAge(headers)).toBeGreaterThanOrEqual(890);
    expect(readMaxAge(headers)).toBeLessThanOrEqual(1000);
    expect(headers.get("etag")).toMatch(/^"[\da-z]+-[\da-z]+"$/);
    expect(headers.get("vary")).toBe(
      "accept, accept-language, amzn-image-style, authorization, origin",
    );
    expect(headers.has("age")).toBe(false);
  });

  it("may not be kept for longer than the schema says, however long the gateway keeps it", async () => {
    await using gateway = await startGateway({
      env: { CATALOG_TTL_S: "604800" },
    });
    const { headers } = await gateway.query(`{ ${album} }`);

    expect(readMaxAge(headers)).toBe(3600);
  });

  it("may be kept for a minute at most where something in it is unknown, since new things appear", async () => {
    await using gateway = await startGateway();
    const { headers } = await gateway.query(
      `{ ${album} unknown: album(catalogId: "B000000000") { title } }`,
    );

    expect(readMaxAge(headers)).toBeGreaterThan(50);
    expect(readMaxAge(headers)).toBeLessThanOrEqual(60);
  });

  it("may not be used again without asking where it is stale", async () => {
    await using gateway = await startGateway({ env: { CATALOG_TTL_S: "1" } });
    const ask = () => gateway.query(`{ ${album} }`);
    await ask();
    gateway.sandbox.faults.add({ fault: { kind: "status", status: 429 } });

    let answer = await ask();
    await until(async () => {
      answer = await ask();
      return answer.extensions?.["stale"] !== undefined;
    });

    expect(readMaxAge(answer.headers)).toBe(0);
  });

  it("has another tag as soon as it is another", async () => {
    await using gateway = await startGateway();
    const read = async (headers: Record<string, string> = {}) =>
      (await gateway.query(`{ ${album} }`, { headers })).headers.get("etag");
    const other = await gateway.query(`{ ${album} x: __typename }`);

    expect(await read()).toBe(await read());
    expect(other.headers.get("etag")).not.toBe(await read());
  });
});

describe("a client that has the answer already", () => {
  it.each([
    ["its tag", (etag: string) => etag],
    ["its tag among others", (etag: string) => `"other", W/${etag}`],
    ["anything", () => "*"],
  ])("is told so in answer to GET, where it names %s", async (_, toHeld) => {
    await using gateway = await startGateway();
    const { headers } = await get(gateway);
    const again = await get(gateway, {
      "if-none-match": toHeld(headers.etag ?? ""),
    });

    expect(again.status).toBe(304);
    expect(again.text).toBe("");
    expect(again.headers.etag).toBe(headers.etag);
    expect(again.headers["cache-control"]).toMatch(/^private, max-age=\d+$/);
    expect(again.headers.vary).toBe(headers.vary);
    expect(again.headers["content-type"]).toBeUndefined();
    expect(gateway.log.at(-1)).toMatchObject({ msg: "operation", status: 304 });
  });

  it("is answered in full where it has another one", async () => {
    await using gateway = await startGateway();
    const again = await get(gateway, { "if-none-match": '"other"' });

    expect(again.status).toBe(200);
  });

  it("is answered in full in answer to POST, which knows no 304", async () => {
    await using gateway = await startGateway();
    const { headers } = await gateway.query(`{ ${album} }`);
    const again = await gateway.query(`{ ${album} }`, {
      headers: { "if-none-match": headers.get("etag") ?? "" },
    });

    expect(again.status).toBe(200);
    expect(again.data).toMatchObject({ album: { title: expect.any(String) } });
  });

  it("hears nothing of it without a good token", async () => {
    await using gateway = await startGateway();
    const { headers } = await get(gateway);
    const held = { "if-none-match": headers.etag ?? "" };
    const stranger = await get(gateway, {
      ...held,
      authorization: "Bearer Atza|unknown",
    });

    expect(stranger.status).toBe(401);
    expect(stranger.headers.etag).toBeUndefined();
    expect(stranger.headers["cache-control"]).toBe("no-store");
  });
});

describe("an answer that nobody may keep", () => {
  it.each([
    ["the caller's own", "{ me { name } }"],
    ["the caller's own in part", `{ ${album} me { name } }`],
    ["a page laid out for the caller", "{ homeView { title } }"],
    ["a search", `{ search(query: "harbour") { title } }`],
    [
      "a search of one type",
      `{ searchAlbums(filters: [{ query: "harbour" }]) { edgeCount } }`,
    ],
    ["chosen for the caller", "{ topTracks(first: 1) { edgeCount } }"],
    [
      "a playlist",
      `{ playlist(catalogId: "${playlists.editorial}") { title } }`,
    ],
    [
      "who follows an artist",
      `{ artist(catalogId: "${artists.plain}") { followers { edgeCount } } }`,
    ],
    ["of the graph itself", "{ __schema { description } }"],
    [
      "a change",
      `mutation { saveAlbum(input: { catalogId: "${albums.plain}" }) { saveState } }`,
    ],
    ["a refusal", "{ nothing }"],
    ["an error", `{ album(catalogId: "..") { title } }`],
    [
      "an answer in part",
      `{ ${album} wrong: album(catalogId: "..") { title } }`,
    ],
  ])("is %s", async (_, document) => {
    await using gateway = await startGateway();
    const { headers } = await gateway.query(document);

    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.has("etag")).toBe(false);
  });

  it("is one with the bill of who asked for it", async () => {
    await using gateway = await startGateway();
    const { headers } = await gateway.query(`{ ${album} }`, {
      headers: { "x-upstream-receipt": "1" },
    });

    expect(headers.get("cache-control")).toBe("no-store");
  });
});
