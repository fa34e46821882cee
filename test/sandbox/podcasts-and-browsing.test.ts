import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { list, startSandbox, text } from "./start-sandbox.ts";

describe("podcasts", () => {
  it("answers a show by ASIN under its UUID, with a description in HTML", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(
      `/v1/podcasts/shows/${works.podcastShows.asinOfPlain}`,
    );

    expect(body["data"]?.["podcastShow"]).toMatchObject({
      id: works.podcastShows.plain,
      description: expect.stringMatching(/^<p>.*<\/p>$/),
    });
  });

  it("has episodes with urls of raw spaces and colons", async () => {
    await using world = await startSandbox();
    const episodeId =
      world.sandbox.catalog.show(works.podcastShows.long)?.episodeIds[7] ?? "";
    const { body } = await world.ask(`/v1/podcasts/episodes/${episodeId}`);

    expect(body["data"]?.["podcastEpisode"]).toMatchObject({
      id: episodeId,
      url: expect.stringMatching(/Episode 8: /),
      releaseDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT08:00:00Z$/),
      podcast: { id: works.podcastShows.long },
    });
    const many = await world.ask(`/v1/podcasts/episodes?ids=${episodeId}`);
    expect(many.body["data"]?.["podcastEpisodes"]?.[0]).toEqual(
      body["data"]?.["podcastEpisode"],
    );
  });

  it("has shows that do not number their episodes, and one without any", async () => {
    await using world = await startSandbox();
    const { catalog } = world.sandbox;
    const id = catalog.show(works.podcastShows.unnumbered)?.episodeIds[0] ?? "";
    const { body } = await world.ask(`/v1/podcasts/episodes/${id}`);
    expect(body["data"]?.["podcastEpisode"]).toMatchObject({
      seasonNumber: null,
      episodeNumber: null,
    });

    const empty = works.podcastShows.withoutEpisodes;
    const show = await world.ask(`/v1/podcasts/shows/${empty}`);
    expect(show.body["data"]?.["podcastShow"]?.["episodes"]).toEqual({
      pageInfo: { hasNextPage: false },
      edgeCount: 0,
      edges: [],
    });
  });

  it("multi-gets shows", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(
      `/v1/podcasts/shows?ids=${works.podcastShows.plain},${works.podcastShows.long}`,
    );

    expect(
      list(body["data"]?.["podcastShows"]).map(({ id }) => text(id)),
    ).toEqual([works.podcastShows.plain, works.podcastShows.long]);
  });
});

describe("browsing", () => {
  it("shows a category whole on its own path, and by id and name beside its albums", async () => {
    await using world = await startSandbox();
    const id = world.sandbox.catalog.categoryId(9);
    const path = `/v1/browse/categories/${id}`;
    const category = async (suffix: string) =>
      (await world.ask(path + suffix)).body["data"]?.["category"];

    expect(await category("")).toEqual({
      id,
      name: expect.any(String),
      url: `https://music.amazon.com/genres/${id}`,
      categoryType: "GENRE",
    });
    expect(Object.keys((await category("/albums")) ?? {})).toEqual([
      "id",
      "name",
      "albums",
    ]);
    expect(await category("/playlists")).toHaveProperty("url");
    world.sandbox.switches.envelope = "unwrapped";
    expect((await world.ask(path)).body).toHaveProperty("category.id", id);
  });

  it("tells apart category ids that differ in case only", async () => {
    await using world = await startSandbox();
    const id = world.sandbox.catalog.categoryId(9);
    const other = id.replace(/[a-z]/i, (letter) =>
      letter === letter.toLowerCase()
        ? letter.toUpperCase()
        : letter.toLowerCase(),
    );

    expect((await world.ask(`/v1/browse/categories/${other}`)).status).toBe(
      404,
    );
  });

  it("does not know the doubled segment of Amazon's examples", async () => {
    await using world = await startSandbox();

    expect((await world.ask("/v1/browse/browse/categories")).status).toBe(404);
  });

  it("shows each user other tops", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.users.ben.accessToken;
    const ada = await world.ask("/v1/browse/tracks/top");
    const ben = await world.ask("/v1/browse/tracks/top", { token });

    expect(ben.status).toBe(200);
    expect(ben.body).not.toEqual(ada.body);
  });

  it("lists markets", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask("/v1/markets");

    expect(list(body["data"]?.["markets"])).toContainEqual({
      id: "US",
      name: "United States",
    });
  });
});
