import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  Kind,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";

/** A document as it is executed with certain values of the variables that its directives read. */
export interface Reading {
  readonly schema: GraphQLSchema;
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The fields asked of a type, by the names under which they are answered, in their order: GraphQL, section 6.3.2. */
export function collectFields(
  type: GraphQLObjectType,
  selectionSets: readonly SelectionSetNode[],
  { schema, fragments, variables }: Reading,
): ReadonlyMap<string, readonly FieldNode[]> {
  const fields = new Map<string, FieldNode[]>();
  const seen = new Set<string>();

  function isLeftOut(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variables);
    if (skip?.["if"] === true) return true;
    const include = getDirectiveValues(
      GraphQLIncludeDirective,
      node,
      variables,
    );
    return include?.["if"] === false;
  }

  function isMeant(name: string | undefined): boolean {
    if (name === undefined) return true;
    const condition = schema.getType(name);
    return (
      condition === type ||
      (isAbstractType(condition) && schema.isSubType(condition, type))
    );
  }

  function collect({ selections }: SelectionSetNode): void {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const name = (selection.alias ?? selection.name).value;
        const nodes = fields.get(name);
        if (nodes === undefined) fields.set(name, [selection]);
        else nodes.push(selection);
        continue;
      }
      if (selection.kind === Kind.INLINE_FRAGMENT) {
        if (isMeant(selection.typeCondition?.name.value))
          collect(selection.selectionSet);
        continue;
      }
      const { value: spread } = selection.name;
      if (seen.has(spread)) continue;
      seen.add(spread);
      const fragment = fragments[spread];
      if (fragment !== undefined && isMeant(fragment.typeCondition.name.value))
        collect(fragment.selectionSet);
    }
  }

  for (const selectionSet of selectionSets) collect(selectionSet);
  return fields;
}
