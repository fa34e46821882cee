import {
  getNamedType,
  isAbstractType,
  isCompositeType,
  isInterfaceType,
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

/**
 * For how many seconds the answer to an operation may be kept, whatever is
 * answered; 0 where it may not. Who may keep it is no question: in this graph
 * everything is for callers alone, and what may be kept is the same for all of
 * them who share a catalogue.
 */
export type ToMaxAge = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
) => number;

/** What an SDL node says of itself by `@cacheControl`. */
interface Hint {
  readonly maxAge?: number;
  readonly inheritMaxAge?: boolean;
}

/**
 * The rule of Apollo Server for `@cacheControl`, read from the operation instead
 * of field by field while it runs. `@include` and `@skip` are not looked at: what
 * could be answered counts. Where the type of a thing shows itself only in the
 * answer (an interface, a union), the answer may not be kept.
 */
export function createMaxAges(schema: GraphQLSchema): ToMaxAge {
  return createAges(schema, false);
}

/**
 * Whether an operation asks for nothing but the catalogue, as far as its
 * document shows: of a thing whose type shows itself only in the answer, what
 * is asked of it, type by type, counts.
 */
export type IsOfCatalog = (...asked: Parameters<ToMaxAge>) => boolean;

export function createCatalogTest(schema: GraphQLSchema): IsOfCatalog {
  const toMaxAge = createAges(schema, true);
  return (...asked) => toMaxAge(...asked) > 0;
}

function createAges(schema: GraphQLSchema, isByAskedTypes: boolean): ToMaxAge {
  // Computed once for each operation: the server hands out the same parsed document for the same text.
  const known = new WeakMap<OperationDefinitionNode, number>();
  const readHint = createHints();
  return (document, operation) => {
    let maxAgeS = known.get(operation);
    if (maxAgeS === undefined) {
      maxAgeS = toMaxAge(schema, document, operation, {
        readHint,
        isByAskedTypes,
      });
      known.set(operation, maxAgeS);
    }
    return maxAgeS;
  };
}

function toMaxAge(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  { readHint, isByAskedTypes }: Rule,
): number {
  if (operation.operation !== OperationTypeNode.QUERY) return 0;
  const root = schema.getQueryType();
  let maxAgeS = Number.POSITIVE_INFINITY;
  // Validation has seen to it that fragments exist, fit and form no cycle; each is looked at once.
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);

  function limit({ maxAge, inheritMaxAge }: Hint): void {
    if (maxAge !== undefined) maxAgeS = Math.min(maxAgeS, maxAge);
    else if (inheritMaxAge !== true) maxAgeS = 0;
  }

  function restrict(node: FieldNode, parent: GraphQLNamedType): void {
    const name = node.name.value;
    if (name === "__typename") return;
    const hasFields =
      isObjectType(parent) || (isByAskedTypes && isInterfaceType(parent));
    const field = hasFields ? parent.getFields()[name] : undefined;
    // A field of the graph itself, or of a type that shows itself only in the answer.
    if (field === undefined) return void (maxAgeS = 0);
    const type = getNamedType(field.type);
    const ofType = isCompositeType(type) ? readHint(type) : {};
    const inheritMaxAge =
      (!isCompositeType(type) && parent !== root) ||
      (isByAskedTypes && isAbstractType(type));
    limit({ inheritMaxAge, ...ofType, ...readHint(field) });
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
      const type = schema.getType(condition) ?? parent;
      if (isAbstractType(parent) && isObjectType(type)) limit(readHint(type));
      walk(fragment.selectionSet, type);
    }
  }

  if (root == null) return 0;
  walk(operation.selectionSet, root);
  // Where nothing restricts it, nothing of the catalogue is asked.
  return Number.isFinite(maxAgeS) ? maxAgeS : 0;
}

interface Rule {
  readonly readHint: ReadHint;
  /** Whether of what shows its type only in the answer counts what is asked of each type; else it may not be kept. */
  readonly isByAskedTypes: boolean;
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
