import {
  GraphQLObjectType,
  GraphQLSchema,
  isObjectType,
  printSchema,
  specifiedDirectives,
} from "graphql";

/**
 * The graph as clients see it, in SDL with every description: without what is
 * there for routers alone.
 */
export function printClientSchema(schema: GraphQLSchema): string {
  const config = schema.toConfig();
  return `${printSchema(
    new GraphQLSchema({
      ...config,
      query: config.query && toClientQuery(config.query),
      // What stands behind an interface; all else is found from the fields.
      types: config.types.filter(
        (type) => isObjectType(type) && type.getInterfaces().length > 0,
      ),
      directives: specifiedDirectives,
    }),
  )}\n`;
}

function toClientQuery(query: GraphQLObjectType): GraphQLObjectType {
  const { fields, ...rest } = query.toConfig();
  return new GraphQLObjectType({
    ...rest,
    fields: Object.fromEntries(
      // Federation's own are `_entities` and `_service`.
      Object.entries(fields).filter(([name]) => !name.startsWith("_")),
    ),
  });
}
