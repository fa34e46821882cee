import { createCatalog } from "../src/sandbox/catalog/catalog.ts";

/** What is asked of every server alike. */
export type QueryName = "S" | "M" | "L" | "E";
export const queryNames: readonly QueryName[] = ["S", "M", "L", "E"];

/**
 * How the variables of one request differ from those of the others.
 * - `warm`: other variables each time, of entities that were all asked before, so that no answer is found whole;
 * - `again`: the same few variables come again, so that a server may find whole answers;
 * - `cold`: entities that nobody asked for before;
 * - `fill`: every entity of the warm ones once, in order.
 */
export type Draw = "warm" | "again" | "cold" | "fill";

/** Nothing of it is stored, so that a cold run never comes to its end. */
export const catalogSize = {
  albums: 10_000_000,
  tracks: 120_000_000,
  artists: 2_500_000,
};

/** As many albums, with their 12,000 tracks, as every server's memory holds. */
const warmAlbums = 1000;
const tracksPerAlbum = 12;
const warmArtists = 250;
/** So few that each comes again within the first seconds. */
const askedAgain = 100;
export const fillRequests = warmAlbums / 100;

/**
 * One small query has but one variable that matters, and as many entities as it is asked with values would fit into nobody's memory. So it
 * bears a number that differs each time, of a field that is left out.
 */
const S = `query S($id: ID!, $first: Int!, $withTracks: Boolean = false) {
  album(catalogId: $id) {
    title
    artists { name }
    tracks(first: $first) @include(if: $withTracks) { nodes { title } }
  }
}`;

const M = `query M($ids: [ID!]!) {
  albums(catalogIds: $ids) {
    title
    artists { name }
    tracks(first: 12) { nodes { title duration } }
  }
}`;

/** What an album or a track tells of its artists is a name and a link: `globalAsin` needs a look-up. */
const L = `query L($ids: [ID!]!) {
  albums(catalogIds: $ids) {
    title
    tracks(first: 12) { nodes { title duration artists { name globalAsin } } }
  }
}`;

const E = `query E($representations: [_Any!]!) {
  _entities(representations: $representations) {
    __typename
    ... on Album { title trackCount }
    ... on Track { title duration }
    ... on Artist { name }
  }
}`;

/** As JSON texts, made once for all requests. */
const documents: Readonly<Record<QueryName, string>> = {
  S: JSON.stringify(S),
  M: JSON.stringify(M),
  L: JSON.stringify(L),
  E: JSON.stringify(E),
};

const catalog = createCatalog({ seed: 1, ...catalogSize });

/** The ids of a pool, made once: making one takes longer than a server takes for a field. */
function toPool(length: number, toId: (index: number) => string): string[] {
  return Array.from({ length }, (_, index) => toId(index));
}

const pools = {
  album: toPool(warmAlbums, catalog.albumId),
  track: toPool(warmAlbums * tracksPerAlbum, catalog.trackId),
  artist: toPool(warmArtists, catalog.artistId),
};

/** A small generator of numbers, the same for the same seed (mulberry32). */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Different ones of a pool. */
function pick(
  pool: readonly string[],
  count: number,
  random: () => number,
): string[] {
  const places: number[] = [];
  while (places.length < count) {
    const place = Math.floor(random() * pool.length);
    if (!places.includes(place)) places.push(place);
  }
  return places.map((place) => pool[place] ?? "");
}

/** How many of them one request asks for. */
export const albumsOf: Readonly<Record<QueryName, number>> = {
  S: 1,
  M: 20,
  L: 100,
  E: 100,
};

function toAlbumIds(name: QueryName, draw: Draw, turn: number): string[] {
  const count = albumsOf[name];
  if (draw === "cold")
    return Array.from({ length: count }, (_, place) =>
      catalog.albumId(warmAlbums + turn * count + place),
    );
  if (draw === "fill")
    return Array.from(
      { length: count },
      (_, place) => pools.album[(turn * count + place) % warmAlbums] ?? "",
    );
  const seed = draw === "again" ? turn % askedAgain : turn;
  return pick(pools.album, count, createRandom(seed));
}

function toRepresentations(draw: Draw, turn: number): object[] {
  const random = createRandom(draw === "again" ? turn % askedAgain : turn);
  const toKeys = (__typename: string, ids: readonly string[]) =>
    ids.map((catalogId) => ({ __typename, catalogId }));
  return [
    ...toKeys("Album", pick(pools.album, 50, random)),
    ...toKeys("Track", pick(pools.track, 40, random)),
    ...toKeys("Artist", pick(pools.artist, 10, random)),
  ];
}

/** The same at every server and in every run. */
function toVariables(
  name: QueryName,
  draw: Draw,
  turn: number,
): Record<string, unknown> {
  if (name === "E") return { representations: toRepresentations(draw, turn) };
  const ids = toAlbumIds(name, draw, turn);
  if (name !== "S") return { ids };
  const first = draw === "again" ? 1 : 1 + (turn % 2 ** 30);
  return { id: ids[0], first };
}

export interface Question {
  readonly query: QueryName;
  readonly draw: Draw;
  /** In place of the query of that name, for a server whose graph has another form. It has the same variables. */
  readonly document?: string | undefined;
}

/** The body of the request of that number. Variables that a document does not know do no harm. */
export function toBody(
  { query, draw, document }: Question,
  turn: number,
): string {
  const text =
    document === undefined ? documents[query] : JSON.stringify(document);
  const variables = JSON.stringify(toVariables(query, draw, turn));
  return `{"query":${text},"variables":${variables}}`;
}
