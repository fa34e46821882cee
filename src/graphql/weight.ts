import {
  getNamedType,
  getNullableType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from "graphql";

import { maxRepresentations } from "./resolvers/index.ts";
import {
  largestType,
  lookupWeight,
  refusalWeight,
  toListLength,
  weighText,
  weighValue,
} from "./weight-table.ts";

/** `first` where it is not given, and the most that it takes. */
const defaultFirst = 20;
const maxFirst = 500;

/** What a selection weighs: for itself, and for each edge of the page that it belongs to. */
interface Weight {
  readonly own: number;
  readonly perEdge: number;
}

const nothing: Weight = { own: 0, perEdge: 0 };

/** The value of a variable, and the argument that it is for: a number may stand for a list of that length. */
export type ReadVariable = (name: string, argument: string) => unknown;

/** How much text the value of a variable holds, as `countLetters` tells it. */
export type ReadText = (name: string) => number;

/**
 * How many values an operation asks for, lists counted at the length they are
 * asked with. That, and not the length of a document, is what an answer costs:
 * nothing else is done while its values are put together.
 */
export function weigh(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  readVariable: ReadVariable,
  readText: ReadText,
): number {
  const type = schema.getRootType(operation.operation);
  if (type == null) return 0;
  const defaults = new Map(
    operation.variableDefinitions?.map((definition) => [
      definition.variable.name.value,
      definition.defaultValue,
    ]),
  );
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  // Each is weighed once, however often it is spread: validation has seen to it that they form no cycle.
  const weighed = new Map<string, Weight>();

  function readArgument({ arguments: given }: FieldNode, name: string) {
    const node = given?.find((argument) => argument.name.value === name);
    return node === undefined ? undefined : readValue(node.value, name);
  }

  /** A number, or a list's length; undefined for all else. */
  function readValue(
    node: ValueNode | undefined,
    argument: string,
  ): number | undefined {
    if (node?.kind === Kind.INT) return toLength(Number(node.value));
    if (node?.kind === Kind.LIST) return node.values.length;
    if (node?.kind !== Kind.VARIABLE) return undefined;
    const value = readVariable(node.name.value, argument);
    if (value === undefined)
      return readValue(defaults.get(node.name.value), argument);
    if (Array.isArray(value)) return value.length;
    return toLength(value);
  }

  /** The letters of all texts in an argument. */
  function readLetters(node: ValueNode | undefined): number {
    switch (node?.kind) {
      case Kind.STRING:
        return node.value.length;
      case Kind.VARIABLE:
        return Math.max(
          readText(node.name.value),
          readLetters(defaults.get(node.name.value)),
        );
      case Kind.LIST:
        return sum(node.values.map(readLetters));
      case Kind.OBJECT:
        return sum(node.fields.map(({ value }) => readLetters(value)));
      default:
        return 0;
    }
  }

  function weighTexts({ arguments: given = [] }: FieldNode): number {
    return sum(given.map(({ value }) => weighText(readLetters(value))));
  }

  function weighField(node: FieldNode, parent: GraphQLCompositeType): Weight {
    const field = findField(parent, node.name.value);
    if (field === undefined) return { own: 1, perEdge: 0 };
    const type = getNamedType(field.type);
    const representations = readArgument(node, "representations") ?? 0;
    const refused = Math.max(0, representations - maxRepresentations);
    const ids =
      (readArgument(node, "catalogIds") ?? 0) +
      (readArgument(node, "ids") ?? 0) +
      (representations - refused);
    const isIntrospection = parent.name.startsWith("__");
    const looksUp = field.args.length > 0 && !isIntrospection;
    const alone =
      weighValue(field, parent.name, node.alias?.value) +
      (looksUp ? lookupWeight * (1 + ids) + weighTexts(node) : 0) +
      refusalWeight * refused;
    if (node.selectionSet === undefined || !isCompositeType(type))
      return { own: alone, perEdge: 0 };
    const below = weighSelections(node.selectionSet, type);
    if (type.name.endsWith("Connection")) {
      const first = readArgument(node, "first") ?? defaultFirst;
      const edges = Math.min(Math.max(first, 1), maxFirst);
      return { own: alone + below.own + edges * below.perEdge, perEdge: 0 };
    }
    if (field === TypeMetaFieldDef)
      return { own: alone + largestType * below.own, perEdge: 0 };
    if (!isListType(getNullableType(field.type)))
      return { own: alone + below.own, perEdge: 0 };
    const item = 1 + below.own;
    if (parent.name.endsWith("Connection"))
      return { own: alone, perEdge: item };
    const length = ids > 0 ? ids : toListLength(field, parent.name);
    return { own: alone + length * item, perEdge: 0 };
  }

  function weighFragment(name: string): Weight {
    const known = weighed.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const type = schema.getType(fragment?.typeCondition.name.value ?? "");
    const weight =
      fragment === undefined || !isCompositeType(type)
        ? nothing
        : weighSelections(fragment.selectionSet, type);
    weighed.set(name, weight);
    return weight;
  }

  function weighSelections(
    { selections }: SelectionSetNode,
    parent: GraphQLCompositeType,
  ): Weight {
    let all = nothing;
    // Of what is asked of several types, a thing has but what is asked of its own.
    const ofType = new Map<string, Weight>();
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        all = add(all, weighField(selection, parent));
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const typeName = isSpread
        ? fragments.get(selection.name.value)?.typeCondition.name.value
        : selection.typeCondition?.name.value;
      const type = schema.getType(typeName ?? parent.name);
      const weight = isSpread
        ? weighFragment(selection.name.value)
        : weighSelections(
            selection.selectionSet,
            isCompositeType(type) ? type : parent,
          );
      if (isAbstractType(parent) && isObjectType(type))
        ofType.set(type.name, add(ofType.get(type.name) ?? nothing, weight));
      else all = add(all, weight);
    }
    return add(all, [...ofType.values()].reduce(heavier, nothing));
  }

  return weighSelections(operation.selectionSet, type).own;
}

/**
 * Undefined for what no list is long. Variables come as they are sent, and JSON
 * can hold more than any number; and what is below nothing, which is an id like
 * any other where ids are asked for, would take off from what the rest weighs.
 */
function toLength(value: unknown): number | undefined {
  return Number.isSafeInteger(value) ? Math.max(0, Number(value)) : undefined;
}

function findField(
  parent: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === SchemaMetaFieldDef.name) return SchemaMetaFieldDef;
  if (name === TypeMetaFieldDef.name) return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent)
    ? parent.getFields()[name]
    : undefined;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => one + other, 0);
}

function add(one: Weight, other: Weight): Weight {
  return {
    own: one.own + other.own,
    perEdge: one.perEdge + other.perEdge,
  };
}

function heavier(one: Weight, other: Weight): Weight {
  return {
    own: Math.max(one.own, other.own),
    perEdge: Math.max(one.perEdge, other.perEdge),
  };
}
