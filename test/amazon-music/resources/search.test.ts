import { describe, expect, it } from "@jest/globals";
import { createSearch } from "../../../src/amazon-music/resources/search.ts";
import { startClient } from "../start-client.ts";
import { ask, createScriptedSend } from "../scripted-send.ts";

const searchFilters = [{ query: "harbour" }];

describe("a search of one kind", () => {
  it.each([
    ["tracks", "/v1/search/tracks"],
    ["albums", "/v1/search/albums"],
    ["artists", "/v1/search/artists"],
    ["playlists", "/v1/search/playlists"],
    ["podcastShows", "/v1/search/podcasts/shows"],
    ["podcastEpisodes", "/v1/search/podcasts/episodes"],
  ] as const)("of %s takes limit and token in its body", async (kind, path) => {
    const { send, calls } = createScriptedSend({
      edges: [{ node: { id: "B1" } }],
    });
    const search = createSearch(send);
    const owner = search.toOwner({ searchFilters, sortBy: "name" });

    await search[kind].getPage(owner, { limit: 20, token: null }, ask);
    const page = await search[kind].getPage(
      owner,
      { limit: 20, token: "T&" },
      ask,
    );

    expect(page.edges).toMatchObject([{ node: { id: "B1" } }]);
    const json = { searchFilters, sortBy: "name", limit: 20 };
    const call = { method: "POST", route: path, path, isIdempotent: true };
    expect(calls).toEqual([
      { ...call, json },
      { ...call, json: { ...json, token: "T&" } },
    ]);
    expect(search[kind]).toMatchObject({ route: path, maxLimit: 20 });
  });

  it("goes on where Amazon's page ends", async () => {
    await using world = await startClient();
    const { search } = world.client;
    const owner = search.toOwner({ searchFilters: [{ query: "e" }] });

    const first = await search.albums.getPage(
      owner,
      { limit: 20, token: null },
      world.ask,
    );
    const second = await search.albums.getPage(
      owner,
      { limit: 20, token: first.nextToken },
      world.ask,
    );

    const ids = [...first.edges, ...second.edges].map(({ node }) => node.id);
    expect(new Set(ids).size).toBe(40);
  });
});

describe("a question", () => {
  const { toOwner } = createSearch(createScriptedSend(undefined).send);

  it("is written the same however its parts are ordered", () => {
    expect(
      toOwner({ sortBy: "name", searchFilters: [{ query: "a", field: "id" }] }),
    ).toBe(
      toOwner({ searchFilters: [{ field: "id", query: "a" }], sortBy: "name" }),
    );
  });

  it("is another where anything of it is", () => {
    const questions = [
      { searchFilters: [{ query: "a" }] },
      { searchFilters: [{ query: "a" }], sortBy: "name" },
      { searchFilters: [{ query: "b" }] },
      { searchFilters: [{ query: "a", field: "name" }] },
      { searchFilters: [{ query: "a" }, { query: "b" }] },
      { searchFilters: [{ query: "b" }, { query: "a" }] },
    ];

    expect(new Set(questions.map(toOwner)).size).toBe(questions.length);
  });
});
