import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import {
  list,
  startSandbox,
  text,
  type Loose,
  type World,
} from "./start-sandbox.ts";
import { connectionAt, nodeIds } from "./walk.ts";

async function ids(world: World, path: string, keys: string, token?: string) {
  const { body } = await world.ask(path, token === undefined ? {} : { token });
  return nodeIds(connectionAt(body, keys));
}

const json = (body: unknown) => ({
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

describe("a library", () => {
  it.each([
    ["albums", "libraryAlbums", "Album", "album", works.albums.twoArtists],
    ["tracks", "libraryTracks", "Track", "track", works.tracks.explicit],
  ])("keeps %s", async (kind, list_, verb, name, id) => {
    await using world = await startSandbox();
    const path = `/v1/me/library/${kind}`;
    const before = await ids(world, path, `user.${list_}`);
    const ben = world.sandbox.users.ben.accessToken;
    const bens = await ids(world, path, `user.${list_}`, ben);

    const saved = await world.ask(`${path}/${id}`, { method: "PUT" });
    expect(saved.body["data"]).toEqual({
      [`save${verb}`]: {
        [name]: { id, title: expect.any(String), url: expect.any(String) },
        saveState: "SAVED",
      },
    });
    // Twice is as good as once.
    await world.ask(`${path}/${id}`, { method: "PUT" });
    expect((await ids(world, path, `user.${list_}`)).slice(0, 5)).toEqual([
      id,
      ...before.slice(0, 4),
    ]);
    expect(await ids(world, path, `user.${list_}`, ben)).toEqual(bens);
    const removed = await world.ask(`${path}/${id}`, { method: "DELETE" });
    expect(removed.body["data"]?.[`remove${verb}`]?.["saveState"]).toBe(
      "REMOVED",
    );
    expect(await ids(world, path, `user.${list_}`)).toEqual(before);
  });

  it("lists bare ids, all under one object id", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask("/v1/me/library/albums?limit=2");
    const edges = list(body["data"]?.["user"]?.["libraryAlbums"]?.["edges"]);

    expect(edges[0]).toEqual({
      node: { id: works.albums.plain },
      purchased: false,
      uploaded: false,
      objectId: edges[1]?.["objectId"],
    });
  });

  it("tells which of some albums it holds", async () => {
    await using world = await startSandbox();
    const asked = `${works.albums.plain},${works.albums.twoArtists}`;
    const path = `/v1/me/library/albums?albumIds=${asked}`;

    expect(await ids(world, path, "user.libraryAlbums")).toEqual([
      works.albums.plain,
    ]);
  });

  it("knows neither unknown albums nor ids outside the path", async () => {
    await using world = await startSandbox();
    const status = async (target: string, method: string) =>
      (await world.ask(target, { method })).status;

    expect(await status("/v1/me/library/albums/B000000000", "PUT")).toBe(404);
    // As Amazon's example writes it.
    const bare = `/v1/me/library/albums?${works.albums.plain}`;
    expect(await status(bare, "DELETE")).toBe(404);
  });

  it("needs the scope to change, which opens reading too", async () => {
    await using world = await startSandbox();
    const path = "/v1/me/library/albums";
    const reader = world.sandbox.issueToken({
      user: "ada",
      scopes: ["music::library:read"],
    });
    const writer = world.sandbox.issueToken({
      user: "ada",
      scopes: ["music::library"],
    });
    const one = `${path}/${works.albums.plain}`;

    expect((await world.ask(path, { token: reader })).status).toBe(200);
    expect((await world.ask(path, { token: writer })).status).toBe(200);
    const refused = await world.ask(one, { method: "PUT", token: reader });
    expect(refused.status).toBe(403);
  });

  it("answers writes without a body when told so", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.writeAnswers = "no-content";
    const one = `/v1/me/library/albums/${works.albums.twoArtists}`;
    const saved = await world.ask(one, { method: "PUT" });

    expect([saved.status, saved.body]).toEqual([204, ""]);
    const [first] = await ids(
      world,
      "/v1/me/library/albums",
      "user.libraryAlbums",
    );
    expect(first).toBe(works.albums.twoArtists);
  });

  it("is as it was at the start after a reset", async () => {
    await using world = await startSandbox();
    const path = "/v1/me/library/albums";
    const before = await ids(world, path, "user.libraryAlbums");
    await world.ask(`${path}/${works.albums.plain}`, { method: "DELETE" });
    world.sandbox.reset();

    expect(await ids(world, path, "user.libraryAlbums")).toEqual(before);
  });
});

