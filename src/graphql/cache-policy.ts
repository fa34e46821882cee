import {
  getNamedType,
  isCompositeType,
  isObjectType,
  Kind,
  OperationTypeNode,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";

/** How long the answer to an operation may be kept, and for whom, whatever is answered. */
export interface CachePolicy {
  /** Seconds; 0 where it may not be kept. */
  readonly maxAgeS: number;
  readonly scope: "PUBLIC" | "PRIVATE";
}

/** Whether all that an operation asks for is the same for everybody who shares a catalogue. */
export function isPublic({ maxAgeS, scope }: CachePolicy): boolean {
  return scope === "PUBLIC" && maxAgeS > 0;
}

export type ToCachePolicy = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => CachePolicy;

/** What an SDL node says of itself by `@cacheControl`. */
interface Hint {
  readonly maxAge?: number;
  readonly scope?: CachePolicy["scope"];
  readonly inheritMaxAge?: boolean;
}

/** Of what nothing is known nothing may be kept. */
const closed: CachePolicy = { maxAgeS: 0, scope: "PRIVATE" };

/**
 * The rule of Apollo Server for `@cacheControl`, read from the operation instead
 * of field by field while it runs. `@include` and `@skip` are not looked at: what
 * could be answered counts. Where the type of a thing shows itself only in the
 * answer (an interface, a union), the answer may not be kept.
 */
export function createCachePolicies(schema: GraphQLSchema): ToCachePolicy {
  // Computed once for each operation: the server hands out the same parsed document for the same text.
  const known = new WeakMap<OperationDefinitionNode, CachePolicy>();
  const readHint = createHints();
  return (document, operation) => {
    let policy = known.get(operation);
    if (policy === undefined) {
      policy = toPolicy(schema, document, operation, readHint);
      known.set(operation, policy);
    }
    return policy;
  };
}

function toPolicy(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  readHint: ReadHint,
): CachePolicy {
  if (operation.operation !== OperationTypeNode.QUERY) return closed;
  const root = schema.getQueryType();
  let maxAgeS = Number.POSITIVE_INFINITY;
  let scope: CachePolicy["scope"] = "PUBLIC";
  // Validation has seen to it that fragments exist, fit and form no cycle; each is looked at once.
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);

  function restrict(node: FieldNode, parent: GraphQLNamedType): void {
    const name = node.name.value;
    if (name === "__typename") return;
    const field = isObjectType(parent) ? parent.getFields()[name] : undefined;
    // A field of the graph itself, or of a type that shows itself only in the answer.
    if (field === undefined) return void (maxAgeS = 0);
    const type = getNamedType(field.type);
    const ofType = isCompositeType(type) ? readHint(type) : {};
    const hint = { ...ofType, ...readHint(field) };
    if (hint.scope === "PRIVATE") scope = "PRIVATE";
    if (hint.maxAge !== undefined) maxAgeS = Math.min(maxAgeS, hint.maxAge);
    else if (
      hint.inheritMaxAge !== true &&
      (isCompositeType(type) || parent === root)
    )
      maxAgeS = 0;
    if (node.selectionSet !== undefined) walk(node.selectionSet, type);
  }

  function walk(
    { selections }: SelectionSetNode,
    parent: GraphQLNamedType,
  ): void {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        restrict(selection, parent);
        continue;
      }
      const isSpread = selection.kind === Kind.FRAGMENT_SPREAD;
      const fragment = isSpread
        ? fragments.get(selection.name.value)
        : selection;
      if (fragment === undefined) continue;
      if (isSpread) fragments.delete(selection.name.value);
      const condition = fragment.typeCondition?.name.value ?? parent.name;
      walk(fragment.selectionSet, schema.getType(condition) ?? parent);
    }
  }

  if (root == null) return closed;
  walk(operation.selectionSet, root);
  // Where nothing restricts it, nothing of the catalogue is asked.
  return Number.isFinite(maxAgeS) ? { maxAgeS, scope } : closed;
}

interface Hinted {
  readonly astNode?:
    | {
        readonly directives?: readonly DirectiveNode[] | undefined;
      }
    | null
    | undefined;
}

type DirectiveNode = NonNullable<FieldNode["directives"]>[number];

type ReadHint = (of: Hinted) => Hint;

function createHints(): ReadHint {
  const hints = new WeakMap<Hinted, Hint>();
  return (of) => {
    let hint = hints.get(of);
    if (hint === undefined) {
      const directive = of.astNode?.directives?.find(
        ({ name }) => name.value === "cacheControl",
      );
      // The schema does not build where a directive bears other arguments than its definition names.
      hint = Object.fromEntries(
        (directive?.arguments ?? []).map(({ name, value }) => [
          name.value,
          valueFromASTUntyped(value),
        ]),
      );
      hints.set(of, hint);
    }
    return hint;
  };
}
