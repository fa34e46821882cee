import {
  getVariableValues,
  GraphQLID,
  GraphQLInt,
  GraphQLString,
  isListType,
  isNonNullType,
  typeFromAST,
  type GraphQLType,
  type GraphQLSchema,
  type VariableDefinitionNode,
} from "graphql";
import { isInt } from "./leaf.ts";

export type Variables = Readonly<Record<string, unknown>>;

/** The values of an operation's variables, as execution would take them; undefined where it would refuse them. */
export type ToVariables = (given: Variables) => Variables | undefined;

/** A variable whose values stay as they are, if they are of this form. */
interface Plain {
  readonly name: string;
  readonly isAsGiven: (value: unknown) => boolean;
}

/** Most variables are ids, texts and numbers: those that are given as such are taken as they came, without asking their types. */
export function createVariables(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): ToVariables {
  const coerce = (given: Variables): Variables | undefined =>
    getVariableValues(schema, definitions, given, { maxErrors: 1 }).coerced;
  const plain: Plain[] = [];
  const others: VariableDefinitionNode[] = [];
  for (const definition of definitions) {
    const type = typeFromAST(schema, definition.type);
    const isAsGiven = type && toCheck(type);
    if (isAsGiven)
      plain.push({ name: definition.variable.name.value, isAsGiven });
    else others.push(definition);
  }
  const otherNames = others.map(({ variable }) => variable.name.value);
  // What the others are where none of them is given.
  const absent = getVariableValues(schema, others, {}).coerced;

  return (given) => {
    if (
      absent === undefined ||
      otherNames.some((name) => Object.hasOwn(given, name))
    )
      return coerce(given);
    const values: Record<string, unknown> = { ...absent };
    for (const { name, isAsGiven } of plain) {
      const value = given[name];
      if (!isAsGiven(value)) return coerce(given);
      values[name] = value;
    }
    return values;
  };
}

/** Undefined for types that make something else of what they are given, or take nothing for something. */
function toCheck(type: GraphQLType): Plain["isAsGiven"] | undefined {
  if (!isNonNullType(type)) return undefined;
  const { ofType } = type;
  if (isListType(ofType)) {
    const isItem = toCheck(ofType.ofType);
    return isItem && ((value) => Array.isArray(value) && value.every(isItem));
  }
  if (ofType === GraphQLID || ofType === GraphQLString)
    return (value) => typeof value === "string";
  return ofType === GraphQLInt ? isInt : undefined;
}
