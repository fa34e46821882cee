import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import {
  list,
  startSandbox,
  text,
  type Loose,
  type World,
} from "./start-sandbox.ts";
import { entityIds, groupOf, withCursor } from "./walk.ts";

async function view(world: World, target: string): Promise<Loose> {
  const { status, body } = await world.ask(target);
  if (body["data"] === undefined)
    throw new Error(`${target} answered ${status}`);
  return body["data"];
}

/** All ids of one group, paged on the given path. */
async function walkGroup(
  world: World,
  path: string,
  groupId: string,
  first: Loose,
  query = "",
): Promise<string[]> {
  const ids: string[] = [];
  let group = groupOf(first, groupId);
  for (;;) {
    ids.push(...entityIds(group));
    const token = group?.["content"]?.["nextPageToken"];
    if (typeof token !== "string") return ids;
    group = groupOf(await view(world, withCursor(path, token, query)), groupId);
  }
}

const playParams = {
  id: expect.stringMatching(/^mrn:1\.0:/),
  selections: expect.any(Array),
};

describe("the views of many groups", () => {
  it("page their groups on their own path", async () => {
    await using world = await startSandbox();
    for (const [path, count] of [
      ["/v1/views/home", 24],
      ["/v1/views/podcasts", 14],
      ["/v1/views/library", 4],
    ] as const) {
      const ids: string[] = [];
      for (let target: string | undefined = path; target !== undefined;) {
        const { content } = (await view(world, target)) as { content?: Loose };
        ids.push(...list(content?.["entityGroups"]).map(({ id }) => text(id)));
        const token = content?.["nextPageToken"];
        target =
          typeof token === "string" ? withCursor(path, token) : undefined;
      }
      expect(new Set(ids).size).toBe(count);
    }
  });

  it("page the entities of a group on the path of the group", async () => {
    await using world = await startSandbox();
    const home = await view(world, "/v1/views/home?limit=5");
    const group = list(home["content"]?.["entityGroups"])[3];
    const id = text(group?.["id"]);

    expect(entityIds(group)).toHaveLength(5);
    const path = `/v1/views/home/${id}`;
    const ids = await walkGroup(world, path, id, home, "limit=5");
    expect(ids).toHaveLength(14);
    expect(new Set(ids).size).toBe(14);
  });

  it("take the ids of groups as they are, escapes included, and know no others", async () => {
    await using world = await startSandbox();
    const podcasts = await view(world, "/v1/views/podcasts");
    const group = list(podcasts["content"]?.["entityGroups"])[2];
    const id = text(group?.["id"]);
    const token = text(group?.["content"]?.["nextPageToken"]);

    expect(id).toMatch(/%23EDITORIAL%23PODCASTS$/);
    expect(token).toMatch(/^%22[0-9a-f-]{36}%22$/);
    const path = `/v1/views/podcasts/${id}`;
    expect((await world.ask(withCursor(path, token))).status).toBe(200);
    const twice = `${path}?cursor=${encodeURIComponent(token)}`;
    expect((await world.ask(twice)).status).toBe(400);
    const encoded = `/v1/views/podcasts/${encodeURIComponent(id)}`;
    expect((await world.ask(encoded)).status).toBe(404);
    // Decoded, the path ends at the number sign.
    const cut = `/v1/views/podcasts/${id.replace(/%23.*/, "")}`;
    expect((await world.ask(cut)).status).toBe(404);
  });

  it("lose a group whose name is a view of its own to that view", async () => {
    await using world = await startSandbox();
    const library = await view(world, "/v1/views/library");
    const clashing = groupOf(library, "playlists");
    const token = text(clashing?.["content"]?.["nextPageToken"]);

    const own = await view(world, "/v1/views/library/playlists");
    expect(own["id"]).toBe("library-playlists");
    expect(groupOf(own, "your-playlists")).toBeDefined();
    const lost = await world.ask(
      withCursor("/v1/views/library/playlists", token),
    );
    expect(lost.status).toBe(400);
  });

  it("differ from user to user", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.users.ben.accessToken;
    for (const path of [
      "/v1/views/home",
      "/v1/views/library",
      "/v1/views/recent",
    ]) {
      const ada = await world.ask(path);
      const ben = await world.ask(path, { token });
      expect(ben.status).toBe(200);
      expect(ben.body).not.toEqual(ada.body);
    }
  });
});

