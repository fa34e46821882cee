import {
  getNamedType,
  getNullableType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLInputType,
  type GraphQLNamedType,
  type GraphQLSchema,
} from "graphql";
import type { Material } from "./hostile-material.ts";
import type { Random } from "./hostile-random.ts";
import { hostileTexts, mutateText } from "./hostile-text.ts";

export interface HostileDocument {
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

const numbers: readonly unknown[] = [
  0, 1, 2, 20, 500, -1, 501, 1.5, 2147483647, 2147483648, -2147483649, 1e21,
];

const oddValues: readonly unknown[] = [
  null,
  true,
  "",
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  0.1,
  "\u0000",
  -0,
  { __proto__: null, constructor: 1 },
];

/** Tokens that stand where nobody expects them. */
const strays: readonly string[] = [
  ..."{}()[]$!|&=:@#\"'\\",
  ...["...", "on", "fragment F on Query", "query", "mutation", "subscription"],
  ...["null", "true", "@skip(if: $x)", "@include(if: true)", "@unknown"],
  ...[
    '"""',
    "\u0000",
    "\ufeff",
    "\ud800",
    "é",
    "99999999999999999999",
    "1e999",
  ],
  ...["-0", "0x1", "__proto__", "constructor", "__typename", "_entities", ","],
  ...["...F", "... on Image {url}", "$x: [[Int!]!]!", "@deprecated", "extend"],
];

/** Writes documents from a schema: most fit it, many nearly do. */
export function createDocuments(
  schema: GraphQLSchema,
  material: Material,
  random: Random,
): () => HostileDocument {
  return () => {
    const written = write(schema, material, random);
    if (random.chance(0.5)) return written;
    const query = random.chance(0.8)
      ? disturb(random, written.query)
      : mutateText(random, written.query);
    return { ...written, query };
  };
}

function write(
  schema: GraphQLSchema,
  material: Material,
  random: Random,
): HostileDocument {
  const variables: Record<string, unknown> = {};
  const declared: string[] = [];
  const fragments: string[] = [];

  /** A value of the type, or one that is not; as JSON has it. */
  function toValue(type: GraphQLInputType, name: string): unknown {
    if (random.chance(0.04)) return random.pick(oddValues);
    if (!isNonNullType(type) && random.chance(0.05)) return null;
    const plain = getNullableType(type);
    if (isListType(plain)) {
      // The schema comes by introspection: what a list is of is a type of values too.
      const item = plain.ofType;
      return random.list(0, 3, () => toValue(item, name));
    }
    if (isInputObjectType(plain))
      return Object.fromEntries(
        Object.values(plain.getFields())
          .filter(() => random.chance(0.9))
          .map((field) => [field.name, toValue(field.type, field.name)]),
      );
    if (isEnumType(plain))
      return random.pick([...plain.getValues(), { name: "NOTHING" }]).name;
    if (plain.name === "Int") return random.pick(numbers);
    if (plain.name === "Boolean") return random.chance(0.5);
    if (plain.name === "_Any")
      return {
        __typename: random.pick(["Album", "Track", "Image", "Nothing"]),
        catalogId: random.pick(material.catalogIds),
      };
    return toText(name);
  }

  function toText(name: string): string {
    if (random.chance(0.15)) return random.pick(hostileTexts);
    const known = /^ids?$/.test(name)
      ? material.nodeIds
      : name === "after"
        ? material.cursors
        : name === "groupId"
          ? material.groupIds
          : material.catalogIds;
    const text = random.pick(known);
    return random.chance(0.1) ? mutateText(random, text) : text;
  }

  function writeArgument({ name, type }: GraphQLArgument): string {
    const value = toValue(type, name);
    if (random.chance(0.6)) return `${name}: ${toLiteral(value, type)}`;
    const variable = `v${declared.length}`;
    // With a default, a variable may be null where the argument may not.
    const hasDefault = random.chance(0.1);
    const typeText =
      hasDefault || random.chance(0.1)
        ? String(getNullableType(type))
        : String(type);
    const byDefault = hasDefault ? ` = ${toLiteral(value, type)}` : "";
    declared.push(`$${variable}: ${typeText}${byDefault}`);
    if (hasDefault && random.chance(0.3)) variables[variable] = null;
    else if (random.chance(0.9)) variables[variable] = value;
    return `${name}: $${variable}`;
  }

  function writeSelection(type: GraphQLNamedType, depth: number): string {
    if (!isObjectType(type) && !isInterfaceType(type)) return "__typename";
    const fields = Object.values(type.getFields());
    const selections = random.list(1, 4, () => {
      const field = random.pick(fields);
      const fieldType = getNamedType(field.type);
      if (isCompositeType(fieldType) && depth === 0) return "__typename";
      const given = field.args
        .filter((one) => isNonNullType(one.type) || random.chance(0.4))
        .map(writeArgument);
      const alias = random.chance(0.1) ? `a${random.int(3)}: ` : "";
      const directive = random.chance(0.05)
        ? ` @${random.pick(["skip", "include"])}(if: ${random.chance(0.5)})`
        : "";
      const below = isCompositeType(fieldType)
        ? ` {${writeSelection(fieldType, depth - 1)}}`
        : "";
      return `${alias}${field.name}${given.length > 0 ? `(${given.join(" ")})` : ""}${directive}${below}`;
    });
    if (depth > 0 && random.chance(0.1)) {
      const possible = isInterfaceType(type)
        ? random.pick(schema.getPossibleTypes(type))
        : type;
      selections.push(
        `... on ${possible.name} {${writeSelection(possible, depth - 1)}}`,
      );
    }
    if (depth > 0 && random.chance(0.1)) {
      const name = `F${fragments.length}`;
      // Its place is kept, since fragments may come to be within it.
      const place = fragments.push("") - 1;
      fragments[place] =
        `fragment ${name} on ${type.name} {${writeSelection(type, depth - 1)}}`;
      selections.push(`...${name}`, `...${name}`);
    }
    return selections.join(" ");
  }

  const isMutation = random.chance(0.1);
  const root = isMutation ? schema.getMutationType() : schema.getQueryType();
  if (root == null) throw new Error("The schema has no such root.");
  const selection = writeSelection(root, 1 + random.int(5));
  const kind = isMutation ? "mutation" : "query";
  const head = declared.length > 0 ? `${kind} Q(${declared.join(", ")})` : kind;
  return {
    query: [`${head} {${selection}}`, ...fragments].join("\n"),
    variables,
  };
}

/** A value as a document writes it; enum values have no quotes where the type is known to be one. */
function toLiteral(value: unknown, type: GraphQLInputType): string {
  const plain = getNullableType(type);
  if (isEnumType(plain) && typeof value === "string" && value !== "")
    return value;
  if (Array.isArray(value)) {
    const item = isListType(plain) ? plain.ofType : type;
    return `[${value.map((one) => toLiteral(one, item)).join(", ")}]`;
  }
  if (typeof value === "object" && value !== null) {
    const fields = isInputObjectType(plain) ? plain.getFields() : {};
    return `{${Object.entries(value)
      .map(
        ([name, one]) =>
          `${name}: ${toLiteral(one, fields[name]?.type ?? type)}`,
      )
      .join(", ")}}`;
  }
  return JSON.stringify(value);
}

/** Takes tokens away, doubles, swaps or adds some. */
function disturb(random: Random, query: string): string {
  const tokens =
    query.match(/"(?:[^"\\]|\\.)*"|\.{3}|[$@]?\w+|\s+|[^\s\w]/gu) ?? [];
  for (let left = 1 + random.int(3); left > 0; left--) {
    const at = random.int(tokens.length);
    const token = tokens[at] ?? "";
    const [taken, put] = random.pick([
      [1, []],
      [0, [token]],
      [0, [` ${random.pick(strays)} `]],
      [1, [` ${random.pick(strays)} `]],
      [2, [tokens[at + 1] ?? "", token]],
    ] as const);
    tokens.splice(at, taken, ...put);
  }
  return tokens.join("");
}
