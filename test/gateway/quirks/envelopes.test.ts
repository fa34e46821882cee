import { describe, expect, it } from "@jest/globals";
import {
  works,
  type Fault,
  type Sandbox,
  type Switches,
} from "../../../src/sandbox/index.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";

const { albums, artists, playlists, podcastShows, tracks } = works;

/** Searching builds an index of everything there is. */
const sandboxOptions = { catalog: { albums: 60, tracks: 600, artists: 20 } };

/** What the gateway answers while Amazon behaves in a way of its own; in a gateway that remembers nothing. */
async function askAnew(
  { sandbox }: RunningGateway,
  switches: Partial<Switches>,
  document: string,
) {
  Object.assign(sandbox.switches, switches);
  await using gateway = await startGateway({ sandbox });
  const { data, errors } = await gateway.query(document);
  sandbox.resetSwitches();
  return { data, errors };
}

function categoryId({ catalog }: Sandbox): string {
  return catalog.categoryId(3);
}

describe("an answer with nothing around what was asked for", () => {
  // Amazon's example of a category has neither braces nor `data`.
  it("is read as one in the documented envelope, whatever was asked", async () => {
    await using gateway = await startGateway({ sandboxOptions });
    const document = `{
      category(catalogId: "${categoryId(gateway.sandbox)}") { name categoryType }
      playlist(catalogId: "${playlists.editorial}") { title }
      podcastShow(catalogId: "${podcastShows.plain}") { title author }
      album(catalogId: "${albums.plain}") { title label }
      categories(first: 3) { nodes { name } pageInfo { hasNextPage } }
      homeView { viewId title entityGroups(first: 2) { nodes { groupId } } }
      search(query: "harbour") { viewId title }
      markets { code name }
      me { name }
    }`;
    const usual = await askAnew(gateway, {}, document);
    expect(usual.errors).toBeUndefined();
    expect(await askAnew(gateway, { envelope: "unwrapped" }, document)).toEqual(
      usual,
    );
  });

  it("is read without the name of what was asked for too, where it is one thing", async () => {
    await using gateway = await startGateway();
    const document = `{
      category(catalogId: "${categoryId(gateway.sandbox)}") { name categoryType }
      playlist(catalogId: "${playlists.editorial}") { title }
      podcastShow(catalogId: "${podcastShows.plain}") { title author }
      categories(first: 3) { nodes { name } }
      me { name }
    }`;
    const usual = await askAnew(gateway, {}, document);
    expect(usual.errors).toBeUndefined();
    expect(await askAnew(gateway, { envelope: "bare" }, document)).toEqual(
      usual,
    );
  });
});

describe("a changed profile", () => {
  // The table promises `updateUser`; the example is the bare user.
  it.each<[string, Partial<Switches>]>([
    ["as documented", {}],
    ["without an envelope", { envelope: "unwrapped" }],
    ["as the bare user", { envelope: "bare" }],
    ["with nothing at all", { writeAnswers: "no-content" }],
  ])("is shown where Amazon answers the change %s", async (_, switches) => {
    await using gateway = await startGateway();
    Object.assign(gateway.sandbox.switches, switches);
    const { data, errors } = await gateway.query(`mutation {
      updateProfile(
        input: { name: "Countess", visibility: PRIVATE, playbackVisibility: PUBLIC }
      ) { me { name visibility playbackVisibility } userErrors { message } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      updateProfile: {
        me: {
          name: "Countess",
          visibility: "PRIVATE",
          playbackVisibility: "PUBLIC",
        },
        userErrors: [],
      },
    });
  });
});

describe("a saved album", () => {
  it.each<[string, Partial<Switches>]>([
    ["without an envelope", { envelope: "unwrapped" }],
    ["with nothing at all", { writeAnswers: "no-content" }],
  ])("is shown where Amazon answers the saving %s", async (_, switches) => {
    await using gateway = await startGateway();
    Object.assign(gateway.sandbox.switches, switches);
    const { data, errors } = await gateway.query(`mutation {
      saveAlbum(input: { catalogId: "${albums.twoArtists}" }) {
        album { title } saveState
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      saveAlbum: { album: { title: "Shared Umbrella" }, saveState: "SAVED" },
    });
  });
});

describe("a lookup by id", () => {
  // The one client seen against the real service reads the singular.
  it.each<[string, Partial<Switches>]>([
    ["in the singular", { multiGetKey: "singular" }],
    [
      "in the singular, and without a list around one",
      { multiGetKey: "singular", multiGetShape: "object" },
    ],
    ["without a list around one", { multiGetShape: "object" }],
  ])(
    "finds things of every type where Amazon names them %s",
    async (_, switches) => {
      await using gateway = await startGateway();
      const { sandbox } = gateway;
      const shows = [podcastShows.plain, podcastShows.long];
      const [episode] =
        sandbox.catalog.show(podcastShows.long)?.episodeIds ?? [];
      const document = `{
        album(catalogId: "${albums.plain}") { title }
        artist(catalogId: "${artists.plain}") { name }
        track(catalogId: "${tracks.plain}") { title }
        podcastShows(catalogIds: ${JSON.stringify(shows)}) { title }
        podcastEpisode(catalogId: "${episode}") { title }
      }`;
      const usual = await askAnew(gateway, {}, document);
      expect(usual.errors).toBeUndefined();
      expect(JSON.stringify(usual.data)).not.toContain("null");
      expect(await askAnew(gateway, switches, document)).toEqual(usual);
    },
  );
});

describe("a search for everything", () => {
  // Alone among the answers it has a list under `data`.
  it("shows its views, each with its groups", async () => {
    await using gateway = await startGateway({ sandboxOptions });
    const { data, errors } = await gateway.query(`{
      search(query: "harbour", limit: 2) {
        viewId
        title
        entityGroups(first: 3) { nodes { groupId title viewType } }
      }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      search: [
        {
          viewId: "catalog",
          title: "Catalog Data",
          entityGroups: {
            nodes: [
              { groupId: "top-hits", title: "Top Results", viewType: "LIST" },
              { groupId: "tracks", title: "tracks", viewType: "GRID" },
              { groupId: "albums", title: "albums", viewType: "GRID" },
            ],
          },
        },
      ],
    });
  });
});

describe("the status of an error", () => {
  const refusal = (status: number, told: string | number): Fault => ({
    kind: "body",
    status,
    body: JSON.stringify({ error: { status: told, message: "No." } }),
  });
  // The documents write it as text in the body.
  it.each([
    [500, "403", "UPSTREAM_UNAVAILABLE"],
    [403, "500", "FORBIDDEN"],
    [429, 200, "UPSTREAM_THROTTLED"],
  ])(
    "is the one of HTTP, %i, though the body says %j",
    async (status, told, code) => {
      await using gateway = await startGateway();
      gateway.sandbox.faults.add({
        fault: refusal(status, told),
        match: { path: "/v1/albums" },
      });
      const { errors } = await gateway.query(
        `{ album(catalogId: "${albums.plain}") { title } }`,
      );
      expect(errors).toMatchObject([
        { extensions: { code, upstream: { status } } },
      ]);
    },
  );

  it("makes nothing of a thing that does not exist, though the body says it does", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      fault: refusal(404, "200"),
      match: { path: "/v1/albums" },
    });
    expect(
      await gateway.query(`{ album(catalogId: "${albums.plain}") { title } }`),
    ).toMatchObject({ data: { album: null }, errors: undefined });
  });
});
