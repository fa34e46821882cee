import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";

const { long: longShow } = works.podcastShows;

interface Connection {
  readonly edgeCount: number;
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly catalogId: string };
  }[];
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly endCursor: string | null;
  };
}

interface Asked {
  /** A field that holds a connection, at the root unless `parent` says where. */
  readonly field: string;
  readonly parent?: string;
  readonly first: number;
  readonly after?: string | null;
}

/** One page of a connection. Fails the test where an error came with it. */
async function readPage(
  gateway: RunningGateway,
  { field, parent, first, after = null }: Asked,
): Promise<Connection> {
  const list = `${field}(first: $first, after: $after) {
    edgeCount
    edges { cursor node { catalogId } }
    pageInfo { hasNextPage endCursor }
  }`;
  const { data, errors } = await gateway.query<
    Record<string, Connection & Record<string, Connection>>
  >(
    `query ($first: Int, $after: String) {
      ${parent === undefined ? list : `parent: ${parent} { ${list} }`}
    }`,
    { variables: { first, after } },
  );
  const page = parent === undefined ? data[field] : data["parent"]?.[field];
  expect(errors).toBeUndefined();
  if (page === undefined) throw new Error(`No ${field} in the answer`);
  return page;
}

function idsOf({ edges }: Connection): readonly string[] {
  return edges.map(({ node }) => node.catalogId);
}

/** All ids of a connection, page by page. */
async function walk(gateway: RunningGateway, asked: Asked): Promise<string[]> {
  const ids: string[] = [];
  let page = await readPage(gateway, asked);
  ids.push(...idsOf(page));
  while (page.pageInfo.hasNextPage) {
    const after = page.pageInfo.endCursor;
    page = await readPage(gateway, { ...asked, after });
    ids.push(...idsOf(page));
  }
  return ids;
}

/** The calls that read a page. */
function pageCalls({ sandbox }: RunningGateway): string[] {
  return sandbox.requests.filter((request) => request.includes("limit="));
}

/** The cursors that Amazon was sent, as they were on the wire. */
function sentCursors({ sandbox }: RunningGateway): string[] {
  return sandbox.requests
    .map((request) => /[?&]cursor=([^&]*)/.exec(request)?.[1])
    .filter((cursor) => cursor !== undefined);
}

describe("a list that Amazon says goes on, and not where", () => {
  it("ends there, and its last cursor leads to nothing without a call", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.switches.pageEnd = "no-token";
    const parent = `category(catalogId: "${sandbox.catalog.categoryId(2)}")`;
    const asked = { parent, field: "playlists", first: 150 };
    const page = await readPage(gateway, asked);
    expect(page.edgeCount).toBe(100);
    expect(page.pageInfo.hasNextPage).toBe(false);
    const after = page.pageInfo.endCursor;
    expect(pageCalls(gateway)).toHaveLength(1);
    expect(await readPage(gateway, { ...asked, after })).toEqual({
      edgeCount: 0,
      edges: [],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    expect(pageCalls(gateway)).toHaveLength(1);
  });
});

describe("the count of edges", () => {
  it.each(["half", "list"] as const)(
    "is that of the answer's own edges, though Amazon counts %s of them",
    async (edgeCount) => {
      await using gateway = await startGateway();
      const { sandbox } = gateway;
      sandbox.switches.edgeCount = edgeCount;
      const parent = `category(catalogId: "${sandbox.catalog.categoryId(2)}")`;
      const page = await readPage(gateway, {
        parent,
        field: "tracks",
        first: 50,
      });
      expect(page.edgeCount).toBe(50);
      expect(page.edges).toHaveLength(50);
      expect(page.pageInfo.hasNextPage).toBe(true);
      expect(pageCalls(gateway)).toHaveLength(1);
    },
  );
});

describe("a page that is shorter than was asked", () => {
  it("is not the last", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.switches.shortPages = true;
    const page = await readPage(gateway, {
      parent: `category(catalogId: "${sandbox.catalog.categoryId(2)}")`,
      field: "tracks",
      first: 50,
    });
    expect(page.edgeCount).toBe(50);
    expect(pageCalls(gateway)).toHaveLength(2);
  });
});

