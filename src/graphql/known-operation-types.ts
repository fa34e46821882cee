import { GraphQLError, type ValidationRule } from "graphql";

/**
 * Refuses operations of a kind that the graph does not have. graphql-js finds
 * out while it executes, which makes it look like a fault of the server.
 */
export const knownOperationTypes: ValidationRule = (context) => ({
  OperationDefinition(node) {
    const { operation } = node;
    if (context.getSchema().getRootType(operation) == null)
      context.reportError(
        new GraphQLError(`This graph has no ${operation}s.`, { nodes: node }),
      );
  },
});
