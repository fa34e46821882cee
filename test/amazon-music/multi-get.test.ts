import { describe, expect, it } from "@jest/globals";
import {
  AmazonMusicError,
  type Album,
  type Found,
} from "../../src/amazon-music/index.ts";
import { works, type Sandbox, type Switches } from "../../src/sandbox/index.ts";
import { startClient, startScriptedClient } from "./start-client.ts";

const { plain, twoArtists, withoutImages, formerIdOfPlain } = works.albums;
const unknownId = "B0UNKNOWN0";
const ask = { accessToken: "Atza|x" };

const generatedIds = ({ catalog }: Sandbox, count: number): string[] =>
  Array.from({ length: count }, (_, index) => catalog.albumId(index));

/** What was found, short enough to be read: the title, null, or the kind of the error. */
function toTitles(
  found: ReadonlyMap<string, Found<Album>>,
): Record<string, unknown> {
  return Object.fromEntries(
    [...found].map(([id, outcome]) => [
      id,
      outcome instanceof AmazonMusicError
        ? outcome.kind
        : (outcome?.title ?? null),
    ]),
  );
}

const titleOf = ({ catalog }: Sandbox, id: string): string | undefined =>
  catalog.album(id)?.title;

describe("getMany", () => {
  it("asks nothing for no ids", async () => {
    await using world = await startClient();

    expect(await world.client.albums.getMany([], world.ask)).toEqual(new Map());

    expect(world.sandbox.requests).toEqual([]);
  });

  it("asks each id once, in one call", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;

    const found = await client.albums.getMany(
      [plain, twoArtists, plain],
      world.ask,
    );

    expect(sandbox.requests).toEqual([
      `GET /v1/albums?ids=${plain},${twoArtists}`,
    ]);
    expect(toTitles(found)).toEqual({
      [plain]: "Harbour Lights at Noon",
      [twoArtists]: "Shared Umbrella",
    });
  });

  it("asks 250 ids in three calls of at most a hundred", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;
    const ids = generatedIds(sandbox, 250);

    const found = await client.albums.getMany(ids, world.ask);

    expect(sandbox.counters().idsPerMultiGet.sort()).toEqual([100, 100, 50]);
    expect([...found.keys()].sort()).toEqual([...ids].sort());
    for (const id of ids)
      expect(found.get(id)).toMatchObject({ id, title: titleOf(sandbox, id) });
  });

  it("lets none of its calls wait for another", async () => {
    const allThere = Promise.withResolvers<void>();
    let calls = 0;
    await using world = await startScriptedClient(async (ids) => {
      // Answers nobody before all three are there.
      if (++calls === 3) allThere.resolve();
      await allThere.promise;
      return { data: { albums: ids.map((id) => ({ id })) } };
    });
    const ids = Array.from({ length: 250 }, (_, index) => `A${index}`);

    const found = await world.client.albums.getMany(ids, ask);

    expect([...found.values()]).toHaveLength(250);
    expect(found.get("A249")).toMatchObject({ id: "A249" });
  });

  const odd: readonly Partial<Switches>[] = [
    { multiGetKey: "plural" },
    { multiGetKey: "singular" },
    { envelope: "unwrapped" },
    { envelope: "unwrapped", multiGetKey: "singular" },
    { multiGetOrder: "reversed" },
    { multiGetOrder: "shuffled" },
    { multiGetRepeats: true },
    { multiGetUnknown: "dropped" },
    { multiGetUnknown: "null" },
  ];
  it.each(odd)(
    "gives each id its own entity, and null to the unknown one, in one call under %j",
    async (switches) => {
      await using world = await startClient();
      const { client, sandbox } = world;
      Object.assign(sandbox.switches, switches);

      const found = await client.albums.getMany(
        [twoArtists, unknownId, plain, withoutImages],
        world.ask,
      );

      expect(toTitles(found)).toEqual({
        [twoArtists]: "Shared Umbrella",
        [unknownId]: null,
        [plain]: "Harbour Lights at Noon",
        [withoutImages]: "Blank Sleeve",
      });
      expect(sandbox.requests).toHaveLength(1);
    },
  );

  it("reads a single object where a list of one is due", async () => {
    await using world = await startClient();
    world.sandbox.switches.multiGetShape = "object";

    const found = await world.client.albums.getMany([plain], world.ask);

    expect(toTitles(found)).toEqual({ [plain]: "Harbour Lights at Noon" });
  });

  it.each(["global-asin", "local-asin"] as const)(
    "knows an entity that answers under another id by its %s, in one call",
    async (answeredIds) => {
      await using world = await startClient();
      const { client, sandbox } = world;
      sandbox.switches.answeredIds = answeredIds;

      const found = await client.albums.getMany(
        [twoArtists, formerIdOfPlain],
        world.ask,
      );

      expect(toTitles(found)).toEqual({
        [twoArtists]: "Shared Umbrella",
        [formerIdOfPlain]: "Harbour Lights at Noon",
      });
      expect(sandbox.requests).toHaveLength(1);
    },
  );

  it("asks alone whatever answers under an id that nothing links to the asked one", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;
    sandbox.switches.answeredIds = "unmatched";

    const found = await client.albums.getMany(
      [twoArtists, formerIdOfPlain, unknownId],
      world.ask,
    );

    expect(toTitles(found)).toEqual({
      [twoArtists]: "Shared Umbrella",
      [formerIdOfPlain]: "Harbour Lights at Noon",
      [unknownId]: null,
    });
    expect(sandbox.requests).toEqual([
      `GET /v1/albums?ids=${twoArtists},${formerIdOfPlain},${unknownId}`,
      `GET /v1/albums?ids=${twoArtists}`,
      `GET /v1/albums?ids=${formerIdOfPlain}`,
      `GET /v1/albums?ids=${unknownId}`,
    ]);
  });

  it("gives an entity to both of its ids when it is asked by both and answered once", async () => {
    await using world = await startScriptedClient(() => ({
      data: { albums: [{ id: "LOCAL", globalAsin: "GLOBAL", title: "One" }] },
    }));

    const found = await world.client.albums.getMany(["LOCAL", "GLOBAL"], ask);

    expect(toTitles(found)).toEqual({ LOCAL: "One", GLOBAL: "One" });
    expect(world.asked).toEqual([["LOCAL", "GLOBAL"]]);
  });

  it("prefers the entity of an id to one that names it as another of its ids", async () => {
    await using world = await startScriptedClient(() => ({
      data: {
        albums: [
          { id: "OTHER", globalAsin: "A", localAsin: "A", title: "Other" },
          { id: "A", title: "Own" },
        ],
      },
    }));

    const found = await world.client.albums.getMany(["A"], ask);

    expect(toTitles(found)).toEqual({ A: "Own" });
  });

  it("splits a batch that is refused for one id until that id stands alone", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;
    sandbox.switches.multiGetUnknown = "refused";
    const known = generatedIds(sandbox, 99);
    const ids = known.toSpliced(61, 0, unknownId);

    const found = await client.albums.getMany(ids, world.ask);

    expect(found.get(unknownId)).toBeNull();
    for (const id of known)
      expect(found.get(id)).toMatchObject({ id, title: titleOf(sandbox, id) });
    // Seven halvings of a hundred, two calls each, and the first call.
    expect(sandbox.requests.length).toBeLessThanOrEqual(15);
    expect(sandbox.requests).toContain(`GET /v1/albums?ids=${unknownId}`);
  });

  it("splits a batch that Amazon calls a bad request, and blames the id at fault alone", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;
    sandbox.faults.add({
      match: { path: /ids=.*BADLYMADE/ },
      fault: { kind: "status", status: 400 },
    });

    const found = await client.albums.getMany(
      [plain, "BADLYMADE", twoArtists],
      world.ask,
    );

    expect(toTitles(found)).toEqual({
      [plain]: "Harbour Lights at Noon",
      BADLYMADE: "bad-request",
      [twoArtists]: "Shared Umbrella",
    });
  });

  it.each([
    [401, "unauthorized"],
    [403, "forbidden"],
    [429, "rate-limited"],
    [500, "unavailable"],
  ])(
    "does not split a batch that fails with %i, and fails no other batch",
    async (status, kind) => {
      await using world = await startClient();
      const { client, sandbox } = world;
      const ids = generatedIds(sandbox, 150);
      const last = ids.at(-1) ?? "";
      sandbox.faults.add({
        match: { path: new RegExp(last) },
        fault: { kind: "status", status },
      });

      const found = await client.albums.getMany(ids, world.ask);

      expect(sandbox.requests).toHaveLength(2);
      for (const id of ids.slice(0, 100))
        expect(found.get(id)).toMatchObject({ id });
      for (const id of ids.slice(100))
        expect(found.get(id)).toMatchObject({ kind, status });
    },
  );

  it.each([
    ["an empty object", {}],
    ["nothing under data", { data: null }],
    ["another thing under data", { data: { tracks: [] } }],
    ["null under the key", { data: { albums: null } }],
    ["text under the key", { data: { albums: "none" } }],
    ["a list", []],
    ["a text", "albums"],
    ["null", null],
  ])(
    "calls %s malformed, and says of no id that it is unknown",
    async (_, body) => {
      await using world = await startScriptedClient(() => body);

      const found = await world.client.albums.getMany(["A", "B"], ask);

      for (const id of ["A", "B"])
        expect(found.get(id)).toMatchObject({
          kind: "malformed",
          message: "Amazon's answer holds no albums",
          route: "/v1/albums",
        });
      expect(world.asked).toHaveLength(1);
    },
  );

  it("reads over members of the list that are no entities", async () => {
    await using world = await startScriptedClient(() => ({
      data: {
        albums: [null, "A", 7, [], {}, { id: "" }, { id: 7 }, { id: "B" }],
      },
    }));

    const found = await world.client.albums.getMany(["A", "B"], ask);

    expect(found.get("A")).toBeNull();
    expect(found.get("B")).toMatchObject({ id: "B", title: null });
  });
});
