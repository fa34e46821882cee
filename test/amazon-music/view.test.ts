import { describe, expect, it } from "@jest/globals";
import { readView } from "../../src/amazon-music/view.ts";

const call = { method: "GET", route: "/v1/views/home" };

function read(json: unknown) {
  const unknown: string[] = [];
  const view = readView(json, call, (type) => unknown.push(type));
  return { view, unknown };
}

const content = (...entityGroups: readonly unknown[]) => ({
  id: "home",
  content: { entityGroups },
});

const bare = {
  id: "home",
  title: null,
  images: null,
  entity: null,
  groups: [],
  nextToken: null,
};

describe("a view", () => {
  it.each([
    [{ id: "home" }],
    [{ id: "home", title: 7, images: {}, entity: null, content: null }],
    [{ id: "home", content: { entityGroups: null, nextPageToken: null } }],
    [{ id: "home", content: { entityGroups: {}, nextPageToken: "" } }],
    [{ id: "home", content: [] }],
  ])("needs nothing but its id: %j", (json) => {
    expect(read(json).view).toEqual(bare);
  });

  it.each([
    [undefined],
    [null],
    ["home"],
    [[{ id: "home" }]],
    [{}],
    [{ id: 7 }],
  ])("is not %j, which is malformed", (json) => {
    expect(() => read(json)).toThrow(
      expect.objectContaining({
        kind: "malformed",
        message: "Amazon's answer holds no view",
        ...call,
      }),
    );
  });

  it("is read with its groups, and theirs", () => {
    const { view } = read({
      _type: "View",
      id: "home",
      title: "Home",
      images: [{ url: "u" }],
      entity: { _type: "User", id: "ada", name: "Ada" },
      content: {
        nextPageToken: "G",
        entityGroups: [
          {
            id: "g%23",
            title: "Group",
            viewType: "GRID",
            content: {
              nextPageToken: "%22E%22",
              entities: [{ _type: "Album", id: "B1", title: "One" }],
            },
          },
        ],
      },
    });

    expect(view).toMatchObject({
      id: "home",
      title: "Home",
      images: [{ url: "u" }],
      entity: { _type: "User", id: "ada", name: "Ada" },
      nextToken: "G",
      groups: [
        {
          id: "g%23",
          title: "Group",
          viewType: "GRID",
          nextToken: "%22E%22",
          entities: [{ _type: "Album", id: "B1", title: "One" }],
        },
      ],
    });
  });
});

describe("a group", () => {
  it.each([
    [{ id: "g" }],
    [{ id: "g", title: 7, viewType: null, content: null }],
    [{ id: "g", content: { entities: {}, nextPageToken: 7 } }],
  ])("needs nothing but its id: %j", (group) => {
    expect(read(content(group)).view.groups).toEqual([
      { id: "g", title: null, viewType: null, entities: [], nextToken: null },
    ]);
  });

  it("is left out without an id", () => {
    expect(read(content(null, {}, "g", { id: 7 })).view.groups).toEqual([]);
  });
});

describe("an entity of a type that is not known", () => {
  it("is left out of its group, and told", () => {
    const { view, unknown } = read(
      content({
        id: "g",
        content: {
          entities: [
            { _type: "Hologram", id: "h" },
            { _type: "Track", id: "B1" },
            { id: "B2" },
            { _type: 7, id: "B3" },
            null,
            { _type: "Album" },
          ],
        },
      }),
    );

    expect(view.groups[0]?.entities.map(({ id }) => id)).toEqual(["B1"]);
    expect(unknown).toContain("Hologram");
    expect(unknown).toHaveLength(5);
  });

  it("is no entity of the view, and told", () => {
    const { view, unknown } = read({
      id: "home",
      entity: { _type: "Hologram", id: "h" },
    });

    expect(view.entity).toBeNull();
    expect(unknown).toEqual(["Hologram"]);
  });

  it("is told to nobody where nobody listens", () => {
    const json = { id: "home", entity: { _type: "Hologram", id: "h" } };

    expect(readView(json, call)).toMatchObject({ entity: null });
  });
});
