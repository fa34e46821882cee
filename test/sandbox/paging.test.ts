import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startSandbox, text, type Loose } from "./start-sandbox.ts";
import { connectionAt, nodeIds, walk, withCursor } from "./walk.ts";

const artist = `/v1/artists/${works.artists.prolific}`;
const category = "/v1/browse/categories/CATEGORY";
const uuid = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/.source;

/** Path, place of the connection, default limit, length of ada's list, and the form of its tokens. */
const lists: [string, string, number, number, RegExp][] = [
  [`${artist}/albums`, "artist.albums", 100, 230, RegExp(`^${uuid}\\.2$`)],
  [`${artist}/tracks`, "artist.tracks", 100, 230, /^tztok-v2_[\w-]+$/],
  [`${artist}/related`, "artist.related", 100, 150, /^[\w+/=]{80,}$/],
  [`${artist}/followers`, "artist.followers", 100, 120, /^/],
  ["/v1/browse/tracks/top", "topTracks", 20, 90, RegExp(`^${uuid}\\.2$`)],
  ["/v1/browse/playlists/top", "topPlaylists", 100, 150, /^/],
  ["/v1/browse/podcasts/episodes/new", "newPodcastEpisodes", 100, 390, /^/],
  ["/v1/browse/categories", "browseCategories", 100, 130, /^101:\w{8}$/],
  [`${category}/albums`, "category.albums", 100, 250, /^/],
  [`${category}/playlists`, "category.playlists", 100, 250, /^/],
  [`${category}/tracks`, "category.tracks", 100, 250, /^tztok-v2_/],
  [
    `/v1/podcasts/shows/${works.podcastShows.long}`,
    "podcastShow.episodes",
    100,
    230,
    RegExp(`^7:${uuid}$`),
  ],
  ["/v1/me/library/albums", "user.libraryAlbums", 100, 233, /^/],
  ["/v1/me/library/tracks", "user.libraryTracks", 100, 241, /^/],
  ["/v1/me/tracks", "user.likedTracks", 100, 120, /^/],
  ["/v1/me/playlists", "user.playlists", 100, 130, /^/],
  [
    "/v1/me/followed/artists",
    "user.followedArtists",
    100,
    130,
    /^[\w+/=]{80,}$/,
  ],
  ["/v1/me/followed/playlists", "user.followedPlaylists", 100, 120, /^/],
  [
    "/v1/player/recentlyPlayed",
    "user.recentTrackPlayback",
    60,
    150,
    RegExp(`^\\d{13}:${uuid}$`),
  ],
  [
    "/v1/me/recentlyPlayedEntities",
    "user.recentlyPlayedEntities",
    100,
    150,
    /^/,
  ],
  [
    `/v1/playlists/${works.playlists.adaLong}/tracks`,
    "playlist.tracks",
    100,
    250,
    /^/,
  ],
  [
    `/v1/playlists/${works.playlists.long}/tracks`,
    "playlist.tracks",
    100,
    250,
    /^/,
  ],
];

describe("paging", () => {
  it.each(lists)(
    "walks %s from end to end",
    async (pattern, keys, limit, length, tokenForm) => {
      await using world = await startSandbox();
      const path = pattern.replace(
        "CATEGORY",
        world.sandbox.catalog.categoryId(5),
      );
      const first = await world.ask(path);
      const connection = connectionAt(first.body, keys);
      expect(connection).toMatchObject({
        pageInfo: {
          hasNextPage: true,
          token: expect.stringMatching(tokenForm),
        },
        edgeCount: limit,
      });

      const byDefault = await walk(world, path, keys);
      expect(byDefault.pages.slice(0, -1).every((size) => size === limit)).toBe(
        true,
      );
      expect(byDefault.ids).toHaveLength(length);
      const byOtherLimit = await walk(world, path, keys, "limit=19");
      expect(byOtherLimit.ids).toEqual(byDefault.ids);
      expect(byOtherLimit.pages[0]).toBe(19);
    },
  );

  it("refuses limits below one, above the maximum, and no numbers", async () => {
    await using world = await startSandbox();
    const status = async (target: string) => (await world.ask(target)).status;

    expect(await status("/v1/browse/tracks/top?limit=20")).toBe(200);
    expect(await status("/v1/browse/tracks/top?limit=21")).toBe(400);
    expect(await status("/v1/browse/categories?limit=101")).toBe(400);
    expect(await status("/v1/browse/categories?limit=0")).toBe(400);
    expect(await status("/v1/browse/categories?limit=ten")).toBe(400);
    expect(await status("/v1/player/recentlyPlayed?limit=61")).toBe(400);
  });

  it("gives edges a cursor on the lists that are documented with one", async () => {
    await using world = await startSandbox();
    const edge = async (
      path: string,
      keys: string,
    ): Promise<Loose | undefined> =>
      connectionAt((await world.ask(path)).body, keys)["edges"]?.[0];

    const [first] = nodeIds(
      connectionAt(
        (await world.ask("/v1/browse/categories")).body,
        "browseCategories",
      ),
    );
    expect(await edge("/v1/browse/categories", "browseCategories")).toEqual({
      cursor: `2:${first}`,
      node: { id: first, name: expect.any(String) },
    });
    expect(
      await edge(
        `/v1/podcasts/shows/${works.podcastShows.long}`,
        "podcastShow.episodes",
      ),
    ).toMatchObject({ cursor: expect.stringMatching(/^0:/) });
    expect(await edge("/v1/me/playlists", "user.playlists")).toMatchObject({
      cursor: `0:${works.playlists.adaEmpty}`,
    });
    expect(
      await edge(
        `/v1/playlists/${works.playlists.adaRepeating}/tracks`,
        "playlist.tracks",
      ),
    ).toMatchObject({ cursor: expect.stringMatching(/^0:[0-9a-f-]{36}$/) });
    expect(await edge("/v1/browse/tracks/top", "topTracks")).not.toHaveProperty(
      "cursor",
    );
  });
});

