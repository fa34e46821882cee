import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createCursors, cutPage } from "../../src/loaders/index.ts";

const list = "album-tracks:A";
const cursors = createCursors("a secret of sixteen letters");
const letters = ["a", "b", "c", "d", "e"];

const cut = (
  nodes: readonly string[],
  first: number,
  after: string | null = null,
) => cutPage(list, nodes, { first, after }, cursors);

/** The cursor behind the edge at that index, as a client has it from a page that holds the edge. */
function cursorBehind(nodes: readonly string[], index: number): string {
  const edge = cut(nodes, index + 1)?.edges[index];
  if (edge === undefined) throw new Error(`There is no edge ${index}`);
  return cursors.toCursor(edge.list, edge.place);
}

const nodesOf = (page: ReturnType<typeof cut>): string[] | undefined =>
  page?.edges.map(({ node }) => node);

describe("cutPage", () => {
  it("begins at the beginning", () => {
    const page = cut(letters, 2);

    expect(nodesOf(page)).toEqual(["a", "b"]);
    expect(page).toMatchObject({ hasNextPage: true, hasPreviousPage: false });
  });

  it("goes on right behind any edge", () => {
    for (const [index] of letters.entries()) {
      const page = cut(letters, 2, cursorBehind(letters, index));

      expect(nodesOf(page)).toEqual(letters.slice(index + 1, index + 3));
      expect(page?.nodes).toEqual(nodesOf(page));
      expect(page).toMatchObject({
        hasNextPage: index + 3 < letters.length,
        hasPreviousPage: true,
      });
    }
  });

  it.each([
    [4, true],
    [5, false],
    [6, false],
    [500, false],
  ])("with %i of 5 asked, says of more that it is %p", (first, hasNextPage) => {
    expect(cut(letters, first)).toMatchObject({ hasNextPage });
  });

  it("is empty behind the last edge, and of an empty list", () => {
    expect(cut(letters, 2, cursorBehind(letters, 4))).toMatchObject({
      edges: [],
      hasNextPage: false,
      hasPreviousPage: true,
    });
    expect(cut([], 2)).toMatchObject({
      edges: [],
      hasNextPage: false,
      hasPreviousPage: false,
    });
  });

  it("is empty where the list has become shorter than the cursor's place", () => {
    const page = cut(["a"], 2, cursorBehind(letters, 3));

    expect(page).toMatchObject({ edges: [], hasNextPage: false });
  });

  it("is null for a cursor of another list, or none", () => {
    const foreign = createCursors("a secret of sixteen letters").toCursor(
      "album-tracks:B",
      { token: null, limit: 0, offset: 1 },
    );

    expect(cut(letters, 2, foreign)).toBeNull();
    expect(cut(letters, 2, "")).toBeNull();
    expect(cut(letters, 2, "no cursor")).toBeNull();
  });

  it("walked by the last cursor of each page, gives the list once, each in its order", () => {
    fc.assert(
      fc.property(
        fc.array(fc.string(), { maxLength: 50 }),
        fc.integer({ min: 1, max: 12 }),
        (nodes, first) => {
          const walked: string[] = [];
          let after: string | null = null;
          let pages = 0;
          for (let isMore = true; isMore; pages++) {
            const page = cut(nodes, first, after);
            const last = page?.edges.at(-1);
            walked.push(...(nodesOf(page) ?? []));
            isMore = page?.hasNextPage ?? false;
            after = last ? cursors.toCursor(last.list, last.place) : null;
          }
          expect(walked).toEqual(nodes);
          expect(pages).toBe(Math.max(1, Math.ceil(nodes.length / first)));
        },
      ),
    );
  });
});
