import {
  getNamedType,
  isEnumType,
  typeFromAST,
  type DocumentNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type VariableDefinitionNode,
} from "graphql";
import { maxRefusedRepresentations } from "./resolvers/index.ts";
import { countLetters, weighText } from "./weight-table.ts";
import { weigh } from "./weight.ts";

/** No field but one takes more ids, and no page is longer. */
const longestList = 2000;

/** Longer than all texts of one request. */
export const longestText = 1_000_000;
/** Scalars of which no value is text. */
const numberTypes: readonly string[] = ["Boolean", "Float", "Int"];

export type ToWeight = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => number;

/** Of each operation, so many weights are remembered. */
const maxWeights = 100;

/**
 * Weighs operations, once for each size of their variables; 0 for what is within the limit with whatever variables.
 *
 * @param maxText How many letters variables may hold; 0 where text is not to count.
 */
export function createWeights(
  schema: GraphQLSchema,
  limit: number,
  maxText: number,
): ToWeight {
  // By how long the lists and texts are and how large the numbers: nothing else of a variable weighs.
  const known = new WeakMap<OperationDefinitionNode, Weights>();

  function learn(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Weights {
    const names = new Set<string>();
    const texts = maxText === 0 ? [] : findTexts(schema, operation);
    const heaviest = weigh(
      schema,
      document,
      operation,
      (name, argument) => {
        names.add(name);
        return argument === "representations"
          ? maxRefusedRepresentations
          : longestList;
      },
      (name) => (texts.includes(name) ? maxText : 0),
    );
    const isLight = heaviest <= limit;
    const bySize = new Map<string, number>();
    const weights = { isLight, names: [...names], texts, bySize };
    known.set(operation, weights);
    return weights;
  }

  return (document, operation, variables) => {
    const { isLight, names, texts, bySize } =
      known.get(operation) ?? learn(document, operation);
    if (isLight) return 0;
    let size = names.map((name) => toSize(variables[name])).join();
    const letters = new Map<string, number>();
    for (const name of texts) {
      const held = countLetters(variables[name]);
      letters.set(name, held);
      size += ` ${weighText(held)}`;
    }
    let weight = bySize.get(size);
    if (weight === undefined) {
      weight = weigh(
        schema,
        document,
        operation,
        (name) => variables[name],
        (name) => letters.get(name) ?? 0,
      );
      if (bySize.size < maxWeights) bySize.set(size, weight);
    }
    return weight;
  };
}

interface Weights {
  readonly isLight: boolean;
  /** The variables that it depends on. */
  readonly names: readonly string[];
  /** Those that hold text. */
  readonly texts: readonly string[];
  readonly bySize: Map<string, number>;
}

/** The variables of an operation that may hold text. */
function findTexts(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): string[] {
  const holdsText = ({ type }: VariableDefinitionNode): boolean => {
    const named = getNamedType(typeFromAST(schema, type));
    return !isEnumType(named) && !numberTypes.includes(named?.name ?? "");
  };
  return variableDefinitions
    .filter(holdsText)
    .map(({ variable }) => variable.name.value);
}

/** What `weigh` looks at of a list or a number. */
function toSize(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value === "number" ? String(value) : typeof value;
}
