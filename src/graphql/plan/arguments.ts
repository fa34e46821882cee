import {
  getArgumentValues,
  isNonNullType,
  Kind,
  type FieldNode,
  type GraphQLArgument,
  type GraphQLField,
  type ValueNode,
} from "graphql";
import { givenUp, type Arguments, type Run } from "./run.ts";

export const noArguments: Arguments = {};

/** The arguments of a field: read once for each answer, and but once where no variable stands in them. */
export function toArguments(
  number: number,
  field: GraphQLField<unknown, unknown>,
  node: FieldNode | undefined,
): (run: Run) => Arguments {
  if (node === undefined || field.args.length === 0) return () => noArguments;
  const values = new Map(
    node.arguments?.map(({ name, value }) => [name.value, value]),
  );
  if (![...values.values()].some(holdsVariable)) {
    const known = getArgumentValues(field, node);
    return () => known;
  }
  const read = toReader(field, node, values);
  return (run) => (run.args[number] ??= read(run));
}

/** As `getArgumentValues` reads them, which looks at all of it anew each time. */
function toReader(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  values: ReadonlyMap<string, ValueNode>,
): (run: Run) => Arguments {
  const constants: Record<string, unknown> = {};
  const variables: { name: string; variable: string; arg: GraphQLArgument }[] =
    [];
  for (const arg of field.args) {
    const { name } = arg;
    const value = values.get(name);
    if (value?.kind === Kind.VARIABLE)
      variables.push({ name, variable: value.name.value, arg });
    else if (value !== undefined && holdsVariable(value))
      return ({ variables }) => getArgumentValues(field, node, variables);
    else Object.assign(constants, readConstant(field, node, arg));
  }
  return (run) => {
    const args = { ...constants };
    for (const { name, variable, arg } of variables) {
      // Coerced already, to a type that may stand here.
      const value = Object.hasOwn(run.variables, variable)
        ? run.variables[variable]
        : arg.defaultValue;
      if (value == null && isNonNullType(arg.type)) throw givenUp;
      if (value !== undefined) args[name] = value;
    }
    return args;
  };
}

/** The value of one argument in which no variable stands; nothing where it has none. */
function readConstant(
  field: GraphQLField<unknown, unknown>,
  node: FieldNode,
  arg: GraphQLArgument,
): Arguments {
  const given = node.arguments?.filter(({ name }) => name.value === arg.name);
  return getArgumentValues(
    { ...field, args: [arg] },
    { ...node, arguments: given ?? [] },
  );
}

function holdsVariable(node: ValueNode): boolean {
  switch (node.kind) {
    case Kind.VARIABLE:
      return true;
    case Kind.LIST:
      return node.values.some(holdsVariable);
    case Kind.OBJECT:
      return node.fields.some(({ value }) => holdsVariable(value));
    default:
      return false;
  }
}
