import { works } from "../../src/sandbox/index.ts";
import type { Random } from "../support/hostile-random.ts";
import type { Facts } from "./sandbox-process.ts";
import { findMisplaced, readAt, type IsExcused, type Path } from "./truth.ts";

type Catalog = Facts["catalog"];

/** What a client sends, and what it may expect. */
export interface Question {
  readonly kind: string;
  readonly document: string;
  readonly variables: Readonly<Record<string, unknown>>;
  /** What of the answer is not as it has to be, beside the values of things. */
  check(data: unknown, isExcused: IsExcused): string[];
  /** Ids whose things stand, whole, in the list at the root of this name, from a call of this route. */
  readonly lookUp?: LookUp;
  /** What the client asks behind this answer, if anything. */
  next?(data: unknown): Question | undefined;
}

export interface LookUp {
  readonly root: "albums" | "tracks" | "artists";
  readonly ids: readonly string[];
}

const album =
  "__typename catalogId title label duration trackCount market { code }";
const track = "__typename catalogId title isrc duration market { code }";
const artist = "__typename catalogId name musicTerritory { code }";
const card = `__typename catalogId
  ... on Album { title } ... on Track { title } ... on Artist { name } ... on PodcastShow { title }`;

/** No catalogue has it. */
const unknownId = "B000000000";

/** Popular things are asked for often and most things hardly ever. */
function popular(random: Random, size: number): number {
  const share = random.int(1000) / 1000;
  return Math.floor(size * share ** 3);
}

export function askLookUp(catalog: Catalog, random: Random): Question {
  const root = random.pick(["albums", "tracks", "artists"] as const);
  const [toId, size, selection] = {
    albums: [catalog.albumId, catalog.albums, `${album} artists { ${artist} }`],
    tracks: [catalog.trackId, catalog.tracks, `${track} album { ${album} }`],
    artists: [catalog.artistId, catalog.artists, artist],
  }[root] as [(index: number) => string, number, string];
  const ids = random.list(1, 8, () => toId(popular(random, size)));
  const asked = random.chance(0.1) ? [...ids, unknownId] : ids;
  return {
    kind: `look-up of ${root}`,
    document: `query ($ids: [ID!]!) { ${root}(catalogIds: $ids) { ${selection} } }`,
    variables: { ids: asked },
    lookUp: { root, ids },
    check: (data, isExcused) =>
      findMisplaced(
        data,
        [root],
        asked.map((id) => (id === unknownId ? null : id)),
        isExcused,
      ),
  };
}

/** The router's way in. */
export function askEntities(catalog: Catalog, random: Random): Question {
  const things = random.list(1, 6, () =>
    random.chance(0.5)
      ? ["Album", catalog.albumId(popular(random, catalog.albums))]
      : ["Artist", catalog.artistId(popular(random, catalog.artists))],
  );
  return {
    kind: "entities of a router",
    document: `query ($of: [_Any!]!) { _entities(representations: $of) {
      ... on Album { ${album} } ... on Artist { ${artist} } } }`,
    variables: {
      of: things.map(([__typename, catalogId]) => ({ __typename, catalogId })),
    },
    check: (data, isExcused) =>
      findMisplaced(
        data,
        ["_entities"],
        things.map(([, id = ""]) => id),
        isExcused,
      ),
  };
}

interface Listed {
  readonly kind: string;
  /** With `%s` where the list's arguments go. */
  readonly document: string;
  readonly path: Path;
  readonly ids: readonly string[];
}

/** A list, a page of it after another. */
function askPages(
  list: Listed,
  first: number,
  pages: number,
  start = 0,
  after: string | null = null,
): Question {
  const { kind, document, path, ids } = list;
  return {
    kind,
    document: `query ($first: Int, $after: String) { ${document.replace("%s", "first: $first, after: $after")} }`,
    variables: { first, after },
    check: (data, isExcused) =>
      findMisplaced(
        data,
        [...path, "nodes"],
        ids.slice(start, start + first),
        isExcused,
      ),
    next(data) {
      const end = readAt(data, [...path, "pageInfo", "endCursor"]);
      return pages > 1 && typeof end === "string"
        ? askPages(list, first, pages - 1, start + first, end)
        : undefined;
    },
  };
}

