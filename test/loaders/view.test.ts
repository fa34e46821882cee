import { describe, expect, it } from "@jest/globals";
import {
  AmazonMusicError,
  type AmazonMusic,
  type EntityGroup,
  type View,
  type ViewAsk,
} from "../../src/amazon-music/index.ts";
import { createWave, type PageAddress } from "../../src/loaders/index.ts";
import { createOnce } from "../../src/loaders/once.ts";
import { createViews, type Views } from "../../src/loaders/view.ts";
import { works } from "../../src/sandbox/index.ts";
import {
  cursorOf,
  cursors,
  lastCursor,
  readEdges,
  startPersonal,
} from "./start-personal.ts";

const home: PageAddress = { route: "/v1/views/home", id: "", groupId: null };
const artist: PageAddress = {
  route: "/v1/views/artists/{id}",
  id: works.artists.prolific,
  groupId: null,
};
const library: PageAddress = {
  route: "/v1/views/library",
  id: "",
  groupId: null,
};

const group = (
  id: string,
  entityIds: readonly string[] = [],
  nextToken: string | null = null,
): EntityGroup => ({
  id,
  title: null,
  viewType: null,
  entities: entityIds.map((entityId) => ({ _type: "Album", id: entityId })),
  nextToken,
});

const view = (
  groups: readonly EntityGroup[],
  nextToken: string | null = null,
): View => ({
  id: "view",
  title: null,
  images: null,
  entity: null,
  groups,
  nextToken,
});

/** Views of an Amazon that answers by rote, for answers that no sandbox gives; with what it was asked. */
function createScripted(answer: (ask: ViewAsk) => View): {
  views: Views;
  asks: ViewAsk[];
} {
  const asks: ViewAsk[] = [];
  const scripted: Pick<
    AmazonMusic["views"],
    "get" | "hasGroupPath" | "viewAtGroupPath" | "search"
  > = {
    get: async (ask) => {
      asks.push(ask);
      return answer(ask);
    },
    hasGroupPath: () => false,
    viewAtGroupPath: () => null,
    search: () => Promise.resolve([view([group("g", ["B1"], "T")], "T")]),
  };
  const views = createViews({
    // Nothing else of Amazon's is asked for views.
    amazonMusic: { views: scripted } as unknown as AmazonMusic,
    ask: { accessToken: "Atza|ada" },
    callerId: "ada",
    cursors,
    once: createOnce(createWave({ maxHoldMs: 60_000 })),
  });
  return { views, asks };
}

describe("a view", () => {
  it("is null where what it is about does not exist", async () => {
    await using world = await startPersonal();
    const { views } = world.createPersonal();

    expect(await views.load({ ...artist, id: "B0UNKNOWN0" })).toBeNull();
    expect(await views.load({ ...home, groupId: "no-such" })).toBeNull();
  });

  it.each([
    new AmazonMusicError("timeout", "late", { method: "GET", route: "/v1" }),
    new TypeError("a bug"),
    "no error at all",
  ])("fails as its call fails: %s", async (reason) => {
    const { views } = createScripted(() => {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- Whatever is thrown comes through.
      throw reason;
    });

    await expect(views.load(home)).rejects.toBe(reason);
  });

  it("of one group alone is asked for by the group's path", async () => {
    await using world = await startPersonal();
    const { sandbox } = world;
    const whole = await world.createPersonal().views.load(home);
    const groupId = whole?.view.groups[3]?.id ?? "";
    sandbox.requests.length = 0;

    const one = await world.createPersonal().views.load({ ...home, groupId });

    expect(one?.view.groups.map(({ id }) => id)).toEqual([groupId]);
    expect(sandbox.requests).toEqual([`GET /v1/views/home/${groupId}`]);
  });

  it("of one group alone is taken out of the whole where the path is another view's", async () => {
    await using world = await startPersonal();
    const { views } = world.createPersonal();

    const one = await views.load({ ...library, groupId: "playlists" });

    expect(one?.address.route).toBe("/v1/views/library");
    expect(one?.view).toMatchObject({
      id: "library",
      groups: [{ id: "playlists" }],
      nextToken: null,
    });
    expect(world.sandbox.requests).toEqual(["GET /v1/views/library"]);
  });

  it("of one group alone is null where the whole does not hold it, or is gone", async () => {
    const gone = new AmazonMusicError("not-found", "gone", {
      method: "GET",
      route: "/v1",
    });
    const { views } = createScripted(() => view([group("other")]));
    const { views: ofNothing } = createScripted(() => {
      throw gone;
    });

    for (const one of [views, ofNothing])
      expect(await one.load({ ...library, groupId: "playlists" })).toBeNull();
  });
});

