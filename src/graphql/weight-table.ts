import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isListType,
  type GraphQLOutputType,
} from "graphql";

/** What the parts of an answer weigh, in plain values, such as a title, of which four take a microsecond. */

/**
 * A field with arguments besides its value, and each id that it is given: they
 * can fail, and an error takes as long to make and to send as so many values.
 */
export const lookupWeight = 40;
/** A representation that is one too many: they share their error. */
export const refusalWeight = 5;
/** How many times as large the largest type is as the average, as `__type` may be asked for it. */
export const largestType = 8;

/** A cursor is sealed, a moment is parsed. */
const cursorWeight = 3;
const momentWeight = 2;
/** What somebody wrote of a playlist or podcast: some thousand letters. */
const descriptionWeight = 20;
/** The whole schema as one text. */
const sdlWeight = 5000;
/** Words in a list, such as an album's audio qualities. */
const wordCount = 4;
/** Letters of an alias, which stands in the answer with each value. */
const aliasPiece = 20;

/** Lists of which nobody says how long they are: an album's artists, the sizes of a picture; and the countries in which it can be had. */
const assumedLength = 2;
const marketCount = 100;
/** The lists of introspection, by this graph's averages: most types have no arguments, values or members at all. */
const introspectionLengths: ReadonlyMap<string, number> = new Map([
  ["types", 120],
  ["fields", 6],
]);

/**
 * Text that an argument holds, by whole pieces: shorter ones, as all but a few are, weigh nothing. Each field goes
 * through all of it to say what is wrong with it, however many are given the same variable.
 */
const pieceLength = 4000;
const pieceWeight = 80;

interface Field {
  readonly name: string;
  readonly type: GraphQLOutputType;
}

/** A field's value, without what is asked of it. */
export function weighValue(
  field: Field,
  owner: string,
  alias: string | undefined,
): number {
  const named = Math.floor((alias?.length ?? 0) / aliasPiece);
  return named + (isOfIntrospection(owner) ? 1 : weighOwn(field));
}

function weighOwn({ name, type }: Field): number {
  const typeName = getNamedType(type).name;
  if (/cursor$/i.test(name)) return cursorWeight;
  if (name === "description") return descriptionWeight;
  if (typeName === "DateTime") return momentWeight;
  if (typeName === "_Service") return 1 + sdlWeight;
  const isList = isListType(getNullableType(type));
  return isList && !isCompositeType(getNamedType(type)) ? 1 + wordCount : 1;
}

/** How many things stand in a list that comes without arguments. */
export function toListLength({ name, type }: Field, owner: string): number {
  return isOfIntrospection(owner)
    ? (introspectionLengths.get(name) ?? 1)
    : toAssumedLength(getNamedType(type).name);
}

/** The same by what the list is of, but for introspection. */
export function toAssumedLength(typeName: string): number {
  return typeName === "Market" ? marketCount : assumedLength;
}

function isOfIntrospection(owner: string): boolean {
  return owner.startsWith("__");
}

/** Text of so many letters that a field is given. */
export function weighText(letters: number): number {
  return Math.floor(letters / pieceLength) * pieceWeight;
}

/** The letters of all texts and names in a value of JSON. It calls nothing within itself: clients nest as deep as they like. */
export function countLetters(value: unknown): number {
  let letters = 0;
  const open = [value];
  while (open.length > 0) {
    const next = open.pop();
    if (typeof next === "string") letters += next.length;
    if (typeof next !== "object" || next === null) continue;
    if (!Array.isArray(next)) open.push(Object.keys(next));
    for (const one of Array.isArray(next) ? next : Object.values(next))
      if (typeof one === "string") letters += one.length;
      else open.push(one);
  }
  return letters;
}
