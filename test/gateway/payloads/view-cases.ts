import { works } from "../../../src/sandbox/index.ts";
import { toGraph } from "../../support/graph-form.ts";
import type { PayloadCase, SelectAll } from "./payload-case.ts";

/** All of a view: of its groups and of their entities, what the arguments ask for. */
export function selectView(
  all: SelectAll,
  groups: string,
  entities: string,
): string {
  return `
    ${all("View")}
    entityGroups(${groups}) {
      ${all("EntityGroupConnection")}
      edges { node { entities(${entities}) { ${all("EntityConnection")} } } }
    }`;
}

/** A view at the root of the graph. `$after` goes on with its groups. */
function rootCase(
  row: string,
  path: string,
  field: string,
  first: string,
): PayloadCase {
  return {
    row,
    operation: `GET /v1/views/${path}`,
    about: "the whole view",
    call: () => ({ path: `/v1/views/${path}` }),
    ask: (all) => `query ($after: String) {
      ${field} { ${selectView(all, "first: 10, after: $after", first)} }
    }`,
    answer: (view) => ({ [field]: toGraph(view, "view") }),
  };
}

/** One group of a view at the root of the graph. `$after` goes on with its entities. */
function rootGroupCase(row: string, path: string, field: string): PayloadCase {
  return {
    row,
    operation: `GET /v1/views/${path}/{groupId}`,
    about: "one group",
    async find(gateway) {
      const { data } = await gateway.query<Record<string, Groups>>(
        `{ view: ${field} { entityGroups(first: 10) { nodes { groupId } } } }`,
      );
      // The later ones have more than a page.
      return [data["view"]?.entityGroups.nodes.at(-1)?.groupId ?? ""];
    },
    // As it came: it may hold escapes.
    call: ([groupId]) => ({ path: `/v1/views/${path}/${groupId}` }),
    ask: (all, [groupId]) => `query ($after: String) {
      ${field}(groupId: "${groupId}") {
        ${selectView(all, "first: 10", "first: 10, after: $after")}
      }
    }`,
    answer: (view) => ({ [field]: toGraph(view, "view") }),
  };
}

interface Groups {
  readonly entityGroups: {
    readonly nodes: readonly { readonly groupId: string }[];
  };
}

/** The view of one thing. Its groups come together, each to be continued alone. */
function detailCase(
  row: string,
  about: string,
  path: string,
  field: string,
  id: string,
  first = "first: 10",
  groups = "first: 10",
): PayloadCase {
  return {
    row,
    operation: `GET /v1/views/${path}/{id}`,
    about,
    call: () => ({ path: `/v1/views/${path}/${id}` }),
    ask: (all) => `{
      ${field}(catalogId: "${id}") { ${selectView(all, groups, first)} }
    }`,
    answer: (view) => ({ [field]: toGraph(view, "view") }),
  };
}

/** A view of what is the caller's own. */
function ownCase(
  row: string,
  path: string,
  field: string,
  entities: string,
  groups = "first: 10",
): PayloadCase {
  const variables = entities.includes("$after")
    ? "query ($after: String) "
    : "";
  return {
    row,
    operation: `GET /v1/views/${path}`,
    about: "the whole view",
    call: () => ({ path: `/v1/views/${path}` }),
    ask: (all) => `${variables}{
      me { ${field} { ${selectView(all, groups, entities)} } }
    }`,
    answer: (view) => ({ me: { [field]: toGraph(view, "view") } }),
  };
}

const ten = "first: 10";
const tenAfter = "first: 10, after: $after";
const fiftyAfter = "first: 50, after: $after";
/** As many groups as there are, where their things are many: all values of all that might be there were too many. */
const few = "first: 2";

export const viewCases: readonly PayloadCase[] = [
  rootCase("W1", "home", "homeView", ten),
  rootGroupCase("W1", "home", "homeView"),
  rootCase("W2", "podcasts", "podcastsView", ten),
  rootGroupCase("W2", "podcasts", "podcastsView"),
  detailCase("W3", "an artist", "artists", "artistView", works.artists.plain),
  detailCase(
    "W3",
    "an artist of many works",
    "artists",
    "artistView",
    works.artists.prolific,
  ),
  detailCase("W4", "an album", "albums", "albumView", works.albums.plain),
  detailCase(
    "W4",
    "an album without images",
    "albums",
    "albumView",
    works.albums.withoutImages,
  ),
  // Amazon's limit of both groups is the number of the playlist's tracks.
  detailCase(
    "W5",
    "a playlist of the caller's own",
    "playlists",
    "playlistView",
    works.playlists.adaRepeating,
    "first: 3",
  ),
  detailCase(
    "W5",
    "an editors' playlist without tracks",
    "playlists",
    "playlistView",
    works.playlists.empty,
    "first: 1",
  ),
  detailCase(
    "W6",
    "a podcast",
    "podcasts/shows",
    "podcastShowView",
    works.podcastShows.long,
    "first: 20",
    few,
  ),
  ownCase("W7", "library", "libraryView", ten),
  {
    row: "W7",
    operation: "GET /v1/views/library/{groupId}",
    about: "one group",
    call: () => ({ path: "/v1/views/library/saved-albums" }),
    ask: (all) => `query ($after: String) {
      me {
        libraryView(groupId: "saved-albums") {
          ${selectView(all, ten, tenAfter)}
        }
      }
    }`,
    answer: (view) => ({ me: { libraryView: toGraph(view, "view") } }),
  },
  ownCase("W8", "library/albums", "libraryAlbumsView", fiftyAfter, few),
  ownCase("W9", "library/artists", "libraryArtistsView", tenAfter),
  ownCase("W10", "library/songs", "librarySongsView", fiftyAfter, few),
  ownCase("W11", "library/playlists", "libraryPlaylistsView", tenAfter),
  // Of its two groups each goes on alone.
  ownCase("W12", "library/podcasts", "libraryPodcastsView", ten),
  ownCase("W13", "recent", "recentlyPlayedView", tenAfter),
];
