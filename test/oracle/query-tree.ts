/**
 * A query as a tree of plain values: easily made by chance, easily cut smaller,
 * and written out as text.
 */

export interface QueryTree {
  readonly selections: readonly TreeSelection[];
}

export type TreeSelection = TreeField | TreeFragment;

export interface TreeField {
  readonly kind: "field";
  readonly name: string;
  readonly alias: string | null;
  readonly args: readonly TreeArgument[];
  readonly directive: TreeDirective | null;
  /** Null for what has nothing below. */
  readonly selections: readonly TreeSelection[] | null;
}

export interface TreeFragment {
  readonly kind: "fragment";
  readonly on: string;
  readonly isNamed: boolean;
  readonly directive: TreeDirective | null;
  readonly selections: readonly TreeSelection[];
}

export interface TreeArgument {
  readonly name: string;
  /** Its type as a variable is declared. */
  readonly type: string;
  readonly value: unknown;
  readonly isVariable: boolean;
}

export interface TreeDirective {
  readonly name: "include" | "skip";
  readonly value: boolean;
  readonly isVariable: boolean;
}

export interface QueryText {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** Writes a tree out. Fragments that have a name stand behind the operation, variables before it. */
export function toText({ selections }: QueryTree): QueryText {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];

  function writeValue(type: string, value: unknown, isVariable: boolean) {
    if (!isVariable) return toLiteral(value);
    const name = `v${declared.length + 1}`;
    declared.push(`$${name}: ${type}`);
    // As they travel, where the names of enums are texts.
    variables[name] = JSON.parse(JSON.stringify(value)) as unknown;
    return `$${name}`;
  }

  function writeDirective(directive: TreeDirective | null): string {
    if (directive === null) return "";
    const { name, value, isVariable } = directive;
    return ` @${name}(if: ${writeValue("Boolean!", value, isVariable)})`;
  }

  function writeAll(all: readonly TreeSelection[], indent: string): string {
    const below = indent + "  ";
    const lines = all.map((one) => below + writeOne(one, below));
    return ["{", ...lines, indent + "}"].join("\n");
  }

  function writeOne(one: TreeSelection, indent: string): string {
    const directive = writeDirective(one.directive);
    if (one.kind === "field") {
      const alias = one.alias === null ? "" : `${one.alias}: `;
      const args = one.args.map(
        ({ name, type, value, isVariable }) =>
          `${name}: ${writeValue(type, value, isVariable)}`,
      );
      const list = args.length === 0 ? "" : `(${args.join(", ")})`;
      const below =
        one.selections === null ? "" : ` ${writeAll(one.selections, indent)}`;
      return alias + one.name + list + directive + below;
    }
    if (!one.isNamed)
      return `... on ${one.on}${directive} ${writeAll(one.selections, indent)}`;
    const name = `F${fragments.length + 1}`;
    // Its place is taken before those within it take theirs.
    const place = fragments.push("") - 1;
    fragments[place] =
      `fragment ${name} on ${one.on} ${writeAll(one.selections, "")}`;
    return `...${name}${directive}`;
  }

  const body = writeAll(selections, "");
  const head =
    declared.length === 0 ? "query" : `query (${declared.join(", ")})`;
  return { query: [`${head} ${body}`, ...fragments].join("\n\n"), variables };
}

/** A value as it stands in a document. Enums are told by their being marked. */
function toLiteral(value: unknown): string {
  if (value instanceof EnumName) return value.name;
  if (Array.isArray(value)) return `[${value.map(toLiteral).join(", ")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(
    ([name, one]) => `${name}: ${toLiteral(one)}`,
  );
  return `{ ${fields.join(", ")} }`;
}

/** A value of an enum: in a document it stands without quotation marks. */
export class EnumName {
  readonly name: string;
  constructor(name: string) {
    this.name = name;
  }
  toJSON(): string {
    return this.name;
  }
}

/** Smaller trees: one without each of its parts, the largest parts first, and lists of ids cut in half. */
export function* toSmaller({ selections }: QueryTree): Generator<QueryTree> {
  for (const smaller of shrinkAll(selections, 1)) yield { selections: smaller };
}

function* shrinkAll(
  all: readonly TreeSelection[],
  least: number,
): Generator<readonly TreeSelection[]> {
  for (const [place, one] of all.entries()) {
    const others = all.filter((_, index) => index !== place);
    if (others.length >= least) yield others;
    else if (one.kind === "fragment" || one.name !== "__typename")
      yield [typename];
  }
  for (const [place, one] of all.entries())
    for (const smaller of shrinkOne(one)) yield all.with(place, smaller);
}

function* shrinkOne(one: TreeSelection): Generator<TreeSelection> {
  if (one.directive !== null) yield { ...one, directive: null };
  if (one.kind === "fragment") {
    if (one.isNamed) yield { ...one, isNamed: false };
    for (const selections of shrinkAll(one.selections, 1))
      yield { ...one, selections };
    return;
  }
  for (const [place, argument] of one.args.entries()) {
    const { value } = argument;
    if (!Array.isArray(value) || value.length < 2) continue;
    const middle = value.length >> 1;
    for (const half of [value.slice(0, middle), value.slice(middle)])
      yield {
        ...one,
        args: one.args.with(place, { ...argument, value: half }),
      };
  }
  if (one.selections !== null)
    for (const selections of shrinkAll(one.selections, 1))
      yield { ...one, selections };
}

export const typename: TreeField = {
  kind: "field",
  name: "__typename",
  alias: null,
  args: [],
  directive: null,
  selections: null,
};
