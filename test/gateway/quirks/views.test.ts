import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";

const { albums, artists, playlists, podcastShows } = works;

/** Podcasts view: its third group has 18 things, ten of which come with the view. */
const escapedGroupId = "podcasts-3%23EDITORIAL%23PODCASTS";

function answerHome({ sandbox }: RunningGateway, data: unknown): void {
  sandbox.faults.add({
    match: { path: "/v1/views/home" },
    fault: { kind: "body", body: JSON.stringify({ data }) },
  });
}

describe("a group whose id holds escapes", () => {
  it("is asked for by that id as it is, and read on by it", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(
      `query ($groupId: String) {
        podcastsView(groupId: $groupId) {
          entityGroups { nodes { groupId entities(first: 30) { edgeCount } } }
        }
      }`,
      { variables: { groupId: escapedGroupId } },
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      podcastsView: {
        entityGroups: {
          nodes: [{ groupId: escapedGroupId, entities: { edgeCount: 18 } }],
        },
      },
    });
    const path = `GET /v1/views/podcasts/${escapedGroupId}`;
    expect(gateway.sandbox.requests).toEqual([
      path,
      expect.stringMatching(`^${path}\\?cursor=`),
    ]);
  });

  it("is found again by its opaque id", async () => {
    await using gateway = await startGateway();
    const { data } = await gateway.query<{
      podcastsView: { entityGroups: { nodes: { id: string }[] } };
    }>(`{ podcastsView { entityGroups(first: 3) { nodes { id } } } }`);
    const { id } = data.podcastsView.entityGroups.nodes[2] ?? {};
    const again = await gateway.query(
      `query ($id: ID!) { node(id: $id) { ... on EntityGroup { groupId title } } }`,
      { variables: { id } },
    );
    expect(again.data).toEqual({
      node: { groupId: escapedGroupId, title: "Podcasts 3" },
    });
    expect(gateway.sandbox.requests.at(-1)).toBe(
      `GET /v1/views/podcasts/${escapedGroupId}`,
    );
  });
});

describe("the playlists of the library view, whose path belongs to a view of its own", () => {
  interface Library {
    readonly me: {
      readonly libraryView: {
        readonly entityGroups: {
          readonly nodes: readonly {
            readonly groupId: string;
            readonly entities: {
              readonly edges: readonly {
                readonly cursor: string;
                readonly node: { readonly catalogId: string };
              }[];
              readonly pageInfo: { readonly hasNextPage: boolean };
            };
          }[];
        };
      };
    };
  }

  async function readGroup(
    gateway: RunningGateway,
    first: number,
    after: string | null = null,
  ) {
    const { data, errors } = await gateway.query<Library>(
      `query ($first: Int, $after: String) {
        me {
          libraryView(groupId: "playlists") {
            entityGroups(first: 1) {
              nodes {
                groupId
                entities(first: $first, after: $after) {
                  edges { cursor node { catalogId } }
                  pageInfo { hasNextPage }
                }
              }
            }
          }
        }
      }`,
      { variables: { first, after } },
    );
    expect(errors).toBeUndefined();
    const [group] = data.me.libraryView.entityGroups.nodes;
    expect(group?.groupId).toBe("playlists");
    const { edges = [], pageInfo } = group?.entities ?? {};
    return { edges, hasNextPage: pageInfo?.hasNextPage };
  }

  /** Ada's own playlists, in the order of her library. */
  async function readPlaylists(gateway: RunningGateway) {
    const { data } = await gateway.query<{
      me: { playlists: { nodes: { catalogId: string }[] } };
    }>(`{ me { playlists(first: 500) { nodes { catalogId } } } }`);
    return data.me.playlists.nodes;
  }

  it("are all there, each once and in order", async () => {
    await using gateway = await startGateway();
    const { edges, hasNextPage } = await readGroup(gateway, 500);
    expect(edges.map(({ node }) => node)).toEqual(await readPlaylists(gateway));
    expect(edges).toHaveLength(130);
    expect(hasNextPage).toBe(false);
  });

  it("go on behind any of them", async () => {
    await using gateway = await startGateway();
    const nodes = await readPlaylists(gateway);
    const { edges } = await readGroup(gateway, 40);
    for (const place of [3, 9, 10, 19, 25, 39]) {
      const after = edges[place]?.cursor ?? "";
      const page = await readGroup(gateway, 12, after);
      expect(page.edges.map(({ node }) => node)).toEqual(
        nodes.slice(place + 1, place + 13),
      );
      expect(page.hasNextPage).toBe(true);
    }
  });

  it("cost one call as long as no more are asked for than come with the view", async () => {
    await using gateway = await startGateway();
    const { edges } = await readGroup(gateway, 10);
    expect(edges).toHaveLength(10);
    expect(gateway.sandbox.requests).toEqual(["GET /v1/views/library"]);
  });

  it("end where their own view begins with something else", async () => {
    await using gateway = await startGateway();
    const view = {
      id: "library-playlists",
      content: {
        entityGroups: [
          {
            id: "other",
            content: { entities: [{ _type: "Playlist", id: "other" }] },
          },
        ],
      },
    };
    gateway.sandbox.faults.add({
      match: { path: "/v1/views/library/playlists" },
      fault: { kind: "body", body: JSON.stringify({ data: view }) },
    });
    const { edges, hasNextPage } = await readGroup(gateway, 20);
    expect({ count: edges.length, hasNextPage }).toEqual({
      count: 10,
      hasNextPage: false,
    });
  });
});

