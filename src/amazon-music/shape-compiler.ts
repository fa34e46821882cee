/**
 * Makes readers of their descriptions, each of code of its own. V8 learns by the
 * text of a function what its reads meet, and a text that reads every field of
 * every type searches each time: a track took three times as long. What these
 * do is what `shape.ts` does without them, where Node was told to make no code
 * of text; a test compares the two.
 */

/** A field of a shape, and how it is read. */
export interface Field {
  readonly name: string;
  /** Is shown what it read before. */
  readonly read: (json: unknown, like?: unknown) => unknown;
}

/** Reads the fields of what is known to be an object. */
export type FieldsReader = (
  json: Readonly<Record<string, unknown>>,
  model: Readonly<Record<string, unknown>>,
) => unknown;

/**
 * A reader of an object with these fields: the model itself where all is equal
 * to it.
 *
 * For `{ id, name }` it is
 *
 *     (json, model) => {
 *       const v0 = read0(json.id, model.id);
 *       const v1 = read1(json.name, model.name);
 *       return v0 === model.id && v1 === model.name ? model : { id: v0, name: v1 };
 *     }
 */
export function compileObject(
  fields: readonly Field[],
): FieldsReader | undefined {
  if (fields.length === 0) return undefined;
  const isSame = fields.map(({ name }, at) => `v${at} === model.${name}`);
  const values = fields.map(({ name }, at) => `${name}: v${at}`);
  return compile(
    fields,
    `${fields.map(toLine).join("\n")}
     return ${isSame.join(" && ")} ? model : { ${values.join(", ")} };`,
  );
}

/** A reader of an entity with these fields: an object of its own, however alike. */
export function compileEntity(
  type: string,
  fields: readonly Field[],
): FieldsReader | undefined {
  const values = fields.map(({ name }, at) => `${name}: v${at}`);
  return compile(
    fields,
    `${fields.map(toLine).join("\n")}
     return { ${[`_type: ${JSON.stringify(type)}`, "id: json.id", ...values].join(", ")} };`,
  );
}

function toLine({ name }: Field, at: number): string {
  return `const v${at} = read${at}(json.${name}, model.${name});`;
}

function compile(
  fields: readonly Field[],
  body: string,
): FieldsReader | undefined {
  for (const { name } of fields)
    if (!/^[A-Za-z_]\w*$/.test(name) || name === "__proto__")
      throw new Error(`"${name}" is no name of a field`);
  try {
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- plain names that our own code gives, as has just been seen
    const make = new Function(
      ...fields.map((_, at) => `read${at}`),
      `return (json, model) => { ${body} };`,
    ) as (...readers: unknown[]) => FieldsReader;
    return make(...fields.map(({ read }) => read));
  } catch {
    // Node was told to make no code of text.
    return undefined;
  }
}
