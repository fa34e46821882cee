import {
  compileEntity,
  compileObject,
  type Field,
  type FieldsReader,
} from "./shape-compiler.ts";

/**
 * Readers from JSON to our types. They never throw: a value of the wrong kind
 * reads as null, so that one odd field cannot take its entity down.
 */

export type Reader<Value> = (json: unknown) => Value | null;

/**
 * A reader that is shown what it read before. Whatever is equal to it, or to a
 * part of it, is that very value again: most of what the entities of one answer
 * say is alike, their hundred markets above all, and kept apart for each it
 * would take three times the memory, and the time of the garbage collector.
 */
export type SharingReader<Value> = (
  json: unknown,
  like?: Value | null,
) => Value | null;

/** One reader for each field; a field added to a type does not compile until it has one. */
export type Readers<Shape> = {
  readonly [Field in keyof Shape & string]-?: SharingReader<
    NonNullable<Shape[Field]>
  >;
};

export const text: SharingReader<string> = (json, like) => {
  if (typeof json !== "string") return null;
  return json === like ? like : json;
};

/**
 * Rounded: the REST API declares doubles where it sends integers, and the graph promises integers, which have 32 bits.
 * What is beyond them is of no use to clients, and would fail its field.
 */
export const integer: Reader<number> = (json) => {
  if (typeof json !== "number") return null;
  const rounded = Math.round(json);
  return Math.abs(rounded) < 2 ** 31 ? rounded : null;
};

export const flag: Reader<boolean> = (json) =>
  typeof json === "boolean" ? json : null;

export function listOf<Value>(
  reader: SharingReader<Value>,
): SharingReader<readonly Value[]> {
  return (json, like) =>
    Array.isArray(json) ? readLike(json, reader, like ?? none, like) : null;
}

const none: readonly never[] = [];

/** Reads a list, and leaves out what cannot be read. */
export function readAll<Value>(
  list: readonly unknown[],
  reader: SharingReader<Value>,
): readonly Value[] {
  return readLike(list, reader, none, null);
}

/** Each is shown its counterpart in the other list or, from where they differ, the one before. */
function readLike<Value>(
  list: readonly unknown[],
  reader: SharingReader<Value>,
  others: readonly Value[],
  like: readonly Value[] | null | undefined,
): readonly Value[] {
  let alike = 0;
  for (let place = 0; place < list.length; place += 1) {
    const other = others[alike];
    const value = reader(list[place], other);
    if (value === null) continue;
    if (value !== other)
      return readOn(list, place + 1, reader, takeFirst(others, alike), value);
    alike += 1;
  }
  // All of it says the same, or as much as there is.
  return alike === others.length && like != null
    ? like
    : takeFirst(others, alike);
}

function takeFirst<Value>(values: readonly Value[], count: number): Value[] {
  return count === 0 ? [] : values.slice(0, count);
}

function readOn<Value>(
  list: readonly unknown[],
  start: number,
  reader: SharingReader<Value>,
  values: Value[],
  first: Value,
): readonly Value[] {
  let before = first;
  values.push(first);
  for (let place = start; place < list.length; place += 1) {
    const value = reader(list[place], before);
    if (value === null) continue;
    before = value;
    values.push(value);
  }
  // A copy has no room for more.
  return values.slice();
}

/** A small object whose every field is there, null where Amazon has no value. */
export function object<Shape extends object>(
  readers: Readers<Shape>,
): SharingReader<Shape> {
  const fields = toFields(readers);
  const blank = toBlank(fields);
  const readFields = compileObject(fields) ?? interpretObject(fields);
  // Every field of Shape is read by the reader made for it.
  return (json, like) =>
    isRecord(json)
      ? (readFields(json, (like ?? blank) as Blank) as Shape)
      : null;
}

/** As it is compiled. */
export function interpretObject(fields: readonly Field[]): FieldsReader {
  return (json, model) => {
    let value: Blank | undefined;
    for (const { name, read } of fields) {
      const part = read(json[name], model[name]);
      if (part === model[name]) continue;
      value ??= { ...model };
      value[name] = part;
    }
    return value ?? model;
  };
}

