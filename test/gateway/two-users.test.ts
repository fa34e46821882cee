import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import {
  readKey,
  redisServerPath,
  startRedisServer,
  until,
  type RedisServer,
} from "../support/redis-server.ts";
import { startGatewayOnRedis } from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const describeOnRedis =
  redisServerPath === undefined ? describe.skip : describe;

const names = ["ada", "ben"] as const;
type Name = (typeof names)[number];

/** What is a listener's own, or chosen for them. */
const personal = [
  "{ me { id userId name handle tier visibility url images { url } } }",
  "{ me { libraryAlbums(first: 120) { edges { cursor objectId node { catalogId } } } libraryTracks { nodes { catalogId } } likedTracks { nodes { catalogId } } } }",
  "{ me { playlists(first: 3) { nodes { id title visibility trackCount eligibility { playbackSubscriptionTiers } tracks(first: 5) { edges { cursor entryId } } } } } }",
  "{ me { followedArtists { nodes { catalogId } } followedPlaylists { nodes { catalogId } } recentlyPlayed { edges { playedAt node { catalogId } } } recentlyPlayedEntities { nodes { catalogId } } } }",
  "{ homeView { entityGroups(first: 24) { nodes { groupId entities(first: 10) { nodes { __typename catalogId } } } } } }",
  "{ me { libraryView { entity { catalogId } entityGroups { nodes { entities { nodes { catalogId } } } } } recentlyPlayedView { entityGroups { nodes { entities { nodes { catalogId } } } } } } }",
  "{ topTracks { nodes { catalogId } } topPlaylists { nodes { catalogId } } newPodcastEpisodes { nodes { catalogId } } }",
  `{ podcastShowView(catalogId: "${works.podcastShows.plain}") { entityGroups { nodes { entities { nodes { catalogId ... on PodcastEpisode { playbackInformation { progressMilliseconds } } } } } } } }`,
];

async function ask<Data>(
  { query, sandbox }: RunningGateway,
  name: Name,
  document: string,
  variables: Readonly<Record<string, unknown>> = {},
): Promise<Data> {
  const token = sandbox.users[name].accessToken;
  const { data, errors } = await query<Data>(document, { token, variables });
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data;
}

async function askAll(
  gateway: RunningGateway,
  name: Name,
): Promise<readonly unknown[]> {
  return Promise.all(
    personal.map((document) => ask<unknown>(gateway, name, document)),
  );
}

interface Library {
  readonly me: {
    readonly libraryAlbums: { readonly nodes: { catalogId: string }[] };
  };
}

const saveAlbum = `mutation ($id: ID!) { saveAlbum(input: { catalogId: $id }) { saveState } }`;

async function readLibrary(
  gateway: RunningGateway,
  name: Name,
): Promise<string[]> {
  const { me } = await ask<Library>(
    gateway,
    name,
    "{ me { libraryAlbums(first: 15) { nodes { catalogId } } } }",
  );
  return me.libraryAlbums.nodes.map(({ catalogId }) => catalogId);
}

