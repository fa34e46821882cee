import { describe, expect, it } from "@jest/globals";
import {
  createViews,
  viewRoutes,
} from "../../../src/amazon-music/resources/views.ts";
import type { Oddity } from "../../../src/amazon-music/send.ts";
import { ask, createScriptedSend } from "../scripted-send.ts";

const whole = { id: "", groupId: null, token: null };

describe("a view", () => {
  it.each([
    [{ route: "/v1/views/home" }, "/v1/views/home"],
    [{ route: "/v1/views/home", token: "T" }, "/v1/views/home?cursor=T"],
    [
      { route: "/v1/views/podcasts", groupId: "a%23B", token: "%22T%22" },
      "/v1/views/podcasts/a%23B?cursor=%22T%22",
    ],
    [{ route: "/v1/views/albums/{id}", id: "B1" }, "/v1/views/albums/B1"],
    [
      { route: "/v1/views/podcasts/shows/{id}", id: "s", token: "0%3AT" },
      "/v1/views/podcasts/shows/s?cursor=0%3AT",
    ],
  ] as const)("%j is asked for as %s", async (place, path) => {
    const { send, calls } = createScriptedSend({ data: { id: "v" } });

    const view = await createViews(send).get({ ...whole, ...place }, ask);

    expect(view.id).toBe("v");
    expect(calls).toEqual([{ method: "GET", route: place.route, path }]);
  });

  it.each([
    { route: "/v1/views/albums/{id}", id: "../me" },
    { route: "/v1/views/home", groupId: "../me" },
    { route: "/v1/views/home", groupId: "a/b" },
    { route: "/v1/views/home", groupId: "a%2Fb" },
    { route: "/v1/views/recent", groupId: "recently-played" },
    { route: "/v1/views/library", groupId: "playlists" },
  ] as const)("is not asked for at a wrong place: %j", async (place) => {
    const { send, calls } = createScriptedSend({ data: { id: "v" } });

    await expect(
      createViews(send).get({ ...whole, ...place }, ask),
    ).rejects.toMatchObject({ kind: "bad-request", route: place.route });
    expect(calls).toEqual([]);
  });

  it("tells of each entity that is left out", async () => {
    const oddities: Oddity[] = [];
    const { send } = createScriptedSend({ id: "v", entity: { _type: "X" } });
    const onOddity = (oddity: Oddity) => oddities.push(oddity);

    await createViews(Object.assign(send, { onOddity })).get(
      { ...whole, route: "/v1/views/home" },
      ask,
    );

    expect(oddities).toEqual([
      {
        route: "/v1/views/home",
        what: 'an entity of the unknown type "X" was left out',
      },
    ]);
  });
});

describe("a group's own path", () => {
  const { hasGroupPath, viewAtGroupPath } = createViews(
    createScriptedSend(undefined).send,
  );

  it("is there for groups of three views, and none of the others", () => {
    expect(viewRoutes.filter((route) => hasGroupPath(route, "g"))).toEqual([
      "/v1/views/home",
      "/v1/views/podcasts",
      "/v1/views/library",
    ]);
  });

  it("is another view's for some groups of the library", () => {
    for (const [groupId, route] of [
      ["playlists", "/v1/views/library/playlists"],
      ["albums", "/v1/views/library/albums"],
      ["saved-albums", null],
      ["shows", null],
    ] as const) {
      expect(viewAtGroupPath("/v1/views/library", groupId)).toBe(route);
      expect(hasGroupPath("/v1/views/library", groupId)).toBe(route === null);
    }
  });
});

describe("a search for everything", () => {
  it.each([
    ["a list under data", { data: [{ id: "a" }, { id: "b" }] }, ["a", "b"]],
    ["one view", { data: { id: "a" } }, ["a"]],
    ["an empty list", { data: [] }, []],
  ])("reads %s", async (_, body, ids) => {
    const { send, calls } = createScriptedSend(body);

    const views = await createViews(send).search("a&b c", 7, ask);

    expect(views.map(({ id }) => id)).toEqual(ids);
    expect(calls.map(({ path }) => path)).toEqual([
      "/v1/search?query=a%26b%20c&limit=7",
    ]);
  });

  it("fails where there is no view", async () => {
    const { send } = createScriptedSend({ data: null });

    await expect(createViews(send).search("a", 7, ask)).rejects.toMatchObject({
      kind: "malformed",
    });
  });
});
