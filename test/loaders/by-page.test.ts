import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  AmazonMusicError,
  type AmazonMusicErrorKind,
  type PageAsk,
  type RestEdge,
  type RestPage,
} from "../../src/amazon-music/index.ts";
import { createPages, type Pages } from "../../src/loaders/by-page.ts";
import { createCursors, type Page } from "../../src/loaders/index.ts";

const cursors = createCursors("a secret of sixteen letters");

type NumberEdge = RestEdge<number>;

interface World {
  readonly pages: Pages<NumberEdge>;
  /** What upstream was asked, in order. */
  readonly asks: PageAsk[];
}

/** A list whose pages come from a function. */
function createWorld(
  getPage: (ask: PageAsk) => RestPage<NumberEdge>,
  { list = "numbers", maxLimit = 100 } = {},
): World {
  const asks: PageAsk[] = [];
  return {
    asks,
    pages: createPages<NumberEdge>({
      list,
      maxLimit,
      cursors,
      getPage: async (ask) => {
        asks.push(ask);
        return getPage(ask);
      },
    }),
  };
}

/** A list whose pages are written down, the first under "". */
function createScripted(
  script: Readonly<Record<string, RestPage<NumberEdge>>>,
): World {
  return createWorld(({ token }) => {
    const page = script[token ?? ""];
    if (page === undefined) throw refusal("bad-request");
    return page;
  });
}

function refusal(kind: AmazonMusicErrorKind): AmazonMusicError {
  return new AmazonMusicError(kind, "Amazon answered 400", {
    method: "GET",
    route: "/v1/numbers",
  });
}

const page = (
  numbers: readonly number[],
  nextToken: string | null = null,
): RestPage<NumberEdge> => ({
  edges: numbers.map((node) => ({ node })),
  nextToken,
});

const numbers = (length: number, from = 0): number[] =>
  Array.from({ length }, (_, index) => from + index);

async function read(
  { pages }: World,
  first: number,
  after?: string,
): Promise<Page<NumberEdge>> {
  const found = await pages.read({ first, after });
  if (found === null || typeof found === "string")
    throw new Error(`The list answers ${String(found)}`);
  return found;
}

const nodesOf = ({ edges }: Page<NumberEdge>): number[] =>
  edges.map(({ node }) => node);

function cursorsOf({ edges }: Page<NumberEdge>): string[] {
  return edges.map(({ list, place }) => cursors.toCursor(list, place));
}