describe("two listeners at one gateway, at the same time", () => {
  it("are each answered as if they were alone", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const alone = new Map<Name, readonly unknown[]>();
    for (const name of names) {
      await using own = await startGateway({ sandbox });
      alone.set(name, await askAll(own, name));
    }
    alone
      .get("ada")
      ?.forEach((answer, index) =>
        expect(answer).not.toEqual(alone.get("ben")?.[index]),
      );

    const rounds = await Promise.all(
      [...names, ...names, ...names].map(async (name) => ({
        name,
        answers: await askAll(gateway, name),
      })),
    );

    for (const { name, answers } of rounds)
      expect(answers).toEqual(alone.get(name));
  });

  it("are asked for with their own tokens, every time anew", async () => {
    await using gateway = await startGateway();
    const { exchanges } = gateway.sandbox;
    const [library = ""] = personal.slice(1);

    await Promise.all(
      ["ada", "ben", "ada", "ben"].map((name) =>
        ask(gateway, name === "ada" ? "ada" : "ben", library),
      ),
    );

    const readers = exchanges
      .filter(({ path }) => path === "/v1/me/library/tracks")
      .map(({ user }) => user);
    expect(readers.sort()).toEqual(["ada", "ada", "ben", "ben"]);
  });

  it("change their own libraries, and see their own changes", async () => {
    await using gateway = await startGateway();
    const { catalog, exchanges } = gateway.sandbox;
    const saved = { ada: 1000, ben: 1500 };
    const idsOf = (name: Name) =>
      [0, 1, 2, 3, 4].map((index) => catalog.albumId(saved[name] + index));

    await Promise.all(
      names.flatMap((name) =>
        idsOf(name).map(async (id) => {
          await ask(gateway, name, saveAlbum, { id });
          expect(await readLibrary(gateway, name)).toContain(id);
        }),
      ),
    );

    for (const name of names) {
      const others = idsOf(name === "ada" ? "ben" : "ada");
      const library = await readLibrary(gateway, name);
      expect(new Set(library.slice(0, 5))).toEqual(new Set(idsOf(name)));
      expect(library.filter((id) => others.includes(id))).toEqual([]);
      const writers = exchanges
        .filter(({ method, path }) =>
          idsOf(name).some((id) => method === "PUT" && path.endsWith(id)),
        )
        .map(({ user }) => user);
      expect(writers).toEqual(Array.from({ length: 5 }, () => name));
    }
  });

  it("have playlists that the other cannot see, nor find by their ids", async () => {
    await using gateway = await startGateway();
    const { createPlaylist } = await ask<{
      createPlaylist: { playlist: { id: string; catalogId: string } };
    }>(
      gateway,
      "ada",
      `mutation { createPlaylist(input: { title: "Ada's secret" }) { playlist { id catalogId } } }`,
    );
    const document = `query ($id: ID!, $catalogId: ID!) {
      node(id: $id) { id }
      playlist(catalogId: $catalogId) { title }
      me { playlists(first: 1) { nodes { title } } }
    }`;

    const [adas, bens] = await Promise.all(
      names.map((name) =>
        ask(gateway, name, document, createPlaylist.playlist),
      ),
    );

    const { id } = createPlaylist.playlist;
    expect(adas).toEqual({
      node: { id },
      playlist: { title: "Ada's secret" },
      me: { playlists: { nodes: [{ title: "Ada's secret" }] } },
    });
    expect(bens).toEqual({
      node: null,
      playlist: null,
      me: { playlists: { nodes: [{ title: "Ben's Playlist 1" }] } },
    });
  });

  it("cannot ask for each other by their ids", async () => {
    await using gateway = await startGateway();
    const { me } = await ask<{ me: { id: string } }>(
      gateway,
      "ada",
      "{ me { id } }",
    );
    const document =
      "query ($id: ID!) { node(id: $id) { ... on CurrentUser { name } } }";

    const [adas, bens] = await Promise.all(
      names.map((name) => ask(gateway, name, document, me)),
    );

    expect(adas).toEqual({ node: { name: "Ada" } });
    expect(bens).toEqual({ node: null });
  });
});

/** All keys and values of a Redis, as one text. */
async function dump(redis: RedisServer): Promise<string> {
  const keys = (await redis.command("KEYS", "*")) as string[];
  const values = await Promise.all(keys.map((key) => readKey(redis, key)));
  return JSON.stringify([keys, values]);
}

/** Every text in an answer, but for the names of types and for short ones, which could stand anywhere. */
function textsIn(answer: unknown): string[] {
  if (typeof answer === "string") return answer.length > 8 ? [answer] : [];
  if (typeof answer !== "object" || answer === null) return [];
  return Object.values(answer).flatMap(textsIn);
}

describeOnRedis("the shared cache of two listeners", () => {
  it("holds nothing of what is theirs, in no key and no value", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis);
    const { sandbox } = gateway;

    const answers = await Promise.all(
      names.map((name) => askAll(gateway, name)),
    );
    await ask(gateway, "ada", saveAlbum, { id: works.albums.twoArtists });
    // The catalogue may be kept, and shows that what is kept would be seen.
    const artist = `{ artist(catalogId: "${works.artists.plain}") { name } }`;
    await ask(gateway, "ada", artist);

    // What is kept is written without anybody waiting for it.
    let kept = "";
    await until(async () => {
      kept = await dump(redis);
      return kept.includes("Mira Solberg");
    });
    const texts = new Set([
      ...answers.flatMap(textsIn),
      ...names.flatMap((name) => textsIn(sandbox.users[name])),
      "progressMilliseconds",
      "playbackSubscriptionTiers",
      "saveState",
      "Atza|",
    ]);
    expect(texts.size).toBeGreaterThan(500);
    expect([...texts].filter((text) => kept.includes(text))).toEqual([]);
  });
});