describe("likes and follows", () => {
  it("likes a track, and dislikes it again", async () => {
    await using world = await startSandbox();
    const path = `/v1/me/tracks/${works.tracks.explicit}`;
    const rate = (state: string) =>
      world.ask(path, { method: "PUT", ...json({ state }) });
    const isLiked = async () =>
      (
        await ids(
          world,
          `/v1/me/tracks?trackIds=${works.tracks.explicit}`,
          "user.likedTracks",
        )
      ).length;

    expect((await rate("LIKE")).body["data"]?.["rateTrack"]).toMatchObject({
      state: "LIKE",
    });
    expect(await isLiked()).toBe(1);
    await rate("DISLIKE");
    expect(await isLiked()).toBe(0);
    expect((await rate("NEUTRAL")).status).toBe(400);
  });

  it.each([
    ["playlists", works.playlists.long, "Playlist"],
    ["podcasts/shows", works.podcastShows.unnumbered, "PodcastShow"],
  ])("follows and unfollows %s", async (kind, id, noun) => {
    await using world = await startSandbox();
    const path = `/v1/me/followed/${kind}/${id}`;
    const followed = await world.ask(path, { method: "PUT" });
    const unfollowed = await world.ask(path, { method: "DELETE" });

    expect(followed.body["data"]?.[`follow${noun}`]).toMatchObject({
      followState: "FOLLOWED",
    });
    expect(unfollowed.body["data"]?.[`unfollow${noun}`]).toMatchObject({
      followState: "UNFOLLOWED",
    });
  });

  it("shows followed playlists where they are listed", async () => {
    await using world = await startSandbox();
    const id = works.playlists.algorithmic;
    const path = "/v1/me/followed/playlists";
    await world.ask(`${path}/${id}`, { method: "PUT" });

    const [first] = await ids(world, path, "user.followedPlaylists");
    expect(first).toBe(id);
  });
});

describe("a profile", () => {
  it("has a url with another id, and a picture without measures", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask("/v1/me");
    const { userId } = world.sandbox.users.ada;

    expect(userId).toMatch(/^[a-z0-9]{26}$/);
    expect(body["data"]?.["user"]).toEqual({
      id: userId,
      name: "Ada",
      handle: "@ada",
      images: [{ url: expect.any(String), height: 0, width: 0 }],
      url: expect.not.stringContaining(userId),
      tier: "UNLIMITED",
      visibility: "PUBLIC",
      playbackVisibility: "PRIVATE",
    });
  });

  it("changes as a whole or not at all", async () => {
    await using world = await startSandbox();
    const put = (body: unknown) =>
      world.ask("/v1/me", { method: "PUT", ...json(body) });
    const name = async () =>
      (await world.ask("/v1/me")).body["data"]?.["user"]?.["name"];

    expect((await put({ name: "Augusta" })).status).toBe(400);
    expect(await name()).toBe("Ada");
    const all = {
      name: "Augusta",
      visibility: "PRIVATE",
      playbackVisibility: "PRIVATE",
    };
    const changed = await put(all);
    expect(changed.body["data"]?.["updateUser"]).toMatchObject(all);
    expect(await name()).toBe("Augusta");
    world.sandbox.switches.envelope = "bare";
    expect((await put(all)).body).toMatchObject(all);
  });
});

describe("what was played", () => {
  it("comes with its time, newest first, and with a url that plays", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask("/v1/player/recentlyPlayed");
    const edges = list(
      body["data"]?.["user"]?.["recentTrackPlayback"]?.["edges"],
    ) as (Loose & { playedAt: Loose })[];
    const times = edges.map((edge) => text(edge.playedAt));

    expect(times).toEqual([...times].sort().reverse());
    expect(text(edges[0]?.["node"]?.["url"])).toMatch(/&do=play$/);
    expect((await world.ask("/player/recentlyPlayed")).status).toBe(404);
  });

  it("tells of each thing of what type it is, where things are of several types", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask("/v1/me/recentlyPlayedEntities?limit=1");
    const [edge] = list(
      body["data"]?.["user"]?.["recentlyPlayedEntities"]?.["edges"],
    );

    expect(edge).toEqual({ node: expect.objectContaining({ _type: "Album" }) });
  });

  it("is shown to others as far as its owner wants", async () => {
    await using world = await startSandbox();
    const { ada, ben } = world.sandbox.users;
    const path = `/v1/users/${ada.userId}/recentlyPlayedEntities`;
    const asBen = { token: ben.accessToken };

    expect((await world.ask(path)).status).toBe(200);
    expect((await world.ask(path, asBen)).status).toBe(404);
    await world.ask("/v1/me", {
      method: "PUT",
      ...json({
        name: "Ada",
        visibility: "PUBLIC",
        playbackVisibility: "PUBLIC",
      }),
    });
    expect((await world.ask(path, asBen)).status).toBe(200);
  });
});
