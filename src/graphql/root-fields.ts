import {
  Kind,
  type DocumentNode,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from "graphql";
import type { Lane } from "../context.ts";

/** Read once for each operation: the server hands out the same parsed document for the same text. */
const known = new WeakMap<OperationDefinitionNode, ReadonlySet<string>>();

/** The names of all fields at the root of an operation. */
export function readRootFields(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): ReadonlySet<string> {
  let fields = known.get(operation);
  if (fields === undefined) {
    fields = collectRootFields(document, operation);
    known.set(operation, fields);
  }
  return fields;
}

function collectRootFields(
  document: DocumentNode,
  { selectionSet }: OperationDefinitionNode,
): ReadonlySet<string> {
  const fields = new Set<string>();
  // Validation has seen to it that fragments exist and form no cycle; each is looked at once.
  const fragments = new Set<string>();
  const collect = ({ selections }: SelectionSetNode): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) fields.add(selection.name.value);
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        collect(selection.selectionSet);
      else if (!fragments.has(selection.name.value)) {
        fragments.add(selection.name.value);
        for (const definition of document.definitions)
          if (
            definition.kind === Kind.FRAGMENT_DEFINITION &&
            definition.name.value === selection.name.value
          )
            collect(definition.selectionSet);
      }
    }
  };
  collect(selectionSet);
  return fields;
}

/** Whether an operation with these fields is answered to routers alone. */
export function isForRouters(fields: ReadonlySet<string>): boolean {
  return fields.has("_entities");
}

/** Who goes before whom where calls are short. */
export function toLane(isAnswerForRouters: boolean): Lane {
  return isAnswerForRouters ? "federation" : "interactive";
}
