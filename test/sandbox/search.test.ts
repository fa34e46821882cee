import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { list, startSandbox, text, type World } from "./start-sandbox.ts";
import { entityIds, groupOf, nodeIds } from "./walk.ts";

function post(world: World, kind: string, body: unknown) {
  return world.ask(`/v1/search/${kind}`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
}

const small = { catalog: { albums: 200, tracks: 2400, artists: 50 } };

describe("a search for one kind", () => {
  it.each([
    ["tracks", "searchTracks", "First Ferry Out", works.tracks.plain],
    ["albums", "searchAlbums", "harbour lights", works.albums.plain],
    ["artists", "searchArtists", "夜の市場", works.artists.unicodeName],
  ])("finds %s by name", async (kind, name, query, id) => {
    await using world = await startSandbox(small);
    const { body } = await post(world, kind, {
      searchFilters: [{ field: "name", query }],
    });

    expect(nodeIds(body["data"]?.[name] ?? {})).toEqual([id]);
  });

  it.each([
    ["playlists", "searchPlaylists"],
    ["podcasts/shows", "searchPodcastShows"],
    ["podcasts/episodes", "searchPodcastEpisodes"],
  ])("finds %s anywhere", async (kind, name) => {
    await using world = await startSandbox(small);
    const { body } = await post(world, kind, {
      searchFilters: [{ query: "amber" }],
    });

    expect(nodeIds(body["data"]?.[name] ?? {}).length).toBeGreaterThan(0);
  });

  it("finds a track by its ISRC, in either case, and by all filters together", async () => {
    await using world = await startSandbox(small);
    const { catalog } = world.sandbox;
    const track = catalog.track(catalog.trackId(1234));
    const find = async (...searchFilters: unknown[]) => {
      const { body } = await post(world, "tracks", { searchFilters });
      return nodeIds(body["data"]?.["searchTracks"] ?? {});
    };

    const isrc = { field: "isrc", query: track?.isrc.toLowerCase() };
    expect(await find(isrc)).toEqual([track?.id]);
    const album = { field: "albumId", query: track?.albumId };
    expect(await find(album)).toEqual(
      catalog.album(track?.albumId ?? "")?.trackIds,
    );
    expect(await find(album, isrc)).toEqual([track?.id]);
    expect(await find(isrc, { field: "name", query: "nothing" })).toEqual([]);
    const [artistId = ""] = track?.artistIds ?? [];
    const artistName = {
      field: "artistName",
      query: catalog.artist(artistId)?.name,
    };
    expect(await find(artistName, isrc)).toEqual([track?.id]);
    const category = { field: "categoryId", query: catalog.categoryId(0) };
    expect(await find(category)).toHaveLength(100);
  });

  it("pages by a token in the body", async () => {
    await using world = await startSandbox(small);
    const searchFilters = [{ field: "name", query: "rivers" }];
    const ids: string[] = [];
    let token: string | undefined;
    do {
      const { body } = await post(world, "tracks", {
        searchFilters,
        limit: 30,
        token,
      });
      const found = body["data"]?.["searchTracks"];
      ids.push(...nodeIds(found ?? {}));
      const next = found?.["pageInfo"]?.["token"];
      token = next === undefined ? undefined : text(next);
    } while (token !== undefined);
    const whole = await post(world, "tracks", { searchFilters });

    expect(ids.length).toBeGreaterThan(60);
    expect(ids.slice(0, 100)).toEqual(
      nodeIds(whole.body["data"]?.["searchTracks"] ?? {}).slice(0, ids.length),
    );
  });

  it("sorts as it is told", async () => {
    await using world = await startSandbox(small);
    const titles = async (sortBy: string) => {
      const { body } = await post(world, "albums", {
        searchFilters: [{ query: "paper" }],
        sortBy,
      });
      return list(body["data"]?.["searchAlbums"]?.["edges"]).map((edge) =>
        text(edge["node"]?.["title"]),
      );
    };

    const byName = await titles("name");
    expect(byName).toEqual([...byName].sort((a, b) => a.localeCompare(b)));
    expect(await titles("release")).not.toEqual(byName);
  });

  it.each([
    [{}],
    [{ searchFilters: [] }],
    [{ searchFilters: [{ field: "name" }] }],
    [{ searchFilters: [{ field: "colour", query: "red" }] }],
    [{ searchFilters: [{ query: "x" }], sortBy: "mood" }],
    [{ searchFilters: [{ query: "x" }], limit: 101 }],
    [{ searchFilters: [{ query: "x" }], limit: 0 }],
    [{ searchFilters: [{ query: "x" }], token: "forged" }],
  ])("refuses %j", async (body) => {
    await using world = await startSandbox(small);

    expect((await post(world, "tracks", body)).status).toBe(400);
  });

  it("takes no more than 20 tracks at once when told so", async () => {
    await using world = await startSandbox(small);
    world.sandbox.switches.searchTracksMaxLimit = 20;
    const searchFilters = [{ query: "paper" }];

    const tooMany = await post(world, "tracks", { searchFilters, limit: 21 });
    expect(tooMany.status).toBe(400);
    const byDefault = await post(world, "tracks", { searchFilters });
    expect(
      nodeIds(byDefault.body["data"]?.["searchTracks"] ?? {}),
    ).toHaveLength(20);
  });
});

describe("a search for everything", () => {
  it("answers a list of one view, with the top hits first", async () => {
    await using world = await startSandbox(small);
    const { body } = await world.ask("/v1/search?query=ferr&limit=3");
    const [view] = list(body["data"]);

    expect(view).toMatchObject({
      _type: "View",
      id: "catalog",
      title: "Catalog Data",
    });
    const groups = list(view?.["content"]?.["entityGroups"]);
    expect(groups[0]).toMatchObject({ id: "top-hits" });
    expect(entityIds(groupOf(view ?? {}, "tracks"))).toHaveLength(3);
  });

  it("refuses an empty query", async () => {
    await using world = await startSandbox(small);

    expect((await world.ask("/v1/search?query=")).status).toBe(400);
    expect((await world.ask("/v1/search")).status).toBe(400);
  });
});
