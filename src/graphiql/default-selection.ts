import {
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLNamedType,
} from "graphql";

/** A field as it is chosen first: with what it cannot do without. It runs as it is, once its arguments have been filled in. */
export function toFieldText(field: GraphQLField<unknown, unknown>): string {
  const required = field.args
    .filter(isRequiredArgument)
    .map(({ name, type }) => `${name}: ${toPlaceholder(type)}`);
  const args = required.length === 0 ? "" : `(${required.join(", ")})`;
  return `${field.name}${args}${toChildrenText(getNamedType(field.type))}`;
}

/** A fragment on a type, as it is chosen first. */
export function toFragmentText(type: GraphQLNamedType): string {
  return `... on ${type.name}${toChildrenText(type)}`;
}

/** What tells most of a thing, the best first. */
const tellingNames = ["title", "name", "message", "id"];
/** Where the things are in what wraps them: connections, and the answers to changes. */
const wrapperNames = ["nodes", "userErrors"];

function toChildrenText(type: GraphQLNamedType): string {
  if (isLeafType(type)) return "";
  const fields =
    isObjectType(type) || isInterfaceType(type) ? type.getFields() : {};
  const plain = Object.values(fields).filter(
    ({ args, type: itsType }) =>
      !args.some(isRequiredArgument) && isLeafType(getNamedType(itsType)),
  );
  const wrapped = wrapperNames
    .map((name) => fields[name])
    .find((field) => field !== undefined);
  const child = wrapped
    ? toFieldText(wrapped)
    : (tellingNames.find((name) => plain.some((one) => one.name === name)) ??
      plain[0]?.name ??
      "__typename");
  return ` {\n  ${child.replaceAll("\n", "\n  ")}\n}`;
}

function toPlaceholder(type: GraphQLInputType): string {
  if (isNonNullType(type)) return toPlaceholder(type.ofType);
  if (isListType(type)) return `[${toPlaceholder(type.ofType)}]`;
  if (isEnumType(type)) return type.getValues()[0]?.name ?? "null";
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields())
      .filter(isRequiredInputField)
      .map((field) => `${field.name}: ${toPlaceholder(field.type)}`);
    return required.length === 0 ? "{}" : `{ ${required.join(", ")} }`;
  }
  const placeholders = new Map([
    ["Int", "1"],
    ["Float", "1"],
    ["Boolean", "false"],
  ]);
  return placeholders.get(type.name) ?? '""';
}
