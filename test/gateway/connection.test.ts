import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const { plain, twoArtists, boxSet, withoutTracks } = works.albums;

interface Connection {
  readonly edges: readonly {
    readonly cursor: string;
    readonly node: { readonly title: string };
  }[];
  readonly nodes: readonly { readonly title: string }[];
  readonly edgeCount: number;
  readonly pageInfo: {
    readonly hasNextPage: boolean;
    readonly hasPreviousPage: boolean;
    readonly startCursor: string | null;
    readonly endCursor: string | null;
  };
}

interface Page {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** A page of an album's tracks, or what is wrong with asking for it. */
async function askTracks(gateway: RunningGateway, id: string, page: Page = {}) {
  const { data, errors } = await gateway.query<{
    album: { tracks: Connection | null };
  }>(
    `query ($id: ID!, $first: Int, $after: String) {
      album(catalogId: $id) {
        tracks(first: $first, after: $after) {
          edges { cursor node { title } }
          nodes { title }
          edgeCount
          pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
        }
      }
    }`,
    { variables: { id, ...page } },
  );
  return { tracks: data.album.tracks, errors };
}

async function readTracks(gateway: RunningGateway, id: string, page?: Page) {
  const { tracks, errors } = await askTracks(gateway, id, page);
  if (tracks === null) throw new Error(JSON.stringify(errors));
  return tracks;
}

function titlesOf({ sandbox: { catalog } }: RunningGateway, id: string) {
  return catalog
    .album(id)
    ?.trackIds.map((trackId) => catalog.track(trackId)?.title);
}

const toTitles = ({ nodes }: Connection) => nodes.map(({ title }) => title);

describe("the tracks of an album", () => {
  it("come twenty at a time unless told otherwise", async () => {
    await using gateway = await startGateway();
    const tracks = await readTracks(gateway, boxSet);
    expect(toTitles(tracks)).toEqual(titlesOf(gateway, boxSet)?.slice(0, 20));
    expect(tracks.edgeCount).toBe(20);
    expect(tracks.edges.map(({ node }) => node)).toEqual(tracks.nodes);
    expect(tracks.pageInfo).toEqual({
      hasNextPage: true,
      hasPreviousPage: false,
      startCursor: tracks.edges[0]?.cursor,
      endCursor: tracks.edges[19]?.cursor,
    });
  });

  it("are read from end to end by cursors, each once and in order, in one call", async () => {
    await using gateway = await startGateway();
    const titles: string[] = [];
    let after: string | null = null;
    let pages = 0;
    do {
      const page: Connection = await readTracks(gateway, boxSet, {
        first: 70,
        after,
      });
      expect(page.pageInfo.hasPreviousPage).toBe(after !== null);
      titles.push(...toTitles(page));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      pages += 1;
    } while (after !== null);
    expect(titles).toEqual(titlesOf(gateway, boxSet));
    expect(pages).toBe(5);
    expect(gateway.sandbox.requests).toEqual([`GET /v1/albums?ids=${boxSet}`]);
  });

  it("go on exactly behind any edge", async () => {
    await using gateway = await startGateway();
    const whole = await readTracks(gateway, boxSet, { first: 300 });
    const titles = titlesOf(gateway, boxSet);
    for (const place of [0, 1, 99, 150, 298]) {
      const after = whole.edges[place]?.cursor ?? "";
      const page = await readTracks(gateway, boxSet, { first: 2, after });
      expect(toTitles(page)).toEqual(titles?.slice(place + 1, place + 3));
      expect(page.edges.map(({ cursor }) => cursor)).toEqual(
        whole.edges.slice(place + 1, place + 3).map(({ cursor }) => cursor),
      );
      expect(page.pageInfo.hasNextPage).toBe(place < 297);
    }
  });

  it("end in an empty page behind the last edge", async () => {
    await using gateway = await startGateway();
    const whole = await readTracks(gateway, plain);
    expect(whole.pageInfo.hasNextPage).toBe(false);
    expect(
      await readTracks(gateway, plain, { after: whole.pageInfo.endCursor }),
    ).toEqual({
      edges: [],
      nodes: [],
      edgeCount: 0,
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: true,
        startCursor: null,
        endCursor: null,
      },
    });
  });

  it("are an empty page where the album has none", async () => {
    await using gateway = await startGateway();
    expect(await readTracks(gateway, withoutTracks)).toEqual({
      edges: [],
      nodes: [],
      edgeCount: 0,
      pageInfo: {
        hasNextPage: false,
        hasPreviousPage: false,
        startCursor: null,
        endCursor: null,
      },
    });
  });

  it.each([1, 300, 500])("come %i at a time where asked", async (first) => {
    await using gateway = await startGateway();
    const page = await readTracks(gateway, boxSet, { first });
    expect(page.edgeCount).toBe(Math.min(first, 300));
    expect(page.pageInfo.hasNextPage).toBe(first < 300);
  });

  it("come twenty at a time where null are asked for", async () => {
    await using gateway = await startGateway();
    const page = await readTracks(gateway, boxSet, { first: null });
    expect(page.edgeCount).toBe(20);
  });

  it.each([0, -1, 501, 2147483647])(
    "are refused with the range where %s are asked for",
    async (first) => {
      await using gateway = await startGateway();
      const { tracks, errors } = await askTracks(gateway, plain, { first });
      expect(tracks).toBeNull();
      expect(errors).toEqual([
        {
          message: `"first" is ${first}; it goes from 1 to 500.`,
          path: ["album", "tracks"],
          locations: expect.any(Array),
          extensions: { code: "BAD_USER_INPUT" },
        },
      ]);
    },
  );

  it("are read from the start where the cursor is null", async () => {
    await using gateway = await startGateway();
    const page = await readTracks(gateway, plain, { after: null });
    expect(toTitles(page)).toEqual(titlesOf(gateway, plain));
  });

  it("keep their cursors over a restart of the gateway", async () => {
    await using gateway = await startGateway();
    await using other = await startGateway({ sandbox: gateway.sandbox });
    const page = await readTracks(gateway, plain, { first: 2 });
    const after = page.pageInfo.endCursor;
    expect(toTitles(await readTracks(other, plain, { after }))).toEqual(
      titlesOf(gateway, plain)?.slice(2),
    );
  });
});