export function askList(catalog: Catalog, random: Random): Question {
  const id = random.chance(0.5)
    ? works.artists.prolific
    : catalog.artistId(popular(random, catalog.artists));
  const { albumIds = [], relatedIds = [] } = catalog.artist(id) ?? {};
  const [field, ids, selection] = random.pick([
    ["albums", albumIds, album],
    ["relatedArtists", relatedIds, artist],
  ] as const);
  const list = {
    kind: `list of ${field}`,
    document: `artist(catalogId: "${id}") { ${field}(%s) { nodes { ${selection} } pageInfo { endCursor } } }`,
    path: ["artist", field],
    ids,
  };
  return askPages(list, 5 + random.int(25), 1 + random.int(3));
}

/** Lists with their parents, three levels of look-ups. */
export function askTree(catalog: Catalog, random: Random): Question {
  const id = catalog.albumId(popular(random, catalog.albums));
  const { trackIds = [] } = catalog.album(id) ?? {};
  return {
    kind: "tree of look-ups",
    document: `query ($id: ID!) { album(catalogId: $id) { ${album}
      tracks(first: 5) { nodes { ${track} artists { ${artist} } } } } }`,
    variables: { id },
    check: (data, isExcused) =>
      findMisplaced(
        data,
        ["album", "tracks", "nodes"],
        trackIds.slice(0, 5),
        isExcused,
      ),
  };
}

export function askView(catalog: Catalog, random: Random): Question {
  const groups = `title entityGroups(first: 3) { nodes { groupId entities(first: 5) { nodes { ${card} } } } }`;
  if (random.chance(0.5))
    return {
      kind: "view of home",
      document: `{ homeView { ${groups} } }`,
      variables: {},
      check: (data, isExcused) =>
        readAt(data, ["homeView", "title"]) === null ||
        isExcused(["homeView"]) ||
        Array.isArray(readAt(data, ["homeView", "entityGroups", "nodes"]))
          ? []
          : ["homeView is missing"],
    };
  const id = catalog.artistId(popular(random, catalog.artists));
  const { albumIds = [] } = catalog.artist(id) ?? {};
  return {
    kind: "view of an artist",
    document: `query ($id: ID!) { artistView(catalogId: $id) { ${groups} } }`,
    variables: { id },
    check: (data, isExcused) =>
      findMisplaced(
        data,
        ["artistView", "entityGroups", "nodes", 1, "entities", "nodes"],
        albumIds.slice(0, 5),
        isExcused,
      ),
  };
}

export function askSearch(catalog: Catalog, random: Random): Question {
  const id = catalog.trackId(random.int(catalog.tracks));
  const { isrc } = catalog.track(id) ?? {};
  return {
    kind: "search",
    document: `query ($isrc: String!) { searchTracks(filters: [{ field: ISRC, query: $isrc }]) { nodes { ${track} } } }`,
    variables: { isrc },
    check: (data, isExcused) =>
      findMisplaced(data, ["searchTracks", "nodes"], [id], isExcused),
  };
}

export interface Person {
  readonly userId: string;
  readonly libraryAlbums: readonly string[];
}

/** What is the caller's own. Whoever reads another's is told of here. */
export function askLibrary(
  { userId, libraryAlbums }: Person,
  random: Random,
): Question {
  const first = 5 + random.int(15);
  return {
    kind: "library",
    document: `query ($first: Int) { me { userId libraryAlbums(first: $first) { nodes { __typename catalogId title } } } }`,
    variables: { first },
    check(data, isExcused) {
      const found = readAt(data, ["me", "userId"]);
      return [
        ...(found === userId || isExcused(["me", "userId"])
          ? []
          : [`me.userId is ${String(found)}`]),
        ...findMisplaced(
          data,
          ["me", "libraryAlbums", "nodes"],
          libraryAlbums.slice(0, first),
          isExcused,
        ),
      ];
    },
  };
}
