import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { until } from "../support/redis-server.ts";
import {
  startGateway,
  type Answer,
  type RunningGateway,
} from "../support/start-gateway.ts";

const { albums, artists } = works;

interface Stale {
  readonly path: readonly (string | number)[];
  readonly ageMs: number;
}

/** Entries that are fresh for a second. */
const env = { CATALOG_TTL_S: "1", AMAZON_MUSIC_TERRITORY: "US" };

/** Asks again until something in the answer is stale: entries end by the clock, which can only be watched. */
async function askUntilStale(
  { query }: RunningGateway,
  document: string,
): Promise<Answer<unknown> & { readonly stale: readonly Stale[] }> {
  let answer: Answer<unknown> = await query(document);
  await until(async () => {
    answer = await query(document);
    return answer.extensions?.["stale"] !== undefined;
  });
  return { ...answer, stale: answer.extensions?.["stale"] as Stale[] };
}

const throttled = { fault: { kind: "status", status: 429 } } as const;

describe("while Amazon answers nothing but 429", () => {
  it("what Amazon answers by another id than it is asked by is marked as anything else", async () => {
    await using gateway = await startGateway({ env });
    const document = `{ podcastShow(catalogId: "${works.podcastShows.asinOfPlain}") { title } }`;
    const before = await gateway.query(document);
    expect(before.extensions?.["stale"]).toBeUndefined();
    gateway.sandbox.faults.add(throttled);

    const { data, stale } = await askUntilStale(gateway, document);

    expect(data).toEqual(before.data);
    expect(stale.map(({ path }) => path)).toEqual([["podcastShow"]]);
  });

  it("what was once loaded is answered, and marked in its places once it is past its freshness", async () => {
    await using gateway = await startGateway({ env });
    const { query, sandbox } = gateway;
    const document = `{
      album(catalogId: "${albums.plain}") { title artists { name followerCount } tracks(first: 2) { nodes { duration } } }
      albums(catalogIds: ["B000000000", "${albums.twoArtists}"]) { title }
      artist(catalogId: "${artists.plain}") { albums(first: 1) { edges { node { label } } } }
    }`;
    const before = await query(document);
    expect(before.extensions?.["stale"]).toBeUndefined();
    sandbox.faults.add(throttled);

    // The unknown id is remembered as such for a second too: what cannot be asked is not taken for unknown.
    const { data, stale } = await askUntilStale(
      gateway,
      document.replace('"B000000000", ', ""),
    );

    expect(data).toEqual({
      ...(before.data as object),
      albums: (before.data as { albums: unknown[] }).albums.slice(1),
    });
    const places = stale.map(({ path }) => path.join("."));
    for (const place of places)
      expect([
        "album",
        "album.artists.0",
        "album.tracks.nodes.0",
        "album.tracks.nodes.1",
        "albums.0",
        "artist.albums",
        "artist.albums.edges.0.node",
      ]).toContain(place);
    await until(async () => {
      const { extensions } = await query(document);
      return ((extensions?.["stale"] as Stale[] | undefined) ?? []).length >= 7;
    });
    for (const { ageMs } of stale) expect(ageMs).toBeGreaterThan(0);
  });

  it("what is the caller's own is never answered from before", async () => {
    await using gateway = await startGateway({ env });
    const { query, sandbox } = gateway;
    await query("{ me { name } }");
    sandbox.faults.add(throttled);

    const { data, errors } = await query("{ me { name } }");

    expect(data).toEqual({ me: { name: null } });
    expect(errors?.map(({ extensions: { code } }) => code)).toEqual([
      "UPSTREAM_THROTTLED",
    ]);
  });
});

describe("an entry past its freshness", () => {
  it("is fetched again behind the answer that it is given in, and is fresh after that", async () => {
    await using gateway = await startGateway({ env });
    const { query, sandbox } = gateway;
    const document = `{ album(catalogId: "${albums.plain}") { title } }`;
    await query(document);
    sandbox.requests.length = 0;

    const { stale } = await askUntilStale(gateway, document);

    expect(stale.map(({ path }) => path)).toEqual([["album"]]);
    await until(async () => {
      const { extensions } = await query(document);
      return extensions?.["stale"] === undefined;
    });
    expect(new Set(sandbox.requests)).toEqual(
      new Set([`GET /v1/albums?ids=${albums.plain}`]),
    );
  });
});