describe("what something is played from", () => {
  const playParams = `nodes { entities(first: 1) { nodes { playParams { containerIds } } } }`;
  const containersOf = (containerIds: readonly string[] | null) => ({
    entityGroups: {
      nodes: [{ entities: { nodes: [{ playParams: { containerIds } }] } }],
    },
  });

  it("is one list, whether Amazon names one thing, several, none or nothing", async () => {
    await using gateway = await startGateway();
    const groups = `entityGroups(first: 1) { ${playParams} }`;
    const { data, errors } = await gateway.query(`{
      albumView(catalogId: "${albums.plain}") { ${groups} }
      artistView(catalogId: "${artists.plain}") { ${groups} }
      homeView { ${groups} }
      me { recentlyPlayedView { ${groups} } }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      albumView: containersOf([
        `mrn:1.0:catalog:album:asin:${albums.plain}?territory=US`,
      ]),
      artistView: containersOf(null),
      homeView: containersOf(null),
      me: { recentlyPlayedView: containersOf(null) },
    });
  });

  it("is the list that Amazon sends", async () => {
    await using gateway = await startGateway();
    const containerIds = ["mrn:1.0:a", "mrn:1.0:b"];
    const entity = { _type: "Album", id: "B0", playParams: { containerIds } };
    answerHome(gateway, {
      id: "home",
      content: { entityGroups: [{ id: "g", content: { entities: [entity] } }] },
    });
    const { data } = await gateway.query(
      `{ homeView { entityGroups { ${playParams} } } }`,
    );
    expect(data).toEqual({ homeView: containersOf(containerIds) });
  });
});

describe("a view of which Amazon sends less than usual", () => {
  const parts = `
    viewId
    title
    images { url }
    entity { catalogId images { url } playParams { mrn } }
    entityGroups(first: 2) {
      nodes {
        groupId
        title
        viewType
        entities(first: 2) { nodes { __typename catalogId playParams { mrn } } }
      }
    }
  `;
  const document = `{
    homeView { ${parts} }
    podcastsView { ${parts} }
    albumView(catalogId: "${albums.plain}") { ${parts} }
    me { libraryPodcastsView { ${parts} } recentlyPlayedView { ${parts} } }
  }`;

  it("is the same without any type but those of its entities", async () => {
    await using gateway = await startGateway();
    const usual = await gateway.query(document);
    expect(usual.errors).toBeUndefined();
    gateway.sandbox.switches.untyped = "containers";
    expect(await gateway.query(document)).toMatchObject({
      data: usual.data,
      errors: undefined,
    });
  });

  it.each(["nullFields", "missingFields"] as const)(
    "still has its groups and their entities: %s",
    async (field) => {
      await using gateway = await startGateway();
      gateway.sandbox.switches[field] = ["*"];
      const { data, errors } = await gateway.query(
        `{ albumView(catalogId: "${albums.plain}") { ${parts} } }`,
      );
      const { catalog } = gateway.sandbox;
      const entity = { playParams: null };
      expect(errors).toBeUndefined();
      expect(data).toEqual({
        albumView: {
          viewId: albums.plain,
          title: null,
          images: null,
          entity: null,
          entityGroups: {
            nodes: [
              {
                groupId: "songs",
                title: null,
                viewType: null,
                entities: {
                  nodes: catalog
                    .album(albums.plain)
                    ?.trackIds.slice(0, 2)
                    .map((catalogId) => ({
                      __typename: "Track",
                      catalogId,
                      ...entity,
                    })),
                },
              },
            ],
          },
        },
      });
    },
  );

  it.each([
    ["no content", {}, []],
    ["no groups", { content: {} }, []],
    [
      "a group without content, and things that are no groups",
      { content: { entityGroups: [{ id: "bare" }, { title: "?" }, null, 7] } },
      [{ groupId: "bare", entities: { edgeCount: 0 } }],
    ],
  ])("is a view with %s", async (_, view, nodes) => {
    await using gateway = await startGateway();
    answerHome(gateway, { id: "home", ...view });
    const { data, errors } = await gateway.query(
      `{ homeView { viewId entityGroups { nodes { groupId entities { edgeCount } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      homeView: { viewId: "home", entityGroups: { nodes } },
    });
  });
});

describe("things of a kind that nobody has heard of", () => {
  interface Home {
    readonly homeView: {
      readonly entityGroups: {
        readonly nodes: readonly {
          readonly viewType: string;
          readonly entities: unknown;
        }[];
      };
    };
  }
  const document = `{
    homeView {
      entityGroups(first: 10) {
        nodes {
          groupId
          title
          viewType
          entities(first: 10) { nodes { __typename catalogId } }
        }
      }
    }
  }`;

  it("are left out of their groups, which stay, and are told in the log", async () => {
    await using gateway = await startGateway();
    const usual = await gateway.query<Home>(document);
    gateway.sandbox.switches.viewTypes = "other";
    const { data, errors } = await gateway.query(document);
    const groups = usual.data.homeView.entityGroups.nodes;
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      homeView: {
        entityGroups: {
          nodes: groups.map((group) => ({ ...group, viewType: "OTHER" })),
        },
      },
    });
    expect(groups.map(({ viewType }) => viewType)).not.toContain("OTHER");
    const told = gateway.log.filter(
      ({ what }) =>
        what === 'an entity of the unknown type "Hologram" was left out',
    );
    // Once, however many there are: the figures count them.
    expect(told).toHaveLength(1);
  });

  it("leave a group empty that has no others, such as one without a type on anything", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.untyped = "everything";
    const { data, errors } = await gateway.query(
      `{ homeView { entityGroups(first: 1) { nodes { title entities(first: 5) { edgeCount } } } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      homeView: {
        entityGroups: {
          nodes: [{ title: "new releases 1", entities: { edgeCount: 0 } }],
        },
      },
    });
  });

  it("leave a view without what it is about, where they are that", async () => {
    await using gateway = await startGateway();
    answerHome(gateway, { id: "home", entity: { _type: "Hologram", id: "h" } });
    const { data, errors } = await gateway.query(
      `{ homeView { viewId entity { catalogId } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({ homeView: { viewId: "home", entity: null } });
  });
});

describe("the label of a card", () => {
  interface Label {
    readonly __typename: string;
    readonly label: string;
  }
  interface Groups {
    readonly entityGroups: {
      readonly nodes: readonly {
        readonly entities: { readonly nodes: readonly Label[] };
      }[];
    };
  }

  it("is the title or the name that Amazon calls it, on every type, without a lookup", async () => {
    await using gateway = await startGateway();
    const label = `
      __typename
      ... on Album { label: title }
      ... on Track { label: title }
      ... on Playlist { label: title }
      ... on PodcastShow { label: title }
      ... on PodcastEpisode { label: title }
      ... on Artist { label: name }
      ... on Station { label: name }
      ... on User { label: name }
    `;
    const groups = `entityGroups { nodes { entities(first: 10) { nodes { ${label} } } } }`;
    const { data, errors } = await gateway.query<{
      homeView: Groups;
      me: {
        libraryPodcastsView: Groups & { entity: Label };
        recentlyPlayedView: Groups;
      };
    }>(`{
      homeView { ${groups} }
      me {
        libraryPodcastsView { entity { ${label} } ${groups} }
        recentlyPlayedView { ${groups} }
      }
    }`);
    expect(errors).toBeUndefined();
    const { libraryPodcastsView, recentlyPlayedView } = data.me;
    const labels = [
      libraryPodcastsView.entity,
      ...[data.homeView, libraryPodcastsView, recentlyPlayedView]
        .flatMap(({ entityGroups }) => entityGroups.nodes)
        .flatMap(({ entities }) => entities.nodes),
    ];
    expect(new Set(labels.map(({ __typename }) => __typename))).toEqual(
      new Set([
        "Album",
        "Artist",
        "Playlist",
        "PodcastEpisode",
        "PodcastShow",
        "Station",
        "Track",
        "User",
      ]),
    );
    expect(labels.map((one) => one.label)).not.toContain(null);
    expect(
      gateway.sandbox.requests.filter(
        (request) => !request.startsWith("GET /v1/views/"),
      ),
    ).toEqual([]);
  });
});

describe("the number of groups and of things in them", () => {
  // Amazon's `limit` counts things in one view, groups in another, tracks or episodes in a third.
  it("is what was asked for in every view, and no limit of Amazon's stands in for it", async () => {
    await using gateway = await startGateway();
    const counts = (groups: number, entities: number) =>
      `entityGroups(first: ${groups}) { edgeCount nodes { entities(first: ${entities}) { edgeCount } } }`;
    const counted = (...entities: readonly number[]) => ({
      entityGroups: {
        edgeCount: entities.length,
        nodes: entities.map((edgeCount) => ({ entities: { edgeCount } })),
      },
    });
    const { data, errors } = await gateway.query(`{
      homeView { ${counts(3, 2)} }
      artistView(catalogId: "${artists.prolific}") { ${counts(1, 25)} }
      albumView(catalogId: "${albums.plain}") { ${counts(5, 300)} }
      playlistView(catalogId: "${playlists.long}") { ${counts(1, 240)} }
      podcastShowView(catalogId: "${podcastShows.long}") { ${counts(1, 45)} }
    }`);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      homeView: counted(2, 2, 2),
      artistView: counted(25),
      albumView: counted(5),
      playlistView: counted(240),
      podcastShowView: counted(45),
    });
    expect(
      gateway.sandbox.requests.filter((request) => request.includes("limit=")),
    ).toEqual([]);
  });
});
