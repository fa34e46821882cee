import { describe, expect, it } from "@jest/globals";
import type { EntityGroup, View } from "../../src/amazon-music/index.ts";
import { ownViewStart, readOwnView } from "../../src/loaders/own-view.ts";

const group = (
  id: string,
  entityIds: readonly string[],
  nextToken: string | null = null,
): EntityGroup => ({
  id,
  title: null,
  viewType: null,
  entities: entityIds.map((entityId) => ({ _type: "Playlist", id: entityId })),
  nextToken,
});

const view = (...groups: readonly EntityGroup[]): View => ({
  id: "library-playlists",
  title: null,
  images: null,
  entity: null,
  groups,
  nextToken: null,
});

const shown = group("playlists", ["a", "b"]);

/** Reads on in the group, from its own view's start, until it ends. */
async function readAll(pages: Readonly<Record<string, View | null>>) {
  const asked: (string | null)[] = [];
  const ids: string[] = [];
  for (let token: string | null = ownViewStart; token !== null;) {
    const page = await readOwnView(shown, token, async (own) => {
      asked.push(own);
      return pages[own ?? ""] ?? null;
    });
    ids.push(...page.edges.map(({ node }) => node.id));
    token = page.nextToken;
  }
  return { ids, asked };
}

describe("a group that goes on in a view of its own", () => {
  it("is known there by what it begins with, and shows nothing twice", async () => {
    const { ids, asked } = await readAll({
      "": view(group("others", ["x"]), group("yours", ["a", "b", "c"], "T")),
      T: view(group("others", ["x"]), group("yours", ["d"])),
    });

    expect(ids).toEqual(["c", "d"]);
    expect(asked).toEqual([null, "T"]);
  });

  it("may come in shorter pages there", async () => {
    const { ids } = await readAll({
      "": view(group("yours", ["a"], "T")),
      T: view(group("yours", ["b", "c"])),
    });

    expect(ids).toEqual(["c"]);
  });

  it.each([
    ["is gone", {}],
    ["holds another beginning", { "": view(group("yours", ["x", "a"])) }],
    [
      "holds the same id of another type",
      { "": view({ ...shown, entities: [{ _type: "Album", id: "a" }] }) },
    ],
    ["holds nothing", { "": view(group("yours", [])) }],
    [
      "loses it",
      {
        "": view(group("yours", ["a", "b"], "T")),
        T: view(group("others", ["c"])),
      },
    ],
  ] as const)("is at its end where the view %s", async (_, pages) => {
    expect((await readAll(pages)).ids).toEqual([]);
  });
});