describe("a group by its id", () => {
  it("is asked for by its path", async () => {
    await using world = await startPersonal();
    const { views } = world.createPersonal();

    const found = await views.loadGroup(library, "saved-albums");

    expect(found).toMatchObject({
      _type: "EntityGroup",
      address: library,
      group: { id: "saved-albums" },
    });
    expect(world.sandbox.requests).toEqual([
      "GET /v1/views/library/saved-albums",
    ]);
  });

  it("is null where its path leads nowhere", async () => {
    await using world = await startPersonal();

    expect(
      await world.createPersonal().views.loadGroup(library, "no-such"),
    ).toBeNull();
  });

  it("is looked for page by page where it has no path", async () => {
    await using world = await startPersonal();
    world.sandbox.switches.shortPages = true;
    const { views } = world.createPersonal();

    const found = await views.loadGroup(artist, "related-playlists");

    expect(found).toMatchObject({ group: { id: "related-playlists" } });
    expect(world.sandbox.requests).toHaveLength(2);
    expect(await views.loadGroup(artist, "no-such")).toBeNull();
    expect(world.sandbox.requests).toHaveLength(2);
  });

  it("is null where its view does not exist", async () => {
    await using world = await startPersonal();
    const nobody = { ...artist, id: "B0UNKNOWN0" };

    expect(
      await world.createPersonal().views.loadGroup(nobody, "top-songs"),
    ).toBeNull();
  });

  it("is given up after ten pages", async () => {
    let page = 0;
    const { views, asks } = createScripted(() => view([], `T${page++}`));

    expect(await views.loadGroup(artist, "g")).toBeNull();
    expect(asks).toHaveLength(10);
  });

  it("is not there where a further page is gone, or the view", async () => {
    const gone = new AmazonMusicError("not-found", "gone", {
      method: "GET",
      route: "/v1",
    });
    const { views, asks } = createScripted(({ token }) => {
      if (token !== null) throw gone;
      return view([], "T");
    });

    expect(await views.loadGroup(artist, "g")).toBeNull();
    expect(asks).toHaveLength(2);
  });

  it("is found again in a view of it alone, and in a search", async () => {
    await using world = await startPersonal();
    const { views } = world.createPersonal();
    const alone = { ...library, groupId: "saved-albums" };

    expect(await views.loadGroup(alone, "saved-albums")).toMatchObject({
      address: alone,
      group: { id: "saved-albums" },
    });

    const [found] = await views.search("harbour", 5);
    const address = found?.address ?? home;
    expect(await views.loadGroup(address, "top-hits")).toMatchObject({
      address,
      group: { id: "top-hits" },
    });
    expect(await views.loadGroup(address, "no-such")).toBeNull();
  });
});

describe("a search", () => {
  it("is made once for its views, found again by their ids", async () => {
    await using world = await startPersonal();
    const { views } = world.createPersonal();

    const [found] = await views.search("harbour", 5);
    const again = await views.load(found?.address ?? home);
    const none = await views.load({
      route: "/v1/search",
      query: "harbour",
      limit: 5,
      id: "no-such",
    });

    expect(again).toBe(found);
    expect(none).toBeNull();
    expect(world.sandbox.requests).toEqual([
      "GET /v1/search?query=harbour&limit=5",
    ]);
  });

  it("has no more groups, nor more in them, whatever tokens come with it", async () => {
    const { views, asks } = createScripted(() => view([]));
    const [found] = await views.search("harbour", 5);
    if (found === undefined) throw new Error("Nothing is found");

    const groups = await readEdges(views.groups(found));
    const [first] = groups.edges;
    if (first === undefined) throw new Error("There is no group");
    const entities = await readEdges(views.entities(first.node));

    for (const page of [groups, entities])
      expect(page).toMatchObject({ edges: [{}], hasNextPage: false });
    expect(asks).toEqual([]);
  });
});

