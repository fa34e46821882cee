import { describe, expect, it } from "@jest/globals";
import { createAmazonMusic } from "../../src/amazon-music/index.ts";
import { createMemoryCache } from "../../src/cache/index.ts";
import {
  createCursors,
  createMemoryCatalogs,
  toFreshUntil,
} from "../../src/loaders/index.ts";
import { notInMemory } from "../../src/loaders/memory-catalog.ts";
import { collectGarbage, weighHeap } from "../support/collect-garbage.ts";
import { until } from "../support/redis-server.ts";

const amazonMusic = createAmazonMusic({
  baseUrl: "http://127.0.0.1:1",
  apiKey: "none",
  timeoutMs: 1,
});

/** A memory with one thing in it, that was fetched at 0. */
function createWorld(key: string, value: unknown) {
  let time = 0;
  const lives = { ttlMs: 100_000, absentTtlMs: 10_000 };
  const memory = createMemoryCache({
    maxBytes: 10_000,
    now: () => time,
    wallNow: () => time,
    toFreshUntilS: (name, entry) => toFreshUntil(name, entry, lives) / 1000,
  });
  const cursors = createCursors("a secret of sixteen letters");
  const catalogs = createMemoryCatalogs({ amazonMusic, memory, cursors });
  const keep = (kept: unknown, storedAt: number) => {
    const entry = { value: kept, storedAt, bytes: 10 };
    memory.setMany([{ key, entry, ttlMs: 1_000_000 }]);
  };
  keep(value, 0);
  return {
    keep,
    pass: (ms: number) => void (time += ms),
    open: (scope = "US", reader = "ada") =>
      catalogs.open(
        { scope, language: undefined, imageStyle: undefined },
        reader,
      ),
  };
}

const album = { _type: "Album", id: "A", title: "Tide" };
const albumKey = "catalog:2:US:-:-:album:A";

describe("the catalogue in memory", () => {
  it("gives at once what is there, and tells what was used", () => {
    const { catalog, ingredients } = createWorld(albumKey, album).open();

    expect(catalog.album.load("A")).toBe(album);
    expect([...ingredients.readUsed()]).toEqual([[albumKey, 0]]);
    expect(ingredients.freshUntilS).toBeGreaterThanOrEqual(90);
    expect(ingredients.freshUntilS).toBeLessThanOrEqual(100);
    expect(ingredients.isBoundToReader).toBe(false);
  });

  it("tells of what is used twice once", () => {
    const { catalog, ingredients } = createWorld(albumKey, album).open();
    void catalog.album.load("A");
    void catalog.album.load("A");

    expect(ingredients.count).toBe(1);
  });

  it("tells each answer what was used for it", () => {
    const world = createWorld(albumKey, album);
    const first = world.open();
    void first.catalog.album.load("A");
    const second = world.open();
    void second.catalog.album.load("A");

    expect(second.ingredients.count).toBe(1);
    expect(first.ingredients.count).toBe(1);
    expect(world.open().ingredients.count).toBe(0);
  });

  it("lets go of what was used once another answer is begun, for whomever", async () => {
    const world = createWorld(albumKey, { ...album });
    const used = (() => {
      const { catalog } = world.open();
      return new WeakRef(catalog.album.load("A") as object);
    })();
    world.keep({ ...album }, 5);
    void world.open("US", "eve");

    await until(() => {
      collectGarbage();
      return used.deref() === undefined;
    });
    expect(world.open().catalog.album.load("A")).toEqual(album);
  });

  it("is laid out for a thousand readers at once, and not for all that ever came", () => {
    const { open } = createWorld(albumKey, album);
    const welcome = (from: number): void => {
      for (let reader = from; reader < from + 1000; reader += 1)
        open("US", `reader-${reader}`);
    };
    welcome(0);
    const before = weighHeap();
    for (let from = 1000; from < 4000; from += 1000) welcome(from);

    // Those of a thousand weigh some five times as much.
    expect(weighHeap() - before).toBeLessThan(1_000_000);
    expect(open().catalog.album.load("A")).toBe(album);
  });

  it("knows what is not there, for as long as that is believed", () => {
    const world = createWorld(albumKey, null);
    expect(world.open().catalog.album.load("A")).toBeNull();
    world.pass(10_000);

    expect(() => world.open().catalog.album.load("A")).toThrow(notInMemory);
  });

  it("throws for what it lacks, be it of another kind or territory", () => {
    const world = createWorld(albumKey, album);
    for (const load of [
      () => world.open().catalog.album.load("B"),
      () => world.open().catalog.track.load("A"),
      () => world.open("GB").catalog.album.load("A"),
      () => world.open().catalog.markets(),
    ])
      expect(load).toThrow(notInMemory);
  });

  it("throws for what is no longer fresh, though memory holds it", () => {
    const world = createWorld(albumKey, album);
    world.pass(100_000);

    expect(() => world.open().catalog.album.load("A")).toThrow(notInMemory);
  });

  it("gives what was fetched last", () => {
    const world = createWorld(albumKey, album);
    void world.open().catalog.album.load("A");
    const newer = { ...album, title: "Ebb" };
    world.keep(newer, 5);

    expect(world.open().catalog.album.load("A")).toBe(newer);
  });

  it("gives pages of lists at once, to their reader alone", () => {
    const edges = [{ node: album }];
    const world = createWorld(
      'catalog:2:US:-:-:list:ada:/v1/artists/{id}/albums:["R",20,null]',
      { edges, nextToken: null },
    );
    const { catalog, ingredients } = world.open();

    expect(catalog.artistAlbums("R").read({ first: 2 })).toMatchObject({
      edges,
      hasNextPage: false,
    });
    expect(ingredients.isBoundToReader).toBe(true);
    expect(() =>
      world.open("US", "ben").catalog.artistAlbums("R").read({ first: 2 }),
    ).toThrow(notInMemory);
  });
});
