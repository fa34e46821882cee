import { describe, expect, it } from "@jest/globals";
import { works, type Switches } from "../../src/sandbox/index.ts";
import { startSandbox, text, type World } from "./start-sandbox.ts";

const UNKNOWN = "B000000000";

function albumIds(world: World, count: number): string[] {
  return Array.from({ length: count }, (_, index) =>
    world.sandbox.catalog.albumId(index),
  );
}

/** The ids under `data`, in the order in which they came. */
async function askedAlbums(
  world: World,
  ids: readonly string[],
  switches: Partial<Switches> = {},
): Promise<unknown> {
  Object.assign(world.sandbox.switches, switches);
  const { body } = await world.ask(`/v1/albums?ids=${ids.join()}`);
  const items = body["data"]?.["albums"] as unknown as ({
    id: string;
  } | null)[];
  return items.map((item) => item?.id ?? null);
}

describe("a multi-get", () => {
  it.each([
    ["albums", works.albums.plain],
    ["tracks", works.tracks.plain],
    ["artists", works.artists.plain],
  ])("answers the full form of %s", async (plural, id) => {
    await using world = await startSandbox();
    const singular = plural.slice(0, -1);
    const one = (await world.ask(`/v1/${plural}/${id}`)).body;
    const many = (await world.ask(`/v1/${plural}/?ids=${id}`)).body;

    expect(many["data"]?.[plural]?.[0]).toEqual(one["data"]?.[singular]);
  });

  it("takes 100 ids and refuses 101, none, and an empty one", async () => {
    await using world = await startSandbox();
    const status = async (query: string) =>
      (await world.ask(`/v1/albums${query}`)).status;

    expect(await status(`?ids=${albumIds(world, 100).join()}`)).toBe(200);
    expect(await status(`?ids=${albumIds(world, 101).join()}`)).toBe(400);
    expect(await status("")).toBe(400);
    expect(await status("?ids=")).toBe(400);
    expect(await status(`?ids=${works.albums.plain},`)).toBe(400);
  });

  it("takes raw and encoded commas, and keeps in its journal which it was", async () => {
    await using world = await startSandbox();
    const [one, other] = albumIds(world, 2);
    const raw = await world.ask(`/v1/albums?ids=${one},${other}`);
    const encoded = await world.ask(`/v1/albums?ids=${one}%2C${other}`);

    expect(encoded.body).toEqual(raw.body);
    expect(world.sandbox.requests).toEqual([
      `GET /v1/albums?ids=${one},${other}`,
      `GET /v1/albums?ids=${one}%2C${other}`,
    ]);
    expect(world.sandbox.counters()).toMatchObject({
      calls: 2,
      callsPerPath: { "GET /v1/albums": 2 },
      idsPerMultiGet: [2, 2],
      largestMultiGet: 2,
    });
  });

  it("leaves out unknown ids, nulls them, or refuses the whole", async () => {
    await using world = await startSandbox();
    const [one = "", other = ""] = albumIds(world, 2);
    const ids = [one, UNKNOWN, other];

    expect(await askedAlbums(world, ids)).toEqual([one, other]);
    expect(await askedAlbums(world, ids, { multiGetUnknown: "null" })).toEqual([
      one,
      null,
      other,
    ]);
    world.sandbox.switches.multiGetUnknown = "refused";
    const refused = await world.ask(`/v1/albums?ids=${ids.join()}`);
    expect(refused.body["error"]?.["code"]).toBe("RESOURCE_NOT_FOUND");
  });

  it("reorders, repeats and drops items when told so", async () => {
    await using world = await startSandbox();
    const [a = "", b = "", c = "", d = ""] = albumIds(world, 4);
    const ask = (switches: Partial<Switches>) =>
      askedAlbums(world, [a, b, c, d], switches);

    expect(await ask({ multiGetOrder: "reversed" })).toEqual([d, c, b, a]);
    expect(await ask({ multiGetOrder: "shuffled" })).toEqual([b, d, a, c]);
    world.sandbox.resetSwitches();
    expect(await ask({ multiGetRepeats: true })).toEqual([
      ...[a, b, c, d],
      ...[a, b, c, d],
    ]);
    world.sandbox.resetSwitches();
    expect(await ask({ droppedIds: [b] })).toEqual([a, c, d]);
  });

  it("names its items in the singular and unpacks a single one when told so", async () => {
    await using world = await startSandbox();
    const path = `/v1/artists?ids=${works.artists.plain}`;
    world.sandbox.switches.multiGetKey = "singular";
    const list = (await world.ask(path)).body["data"];
    expect(list).toMatchObject({ artist: [{ id: works.artists.plain }] });

    world.sandbox.switches.multiGetShape = "object";
    const item = (await world.ask(path)).body["data"];
    expect(item).toMatchObject({ artist: { id: works.artists.plain } });
  });
});

