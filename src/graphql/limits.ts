import type { ApolloServerPlugin } from "@apollo/server";
import {
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type SelectionSetNode,
} from "graphql";
import type { ErrorCode } from "./error-code.ts";
import { createWeights, longestText, type ToWeight } from "./weights.ts";

/** What a document may ask for. Counted with every fragment written out, as it will be executed. */
const limits = {
  /** Fields below fields. The tools' introspection query, the deepest in use, has 14. */
  depth: 15,
  aliases: 500,
  /** Letters of one alias: it is written into the answer for each value of a list, and into the path of each error below. */
  aliasLength: 100,
  /** Fields at the root of the operation. */
  rootFields: 100,
  /** All fields. */
  fields: 5000,
  directives: 500,
  operations: 20,
  /** Values of the answer, lists at the length they are asked with, and long texts for each field that is given them. As many keep the event loop busy for some 30 ms, on a slow machine for 150. */
  weight: 110_000,
  /** Values of the variables, at any depth. Each is coerced before a field can refuse it, in a third of a microsecond or two. */
  variables: 50_000,
};

interface Size {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  /** Letters of the longest. */
  readonly aliasLength: number;
  readonly directives: number;
  readonly rootFields: number;
}

const nothing: Size = {
  depth: 0,
  fields: 0,
  aliases: 0,
  aliasLength: 0,
  directives: 0,
  rootFields: 0,
};

/** Refuses documents that ask for too much, before anything is executed. */
export interface Limits {
  readonly plugin: ApolloServerPlugin;
  /** Whether an operation of a document that was taken is light enough with these variables. */
  accepts(...operation: Parameters<ToWeight>): boolean;
}

export function createLimits(schema: GraphQLSchema): Limits {
  // A document is measured once, however often it is sent: the server hands out the same parsed one.
  const verdicts = new WeakMap<DocumentNode, GraphQLError | null>();
  const toWeight = createWeights(schema, limits.weight, longestText);
  return {
    plugin: {
      async requestDidStart() {
        return {
          async didResolveOperation({ document, operation, request }) {
            let verdict = verdicts.get(document);
            if (verdict === undefined) {
              verdict = judge(document);
              verdicts.set(document, verdict);
            }
            if (verdict !== null) throw verdict;
            if (operation === undefined) return;
            const variables = request.variables ?? {};
            if (holdsMore(variables, limits.variables))
              throw refuse(
                "COST_LIMIT_EXCEEDED",
                `The variables hold more than ${limits.variables} values; send shorter lists.`,
              );
            const weight = toWeight(document, operation, variables);
            if (weight > limits.weight)
              throw refuse(
                "COST_LIMIT_EXCEEDED",
                `The operation asks for up to ${weight} values; at most ${limits.weight} are taken. Ask for shorter lists, by "first" or fewer ids, or send shorter texts.`,
              );
          },
        };
      },
    },
    accepts: (document, operation, variables) =>
      toWeight(document, operation, variables) <= limits.weight,
  };
}

/** Whether there are more values than that in a value. It calls nothing within itself: clients nest as deep as they like. */
function holdsMore(value: object, max: number): boolean {
  const open = [value];
  let count = 0;
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const held: readonly unknown[] = Array.isArray(next)
      ? next
      : Object.values(next);
    count += held.length;
    if (count > max) return true;
    for (const one of held)
      if (typeof one === "object" && one !== null) open.push(one);
  }
  return false;
}

function judge(document: DocumentNode): GraphQLError | null {
  const operations = document.definitions.filter(
    (definition) => definition.kind === Kind.OPERATION_DEFINITION,
  );
  if (operations.length > limits.operations)
    return refuse(
      "COST_LIMIT_EXCEEDED",
      `The document holds ${operations.length} operations; at most ${limits.operations} are taken.`,
    );
  const measure = createMeasure(document);
  for (const { selectionSet } of operations) {
    const error = judgeSize(measure(selectionSet));
    if (error !== null) return error;
  }
  return null;
}

function judgeSize(size: Size): GraphQLError | null {
  if (size.depth > limits.depth)
    return refuse(
      "DEPTH_LIMIT_EXCEEDED",
      `The operation is ${size.depth} fields deep; at most ${limits.depth} are taken.`,
    );
  if (size.aliases > limits.aliases)
    return refuse(
      "ALIAS_LIMIT_EXCEEDED",
      `The operation holds ${size.aliases} aliases; at most ${limits.aliases} are taken.`,
    );
  if (size.aliasLength > limits.aliasLength)
    return refuse(
      "ALIAS_LIMIT_EXCEEDED",
      `The operation holds an alias of ${size.aliasLength} letters; at most ${limits.aliasLength} are taken.`,
    );
  for (const [name, what] of [
    ["rootFields", "fields at its root"],
    ["fields", "fields"],
    ["directives", "directives"],
  ] as const)
    if (size[name] > limits[name])
      return refuse(
        "COST_LIMIT_EXCEEDED",
        `The operation holds ${size[name]} ${what}; at most ${limits[name]} are taken.`,
      );
  return null;
}

function refuse(code: ErrorCode, message: string): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code, http: { status: 400 } },
  });
}

/**
 * Measures selection sets. Each fragment is measured once, so that fragments
 * which double each other cost no more than they are long. Validation has seen
 * to it that they form no cycle.
 */
function createMeasure(
  document: DocumentNode,
): (selectionSet: SelectionSetNode) => Size {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition);
  const measured = new Map<string, Size>();

  function measureFragment(name: string): Size {
    const known = measured.get(name);
    if (known !== undefined) return known;
    const fragment = fragments.get(name);
    const size =
      fragment === undefined ? nothing : measure(fragment.selectionSet);
    measured.set(name, size);
    return size;
  }

  function measure({ selections }: SelectionSetNode): Size {
    let { depth, fields, aliases, aliasLength, directives, rootFields } =
      nothing;
    for (const selection of selections) {
      directives += selection.directives?.length ?? 0;
      if (selection.kind === Kind.FIELD) {
        const below =
          selection.selectionSet === undefined
            ? nothing
            : measure(selection.selectionSet);
        depth = Math.max(depth, below.depth + 1);
        fields += below.fields + 1;
        aliases += below.aliases + (selection.alias === undefined ? 0 : 1);
        aliasLength = Math.max(
          aliasLength,
          below.aliasLength,
          selection.alias?.value.length ?? 0,
        );
        directives += below.directives;
        rootFields += 1;
      } else {
        const inside =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? measureFragment(selection.name.value)
            : measure(selection.selectionSet);
        depth = Math.max(depth, inside.depth);
        fields += inside.fields;
        aliases += inside.aliases;
        aliasLength = Math.max(aliasLength, inside.aliasLength);
        directives += inside.directives;
        rootFields += inside.rootFields;
      }
    }
    return { depth, fields, aliases, aliasLength, directives, rootFields };
  }

  return measure;
}
