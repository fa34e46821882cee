import {
  Kind,
  valueFromASTUntyped,
  visit,
  type ConstDirectiveNode,
  type DocumentNode,
  type FieldDefinitionNode,
  type ObjectTypeDefinitionNode,
  type StringValueNode,
} from "graphql";

/** Writes each `@scope` into the description beside it: introspection tells of descriptions, not of directives. */
export function describeScopes(document: DocumentNode): DocumentNode {
  return visit(document, {
    FieldDefinition: (node) => describe(node, "Needs the scope"),
    ObjectTypeDefinition: (node) =>
      describe(node, "Looking it up needs the scope"),
  });
}

/** The node with a sentence more in its description; undefined leaves it as it is. */
function describe<Node extends FieldDefinitionNode | ObjectTypeDefinitionNode>(
  node: Node,
  need: string,
): Node | undefined {
  const scope = node.directives?.find(({ name }) => name.value === "scope");
  if (scope === undefined) return undefined;
  const description: StringValueNode = {
    kind: Kind.STRING,
    value: `${node.description?.value ?? ""}\n\n${need} ${toText(scope)}.`,
    block: true,
  };
  return { ...node, description };
}

function toText({ arguments: given = [] }: ConstDirectiveNode): string {
  // The schema does not build where a directive bears other arguments than its definition names.
  const { name, isAssumed = false } = Object.fromEntries(
    given.map((argument) => [
      argument.name.value,
      valueFromASTUntyped(argument.value),
    ]),
  ) as { name: string; isAssumed?: boolean };
  return isAssumed
    ? `\`${name}\`, as far as Amazon's documents tell`
    : `\`${name}\``;
}
