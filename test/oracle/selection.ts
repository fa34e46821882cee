import {
  getArgumentValues,
  getDirectiveValues,
  getNamedType,
  getVariableValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isObjectType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from "graphql";
import type { Json } from "./world.ts";

/** What a client asks. */
export interface Question {
  readonly document: DocumentNode;
  readonly variables: Json;
}

/** A field as it is asked of one thing: all places of the document where it stands are one. */
export interface AskedField {
  readonly name: string;
  readonly args: Json;
  /** The name of its type, without lists. */
  readonly type: string;
  readonly below: readonly SelectionSetNode[];
}

/** Reads what is asked of things, directives and fragments followed. */
export interface Selections {
  readonly root: readonly SelectionSetNode[];
  /** The fields that are asked of a thing of this type. */
  fieldsOf(
    type: string,
    selectionSets: readonly SelectionSetNode[],
  ): readonly AskedField[];
}

export function readSelections(
  schema: GraphQLSchema,
  { document, variables }: Question,
): Selections {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  const operation = document.definitions.find(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operation === undefined) throw new Error("Nothing is asked.");
  const { coerced } = getVariableValues(
    schema,
    operation.variableDefinitions ?? [],
    variables,
  );
  if (coerced === undefined) throw new Error("The variables do not fit.");
  const values = coerced;

  function isLeftOut(node: SelectionNode): boolean {
    const skip = getDirectiveValues(GraphQLSkipDirective, node, values);
    const include = getDirectiveValues(GraphQLIncludeDirective, node, values);
    return skip?.["if"] === true || include?.["if"] === false;
  }

  function applies(typeName: string | undefined, to: string): boolean {
    if (typeName === undefined || typeName === to) return true;
    const [type, thing] = [schema.getType(typeName), schema.getType(to)];
    return (
      isAbstractType(type) &&
      isObjectType(thing) &&
      schema.isSubType(type, thing)
    );
  }

  function collect(
    type: string,
    { selections }: SelectionSetNode,
    found: Map<string, FieldNode[]>,
  ): void {
    for (const selection of selections) {
      if (isLeftOut(selection)) continue;
      if (selection.kind === Kind.FIELD) {
        const key = (selection.alias ?? selection.name).value;
        found.set(key, [...(found.get(key) ?? []), selection]);
        continue;
      }
      const fragment =
        selection.kind === Kind.INLINE_FRAGMENT
          ? selection
          : fragments.get(selection.name.value);
      if (
        fragment !== undefined &&
        applies(fragment.typeCondition?.name.value, type)
      )
        collect(type, fragment.selectionSet, found);
    }
  }

  function toAsked(type: string, nodes: readonly FieldNode[]): AskedField[] {
    const [first] = nodes;
    const parent = schema.getType(type);
    if (first === undefined || !isObjectType(parent)) return [];
    // Of all types, hence of no field of its own.
    if (first.name.value === "__typename") return [];
    const field = parent.getFields()[first.name.value];
    if (field === undefined)
      throw new Error(`${type} has no ${first.name.value}.`);
    return [
      {
        name: field.name,
        args: getArgumentValues(field, first, values),
        type: getNamedType(field.type).name,
        below: nodes.flatMap(({ selectionSet }) => selectionSet ?? []),
      },
    ];
  }

  return {
    root: [operation.selectionSet],
    fieldsOf(type, selectionSets) {
      const found = new Map<string, FieldNode[]>();
      for (const selectionSet of selectionSets)
        collect(type, selectionSet, found);
      return [...found.values()].flatMap((nodes) => toAsked(type, nodes));
    },
  };
}
