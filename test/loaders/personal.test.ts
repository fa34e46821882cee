import { describe, expect, it } from "@jest/globals";
import type { Personal } from "../../src/loaders/index.ts";
import { works } from "../../src/sandbox/index.ts";
import { lastCursor, readEdges, startPersonal } from "./start-personal.ts";

const { plain, twoArtists } = works.albums;
const { adaLong } = works.playlists;
const { prolific } = works.artists;

const question = { searchFilters: [{ query: "e" }] };

/** How each list is read, and from where. */
const lists: readonly [string, (personal: Personal) => Promise<unknown>][] = [
  [
    "GET /v1/me/library/albums?limit=20",
    (one) => readEdges(one.libraryAlbums(null)),
  ],
  [
    `GET /v1/me/library/albums?albumIds=${plain}&limit=20`,
    (one) => readEdges(one.libraryAlbums([plain])),
  ],
  ["GET /v1/me/library/tracks?limit=20", (one) => readEdges(one.libraryTracks)],
  ["GET /v1/me/tracks?limit=20", (one) => readEdges(one.likedTracks)],
  ["GET /v1/me/playlists?limit=20", (one) => readEdges(one.playlists)],
  [
    "GET /v1/me/followed/artists?limit=20",
    (one) => readEdges(one.followedArtists),
  ],
  [
    "GET /v1/me/followed/playlists?limit=20",
    (one) => readEdges(one.followedPlaylists),
  ],
  [
    "GET /v1/player/recentlyPlayed?limit=20",
    (one) => readEdges(one.recentlyPlayed),
  ],
  [
    "GET /v1/me/recentlyPlayedEntities?limit=20",
    (one) => readEdges(one.recentlyPlayedEntities),
  ],
  ["GET /v1/browse/tracks/top?limit=20", (one) => readEdges(one.topTracks)],
  [
    "GET /v1/browse/playlists/top?limit=20",
    (one) => readEdges(one.topPlaylists),
  ],
  [
    "GET /v1/browse/podcasts/episodes/new?limit=20",
    (one) => readEdges(one.newPodcastEpisodes),
  ],
  [
    `GET /v1/playlists/${adaLong}/tracks?limit=20`,
    (one) => readEdges(one.playlistTracks(adaLong)),
  ],
  [
    `GET /v1/artists/${prolific}/followers?limit=20`,
    (one) => readEdges(one.artistFollowers(prolific)),
  ],
  ["POST /v1/search/tracks", (one) => readEdges(one.search.tracks(question))],
  ["POST /v1/search/albums", (one) => readEdges(one.search.albums(question))],
  ["POST /v1/search/artists", (one) => readEdges(one.search.artists(question))],
  [
    "POST /v1/search/playlists",
    (one) => readEdges(one.search.playlists(question)),
  ],
  [
    "POST /v1/search/podcasts/shows",
    (one) => readEdges(one.search.podcastShows(question)),
  ],
  [
    "POST /v1/search/podcasts/episodes",
    (one) => readEdges(one.search.podcastEpisodes(question)),
  ],
  ["GET /v1/me", (one) => one.user()],
  [`GET /v1/playlists/${adaLong}`, (one) => one.playlist(adaLong)],
  [
    "GET /v1/views/home",
    (one) => one.views.load({ route: "/v1/views/home", id: "", groupId: null }),
  ],
];

describe("what is a listener's own", () => {
  it.each(lists)(
    "is read once in a request and anew in the next: %s",
    async (line, read) => {
      await using world = await startPersonal();
      const { sandbox } = world;
      const request = world.createPersonal();

      const both = await Promise.all([read(request), read(request)]);
      const later = await read(request);
      expect(sandbox.requests).toEqual([line]);
      const next = await read(world.createPersonal());

      expect(sandbox.requests).toEqual([line, line]);
      for (const again of [...both, later, next])
        expect(again).toEqual(both[0]);
    },
  );

  it("is not what is another's, though both are asked at once", async () => {
    await using world = await startPersonal();

    const [ada, ben] = await Promise.all(
      (["ada", "ben"] as const).map((name) =>
        readEdges(world.createPersonal(name).libraryAlbums(null), 3),
      ),
    );

    expect(ada?.edges.map(({ node }) => node.id)).toContain(plain);
    expect(ben?.edges.map(({ node }) => node.id)).not.toContain(plain);
  });

  it("has cursors that are of no use to another", async () => {
    await using world = await startPersonal();
    const own = await readEdges(world.createPersonal().likedTracks);
    const { likedTracks } = world.createPersonal("ben");

    expect(await likedTracks.read({ first: 1, after: lastCursor(own) })).toBe(
      "foreign",
    );
  });

  it("is a searched list of its own for each question", async () => {
    await using world = await startPersonal();
    const { search } = world.createPersonal();
    const found = await readEdges(search.albums(question));
    const sorted = search.albums({ ...question, sortBy: "name" });

    expect(await sorted.read({ first: 1, after: lastCursor(found) })).toBe(
      "foreign",
    );
  });

  it("holds none of no albums, and asks nobody", async () => {
    await using world = await startPersonal();

    const page = await readEdges(world.createPersonal().libraryAlbums([]));

    expect(page).toEqual({
      edges: [],
      hasNextPage: false,
      hasPreviousPage: false,
    });
    expect(world.sandbox.requests).toEqual([]);
  });

  it("is not there where Amazon shows it to others only", async () => {
    await using world = await startPersonal();
    const personal = world.createPersonal("ben");
    const { userId } = world.sandbox.users.ada;

    expect(await personal.playlist(adaLong)).toBeNull();
    expect(
      await personal.playlistTracks(adaLong).read({ first: 1 }),
    ).toBeNull();
    expect(
      await personal.userRecentlyPlayedEntities(userId).read({ first: 1 }),
    ).toBeNull();
  });
});

describe("a change", () => {
  it("hands out what the write does, and runs it as the listener", async () => {
    await using world = await startPersonal();

    const saved = await world
      .createPersonal("ben")
      .change(({ me }, ask) => me.saveAlbum(plain, ask));

    expect(saved).toMatchObject({ node: { id: plain }, saveState: "SAVED" });
    expect(world.sandbox.exchanges[0]).toMatchObject({ user: "ben" });
  });

  it("lets everything be read anew", async () => {
    await using world = await startPersonal();
    const personal = world.createPersonal();
    const read = async () => {
      await personal.user();
      const { edges } = await readEdges(personal.libraryAlbums(null), 1);
      return edges[0]?.node.id;
    };
    expect(await read()).toBe(plain);

    await personal.change(({ me }, ask) => me.saveAlbum(twoArtists, ask));

    expect(await read()).toBe(twoArtists);
    expect(
      world.sandbox.requests.filter((line) => line === "GET /v1/me"),
    ).toHaveLength(2);
  });

  it("lets everything be read anew where it failed, since it may have been carried out", async () => {
    await using world = await startPersonal();
    const personal = world.createPersonal();
    const read = () => readEdges(personal.libraryAlbums(null), 1);
    await read();
    world.sandbox.faults.add({
      match: { method: "PUT" },
      fault: { kind: "cut", at: "start", isCarriedOut: true },
    });

    await expect(
      personal.change(({ me }, ask) => me.saveAlbum(twoArtists, ask)),
    ).rejects.toMatchObject({ kind: "unavailable" });

    expect((await read()).edges[0]?.node.id).toBe(twoArtists);
  });
});
