import { describe, expect, it } from "@jest/globals";
import { createMe, type Me } from "../../../src/amazon-music/resources/me.ts";
import type { Ask } from "../../../src/amazon-music/send.ts";
import { works } from "../../../src/sandbox/index.ts";
import { ask, createScriptedSend } from "../scripted-send.ts";
import { startClient } from "../start-client.ts";

const { plain, twoArtists } = works.albums;
const first = { limit: 20, token: null };

describe("the albums of a library", () => {
  it("are asked for whole, or by ids", async () => {
    await using world = await startClient();
    const { libraryAlbums } = world.client.me;

    const whole = await libraryAlbums.getPage("", first, world.ask);
    const some = await libraryAlbums.getPage(
      `${plain},${twoArtists}`,
      first,
      world.ask,
    );

    expect(whole.edges).toHaveLength(20);
    expect(some.edges.map(({ node }) => node.id)).toEqual([plain]);
    expect(world.sandbox.requests).toEqual([
      "GET /v1/me/library/albums?limit=20",
      `GET /v1/me/library/albums?albumIds=${plain},${twoArtists}&limit=20`,
    ]);
  });

  it.each(["..", `${plain},`, `${plain},a&b`])(
    "are not asked for by what is no id: %j",
    async (ids) => {
      await using world = await startClient();

      await expect(
        world.client.me.libraryAlbums.getPage(ids, first, world.ask),
      ).rejects.toMatchObject({ kind: "bad-request" });
      expect(world.sandbox.requests).toEqual([]);
    },
  );

  it("come with what Amazon says of each in the library", async () => {
    const { send } = createScriptedSend({
      edges: [
        {
          node: { id: "B1" },
          purchased: true,
          uploaded: false,
          objectId: "o1",
        },
        { node: { id: "B2" }, purchased: "yes", objectId: 7 },
        { node: { title: "No id" }, purchased: true },
        null,
      ],
    });

    const page = await createMe(send).libraryAlbums.getPage("", first, ask);

    expect(page.edges).toEqual([
      {
        node: { _type: "Album", id: "B1" },
        purchased: true,
        uploaded: false,
        objectId: "o1",
      },
      {
        node: { _type: "Album", id: "B2" },
        purchased: null,
        uploaded: null,
        objectId: null,
      },
    ]);
  });
});

describe("what was played", () => {
  it("comes with its time, where Amazon tells it", async () => {
    const { send } = createScriptedSend({
      edges: [
        { node: { id: "B1" }, playedAt: "2026-01-31T20:00:00.000Z" },
        { node: { id: "B2" } },
        { playedAt: "2026-01-31T20:00:00.000Z" },
        "B3",
      ],
    });

    const page = await createMe(send).recentlyPlayed.getPage("", first, ask);

    expect(page.edges).toEqual([
      {
        node: { _type: "Track", id: "B1" },
        playedAt: "2026-01-31T20:00:00.000Z",
      },
      { node: { _type: "Track", id: "B2" }, playedAt: null },
    ]);
  });
});

describe("the profile", () => {
  it.each([
    [{ data: { user: { id: "u1" } } }],
    [{ user: { id: "u1" } }],
    [{ id: "u1" }],
  ])("is read from %j", async (body) => {
    const { send, calls } = createScriptedSend(body);

    expect(await createMe(send).get(ask)).toMatchObject({
      _type: "User",
      id: "u1",
      name: null,
    });
    expect(calls).toMatchObject([{ method: "GET", path: "/v1/me" }]);
  });
});

describe("what has become of something that was saved", () => {
  const album = { _type: "Album", id: "B1", title: "One" };

  it.each([
    [
      "under data",
      { data: { saveAlbum: { album, saveState: "SAVED" } } },
      { node: album, saveState: "SAVED" },
    ],
    [
      "without data",
      { saveAlbum: { saveState: "SAVED", album } },
      { node: album, saveState: "SAVED" },
    ],
    [
      "without a state",
      { data: { saveAlbum: { album } } },
      { node: album, saveState: null },
    ],
    [
      "without the thing",
      { data: { saveAlbum: { album: null, saveState: 7 } } },
      { node: null, saveState: null },
    ],
    ["not at all", undefined, { node: null, saveState: null }],
    ["with nothing in it", { data: {} }, { node: null, saveState: null }],
    [
      "as a text",
      { data: { saveAlbum: "SAVED" } },
      { node: null, saveState: null },
    ],
    ["as a list", [album], { node: null, saveState: null }],
  ])("is read where Amazon tells it %s", async (_, body, saved) => {
    const { send } = createScriptedSend(body);

    expect(await createMe(send).saveAlbum("B1", ask)).toEqual(saved);
  });
});

describe("a write", () => {
  const writes: readonly [string, (me: Me, by: Ask) => Promise<unknown>][] = [
    [`PUT /v1/me/library/albums/${plain}`, (me, by) => me.saveAlbum(plain, by)],
    [
      `DELETE /v1/me/library/albums/${plain}`,
      (me, by) => me.removeAlbum(plain, by),
    ],
    ["PUT /v1/me/library/tracks/T", (me, by) => me.saveTrack("T", by)],
    ["DELETE /v1/me/library/tracks/T", (me, by) => me.removeTrack("T", by)],
    [
      "PUT /v1/me/library/podcasts/episodes/E",
      (me, by) => me.savePodcastEpisode("E", by),
    ],
    [
      "DELETE /v1/me/library/podcasts/episodes/E",
      (me, by) => me.removePodcastEpisode("E", by),
    ],
    ["PUT /v1/me/tracks/T", (me, by) => me.rateTrack("T", "LIKE", by)],
    ["PUT /v1/me/followed/playlists/P", (me, by) => me.followPlaylist("P", by)],
    [
      "DELETE /v1/me/followed/playlists/P",
      (me, by) => me.unfollowPlaylist("P", by),
    ],
    [
      "PUT /v1/me/followed/podcasts/shows/S",
      (me, by) => me.followPodcastShow("S", by),
    ],
    [
      "DELETE /v1/me/followed/podcasts/shows/S",
      (me, by) => me.unfollowPodcastShow("S", by),
    ],
  ];

  it.each(writes)("is sent once, as %s", async (line, write) => {
    const { send, calls } = createScriptedSend(undefined);

    await write(createMe(send), ask);

    expect(calls.map(({ method, path }) => `${method} ${path}`)).toEqual([
      line,
    ]);
  });

  it("of the profile sends all of it", async () => {
    const { send, calls } = createScriptedSend(undefined);
    const json = {
      name: "Ada",
      visibility: "PUBLIC",
      playbackVisibility: "PRIVATE",
    };

    await createMe(send).update(json, ask);

    expect(calls).toEqual([
      { method: "PUT", route: "/v1/me", path: "/v1/me", json },
    ]);
  });

  it("is not sent with what is no id", async () => {
    const { send, calls } = createScriptedSend(undefined);
    const me = createMe(send);

    for (const write of [
      me.saveAlbum,
      me.removePodcastEpisode,
      me.followPlaylist,
      me.unfollowPodcastShow,
    ])
      await expect(write("../..", ask)).rejects.toMatchObject({
        kind: "bad-request",
      });
    await expect(me.rateTrack("a?b", "LIKE", ask)).rejects.toMatchObject({
      kind: "bad-request",
    });
    expect(calls).toEqual([]);
  });
});
