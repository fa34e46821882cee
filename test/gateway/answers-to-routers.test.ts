import { describe, expect, it } from "@jest/globals";
import { works, type Fault } from "../../src/sandbox/index.ts";
import { readMetrics } from "../support/read-metrics.ts";
import { until } from "../support/redis-server.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const { albums, tracks, artists, playlists } = works;
const document = `query Entities($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Album { title artists { name followerCount } }
    ... on Track { title duration }
    ... on Artist { name }
  }
}`;
const album = { __typename: "Album", catalogId: albums.plain };
const track = { __typename: "Track", catalogId: tracks.plain };
const artist = { __typename: "Artist", catalogId: artists.partner };
const env = { AMAZON_MUSIC_TERRITORY: "US" };
/** In which nothing was asked before. */
const headers = { "accept-language": "de-de" };

/** How many answers were made in each way. */
async function countAnswers(gateway: RunningGateway) {
  const metrics = await readMetrics(gateway);
  const read = (source: string): number =>
    metrics.get(`graphql_answers_total{source="${source}"}`) ?? 0;
  return {
    memory: read("memory"),
    lookup: read("lookup"),
    kept: read("kept"),
  };
}

/** A gateway that has executed the document so often, and has all of it in memory where that was at least once. */
async function startAfter(
  executions: number,
  settings: Readonly<Record<string, string>> = env,
): Promise<RunningGateway> {
  const gateway = await startGateway({ env: settings });
  const variables = { representations: [album, track, artist] };
  for (let times = 0; times < executions; times += 1)
    await gateway.query(document, { variables });
  gateway.sandbox.requests.length = 0;
  return gateway;
}

describe("entities that were asked for twice", () => {
  it("are answered from memory from then on, others of those too, without any call", async () => {
    await using gateway = await startAfter(2);
    const unknown = { __typename: "Artist", catalogId: "B000000000" };
    const representations = [track, album, track];
    const { data } = await gateway.query(document, {
      variables: { representations },
    });
    await gateway.query(document, {
      variables: { representations: [unknown] },
    });

    const title = "First Ferry Out";
    expect(data).toMatchObject({
      _entities: [
        { __typename: "Track", title },
        { __typename: "Album", artists: [{ name: expect.any(String) }] },
        { __typename: "Track", title },
      ],
    });
    expect(gateway.sandbox.requests).toEqual([
      `GET /v1/artists?ids=B000000000`,
    ]);
    const made = { memory: 1, lookup: 1, kept: 0 };
    expect(await countAnswers(gateway)).toEqual(made);
  });

  it.each([
    ["some", "en-us", 1],
    ["all", "de-de", 0],
  ])(
    "are looked up in the calls of execution, where memory lacks %s of them",
    async (_, language, executions) => {
      await using planned = await startAfter(2);
      await using executing = await startAfter(executions);
      const more = { __typename: "Album", catalogId: albums.boxSet };
      const variables = { representations: [album, more, track, artist] };
      const answers = [];
      for (const { query, sandbox } of [planned, executing]) {
        const { data } = await query(document, {
          variables,
          headers: { "accept-language": language },
        });
        answers.push({ data, requests: sandbox.requests.toSorted() });
      }

      expect(answers[0]).toEqual(answers[1]);
      expect(await countAnswers(planned)).toMatchObject({ lookup: 1 });
      expect(await countAnswers(executing)).toMatchObject({ lookup: 0 });
    },
  );

  it("are nobody's to keep, as before, and are made anew each time", async () => {
    await using gateway = await startAfter(2);
    const variables = { representations: [album] };
    const asked = [];
    for (let times = 0; times < 4; times += 1)
      asked.push((await gateway.query(document, { variables })).headers);
    await using executing = await startAfter(0);
    const executed = await executing.query(document, { variables });

    const names = [...executed.headers.keys()];
    expect(executed.headers.get("cache-control")).toBe("no-store");
    for (const made of asked) {
      expect([...made.keys()]).toEqual(names);
      for (const name of ["cache-control", "content-type", "content-length"])
        expect(made.get(name)).toBe(executed.headers.get(name));
    }
    expect(await countAnswers(gateway)).toMatchObject({ memory: 4, kept: 0 });
  });

  it("are written down as any other answer", async () => {
    await using gateway = await startAfter(3);
    const lines = gateway.log.filter(({ msg }) => msg === "operation");

    expect(await countAnswers(gateway)).toMatchObject({ memory: 1 });
    expect(lines[2]).toEqual({
      ...lines[1],
      time: expect.any(String),
      requestId: expect.any(String),
      durationMs: expect.any(Number),
    });
  });

  it("are executed for who wants the bill", async () => {
    await using gateway = await startAfter(2);
    const { extensions } = await gateway.query(document, {
      variables: { representations: [album] },
      headers: { "x-upstream-receipt": "1" },
    });

    expect(extensions?.["upstream"]).toMatchObject({ calls: [] });
    expect(await countAnswers(gateway)).toMatchObject({ memory: 0 });
  });

  it("are marked in their places where they are stale", async () => {
    await using gateway = await startAfter(2, { ...env, CATALOG_TTL_S: "1" });
    const fault: Fault = { kind: "status", status: 429 };
    gateway.sandbox.faults.add({ fault });
    const ask = () =>
      gateway.query(document, { variables: { representations: [track] } });
    let { data, extensions } = await ask();
    await until(async () => {
      ({ data, extensions } = await ask());
      return extensions?.["stale"] !== undefined;
    });

    expect(data).toMatchObject({ _entities: [{ title: "First Ferry Out" }] });
    expect(extensions?.["stale"]).toMatchObject([{ path: ["_entities", 0] }]);
  });
});

