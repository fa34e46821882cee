import {
  GraphQLBoolean,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isEnumType,
  type GraphQLEnumType,
  type GraphQLLeafType,
} from "graphql";
import { givenUp } from "./run.ts";

/** Writes a value of a scalar or an enum, which is there, as JSON. */
export type WriteLeaf = (value: unknown) => string;

/** As the type itself serializes it, by a shorter way for the plain cases of the common types. */
export function toLeafWriter(type: GraphQLLeafType): WriteLeaf {
  const write = (value: unknown): string => writeSerialized(type, value);
  switch (type) {
    case GraphQLString:
    case GraphQLID:
      return (value) =>
        typeof value === "string" ? quote(value) : write(value);
    case GraphQLInt:
      return (value) => (isInt(value) ? String(value) : write(value));
    case GraphQLBoolean:
      return (value) =>
        typeof value === "boolean" ? String(value) : write(value);
    default:
      return isEnumType(type) ? toEnumWriter(type) : write;
  }
}

function writeSerialized(type: GraphQLLeafType, value: unknown): string {
  // Scalars of the schema alone take whatever they are given.
  if (typeof value === "object" || typeof value === "function") throw givenUp;
  const serialized: unknown = type.serialize(value);
  if (typeof serialized === "string") return quote(serialized);
  if (serialized == null) throw givenUp;
  return JSON.stringify(serialized);
}

function toEnumWriter(type: GraphQLEnumType): WriteLeaf {
  const texts = new Map(
    type.getValues().map(({ name, value }) => [value as unknown, quote(name)]),
  );
  return (value) => {
    const text = texts.get(value);
    if (text === undefined) throw givenUp;
    return text;
  };
}

export function isInt(value: unknown): boolean {
  return Number.isInteger(value) && Math.abs(value as number) <= 0x7fff_ffff;
}

/** What JSON escapes: halves of surrogate pairs, too, since they might stand alone. */
const unusual = /["\\\u0000-\u001f\ud800-\udfff]/;

/** Whether a text stands in JSON as it is. */
export function isPlain(text: string): boolean {
  return !unusual.test(text);
}

/** Text as JSON. What has nothing to escape, as nearly all has, is found out faster than it is escaped. */
export function quote(text: string): string {
  return isPlain(text) ? `"${text}"` : JSON.stringify(text);
}
