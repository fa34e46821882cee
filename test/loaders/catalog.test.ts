import { describe, expect, it } from "@jest/globals";
import type { Album, Ask, Found } from "../../src/amazon-music/index.ts";
import { works } from "../../src/sandbox/index.ts";
import { startCatalog, type CatalogRequest } from "./start-catalog.ts";

const { plain, twoArtists } = works.albums;

describe("a catalogue", () => {
  it("asks Amazon once for an id that is loaded forty times", async () => {
    await using world = await startCatalog();
    const { album } = world.createCatalog();

    const loaded = await Promise.all(
      Array.from({ length: 40 }, async () => album.load(plain)),
    );

    expect(new Set(loaded).size).toBe(1);
    expect(loaded[0]).toMatchObject({ title: "Harbour Lights at Noon" });
    expect(world.sandbox.requests).toEqual([`GET /v1/albums?ids=${plain}`]);
  });

  it("asks Amazon once for each type of what is loaded together", async () => {
    await using world = await startCatalog();
    const { album, artist, track } = world.createCatalog();

    await Promise.all([
      album.load(plain),
      artist.load(works.artists.plain),
      track.load(works.tracks.plain),
      album.load(twoArtists),
    ]);

    expect(world.sandbox.requests.sort()).toEqual([
      `GET /v1/albums?ids=${plain},${twoArtists}`,
      `GET /v1/artists?ids=${works.artists.plain}`,
      `GET /v1/tracks?ids=${works.tracks.plain}`,
    ]);
  });

  it("asks in the turn that was waited for, as urgently as those who wait and for as long, whatever is true of who lends their name", async () => {
    const turn = { release: () => undefined };
    await using world = await startCatalog({
      hasRoom: () => false,
      takeTurn: () => Promise.resolve(turn),
    });
    const asks: Ask[] = [];
    const { album } = world.createCatalog({
      lane: "background",
      deadline: 1,
      signal: AbortSignal.abort(),
      getAlbums(ids, ask) {
        asks.push(ask);
        return Promise.resolve(new Map(ids.map((id) => [id, null])));
      },
    });

    expect(await album.load(plain)).toBeNull();

    expect(asks).toMatchObject([{ lane: "interactive" }]);
    expect(asks[0]?.turn).toBe(turn);
    expect(asks[0]?.deadline).toBeGreaterThan(performance.now());
    expect(asks[0]?.signal?.aborted).toBe(false);
  });

  it("keeps for the next request what it has loaded, and what does not exist", async () => {
    await using world = await startCatalog();
    const ids = [plain, "B0UNKNOWN0"];
    const load = () => {
      const { album } = world.createCatalog();
      return Promise.all(ids.map(async (id) => album.load(id)));
    };

    const first = await load();

    expect(await load()).toEqual(first);
    expect(first[1]).toBeNull();
    expect(world.sandbox.requests).toHaveLength(1);
  });

  it("keeps apart what Amazon answers differently: by territory, language and image style", async () => {
    await using world = await startCatalog();
    const requests: readonly CatalogRequest[] = [
      {},
      { scope: () => "GB" },
      { language: "de-de" },
      { imageStyle: "SL110" },
      { language: "de-de", imageStyle: "SL110" },
    ];

    for (const request of [...requests, ...requests])
      await world.createCatalog(request).album.load(plain);

    expect(world.sandbox.requests).toHaveLength(requests.length);
    expect(world.shared.entries.size).toBe(requests.length);
  });

  it("names its entries so that they can be read", async () => {
    await using world = await startCatalog();

    await world.createCatalog({ language: "de-de" }).album.load(plain);

    expect([...world.shared.entries.keys()]).toEqual([
      expect.stringMatching(
        new RegExp(`^catalog:\\d+:US:de-de:-:album:${plain}$`),
      ),
    ]);
  });

  it("keeps no token, in no key and in no value", async () => {
    await using world = await startCatalog();

    await world.createCatalog().album.load(plain);

    expect(JSON.stringify([...world.shared.entries])).not.toContain("Atza");
  });

  it("does not take the stub of a track for the track", async () => {
    await using world = await startCatalog();
    const { album, track } = world.createCatalog();
    const [stub] = (await album.load(plain))?.tracks ?? [];
    expect(stub).not.toHaveProperty("duration");

    const whole = await track.load(works.tracks.plain);
    await album.load(twoArtists);

    expect(whole).toMatchObject({ duration: expect.any(Number) as unknown });
    expect(
      await world.createCatalog().track.load(works.tracks.plain),
    ).toHaveProperty("duration", whole?.duration);
  });

  it.each([
    ["an entity of another type", { _type: "Track", id: plain }],
    ["an album without an id", { _type: "Album", title: "Harbour" }],
    ["an album whose id is no text", { _type: "Album", id: 7 }],
    ["what is no entity", { id: plain }],
    ["a text", "Album"],
    ["a number", 7],
    ["a list", [{ _type: "Album", id: plain }]],
  ])("asks Amazon where the shared store holds %s", async (_, value) => {
    await using world = await startCatalog();
    await world.createCatalog().album.load(plain);
    const [key = ""] = world.shared.entries.keys();
    // Another language, so that memory does not know it.
    const other = key.replace(":-:-:", ":fr-fr:-:");
    const entry = { value, storedAt: Date.now(), bytes: 1 };
    world.shared.entries.set(other, entry);

    const loaded = await world
      .createCatalog({ language: "fr-fr" })
      .album.load(plain);

    expect(loaded).toMatchObject({ _type: "Album", id: plain });
    expect(world.sandbox.requests).toHaveLength(2);
    expect(world.shared.entries.get(other)).not.toBe(entry);
  });

  it("takes from the shared store what another replica has put there", async () => {
    await using world = await startCatalog();
    await world.createCatalog().album.load(plain);
    const [[key, entry] = ["", undefined]] = world.shared.entries;
    if (entry !== undefined)
      world.shared.entries.set(key.replace(":-:-:", ":fr-fr:-:"), entry);

    const loaded = await world
      .createCatalog({ language: "fr-fr" })
      .album.load(plain);

    expect(loaded).toEqual(entry?.value);
    expect(world.sandbox.requests).toHaveLength(1);
  });

  it("fails what Amazon fails, and keeps nothing of it", async () => {
    await using world = await startCatalog();
    world.sandbox.faults.add({
      times: 1,
      fault: { kind: "status", status: 429, retryAfter: 3 },
    });

    await expect(world.createCatalog().album.load(plain)).rejects.toMatchObject(
      { kind: "rate-limited", retryAfterMs: 3000 },
    );

    expect(world.shared.entries.size).toBe(0);
    expect(await world.createCatalog().album.load(plain)).toMatchObject({
      id: plain,
    });
  });
});