describe("a page token", () => {
  const path = "/v1/browse/playlists/top";
  const tokenOf = (body: Loose) =>
    text(body["data"]?.["topPlaylists"]?.["pageInfo"]?.["token"]);

  it("is refused on another list, with another limit or language, and to another user", async () => {
    await using world = await startSandbox();
    const token = tokenOf((await world.ask(`${path}?limit=10`)).body);
    const { ben } = world.sandbox.users;
    const good = withCursor(path, token, "limit=10");
    const german = { headers: { "accept-language": "de-de" } };

    expect((await world.ask(good)).status).toBe(200);
    expect((await world.ask(withCursor(path, token))).status).toBe(400);
    expect((await world.ask(good, german)).status).toBe(400);
    expect((await world.ask(good, { token: ben.accessToken })).status).toBe(
      400,
    );
    const elsewhere = withCursor("/v1/browse/tracks/top", token, "limit=10");
    const refused = await world.ask(elsewhere);
    expect(refused.body["error"]).toMatchObject({ code: "BAD_REQUEST" });
  });

  it("is good for any user, limit and language when told so", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.pageTokensBoundTo = "list";
    const token = tokenOf((await world.ask(`${path}?limit=10`)).body);
    const answer = await world.ask(withCursor(path, token, "limit=20"), {
      token: world.sandbox.users.ben.accessToken,
      headers: { "accept-language": "de-de" },
    });

    expect(answer.status).toBe(200);
  });

  it("is refused when forged, and once its time is over", async () => {
    await using world = await startSandbox();
    const token = tokenOf((await world.ask(path)).body);
    const forged = token.replace(/^./, (sign) => (sign === "0" ? "1" : "0"));

    expect((await world.ask(withCursor(path, forged))).status).toBe(400);
    expect((await world.ask(withCursor(path, token))).status).toBe(200);
    world.sandbox.switches.pageTokenEpoch++;
    expect((await world.ask(withCursor(path, token))).status).toBe(400);
  });

  it("outlives the sandbox that gave it out", async () => {
    await using one = await startSandbox();
    await using other = await startSandbox();
    const token = tokenOf((await one.ask(path)).body);

    expect((await other.ask(withCursor(path, token))).status).toBe(200);
  });
});

describe("the end of a list", () => {
  const path = "/v1/browse/categories/CATEGORY/playlists";

  it("may be told by nothing but a missing token", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.pageEnd = "no-token";
    const target = path.replace(
      "CATEGORY",
      world.sandbox.catalog.categoryId(1),
    );
    const { body } = await world.ask(target);

    expect(body["data"]?.["category"]?.["playlists"]?.["pageInfo"]).toEqual({
      hasNextPage: true,
    });
  });

  it("may never come, when a page names its own token as the next", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.pageEnd = "same-token";
    const target = path.replace(
      "CATEGORY",
      world.sandbox.catalog.categoryId(1),
    );
    const pageInfo = async (from: string) =>
      (await world.ask(from)).body["data"]?.["category"]?.["playlists"]?.[
        "pageInfo"
      ];
    const first = await pageInfo(target);
    const second = await pageInfo(withCursor(target, text(first?.["token"])));

    expect(second).toEqual({ hasNextPage: true, token: first?.["token"] });
  });

  it("may lie behind empty pages and short ones, with counts that count something else", async () => {
    await using world = await startSandbox();
    const target = path.replace(
      "CATEGORY",
      world.sandbox.catalog.categoryId(1),
    );
    const keys = "category.playlists";
    const proper = await walk(world, target, keys);

    world.sandbox.switches.pageEnd = "empty-page";
    const withPauses = await walk(world, target, keys);
    expect(withPauses.pages).toEqual([100, 0, 100, 0, 50]);
    expect(withPauses.ids).toEqual(proper.ids);
    world.sandbox.resetSwitches();
    world.sandbox.switches.shortPages = true;
    const short = await walk(world, target, keys);
    expect(short.pages).toEqual([50, 50, 50, 50, 50]);
    expect(short.ids).toEqual(proper.ids);
    world.sandbox.switches.edgeCount = "list";
    const { body } = await world.ask(target);
    expect(connectionAt(body, keys)["edgeCount"]).toBe(250);
    world.sandbox.resetSwitches();
    world.sandbox.switches.longestList = 120;
    const cut = await walk(world, target, keys);
    expect(cut.pages).toEqual([100, 20]);
    expect(cut.ids).toEqual(proper.ids.slice(0, 120));
  });
});
