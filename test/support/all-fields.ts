import {
  buildClientSchema,
  getIntrospectionQuery,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
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
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is no object type`);
  const fields = Object.values(type.getFields()).map((field) => {
    const fieldType = getNamedType(field.type);
    if (isLeafType(fieldType)) return field.name;
    if (isConnection(fieldType)) {
      if (depth === 0) return "";
      const nodes = nodeTypeName(fieldType);
      return `${field.name} { nodes { ${selectAll(schema, nodes, depth - 1)} } }`;
    }
    const isEntity = implementsNode(fieldType);
    if (isEntity && depth === 0) return "";
    const rest = isEntity ? depth - 1 : depth;
    return `${field.name} { ${selectAll(schema, fieldType.name, rest)} }`;
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
