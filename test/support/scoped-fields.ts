import {
  astFromValue,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  isRequiredInputField,
  getNamedType,
  print,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
} from "graphql";
import { works, type Scope } from "../../src/sandbox/index.ts";

export interface ScopedField {
  readonly name: string;
  /** As the field's description tells it to people. */
  readonly scope: Scope;
  /** An operation that asks for the field, and for nothing else that needs a scope. */
  readonly operation: string;
}

/** The fields of the root and of the caller that tell a scope: what can be asked for without asking for anything before it. */
export function listScopedFields(schema: GraphQLSchema): ScopedField[] {
  const around = {
    Query: (field: string) => `{ ${field} }`,
    Mutation: (field: string) => `mutation { ${field} }`,
    CurrentUser: (field: string) => `{ me { ${field} } }`,
  };
  return Object.entries(around).flatMap(([typeName, toOperation]) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) return [];
    return Object.values(type.getFields()).flatMap((field) => {
      const told = /Needs the scope `([^`]+)`/.exec(field.description ?? "");
      // The sandbox refuses to know a name that is no scope: no token with it opens anything.
      const scope = told?.[1] as Scope | undefined;
      const operation = toOperation(toSelection(field));
      return scope === undefined
        ? []
        : { name: `${typeName}.${field.name}`, scope, operation };
    });
  });
}

function toSelection(field: GraphQLField<unknown, unknown>): string {
  const given = field.args.filter(isRequiredArgument).map(({ name, type }) => {
    const value = astFromValue(toExample(type), type);
    return `${name}: ${value ? print(value) : "null"}`;
  });
  const selected = isLeafType(getNamedType(field.type)) ? "" : "{ __typename }";
  return `${field.name}${given.length > 0 ? `(${given.join(", ")})` : ""} ${selected}`;
}

/** A value that the gateway takes, whether Amazon knows what it names or not. */
function toExample(type: GraphQLInputType): unknown {
  const nullable = getNullableType(type);
  if (isListType(nullable)) return [toExample(nullable.ofType)];
  if (isEnumType(nullable)) return nullable.getValues()[0]?.value;
  if (isInputObjectType(nullable))
    return Object.fromEntries(
      Object.values(nullable.getFields())
        .filter(isRequiredInputField)
        .map((field) => [field.name, toExample(field.type)]),
    );
  return works.albums.plain;
}