describe("a cursor", () => {
  async function expectRefused(
    gateway: RunningGateway,
    after: string,
  ): Promise<void> {
    const { tracks, errors } = await askTracks(gateway, plain, { after });
    expect(tracks).toBeNull();
    expect(errors).toEqual([
      {
        message:
          '"after" is no cursor of this list; pass an "endCursor" or an edge\'s "cursor" of the same list.',
        path: ["album", "tracks"],
        locations: expect.any(Array),
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
  }

  it("is refused by another list", async () => {
    await using gateway = await startGateway();
    const { pageInfo } = await readTracks(gateway, twoArtists, { first: 1 });
    await expectRefused(gateway, pageInfo.endCursor ?? "");
  });

  it("is refused by a gateway with another secret", async () => {
    await using gateway = await startGateway();
    await using other = await startGateway({
      sandbox: gateway.sandbox,
      env: { CURSOR_SECRET: "sixteen letters!" },
    });
    const { pageInfo } = await readTracks(gateway, plain, { first: 1 });
    await expectRefused(other, pageInfo.endCursor ?? "");
  });

  it("is refused where one letter of it is changed, or lost", async () => {
    await using gateway = await startGateway();
    const { pageInfo } = await readTracks(gateway, plain, { first: 1 });
    const cursor = pageInfo.endCursor ?? "";
    for (const place of [0, 10, cursor.length - 3]) {
      const changed = cursor[place] === "A" ? "B" : "A";
      await expectRefused(
        gateway,
        cursor.slice(0, place) + changed + cursor.slice(place + 1),
      );
      await expectRefused(
        gateway,
        cursor.slice(0, place) + cursor.slice(place + 1),
      );
    }
  });

  it.each([
    ["empty", ""],
    ["a number", "0"],
    ["no base64", "💿"],
    ["10 kB long", "x".repeat(10_000)],
    ["a place without our signature", "WzEsMCxudWxsXQ"],
  ])("is refused where it is %s", async (_, after) => {
    await using gateway = await startGateway();
    await expectRefused(gateway, after);
  });
});