function lastCursor(found: Page<NumberEdge>): string {
  const cursor = cursorsOf(found).at(-1);
  if (cursor === undefined) throw new Error("The page is empty");
  return cursor;
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** How a list falls into pages: each of the next of the sizes, in turns, and none larger than the limit. */
function cutIntoPages(
  length: number,
  limit: number,
  sizes: readonly number[],
): Stretch[] {
  const stretches: Stretch[] = [];
  for (let start = 0; start < length || stretches.length === 0;) {
    const size = sizes[stretches.length % sizes.length] ?? 0;
    const end = Math.min(length, start + Math.min(limit, size));
    stretches.push({ start, end });
    start = end;
  }
  return stretches;
}

/** The list of the numbers from 0 in such pages. Tokens are good for the limit they came from alone. */
function createNumbers(
  length: number,
  maxLimit: number,
  sizes: readonly number[],
): World {
  let stretches: readonly Stretch[] = [];
  return createWorld(
    ({ limit, token }) => {
      const [index = 0, boundTo = limit] = token?.split(":").map(Number) ?? [];
      if (boundTo !== limit) throw refusal("bad-request");
      if (token === null) stretches = cutIntoPages(length, limit, sizes);
      const { start, end } = stretches[index] ?? { start: 0, end: 0 };
      const isLast = index + 1 >= stretches.length;
      return page(
        numbers(end - start, start),
        isLast ? null : `${index + 1}:${limit}`,
      );
    },
    { maxLimit },
  );
}

/** The pages without which that many edges behind a place cannot be had, by their tokens. */
function neededTokens(
  stretches: readonly Stretch[],
  limit: number,
  from: number,
  first: number,
): (string | null)[] {
  const last = stretches.length - 1;
  // A cursor behind the last edge of a page leads to the next page, be it empty.
  let index =
    from === 0 ? 0 : stretches.findIndex(({ end }) => end >= from && end > 0);
  if (from > 0 && stretches[index]?.end === from) index += 1;
  const tokens: (string | null)[] = [];
  for (; index <= last; index++) {
    tokens.push(index === 0 ? null : `${index}:${limit}`);
    if ((stretches[index]?.end ?? 0) >= from + first) break;
  }
  return tokens;
}

const lists = fc.record({
  length: fc.nat(400),
  maxLimit: fc.constantFrom(20, 60, 100),
  // Short pages, full ones and empty ones; not empty ones alone.
  sizes: fc
    .array(fc.oneof(fc.constant(0), fc.nat(120)), { maxLength: 4 })
    .map((sizes) => [...sizes, 1 + (sizes[0] ?? 99)]),
});
const firsts = fc.integer({ min: 1, max: 500 });

describe("a list of whatever length, in whatever pages", () => {
  it("goes on right behind any edge, from no more pages than hold what is asked", async () => {
    await fc.assert(
      fc.asyncProperty(
        lists,
        firsts,
        fc.array(fc.tuple(firsts, fc.nat()), { maxLength: 6 }),
        async ({ length, maxLimit, sizes }, begin, steps) => {
          const world = createNumbers(length, maxLimit, sizes);
          const limit = Math.min(maxLimit, Math.max(begin, 20));
          const stretches = cutIntoPages(length, limit, sizes);
          /** How many edges lie before what each cursor leads to. */
          const places = new Map<string, number>();

          const expectRead = async (
            first: number,
            from: number,
            after?: string,
          ) => {
            world.asks.length = 0;
            const found = await read(world, first, after);
            const end = Math.min(length, from + first);
            expect(nodesOf(found)).toEqual(numbers(end - from, from));
            expect(found.hasNextPage).toBe(end < length);
            expect(found.hasPreviousPage).toBe(after !== undefined);
            const isAtEnd = after !== undefined && from === length;
            expect(world.asks).toEqual(
              (isAtEnd ? [] : neededTokens(stretches, limit, from, first)).map(
                (token) => ({ limit, token }),
              ),
            );
            cursorsOf(found).forEach((cursor, index) =>
              places.set(cursor, from + index + 1),
            );
          };

          await expectRead(begin, 0);
          for (const [first, pick] of steps) {
            const known = [...places];
            const [after, from] = known[pick % known.length] ?? [];
            if (after !== undefined) await expectRead(first, from ?? 0, after);
          }
          // The same place has the same cursor, however it was come to.
          expect(places.size).toBe(new Set(places.values()).size);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("comes whole, in order and once each, when walked by the last cursor of each page", async () => {
    await fc.assert(
      fc.asyncProperty(
        lists,
        fc.array(firsts, { minLength: 1, maxLength: 5 }),
        async ({ length, maxLimit, sizes }, sequence) => {
          const world = createNumbers(length, maxLimit, sizes);
          const walked: number[] = [];
          let after: string | undefined;
          for (let step = 0; ; step++) {
            const first = sequence[step % sequence.length] ?? 1;
            const found = await read(world, first, after);
            walked.push(...nodesOf(found));
            if (!found.hasNextPage) break;
            after = lastCursor(found);
          }
          expect(walked).toEqual(numbers(length));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("the limit of a list's pages", () => {
  it.each([
    [1, 100, 20],
    [20, 100, 20],
    [21, 100, 21],
    [100, 100, 100],
    [500, 100, 100],
    [1, 60, 20],
    [61, 60, 60],
    [500, 10, 10],
    [7, 0, 0],
  ])(
    "for %i edges of a list that takes %i at most is %i, and stays so",
    async (first, maxLimit, limit) => {
      const world = createWorld(
        ({ token }) => (token === null ? page([0, 1], "A") : page([2])),
        { maxLimit },
      );

      const found = await read(world, first);
      const [cursor] = cursorsOf(found);
      await read(world, 500, cursor);

      expect(world.asks.map((ask) => ask.limit)).toEqual(
        world.asks.map(() => limit),
      );
      expect(world.asks.length).toBeGreaterThan(1);
    },
  );
});

describe("the end of a list", () => {
  it("is where a page names the token that it was asked with", async () => {
    const world = createScripted({ "": page([0], "A"), A: page([1], "A") });

    const whole = await read(world, 10);
    const behindFirst = await read(world, 10, cursorsOf(whole)[0]);

    expect(nodesOf(whole)).toEqual([0, 1]);
    expect(nodesOf(behindFirst)).toEqual([1]);
    for (const { hasNextPage } of [whole, behindFirst])
      expect(hasNextPage).toBe(false);
    expect(world.asks.map(({ token }) => token)).toEqual([null, "A", "A"]);
  });

  it("is where a token comes again that led to an earlier page", async () => {
    const world = createScripted({
      "": page([0], "A"),
      A: page([1], "B"),
      B: page([2], "A"),
    });

    const found = await read(world, 10);

    expect(nodesOf(found)).toEqual([0, 1, 2]);
    expect(found.hasNextPage).toBe(false);
    expect(world.asks).toHaveLength(3);
  });

  it("is not an empty page that goes on", async () => {
    const world = createScripted({
      "": page([], "A"),
      A: page([0], "B"),
      B: page([], "C"),
      C: page([1]),
    });

    const found = await read(world, 1);

    expect(found).toMatchObject({ edges: [{ node: 0 }], hasNextPage: true });
    expect(nodesOf(await read(world, 1, lastCursor(found)))).toEqual([1]);
  });

  it("is after ten empty pages in a row that go on, and no sooner", async () => {
    const createEmpty = (count: number) =>
      createWorld(({ token }) => {
        const index = Number(token ?? 0);
        return index < count ? page([], `${index + 1}`) : page([7]);
      });
    const nine = createEmpty(9);
    const ten = createEmpty(10);

    expect(nodesOf(await read(nine, 1))).toEqual([7]);
    expect(await read(ten, 1)).toEqual({
      edges: [],
      hasNextPage: false,
      hasPreviousPage: false,
    });
    expect(ten.asks).toHaveLength(10);
  });

  it("has a cursor behind it that leads to an empty page and asks nobody", async () => {
    const world = createScripted({ "": page([0, 1]) });
    const whole = await read(world, 10);
    world.asks.length = 0;

    const behind = await read(world, 10, lastCursor(whole));

    expect(behind).toEqual({
      edges: [],
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(world.asks).toEqual([]);
  });

  it("is told by the page after it where the list has grown shorter than a cursor", async () => {
    let length = 3;
    const world = createWorld(() => page(numbers(length)));
    const whole = await read(world, 2);
    length = 1;

    const behind = await read(world, 2, lastCursor(whole));

    expect(behind).toMatchObject({ edges: [], hasNextPage: false });
  });
});

describe("a page that comes shorter than it was", () => {
  it("costs no edge and repeats none", async () => {
    let size = 4;
    const world = createWorld(({ token }) => {
      const start = Number(token ?? 0);
      const end = Math.min(start + size, 8);
      return page(numbers(end - start, start), end < 8 ? `${end}` : null);
    });
    const first = await read(world, 3);
    size = 1;

    const rest = await read(world, 10, lastCursor(first));

    expect(nodesOf(rest)).toEqual([3, 4, 5, 6, 7]);
    expect(rest.hasNextPage).toBe(false);
  });
});

describe("a cursor", () => {
  it("of another list, or none at all, is foreign and asks nobody", async () => {
    const one = createScripted({ "": page([0, 1]) });
    const other = createWorld(() => page([0, 1]), { list: "letters" });
    const cursor = lastCursor(await read(one, 1));

    for (const after of [cursor, "", "no cursor", `${cursor}A`])
      expect(await other.pages.read({ first: 1, after })).toBe("foreign");

    expect(other.asks).toEqual([]);
  });

  it("of null is none: the list is read from its beginning", async () => {
    const world = createScripted({ "": page([0, 1]) });

    const found = await world.pages.read({ first: 1, after: null });

    expect(found).toMatchObject({
      edges: [{ node: 0 }],
      hasPreviousPage: false,
    });
  });

  it("whose token Amazon refuses has expired", async () => {
    const script = { "": page([0], "A"), A: page([1]) };
    const cursor = lastCursor(await read(createScripted(script), 1));
    const later = createScripted({ "": page([0], "B") });

    expect(await later.pages.read({ first: 1, after: cursor })).toBe("expired");
  });

  it("whose page Amazon does not find has expired", async () => {
    const script = { "": page([0], "A"), A: page([1]) };
    const cursor = lastCursor(await read(createScripted(script), 1));
    const later = createWorld(() => {
      throw refusal("not-found");
    });

    expect(await later.pages.read({ first: 1, after: cursor })).toBe("expired");
  });

  it("has not expired where its page cannot be had for another reason", async () => {
    const script = { "": page([0], "A"), A: page([1]) };
    const cursor = lastCursor(await read(createScripted(script), 1));
    const later = createWorld(() => {
      throw refusal("timeout");
    });

    await expect(
      later.pages.read({ first: 1, after: cursor }),
    ).rejects.toMatchObject({ kind: "timeout" });
  });

  it("has not expired where it bears no token, or where a later page is refused", async () => {
    const refused = createScripted({});
    const cut = createScripted({ "": page([0, 1], "A"), A: page([2], "B") });
    const whole = await read(cut, 3);
    const [inFirst, behindFirst] = cursorsOf(whole);

    for (const [world, after] of [
      [refused, undefined],
      [refused, inFirst],
      [cut, behindFirst],
    ] as const)
      await expect(world.pages.read({ first: 9, after })).rejects.toMatchObject(
        { kind: "bad-request" },
      );
  });
});

describe("what a list belongs to", () => {
  it("does not exist where Amazon does not know it", async () => {
    const world = createWorld(() => {
      throw refusal("not-found");
    });

    expect(await world.pages.read({ first: 1 })).toBeNull();
  });

  it("exists where a first page was there, whatever becomes of the next", async () => {
    const world = createWorld(({ token }) => {
      if (token !== null) throw refusal("not-found");
      return page([0], "A");
    });

    await expect(world.pages.read({ first: 2 })).rejects.toMatchObject({
      kind: "not-found",
    });
  });

  it.each([
    ["a failed call", refusal("timeout")],
    ["a bug", new TypeError("no such thing")],
  ])("is not known after %s, which comes through", async (_, thrown) => {
    const world = createWorld(() => {
      throw thrown;
    });

    await expect(world.pages.read({ first: 1 })).rejects.toBe(thrown);
  });
});