describe("what is wrong with some entities", () => {
  const many = Array.from({ length: 1001 }, () => album);

  it.each<[string, readonly unknown[]]>([
    ["a representation without a key", [album, { __typename: "Album" }]],
    ["an id that is none", [album, { ...track, catalogId: ".." }, artist]],
    ["an unknown type", [{ ...album, __typename: "Cassette" }, album]],
    ["one too many", many],
  ])(
    "is told as execution tells it, in the same calls: %s",
    async (_, representations) => {
      await using planned = await startAfter(2);
      await using executing = await startAfter(0);
      const variables = { representations };
      const answers = [];
      for (const { query, sandbox } of [planned, executing]) {
        const { status, data, errors } = await query(document, {
          variables,
          headers,
        });
        const requests = sandbox.requests.toSorted();
        answers.push({ status, data, errors, requests });
      }

      expect(answers[0]?.errors).toHaveLength(1);
      expect(answers[0]).toEqual(answers[1]);
    },
  );

  it.each<[string, readonly object[]]>([
    ["alone", [track, album]],
    [
      "beside what is looked up in the caller's name",
      [track, { __typename: "Playlist", catalogId: playlists.editorial }],
    ],
  ])("is asked for no more often where it fails %s", async (_, asked) => {
    await using planned = await startAfter(2);
    await using executing = await startAfter(0);
    const fault: Fault = { kind: "status", status: 403 };
    const answers = [];
    for (const { query, sandbox } of [planned, executing]) {
      sandbox.faults.add({ match: { path: /tracks/ }, fault });
      const { data, errors } = await query(document, {
        variables: { representations: asked },
        headers,
      });
      const told = errors?.map(({ path }) => path);
      answers.push({ data, told, requests: sandbox.requests.toSorted() });
    }

    expect(answers[0]?.told).toEqual([["_entities", 0]]);
    expect(answers[0]).toEqual(answers[1]);
  });
});

describe("what is not of the catalogue alone", () => {
  it.each([
    ["a view of an entity", "Album { view { title } }"],
    ["a playlist's title", "Playlist { title }"],
    ["who follows an artist", "Artist { followers(first: 1) { edgeCount } }"],
  ])("is executed each time: %s", async (_, part) => {
    await using gateway = await startGateway({ env });
    const query = `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on ${part} } }`;
    const variables = { representations: [album, artist] };
    for (let times = 0; times < 4; times += 1)
      expect((await gateway.query(query, { variables })).errors).toBe(
        undefined,
      );

    const made = { memory: 0, lookup: 0, kept: 0 };
    expect(await countAnswers(gateway)).toEqual(made);
  });

  it("is read in the name of who asks, whatever was answered to others before", async () => {
    await using gateway = await startAfter(2);
    await using fresh = await startAfter(0);
    const { ada, ben } = gateway.sandbox.users;
    const own = { __typename: "Playlist", catalogId: playlists.benPrivate };
    const variables = { representations: [album, own] };
    for (const token of [ben, ada, ben, ada].map((user) => user.accessToken)) {
      const told = await gateway.query(document, { variables, token });
      const same = await fresh.query(document, { variables, token });

      expect(told.data).toEqual(same.data);
      expect(told.errors).toEqual(same.errors);
      expect(told.data).toMatchObject({
        _entities: [
          {},
          token === ben.accessToken ? { __typename: "Playlist" } : null,
        ],
      });
    }
  });
});

describe("a thing that is asked for by its opaque id", () => {
  it("is answered from memory once it was asked for twice, where it is of the catalogue", async () => {
    await using gateway = await startGateway({ env });
    const toId = async (field: string) => {
      const { data } = await gateway.query<{ thing: { id: string } }>(
        `{ thing: ${field} { id } }`,
      );
      return data.thing.id;
    };
    const ids = await Promise.all([
      toId(`album(catalogId: "${albums.plain}")`),
      toId("homeView"),
      toId("me"),
    ]);
    const nodes = `query ($ids: [ID!]!) { nodes(ids: $ids) { __typename ... on Album { title } } }`;
    const ask = (...asked: readonly (string | undefined)[]) =>
      gateway.query(nodes, { variables: { ids: asked } });
    for (let times = 0; times < 3; times += 1) await ask(ids[0]);
    expect(await countAnswers(gateway)).toMatchObject({ memory: 1 });

    expect((await ask(...ids)).data).toEqual({
      nodes: [
        { __typename: "Album", title: "Harbour Lights at Noon" },
        { __typename: "View" },
        { __typename: "CurrentUser" },
      ],
    });
    expect(await countAnswers(gateway)).toMatchObject({ memory: 1, lookup: 0 });
  });
});
