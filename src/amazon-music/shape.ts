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

/** Rounded: the REST API declares doubles where it sends integers, and the graph promises integers. */
export const integer: Reader<number> = (json) =>
  typeof json === "number" && Number.isFinite(json) ? Math.round(json) : null;

export const flag: Reader<boolean> = (json) =>
  typeof json === "boolean" ? json : null;

export function listOf<Value>(
  reader: SharingReader<Value>,
): SharingReader<readonly Value[]> {
  return (json, like) => {
    if (!Array.isArray(json)) return null;
    const values = readAll(json, reader, like ?? none);
    return like != null && isSame(values, like) ? like : values;
  };
}

const none: readonly never[] = [];

/** Reads a list, and leaves out what cannot be read: each like its counterpart in another list or, where they differ, like the one before. */
export function readAll<Value>(
  list: readonly unknown[],
  reader: SharingReader<Value>,
  others: readonly Value[] = none,
): readonly Value[] {
  const values: Value[] = [];
  let before: Value | undefined;
  let isAlike = true;
  for (const json of list) {
    const other = others[values.length];
    const value = reader(json, isAlike ? other : before);
    if (value === null) continue;
    isAlike = isAlike && value === other;
    before = value;
    values.push(value);
  }
  // A copy has no room for more.
  return values.slice();
}

function isSame(one: readonly unknown[], other: readonly unknown[]): boolean {
  return (
    one.length === other.length &&
    one.every((value, place) => value === other[place])
  );
}

/** A small object whose every field is there, null where Amazon has no value. */
export function object<Shape extends object>(
  readers: Readers<Shape>,
): SharingReader<Shape> {
  const fields = toFields(readers);
  const blank = toBlank(fields);
  return (json, like) => {
    if (!isRecord(json)) return null;
    const model = (like ?? blank) as Blank;
    let value: Blank | undefined;
    for (const { name, read } of fields) {
      const part = read(json[name], model[name]);
      if (part === model[name]) continue;
      value ??= { ...model };
      value[name] = part;
    }
    // Every field of Shape has been read by the reader made for it.
    return (value ?? model) as Shape;
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
  const whole: Form = { blank: toBlank(fields, type), fields };
  const toForm = createForms(fields, type);
  const readAs = (
    form: Form,
    json: Readonly<Record<string, unknown>>,
    like: Entity | null | undefined,
  ): Entity => {
    const value = { ...form.blank };
    const model = (like ?? form.blank) as Blank;
    value["id"] = json["id"];
    for (const { name, read } of form.fields)
      value[name] = read(json[name], model[name]);
    // Every field of Entity has been read by the reader made for it.
    return value as Entity;
  };
  return {
    whole: (json, like) =>
      isIdentified(json) ? readAs(whole, json, like) : null,
    stub: (json, like) =>
      isIdentified(json) ? readAs(toForm(json), json, like) : null,
  };
}

function isIdentified(json: unknown): json is Record<string, unknown> {
  return isRecord(json) && typeof json["id"] === "string" && json["id"] !== "";
}

interface Field {
  readonly name: string;
  readonly read: SharingReader<unknown>;
}

function toFields(readers: object): readonly Field[] {
  // Each is shown but what it has read.
  return Object.entries(readers).map(([name, read]) => ({
    name,
    read: read as SharingReader<unknown>,
  }));
}

type Blank = Record<string, unknown>;

/** The fields of an occurrence, and the object that is copied for it. */
interface Form {
  readonly blank: Blank;
  readonly fields: readonly Field[];
}

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

/** Amazon lists an entity in a few forms. What comes in still others gets a blank of its own. */
const maxForms = 50;

/** Tells the form of an occurrence. It has few of the fields: what is there is gone through, not what could be. */
function createForms(
  fields: readonly Field[],
  type: string,
): (json: Readonly<Record<string, unknown>>) => Form {
  // A bit for each field that is there.
  if (fields.length > 31) throw new Error(`${type} has too many fields`);
  const bits = new Map(fields.map(({ name }, place) => [name, 1 << place]));
  const forms = new Map<number, Form>();
  return (json) => {
    let mask = 0;
    for (const name in json)
      if (json[name] !== undefined) mask |= bits.get(name) ?? 0;
    let form = forms.get(mask);
    if (form === undefined) {
      const present = fields.filter((_, place) => mask & (1 << place));
      form = { blank: toBlank(present, type), fields: present };
      if (forms.size < maxForms) forms.set(mask, form);
    }
    return form;
  };
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