describe("a page token", () => {
  // Escaped once more, or decoded, it would be another token.
  it("that comes escaped goes back as it came, in a view of groups", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(
      `{ podcastsView { entityGroups(first: 14) { edgeCount } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ podcastsView: { entityGroups: { edgeCount: 14 } } });
    expect(sentCursors(gateway)).toEqual([
      expect.stringMatching(/^%22[0-9a-f-]{36}%22$/),
    ]);
  });

  it("that comes escaped goes back as it came, in a group of a view", async () => {
    await using gateway = await startGateway();
    const { catalog } = gateway.sandbox;
    const { data, errors } = await gateway.query(`{
      podcastShowView(catalogId: "${longShow}") {
        entityGroups(first: 1) {
          nodes { entities(first: 45) { nodes { catalogId } } }
        }
      }
    }`);
    const ids = catalog.show(longShow)?.episodeIds ?? [];
    const nodes = ids.slice(0, 45).map((catalogId) => ({ catalogId }));
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      podcastShowView: { entityGroups: { nodes: [{ entities: { nodes } }] } },
    });
    // As in Amazon's example, the token names the last one on the page.
    expect(sentCursors(gateway)).toEqual([`0%3A${ids[19]}`, `0%3A${ids[39]}`]);
  });

  it("is what goes back, and not the cursor that Amazon puts on each edge", async () => {
    await using gateway = await startGateway();
    const parent = `podcastShow(catalogId: "${longShow}")`;
    const asked = { parent, field: "episodes", first: 100 };
    expect(await walk(gateway, asked)).toEqual(
      gateway.sandbox.catalog.show(longShow)?.episodeIds,
    );
    const token = expect.stringMatching(/^7:[0-9a-f-]{36}$/);
    expect(sentCursors(gateway)).toEqual([token, token]);
  });

  it("may count from two, as that of the categories does", async () => {
    await using gateway = await startGateway();
    const { catalog } = gateway.sandbox;
    const ids = Array.from({ length: 130 }, (_, place) =>
      catalog.categoryId(place),
    );
    expect(await walk(gateway, { field: "categories", first: 60 })).toEqual(
      ids,
    );
    expect(sentCursors(gateway)).toEqual([`61:${ids[59]}`, `121:${ids[119]}`]);
  });
});

describe("a kept page whose token Amazon no longer knows", () => {
  /** A list of which a first page of a hundred is kept, with a token that is refused from now on. */
  async function startWithOldPage() {
    const gateway = await startGateway();
    const { sandbox } = gateway;
    const parent = `category(catalogId: "${sandbox.catalog.categoryId(2)}")`;
    const asked = { parent, field: "tracks", first: 100 };
    const page = await readPage(gateway, asked);
    sandbox.switches.pageTokenEpoch += 1;
    sandbox.requests.length = 0;
    return { gateway, asked, after: page.pageInfo.endCursor };
  }

  it("is read anew by who asks for more than it holds", async () => {
    const { gateway, asked } = await startWithOldPage();
    await using _ = gateway;

    const page = await readPage(gateway, { ...asked, first: 130 });

    expect(new Set(idsOf(page)).size).toBe(130);
    // The page that is refused, then both from the beginning.
    expect(pageCalls(gateway).map((line) => line.includes("cursor"))).toEqual([
      true,
      false,
      true,
    ]);
    await readPage(gateway, { ...asked, first: 130 });
    expect(pageCalls(gateway)).toHaveLength(3);
  });

  it("is read anew where Amazon says that it does not find the next one", async () => {
    const { gateway, asked } = await startWithOldPage();
    await using _ = gateway;
    gateway.sandbox.faults.add({
      match: { path: /tracks\?.*cursor=/ },
      times: 1,
      fault: { kind: "status", status: 404, code: "RESOURCE_NOT_FOUND" },
    });

    const page = await readPage(gateway, { ...asked, first: 130 });

    expect(new Set(idsOf(page)).size).toBe(130);
    expect(pageCalls(gateway)).toHaveLength(3);
  });

  it("is not what is given again to who is told to read the list from its beginning", async () => {
    const { gateway, asked, after } = await startWithOldPage();
    await using _ = gateway;
    const { parent, field } = asked;
    const { errors } = await gateway.query(
      `query ($after: String) { ${parent} { ${field}(after: $after) { edgeCount } } }`,
      { variables: { after } },
    );
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);

    const first = await readPage(gateway, asked);
    const second = await readPage(gateway, {
      ...asked,
      after: first.pageInfo.endCursor,
    });

    expect(new Set([...idsOf(first), ...idsOf(second)]).size).toBe(200);
  });

  it("is not read anew by who has just had it from Amazon", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: { path: /tracks\?.*cursor=/ },
      fault: { kind: "status", status: 400, code: "BAD_REQUEST" },
    });
    const { errors } = await gateway.query(`{
      category(catalogId: "${sandbox.catalog.categoryId(2)}") {
        tracks(first: 130) { edgeCount }
      }
    }`);

    expect(errors).toMatchObject([{ path: ["category", "tracks"] }]);
    expect(pageCalls(gateway)).toHaveLength(2);
  });

  it("stays where it cannot be read anew", async () => {
    const { gateway, asked, after } = await startWithOldPage();
    await using _ = gateway;
    gateway.sandbox.faults.add({
      match: { path: /tracks\?limit=100$/ },
      fault: { kind: "status", status: 500 },
    });
    const { parent, field } = asked;
    const { errors } = await gateway.query(
      `query ($after: String) { ${parent} { ${field}(after: $after) { edgeCount } } }`,
      { variables: { after } },
    );

    expect(errors).toMatchObject([
      { message: expect.stringContaining("has expired") as unknown },
    ]);
    expect((await readPage(gateway, asked)).edgeCount).toBe(100);
  });
});

describe("an edge that Amazon gives no cursor", () => {
  it("has one of ours all the same, behind which the list goes on", async () => {
    await using gateway = await startGateway();
    const asked = { field: "topTracks" };
    const whole = await readPage(gateway, { ...asked, first: 45 });
    const ids = idsOf(whole);
    for (const place of [0, 6, 19, 20, 40]) {
      const after = whole.edges[place]?.cursor ?? "";
      const page = await readPage(gateway, { ...asked, first: 3, after });
      expect(idsOf(page)).toEqual(ids.slice(place + 1, place + 4));
    }
  });
});

describe("a search", () => {
  it("is paged by a token in the body, with the question and the limit beside it", async () => {
    await using gateway = await startGateway({
      sandboxOptions: { catalog: { albums: 60, tracks: 600, artists: 20 } },
    });
    const { data, errors } = await gateway.query(`{
      searchTracks(
        filters: [{ field: NAME, query: "e" }, { query: "a" }]
        sortBy: NAME
        first: 45
      ) { edgeCount }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({ searchTracks: { edgeCount: 45 } });
    const question = {
      searchFilters: [{ field: "name", query: "e" }, { query: "a" }],
      sortBy: "name",
      limit: 20,
    };
    const token = expect.stringMatching(/^tztok-v2_/);
    expect(gateway.sandbox.requests).toEqual(
      Array.from({ length: 3 }, () => "POST /v1/search/tracks"),
    );
    expect(
      gateway.sandbox.exchanges
        .filter(({ path }) => path.startsWith("/v1"))
        .map(({ body }) => JSON.parse(body) as unknown),
    ).toEqual([question, { ...question, token }, { ...question, token }]);
  });
});