describe("the views of one thing", () => {
  it("shows an artist with followers, songs, releases and playlists", async () => {
    await using world = await startSandbox();
    const path = `/v1/views/artists/${works.artists.prolific}`;
    const artist = await view(world, path);

    expect(artist).toMatchObject({
      _type: "View",
      id: works.artists.prolific,
      entity: { _type: "Artist", followerCount: 120, playParams },
    });
    expect(artist["entity"]).not.toHaveProperty("url");
    expect(groupOf(artist, "top-songs")).toMatchObject({ viewType: "TABLE" });
    const songs = await walkGroup(world, path, "top-songs", artist);
    expect(new Set(songs).size).toBe(230);
  });

  it("counts groups by the limit of an artist's view", async () => {
    await using world = await startSandbox();
    const path = `/v1/views/artists/${works.artists.plain}`;
    const first = await view(world, `${path}?limit=2`);
    const groups = (one: Loose) =>
      list(one["content"]?.["entityGroups"]).map(({ id }) => text(id));

    expect(groups(first)).toEqual(["top-songs", "releases"]);
    const token = text(first["content"]?.["nextPageToken"]);
    expect(token).toMatch(/^tcs-V1_/);
    const next = await view(world, withCursor(path, token, "limit=2"));
    expect(groups(next)).toEqual(["related-playlists"]);
  });

  it("shows an album with all its songs in a group without a title", async () => {
    await using world = await startSandbox();
    const album = await view(world, `/v1/views/albums/${works.albums.boxSet}`);
    const songs = groupOf(album, "songs");

    expect(album["entity"]).toMatchObject({
      _type: "Album",
      trackCount: 300,
      duration: expect.any(Number),
      releaseDate: "2022-02-02T05:00:00.000Z",
      label: expect.any(String),
      artists: [{ id: works.artists.partner, name: "The Lantern Office" }],
    });
    expect(songs).not.toHaveProperty("title");
    expect(entityIds(songs)).toHaveLength(300);
    const card = list(songs?.["content"]?.["entities"])[0];
    expect(card).toMatchObject({
      _type: "Track",
      isrc: expect.stringMatching(/^[a-z]{5}\d{7}$/),
      playParams: {
        ...playParams,
        containerId: `mrn:1.0:catalog:album:asin:${works.albums.boxSet}?territory=US`,
      },
    });
    for (const absent of ["url", "duration"])
      expect(card).not.toHaveProperty(absent);
  });

  it("shows a playlist with what only views tell of it", async () => {
    await using world = await startSandbox();
    const path = `/v1/views/playlists/${works.playlists.long}`;
    const playlist = await view(world, path);

    expect(playlist["entity"]).toMatchObject({
      description: expect.any(String),
      curator: { id: null, name: expect.any(String) },
    });
    expect(playlist["entity"]).not.toHaveProperty("trackCount");
    expect(entityIds(groupOf(playlist, "songs"))).toHaveLength(250);
    const first = await view(world, `${path}?limit=90`);
    const songs = await walkGroup(world, path, "songs", first, "limit=90");
    expect(songs).toEqual(entityIds(groupOf(playlist, "songs")));
  });

  it("shows a podcast by ASIN, under its UUID, with tokens escaped already", async () => {
    await using world = await startSandbox();
    const path = `/v1/views/podcasts/shows/${works.podcastShows.long}`;
    const show = await view(world, path);
    const episodes = groupOf(show, "episodes");

    expect(entityIds(episodes)).toHaveLength(20);
    expect(episodes?.["content"]?.["nextPageToken"]).toBe(
      `0%3A${entityIds(episodes)[19]}`,
    );
    expect(new Set(await walkGroup(world, path, "episodes", show)).size).toBe(
      230,
    );
    const twice = `${path}?cursor=0%253A${entityIds(episodes)[19]}`;
    expect((await world.ask(twice)).status).toBe(400);
    const byAsin = await view(
      world,
      `/v1/views/podcasts/shows/${works.podcastShows.asinOfPlain}`,
    );
    expect(byAsin["id"]).toBe(works.podcastShows.plain);
  });

  it("shows each listener their own progress", async () => {
    await using world = await startSandbox();
    const path = `/v1/views/podcasts/shows/${works.podcastShows.long}`;
    const progress = async (token: string) => {
      const { body } = await world.ask(path, { token });
      const [group] = list(body["data"]?.["content"]?.["entityGroups"]);
      return list(group?.["content"]?.["entities"]).map(
        (episode) => episode["playbackInformation"],
      );
    };
    const { ada, ben } = world.sandbox.users;

    const adas = await progress(ada.accessToken);
    expect(adas).toContainEqual({ progressMilliseconds: null });
    expect(adas).toContainEqual({ progressMilliseconds: expect.any(Number) });
    expect(await progress(ben.accessToken)).not.toEqual(adas);
  });

  it("answers under another id than asked when told so", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.answeredIds = "global-asin";
    const asked = works.podcastShows.plain;
    const show = await view(world, `/v1/views/podcasts/shows/${asked}`);

    expect(show["id"]).not.toBe(asked);
    expect(show["entity"]?.["id"]).toBe(show["id"]);
  });
});