export interface EntityReader<Entity> {
  /** Reads all that a lookup by id gives: a field that is not there becomes null. */
  readonly whole: SharingReader<Entity>;
  /** Reads what a listed or nested occurrence gives: a field that is not there stays absent. */
  readonly stub: SharingReader<Entity>;
}

/** Readers of an entity. What has no id is no entity. Each occurrence is an object of its own, however alike. */
export function entity<Entity extends { _type: string; id: string }>(
  type: Entity["_type"],
  readers: Readers<Omit<Entity, "_type" | "id">>,
): EntityReader<Entity> {
  const fields = toFields(readers);
  const whole = toForm(type, fields);
  const findForm = createForms(type, fields);
  // Every field of Entity is read by the reader made for it.
  const readAs = (
    { read, blank }: Form,
    json: Readonly<Record<string, unknown>>,
    like: Entity | null | undefined,
  ) => read(json, like ?? blank) as Entity;
  return {
    whole: (json, like) =>
      isIdentified(json) ? readAs(whole, json, like) : null,
    stub: (json, like) =>
      isIdentified(json) ? readAs(findForm(json), json, like) : null,
  };
}

function isIdentified(json: unknown): json is Record<string, unknown> {
  return isRecord(json) && typeof json["id"] === "string" && json["id"] !== "";
}

function toFields(readers: object): readonly Field[] {
  // Each is shown but what it has read.
  return Object.entries(readers).map(([name, read]) => ({
    name,
    read: read as SharingReader<unknown>,
  }));
}

type Blank = Record<string, unknown>;

/**
 * An object with these fields, of which copies are made and filled in. What is
 * built field by field has room for more: a track took twice the memory.
 */
function toBlank(fields: readonly Field[], type?: string): Blank {
  const blank = Object.fromEntries(fields.map(({ name }) => [name, null]));
  // As JSON.parse makes it, it has room for its fields and no others.
  return JSON.parse(
    JSON.stringify(
      type === undefined ? blank : { _type: type, id: "", ...blank },
    ),
  ) as Blank;
}

/** How an occurrence with some of the fields is read. */
interface Form {
  /** Its model where it is given none. */
  readonly blank: Blank;
  readonly read: FieldsReader;
}

function toForm(type: string, fields: readonly Field[]): Form {
  const blank = toBlank(fields, type);
  const read = compileEntity(type, fields) ?? interpretEntity(fields, blank);
  return { blank, read };
}

/** As it is compiled. */
export function interpretEntity(
  fields: readonly Field[],
  blank: Blank,
): FieldsReader {
  return (json, model) => {
    const value = { ...blank };
    value["id"] = json["id"];
    for (const { name, read } of fields)
      value[name] = read(json[name], model[name]);
    return value;
  };
}

/** Amazon lists an entity in a few forms. What comes in still others gets a form of its own. */
const maxForms = 50;

/** Tells the form of an occurrence. It has few of the fields: what is there is gone through, not what could be. */
function createForms(
  type: string,
  fields: readonly Field[],
): (json: Readonly<Record<string, unknown>>) => Form {
  // A bit for each field that is there.
  if (fields.length > 31) throw new Error(`${type} has too many fields`);
  const bits = new Map(fields.map(({ name }, place) => [name, 1 << place]));
  const forms = new Map<number, Form>();
  return (json) => {
    let mask = 0;
    for (const name in json)
      if (json[name] !== undefined) mask |= bits.get(name) ?? 0;
    const known = forms.get(mask);
    if (known !== undefined) return known;
    const present = fields.filter((_, place) => mask & (1 << place));
    if (forms.size < maxForms) {
      const form = toForm(type, present);
      forms.set(mask, form);
      return form;
    }
    const blank = toBlank(present, type);
    return { blank, read: interpretEntity(present, blank) };
  };
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