describe("an answered id", () => {
  const former = works.albums.formerIdOfPlain;
  const first = async (world: World, id: string) =>
    (await world.ask(`/v1/albums?ids=${id}`)).body["data"]?.["albums"]?.[0];

  it("is the asked one unless told otherwise, and the former id is unknown", async () => {
    await using world = await startSandbox();

    expect(await first(world, former)).toBeUndefined();
    expect(await first(world, works.albums.plain)).toMatchObject({
      id: works.albums.plain,
    });
  });

  it("is the present one of an album asked for by its former id", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.answeredIds = "global-asin";

    expect(await first(world, former)).toMatchObject({
      id: "B0064UPU4G",
      globalAsin: "B08XK843KK",
    });
  });

  it.each([
    ["global-asin", "globalAsin"],
    ["local-asin", "localAsin"],
  ] as const)("differs, and %s tells which it was", async (mode, field) => {
    await using world = await startSandbox();
    const { sandbox } = world;
    sandbox.switches.answeredIds = mode;
    for (const [path, key, id] of [
      ["albums", "album", sandbox.catalog.albumId(3)],
      ["tracks", "track", sandbox.catalog.trackId(3)],
      ["tracks", "track", works.tracks.plain],
      ["artists", "artist", sandbox.catalog.artistId(3)],
      ["artists", "artist", works.artists.plain],
    ] as const) {
      const item = (await world.ask(`/v1/${path}/${id}`)).body["data"]?.[key];
      expect(item?.["id"]).not.toBe(id);
      expect(item?.[field]).toBe(id);
      // It can be asked for under the id it was answered with, and is the same thing.
      const again = await world.ask(`/v1/${path}/${text(item?.["id"])}`);
      expect(again.body["data"]?.[key]?.["url"]).toEqual(item?.["url"]);
    }
  });

  it("may match nothing at all", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.answeredIds = "unmatched";
    const id = world.sandbox.catalog.albumId(3);

    expect(JSON.stringify(await first(world, former))).not.toContain(former);
    expect(await first(world, id)).not.toMatchObject({ globalAsin: id });
  });
});

describe("a body", () => {
  it("comes without its wrapping when told so", async () => {
    await using world = await startSandbox();
    const path = `/v1/albums/${works.albums.plain}`;
    const album = (await world.ask(path)).body["data"]?.["album"];

    world.sandbox.switches.envelope = "unwrapped";
    expect((await world.ask(path)).body).toEqual({ album });
    world.sandbox.switches.envelope = "bare";
    expect((await world.ask(path)).body).toEqual(album);
  });

  it("has null and missing fields at every depth when told so, and always an id", async () => {
    await using world = await startSandbox();
    const path = `/v1/tracks/${works.tracks.plain}`;
    world.sandbox.switches.nullFields = ["title"];
    world.sandbox.switches.missingFields = ["url", "images"];
    const track = (await world.ask(path)).body["data"]?.["track"];

    expect(track).toMatchObject({ title: null, album: { title: null } });
    expect(track).not.toHaveProperty("url");
    expect(track).not.toHaveProperty("album.url");
    expect(track).not.toHaveProperty("images");
    world.sandbox.switches.missingFields = ["*"];
    world.sandbox.switches.nullFields = [];
    expect((await world.ask(path)).body["data"]?.["track"]).toEqual({
      id: works.tracks.plain,
    });
  });
});
