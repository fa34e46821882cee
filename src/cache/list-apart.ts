import { longList } from "./json-length.ts";

/** A list that is written behind the entries that have it in common, so that who reads many of them parses it once. */
export interface ListApart {
  /** Of the member of the value that it is. */
  readonly name: string;
  readonly text: string;
}

/**
 * Finds a list of each value that the one before it or behind it has as well: things that came with one answer hold the same objects where
 * they say the same, above all their hundred markets, which are most of the text of a track.
 */
export function findListsApart(
  values: readonly unknown[],
): readonly (ListApart | undefined)[] {
  let list: unknown;
  let text = "";
  return values.map((value, place) => {
    const name =
      findCommon(value, values[place - 1]) ??
      findCommon(value, values[place + 1]);
    if (name === undefined) return undefined;
    const found = (value as Members)[name];
    if (found !== list) text = JSON.stringify(found);
    list = found;
    return { name, text };
  });
}

type Members = Readonly<Record<string, unknown>>;

function findCommon(value: unknown, other: unknown): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if (typeof other !== "object" || other === null) return undefined;
  for (const name in value) {
    const list = (value as Members)[name];
    if (!Array.isArray(list) || list.length < longList) continue;
    if ((other as Members)[name] === list) return name;
  }
  return undefined;
}

/** Lists that were read, to be given again to whoever else has the same text. */
export interface KnownLists {
  /** The list in a text; `undefined` where there is none. */
  read(text: string): readonly unknown[] | undefined;
}

/** As many are kept, of texts that are no longer. */
const maxLists = 100;
const maxLength = 20_000;

export function createKnownLists(): KnownLists {
  // By the length of the text, which costs nothing; to hash it would take as long as to parse it. Those of equal length take turns.
  const known = new Map<number, { text: string; list: readonly unknown[] }>();
  return {
    read(text) {
      const last = known.get(text.length);
      if (last?.text === text) return last.list;
      const list = parse(text);
      if (!isList(list)) return undefined;
      if (known.size >= maxLists) known.clear();
      if (text.length <= maxLength) known.set(text.length, { text, list });
      return list;
    },
  };
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value);
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