describe("the views of the library", () => {
  it.each([
    ["albums", "albums", 50, 233],
    ["artists", "followed-artists", 10, 130],
    ["songs", "songs", 50, 241],
    ["playlists", "your-playlists", 10, 130],
    ["podcasts", "podcast-shows", 10, 25],
    ["podcasts", "podcast-episodes", 10, 25],
  ])("page %s: %s on their own path", async (name, groupId, size, length) => {
    await using world = await startSandbox();
    const path = `/v1/views/library/${name}`;
    const first = await view(world, path);

    expect(first).toMatchObject({
      id: `library-${name}`,
      entity: { _type: "User", name: "Ada" },
    });
    expect(entityIds(groupOf(first, groupId))).toHaveLength(size);
    const ids = await walkGroup(world, path, groupId, first);
    expect(new Set(ids).size).toBe(length);
  });

  it("show what was played as albums, artists and stations", async () => {
    await using world = await startSandbox();
    const recent = await view(world, "/v1/views/recent?limit=100");
    const entities = list(
      groupOf(recent, "recently-played")?.["content"]?.["entities"],
    );

    expect(new Set(entities.map((entity) => text(entity["_type"])))).toEqual(
      new Set(["Album", "Artist", "Station"]),
    );
    expect(entities[0]?.["playParams"]).toHaveProperty("containerIds", null);
    expect(recent).not.toHaveProperty("entity");
    expect(recent).not.toHaveProperty("title");
  });
});

describe("a view with surprises", () => {
  it("holds unheard-of kinds of entities and groups when told so", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.viewTypes = "other";
    const album = await view(world, `/v1/views/albums/${works.albums.plain}`);
    const songs = groupOf(album, "songs");

    expect(songs?.["viewType"]).toBe("CAROUSEL");
    expect(list(songs?.["content"]?.["entities"])[0]).toMatchObject({
      _type: "Hologram",
    });
    expect(entityIds(songs)).toHaveLength(6);
  });

  it("lacks every type but those of entities when told so", async () => {
    await using world = await startSandbox();
    world.sandbox.switches.untyped = "containers";
    const album = await view(world, `/v1/views/albums/${works.albums.plain}`);

    expect(album).not.toHaveProperty("_type");
    expect(groupOf(album, "songs")).not.toHaveProperty("_type");
    expect(album["entity"]).toHaveProperty("_type", "Album");
    world.sandbox.switches.untyped = "everything";
    const path = `/v1/views/albums/${works.albums.plain}`;
    expect(JSON.stringify(await view(world, path))).not.toContain("_type");
  });
});