describe("the groups of a view", () => {
  it("go on by the view's token", async () => {
    const { views, asks } = createScripted(({ token }) =>
      token === null ? view([group("a")], "T") : view([group("b")]),
    );
    const placed = await views.load(artist);
    if (placed === null) throw new Error("There is no view");

    const page = await readEdges(views.groups(placed));

    expect(page.edges.map(({ node }) => node.group.id)).toEqual(["a", "b"]);
    expect(asks).toEqual([
      { ...artist, token: null },
      { ...artist, token: "T" },
    ]);
  });

  it("do not go on in a view of one group, whose token is its entities'", async () => {
    const { views } = createScripted(() => view([group("a")], "T"));
    const address = { ...library, groupId: "a" };

    const page = await readEdges(
      views.groups({ _type: "View", address, view: view([group("a")], "T") }),
    );

    expect(page).toMatchObject({ edges: [{}], hasNextPage: false });
  });

  it("end where the view is gone", async () => {
    const { views } = createScripted(({ token }) => {
      if (token === null) return view([group("a")], "T");
      throw new AmazonMusicError("not-found", "gone", {
        method: "GET",
        route: "/v1",
      });
    });
    const placed = await views.load(artist);
    if (placed === null) throw new Error("There is no view");

    const page = await readEdges(views.groups(placed));

    expect(page).toMatchObject({ edges: [{}], hasNextPage: false });
  });
});

describe("the entities of a group", () => {
  it("end where the next page of the view does not hold the group", async () => {
    const { views } = createScripted(() => view([group("other", ["B9"])]));

    const page = await readEdges(
      views.entities({
        _type: "EntityGroup",
        address: artist,
        group: group("g", ["B1"], "T"),
      }),
    );

    expect(page.edges.map(({ node }) => node.id)).toEqual(["B1"]);
    expect(page.hasNextPage).toBe(false);
  });

  it("go on in a view of their own where the group's path is that view's", async () => {
    await using world = await startPersonal();
    const { requests } = world.sandbox;
    const { views, playlists } = world.createPersonal();
    const placed = await views.loadGroup(library, "playlists");
    if (placed === null) throw new Error("There is no such group");
    const own = "GET /v1/views/library/playlists";

    const all = await readEdges(views.entities(placed), 500);
    const rest = await readEdges(views.entities(placed), 5, cursorOf(all, 12));

    const ids = all.edges.map(({ node }) => node.id);
    const { edges } = await readEdges(playlists, 500);
    expect(ids).toEqual(edges.map(({ node }) => node.id));
    expect(rest.edges.map(({ node }) => node.id)).toEqual(ids.slice(13, 18));
    expect(requests.slice(0, 3)).toEqual([
      "GET /v1/views/library",
      own,
      expect.stringMatching(/^GET \/v1\/views\/library\/playlists\?cursor=/),
    ]);
  });

  it("end with the first page where Amazon names no other, though the group's path is another view's", async () => {
    await using world = await startPersonal();
    world.sandbox.switches.longestList = 10;
    const { views } = world.createPersonal();
    const placed = await views.loadGroup(library, "playlists");
    if (placed === null) throw new Error("There is no such group");

    const all = await readEdges(views.entities(placed), 500);

    expect(all).toMatchObject({ hasNextPage: false });
    expect(all.edges).toHaveLength(10);
    expect(world.sandbox.requests).toEqual(["GET /v1/views/library"]);
  });

  it("have cursors of their view, their group and their listener", async () => {
    await using world = await startPersonal();
    const { views } = world.createPersonal();
    const others = world.createPersonal("ben").views;
    const albums = await views.loadGroup(library, "saved-albums");
    const songs = await views.loadGroup(library, "saved-songs");
    if (albums === null || songs === null) throw new Error("No such groups");
    const after = lastCursor(await readEdges(views.entities(albums)));

    for (const pages of [views.entities(songs), others.entities(albums)])
      expect(await pages.read({ first: 1, after })).toBe("foreign");
    expect(
      (await readEdges(views.entities(albums), 1, after)).edges,
    ).toHaveLength(1);
  });
});
