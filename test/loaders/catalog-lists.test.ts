import { describe, expect, it } from "@jest/globals";
import type { Catalog, Pages } from "../../src/loaders/index.ts";
import { works } from "../../src/sandbox/index.ts";
import { startCatalog, type CatalogRequest } from "./start-catalog.ts";
import { readEdges } from "./start-personal.ts";

const artist: string = works.artists.prolific;
const show = works.podcastShows.long;

/** Stands for the id of a category, which no work is called by. */
const category = "{category}";

const lists: readonly [
  string,
  (catalog: Catalog, categoryId: string) => Pages<unknown>,
][] = [
  [`/v1/artists/${artist}/albums`, (one) => one.artistAlbums(artist)],
  [`/v1/artists/${artist}/tracks`, (one) => one.artistTracks(artist)],
  [`/v1/artists/${artist}/related`, (one) => one.relatedArtists(artist)],
  ["/v1/browse/categories", (one) => one.categories()],
  [
    `/v1/browse/categories/${category}/albums`,
    (one, id) => one.categoryAlbums(id),
  ],
  [
    `/v1/browse/categories/${category}/playlists`,
    (one, id) => one.categoryPlaylists(id),
  ],
  [
    `/v1/browse/categories/${category}/tracks`,
    (one, id) => one.categoryTracks(id),
  ],
  [`/v1/podcasts/shows/${show}`, (one) => one.podcastShowEpisodes(show)],
];

describe("a list of the catalogue", () => {
  it.each(lists)("is read page by page and kept: %s", async (path, pagesOf) => {
    await using world = await startCatalog();
    const id = world.sandbox.catalog.categoryId(3);
    const read = () => readEdges(pagesOf(world.createCatalog(), id), 5);

    const first = await read();

    expect(first.edges).toHaveLength(5);
    expect(await read()).toEqual(first);
    expect(world.sandbox.requests).toEqual([
      `GET ${path.replace(category, id)}?limit=20`,
    ]);
  });

  it("is kept page by page, under its owner, limit and token", async () => {
    await using world = await startCatalog();
    const read = (first: number, id = artist) =>
      readEdges(world.createCatalog().artistAlbums(id), first);

    await read(30);
    await read(200);
    await read(150);
    await read(30, works.artists.plain);

    expect(
      world.sandbox.requests.map((line) => line.split("cursor")[0]),
    ).toEqual([
      `GET /v1/artists/${artist}/albums?limit=30`,
      `GET /v1/artists/${artist}/albums?limit=100`,
      `GET /v1/artists/${artist}/albums?limit=100&`,
      `GET /v1/artists/${works.artists.plain}/albums?limit=30`,
    ]);
  });

  it("is read anew for another reader, whose page tokens may be others", async () => {
    await using world = await startCatalog();
    const requests: readonly CatalogRequest[] = [{}, { reader: "ben" }];

    for (const request of [...requests, ...requests])
      await world.createCatalog(request).categories().read({ first: 5 });

    expect(world.sandbox.requests).toHaveLength(2);
  });

  it("is null where what it belongs to does not exist", async () => {
    await using world = await startCatalog();
    const { artistAlbums } = world.createCatalog();

    expect(await artistAlbums("B0UNKNOWN0").read({ first: 5 })).toBeNull();
  });

  it("fails as its call fails, and is asked for again", async () => {
    await using world = await startCatalog();
    world.sandbox.faults.add({
      times: 1,
      fault: { kind: "status", status: 500 },
    });
    const read = () => world.createCatalog().categories().read({ first: 5 });

    await expect(read()).rejects.toMatchObject({ kind: "unavailable" });
    expect(await read()).toMatchObject({ hasNextPage: true });
  });

  it.each([
    ["a text", "[]"],
    ["no page", { edges: null }],
    ["something else", { _type: "Album", id: "B1" }],
  ])("is asked for where the shared store holds %s", async (_, value) => {
    await using world = await startCatalog();
    await world.createCatalog().categories().read({ first: 5 });
    const [key = ""] = world.shared.entries.keys();
    // Another language, so that memory does not know it.
    const other = key.replace(":-:-:", ":fr-fr:-:");
    const entry = { value, storedAt: Date.now(), bytes: 1 };
    world.shared.entries.set(other, entry);

    await world
      .createCatalog({ language: "fr-fr" })
      .categories()
      .read({ first: 5 });

    expect(world.sandbox.requests).toHaveLength(2);
  });

  it("has no owner where the shared store says so", async () => {
    await using world = await startCatalog();
    await world.createCatalog().categories().read({ first: 5 });
    const [key = ""] = world.shared.entries.keys();
    const entry = { value: null, storedAt: Date.now(), bytes: 4 };
    world.shared.entries.set(key.replace(":-:-:", ":fr-fr:-:"), entry);

    const { categories } = world.createCatalog({ language: "fr-fr" });

    expect(await categories().read({ first: 5 })).toBeNull();
  });

  it("of an unknown owner is asked for once, and remembered to have none", async () => {
    await using world = await startCatalog();

    for (const catalog of [world.createCatalog(), world.createCatalog()])
      expect(
        await catalog.artistAlbums("B000000000").read({ first: 5 }),
      ).toBeNull();

    expect(world.sandbox.requests).toHaveLength(1);
  });

  it("of episodes brings the show, which is then not looked up", async () => {
    await using world = await startCatalog();
    const id = works.podcastShows.plain;
    const { podcastShow, podcastShowEpisodes } = world.createCatalog();

    await podcastShowEpisodes(id).read({ first: 5 });

    const brought = await podcastShow.load(id);
    expect(world.sandbox.requests).toEqual([
      `GET /v1/podcasts/shows/${id}?limit=20`,
    ]);
    const other = world.createCatalog({ scope: () => "elsewhere" });
    expect(brought).toEqual(await other.podcastShow.load(id));
  });
});

describe("the markets", () => {
  it("are asked for once and kept", async () => {
    await using world = await startCatalog();

    const first = await world.createCatalog().markets();

    expect(first).toContainEqual({ id: "US", name: "United States" });
    expect(await world.createCatalog().markets()).toEqual(first);
    expect(world.sandbox.requests).toEqual(["GET /v1/markets"]);
  });

  it("fail with an error whatever they failed with", async () => {
    await using world = await startCatalog();
    const { markets } = world.createCatalog({
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- A bug may throw anything.
      getMarkets: () => Promise.reject("no error at all"),
    });

    await expect(markets()).rejects.toEqual(new Error("no error at all"));
  });
});

describe("a category", () => {
  it("is looked up alone, and kept where it does not exist", async () => {
    await using world = await startCatalog();
    const { catalog } = world.sandbox;
    const ids = [catalog.categoryId(0), catalog.categoryId(1), "aaaaaaaa"];
    const load = () => {
      const loaders = world.createCatalog();
      return Promise.all(ids.map(async (id) => loaders.category.load(id)));
    };

    const first = await load();

    expect(first).toMatchObject([{ id: ids[0] }, { id: ids[1] }, null]);
    expect(await load()).toEqual(first);
    expect(world.sandbox.requests.sort()).toEqual(
      ids.map((id) => `GET /v1/browse/categories/${id}`).sort(),
    );
  });
});
