import {
  getDirectiveValues,
  getNamedType,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type FieldNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import { readTraits } from "./traits.ts";

/** What will be asked of things of one type. */
export interface Selected {
  /** Fields of the entity that will be read. */
  readonly reads: ReadonlySet<string>;
  /** Fields by which Amazon tells, on a path of their own, whether the thing exists. */
  readonly proofs: readonly Proof[];
  /** Fields that lead to other things: the fields of the entity that they read, null for those on a path of their own. */
  readonly leads: ReadonlySet<string | null>;
}

export interface Proof {
  readonly field: GraphQLField<unknown, unknown>;
  readonly node: FieldNode;
  /** Whether its answer holds the whole thing, so that this needs no look-up of its own. */
  readonly bringsWhole: boolean;
}

/** What will be asked of the things of a field, by the names of their types. */
export type LookAhead = ReadonlyMap<string, Selected>;

/**
 * Memos, not state: what a node of a parsed document selects never changes,
 * unless variables decide it, and then it is the same for the same variables.
 */
const ofNodes = new WeakMap<object, LookAhead>();
const ofVariables = new WeakMap<object, WeakMap<object, LookAhead>>();

/** What a resolver is told by who runs an operation with the same variables left out and included again and again. */
export interface DecidedInfo extends GraphQLResolveInfo {
  /** What was found of this field: one and the same as long as `@include` and `@skip` decide the same. */
  readonly found?: Map<string | undefined, LookAhead>;
}

/**
 * What an operation will ask of the things that a field resolves to, or of
 * those under its field `through`, before the first of their fields runs.
 * Fragments, `@include` and `@skip` are read as execution reads them.
 */
export function lookAhead(info: DecidedInfo, through?: string): LookAhead {
  const { found } = info;
  if (found === undefined) return findAhead(info, through);
  let ahead = found.get(through);
  if (ahead === undefined) {
    ahead = findAhead(info, through);
    found.set(through, ahead);
  }
  return ahead;
}

function findAhead(
  info: GraphQLResolveInfo,
  through: string | undefined,
): LookAhead {
  const { fieldNodes, variableValues } = info;
  const [first] = fieldNodes;
  // A field that is written once, as nearly all are, is known by its node, which lives as long as its document.
  const key = fieldNodes.length === 1 && first ? first : fieldNodes;
  const known = ofNodes.get(key) ?? ofVariables.get(variableValues)?.get(key);
  if (known !== undefined) return known;
  const { selected, isVariable } = walk(info, through);
  if (!isVariable) ofNodes.set(key, selected);
  else if (ofVariables.get(variableValues)?.set(key, selected) === undefined)
    ofVariables.set(variableValues, new WeakMap([[key, selected]]));
  return selected;
}

interface Walked {
  readonly selected: LookAhead;
  /** Whether other variables could lead to another outcome. */
  readonly isVariable: boolean;
}

function walk(info: GraphQLResolveInfo, through: string | undefined): Walked {
  const { schema, fragments, variableValues } = info;
  const selected = new Map<
    string,
    {
      readonly reads: Set<string>;
      readonly proofs: Proof[];
      readonly leads: Set<string | null>;
    }
  >();
  let isVariable = false;

  const toObjectTypes = (
    type: GraphQLNamedType | undefined,
  ): readonly GraphQLObjectType[] => {
    if (isObjectType(type)) return [type];
    return isAbstractType(type) ? schema.getPossibleTypes(type) : [];
  };

  function isLeftOut(node: SelectionNode): boolean {
    if (node.directives === undefined || node.directives.length === 0)
      return false;
    isVariable = true;
    const skip = getDirectiveValues(GraphQLSkipDirective, node, variableValues);
    const include = getDirectiveValues(
      GraphQLIncludeDirective,
      node,
      variableValues,
    );
    return skip?.["if"] === true || include?.["if"] === false;
  }

  /** Runs for each field that will be executed, with the types on which it can be. */
  function eachField(
    { selections }: SelectionSetNode,
    types: readonly GraphQLObjectType[],
    visit: (node: FieldNode, types: readonly GraphQLObjectType[]) => void,
  ): void {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        visit(selection, types);
        continue;
      }
      const fragment =
        selection.kind === Kind.FRAGMENT_SPREAD
          ? fragments[selection.name.value]
          : selection;
      if (fragment === undefined) continue;
      const condition = fragment.typeCondition?.name.value;
      const narrowed =
        condition === undefined
          ? types
          : intersect(types, toObjectTypes(schema.getType(condition)));
      eachField(fragment.selectionSet, narrowed, visit);
    }
  }

  function note(node: FieldNode, types: readonly GraphQLObjectType[]): void {
    for (const type of types) {
      const field = type.getFields()[node.name.value];
      const { reads, proof } = readTraits(field?.resolve);
      if (field === undefined) continue;
      const isThing = type.getInterfaces().length > 0;
      const leads = isThing && leadsOn(getNamedType(field.type));
      if (reads === undefined && proof === undefined && !leads) continue;
      let ofType = selected.get(type.name);
      if (ofType === undefined) {
        ofType = { reads: new Set(), proofs: [], leads: new Set() };
        selected.set(type.name, ofType);
      }
      if (reads !== undefined) ofType.reads.add(reads);
      if (proof !== undefined) ofType.proofs.push({ field, node, ...proof });
      if (leads) ofType.leads.add(reads ?? null);
    }
  }

  function enter(node: FieldNode, type: GraphQLNamedType): void {
    if (node.selectionSet !== undefined)
      eachField(node.selectionSet, toObjectTypes(type), note);
  }

  for (const node of info.fieldNodes) {
    if (node.selectionSet === undefined) continue;
    const type = getNamedType(info.returnType);
    if (through === undefined) enter(node, type);
    else
      eachField(node.selectionSet, toObjectTypes(type), (below, [parent]) => {
        const field = parent?.getFields()[below.name.value];
        if (field?.name === through) enter(below, getNamedType(field.type));
      });
  }
  return { selected, isVariable };
}

/** Whether a field of this type hands out things, and not only what is true of one. */
function leadsOn(type: GraphQLNamedType): boolean {
  if (isAbstractType(type)) return true;
  return (
    isObjectType(type) &&
    (type.name.endsWith("Connection") || type.getInterfaces().length > 0)
  );
}

function intersect<Item>(
  some: readonly Item[],
  others: readonly Item[],
): readonly Item[] {
  return some.filter((one) => others.includes(one));
}