describe("the territory", () => {
  it("is told as soon as answers show it, and keys what was read to learn it", async () => {
    await using world = await startCatalog();
    let territory: string | null = null;
    const told: string[] = [];
    const request: CatalogRequest = {
      scope: () => territory ?? "caller-ada",
      onTerritory: (code) => {
        told.push(code);
        territory = code;
      },
    };

    await world.createCatalog(request).album.load(plain);
    await world.createCatalog(request).album.load(plain);

    expect(told).toEqual(["US"]);
    expect([...world.shared.entries.keys()]).toEqual([
      expect.stringMatching(/^catalog:\d+:US:/),
    ]);
    expect(world.sandbox.requests).toHaveLength(1);
  });

  it("is not told by what shows none, and by nothing that does not exist", async () => {
    await using world = await startCatalog();
    const { sandbox } = world;
    const told: string[] = [];
    const onTerritory = (code: string) => void told.push(code);
    sandbox.switches.nullFields = ["musicTerritory"];
    await world.createCatalog({ onTerritory }).album.load(plain);
    sandbox.switches.nullFields = [];
    sandbox.switches.missingFields = ["musicTerritory"];
    await world.createCatalog({ onTerritory }).album.load(twoArtists);
    sandbox.resetSwitches();
    await world.createCatalog({ onTerritory }).album.load("B0UNKNOWN0");

    expect(told).toEqual([]);
  });

  it("is not told by answers that disagree, nor by failures", async () => {
    await using world = await startCatalog();
    const told: string[] = [];
    const read = (found: readonly [string, Album | Error][]) =>
      world.createCatalog({
        onTerritory: (code) => void told.push(code),
        getAlbums: async () => new Map(found) as Map<string, Found<Album>>,
      }).album;
    const album = (id: string, code: string): Album => ({
      _type: "Album",
      id,
      musicTerritory: { code, territoryName: null },
    });

    await read([
      ["A", album("A", "US")],
      ["B", album("B", "GB")],
    ]).load("A");
    await expect(read([["C", new Error("away")]]).load("C")).rejects.toThrow(
      "away",
    );

    expect(told).toEqual([]);
  });
});
