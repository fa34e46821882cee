import { isDeepStrictEqual } from "node:util";
import type { Facts } from "./sandbox-process.ts";

type Catalog = Facts["catalog"];
export type Path = readonly (string | number)[];

/** For whom an answer is: what changes its values beside what was asked. */
export interface Audience {
  readonly language: string;
  readonly territory: string;
}

/** Tells whether an error of the answer accounts for a null at this place. */
export type IsExcused = (path: Path) => boolean;

/**
 * Everything in an answer that is not as the catalogue has it, in words. Each
 * object that says its type and its `catalogId` is looked at, wherever it
 * stands; a null is wrong unless an error tells of it.
 */
export function findWrong(
  value: unknown,
  audience: Audience,
  catalog: Catalog,
  isExcused: IsExcused,
  path: Path = [],
): string[] {
  if (typeof value !== "object" || value === null) return [];
  const wrong = Array.isArray(value)
    ? []
    : compare(Object.entries(value), audience, catalog, isExcused, path);
  const below = Array.isArray(value)
    ? value.map((item: unknown, index): [number, unknown] => [index, item])
    : Object.entries(value);
  return [
    ...wrong,
    ...below.flatMap(([key, item]) =>
      findWrong(item, audience, catalog, isExcused, [...path, key]),
    ),
  ];
}

function compare(
  fields: readonly (readonly [string, unknown])[],
  audience: Audience,
  catalog: Catalog,
  isExcused: IsExcused,
  path: Path,
): string[] {
  const thing = new Map(fields);
  const facts = toFacts(
    String(thing.get("__typename")),
    String(thing.get("catalogId")),
    audience,
    catalog,
  );
  return Object.entries(facts).flatMap(([field, fact]) => {
    const found = thing.get(field);
    if (found === undefined || isDeepStrictEqual(found, fact)) return [];
    const place = [...path, field];
    if (found === null && isExcused(place)) return [];
    return [
      `${place.join(".")} is ${JSON.stringify(found)} instead of ${JSON.stringify(fact)}`,
    ];
  });
}

function toFacts(
  type: string,
  id: string,
  { language, territory }: Audience,
  catalog: Catalog,
): Readonly<Record<string, unknown>> {
  const translate = (text: string | undefined) =>
    language === "en-us" ? text : `[${language}] ${text}`;
  const market = { code: territory };
  if (type === "Album") {
    const album = catalog.album(id);
    const durations = album?.trackIds.map(
      (trackId) => catalog.track(trackId)?.duration ?? 0,
    );
    return {
      title: translate(album?.title),
      label: album?.label,
      trackCount: album?.trackIds.length,
      duration: durations?.reduce((sum, duration) => sum + duration, 0),
      market,
    };
  }
  if (type === "Track") {
    const track = catalog.track(id);
    return {
      title: translate(track?.title),
      isrc: track?.isrc,
      duration: track?.duration,
      market,
    };
  }
  if (type === "Artist") {
    const artist = catalog.artist(id);
    return { name: translate(artist?.name), musicTerritory: market };
  }
  return type === "PodcastShow"
    ? { title: translate(catalog.show(id)?.title) }
    : {};
}

/** What stands at a place of an answer; undefined where nothing does. */
export function readAt(value: unknown, path: Path): unknown {
  let found = value;
  for (const step of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[step];
  }
  return found;
}

/** Whether a list of things is these, in this order; a null in it needs its error. */
export function findMisplaced(
  data: unknown,
  path: Path,
  ids: readonly (string | null)[],
  isExcused: IsExcused,
): string[] {
  const things = readAt(data, path);
  // A list that is not there is told of by its own error, or its parent's.
  if (!Array.isArray(things))
    return path.some((_, end) => isExcused(path.slice(0, end + 1)))
      ? []
      : [`${path.join(".")} is missing`];
  if (things.length !== ids.length)
    return [`${path.join(".")} has ${things.length} of ${ids.length}`];
  return things.flatMap((thing: unknown, index) => {
    const expected = ids[index] ?? null;
    const found = thing === null ? null : readAt(thing, ["catalogId"]);
    if (found === expected) return [];
    if (found === null && isExcused([...path, index])) return [];
    return [
      `${[...path, index].join(".")} is ${String(found)} instead of ${expected}`,
    ];
  });
}
