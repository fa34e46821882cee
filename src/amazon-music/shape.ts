/**
 * Readers from JSON to our types. They never throw: a value of the wrong kind
 * reads as null, so that one odd field cannot take its entity down.
 */

export type Reader<Value> = (json: unknown) => Value | null;

/** One reader for each field; a field added to a type does not compile until it has one. */
export type Readers<Shape> = {
  readonly [Field in keyof Shape & string]-?: Reader<NonNullable<Shape[Field]>>;
};

export const text: Reader<string> = (json) =>
  typeof json === "string" ? json : null;

/** Rounded: the REST API declares doubles where it sends integers, and the graph promises integers. */
export const integer: Reader<number> = (json) =>
  typeof json === "number" && Number.isFinite(json) ? Math.round(json) : null;

export const flag: Reader<boolean> = (json) =>
  typeof json === "boolean" ? json : null;

export function listOf<Value>(reader: Reader<Value>): Reader<readonly Value[]> {
  return (json) =>
    Array.isArray(json)
      ? json.map(reader).filter((value) => value !== null)
      : null;
}

/** A small object whose every field is there, null where Amazon has no value. */
export function object<Shape>(readers: Readers<Shape>): Reader<Shape> {
  const fields = Object.entries<Reader<unknown>>(readers);
  const blank = toBlank(Object.keys(readers));
  return (json) => {
    if (!isRecord(json)) return null;
    const value = { ...blank };
    for (const [field, reader] of fields) value[field] = reader(json[field]);
    // Every field of Shape has been read by the reader made for it.
    return value as Shape;
  };
}

export interface EntityReader<Entity> {
  /** Reads all that a lookup by id gives: a field that is not there becomes null. */
  readonly whole: Reader<Entity>;
  /** Reads what a listed or nested occurrence gives: a field that is not there stays absent. */
  readonly stub: Reader<Entity>;
}

/** Readers of an entity. What has no id is no entity. */
export function entity<Entity extends { _type: string; id: string }>(
  type: Entity["_type"],
  readers: Readers<Omit<Entity, "_type" | "id">>,
): EntityReader<Entity> {
  const fields = Object.entries<Reader<unknown>>(readers);
  const names = Object.keys(readers);
  const whole = toBlank(names, type);
  const toStub = createStubs(names, type);
  const readForm = (json: unknown, isWhole: boolean): Entity | null => {
    if (!isRecord(json) || typeof json["id"] !== "string" || json["id"] === "")
      return null;
    const value = isWhole ? { ...whole } : toStub(json);
    value["id"] = json["id"];
    for (const [field, reader] of fields) {
      const raw = json[field];
      if (raw !== undefined || isWhole) value[field] = reader(raw);
    }
    // Every field of Entity has been read by the reader made for it.
    return value as Entity;
  };
  return {
    whole: (json) => readForm(json, true),
    stub: (json) => readForm(json, false),
  };
}

type Blank = Record<string, unknown>;

/**
 * An object with these fields, of which copies are made and filled in. What is
 * built field by field has room for more: a track took twice the memory.
 */
function toBlank(fields: readonly string[], type?: string): Blank {
  const blank = Object.fromEntries(fields.map((field) => [field, null]));
  // As JSON.parse makes it, it has room for its fields and no others.
  return JSON.parse(
    JSON.stringify(
      type === undefined ? blank : { _type: type, id: "", ...blank },
    ),
  ) as Blank;
}

/** Amazon lists an entity in a few forms. What comes in still others gets a blank of its own. */
const maxForms = 50;

/** Copies of blanks that have the fields of an occurrence. */
function createStubs(
  fields: readonly string[],
  type: string,
): (json: Record<string, unknown>) => Blank {
  // A bit for each field that is there.
  if (fields.length > 31) throw new Error(`${type} has too many fields`);
  const blanks = new Map<number, Blank>();
  return (json) => {
    let form = 0;
    fields.forEach((field, place) => {
      if (json[field] !== undefined) form |= 1 << place;
    });
    let blank = blanks.get(form);
    if (blank === undefined) {
      blank = toBlank(
        fields.filter((field) => json[field] !== undefined),
        type,
      );
      if (blanks.size < maxForms) blanks.set(form, blank);
    }
    return { ...blank };
  };
}

export function isRecord(json: unknown): json is Record<string, unknown> {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
