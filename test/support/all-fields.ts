import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type IntrospectionQuery,
} from "graphql";
import type { RunningGateway } from "./start-gateway.ts";

/** The graph as a client can learn it. */
export async function readSchema(
  gateway: RunningGateway,
): Promise<GraphQLSchema> {
  const { data } = await gateway.query<IntrospectionQuery>(
    getIntrospectionQuery(),
  );
  return buildClientSchema(data);
}

/**
 * A selection of every field of a type, values within values included, so that
 * no field can be forgotten; of the entities behind it, their own values
 * `depth` levels deep, since entities point at each other without an end.
 */
export function selectAll(
  schema: GraphQLSchema,
  typeName: string,
  depth = 1,
): string {
  return select(schema, typeName, depth, (field, rest) => {
    const fieldType = getNamedType(field.type);
    if (rest === 0) return "";
    const selected = isConnection(fieldType)
      ? `nodes { ${selectAll(schema, nodeTypeName(fieldType), rest - 1)} }`
      : selectAll(schema, fieldType.name, rest - 1);
    return `${field.name} { ${selected} }`;
  });
}

/**
 * As `selectAll`, without the fields that read a list or a view of their own:
 * whoever wants one asks for it by name. Of a page of a list, all there is.
 */
export function selectValues(
  schema: GraphQLSchema,
  typeName: string,
  depth = 1,
): string {
  return select(schema, typeName, depth, () => "");
}

function select(
  schema: GraphQLSchema,
  typeName: string,
  depth: number,
  selectList: (field: GraphQLField<unknown, unknown>, depth: number) => string,
): string {
  const type = schema.getType(typeName);
  if (isInterfaceType(type)) {
    const members = schema.getPossibleTypes(type).map(({ name }) => {
      return `... on ${name} { ${select(schema, name, depth, selectList)} }`;
    });
    return ["__typename", ...members].join(" ");
  }
  if (!isObjectType(type)) throw new Error(`${typeName} has no fields`);
  const fields = Object.values(type.getFields()).map((field) => {
    const fieldType = getNamedType(field.type);
    if (isLeafType(fieldType)) return field.name;
    if (isConnection(fieldType) || fieldType.name === "View")
      return selectList(field, depth);
    // The nodes of a page are those of its edges: once is enough.
    if (isConnection(type) && field.name === "nodes")
      return "nodes { __typename }";
    // What a list or a view holds stands in it, not behind it.
    const isHeld = type.name.endsWith("Edge") || type.name === "View";
    const isBehind = implementsNode(fieldType) && !isHeld;
    if (isBehind && depth === 0) return "";
    const rest = isBehind ? depth - 1 : depth;
    return `${field.name} { ${select(schema, fieldType.name, rest, selectList)} }`;
  });
  return ["__typename", ...fields].join(" ");
}

function isConnection({ name }: GraphQLNamedType): boolean {
  return name.endsWith("Connection");
}

function nodeTypeName(type: GraphQLNamedType): string {
  const nodes = isObjectType(type) ? type.getFields()["nodes"] : undefined;
  if (nodes === undefined) throw new Error(`${type.name} has no nodes`);
  return getNamedType(nodes.type).name;
}

function implementsNode(type: GraphQLNamedType): boolean {
  return (
    (isObjectType(type) || isInterfaceType(type)) &&
    type.getInterfaces().some(({ name }) => name === "Node")
  );
}
