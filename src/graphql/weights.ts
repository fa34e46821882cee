import type {
  DocumentNode,
  GraphQLSchema,
  OperationDefinitionNode,
} from "graphql";
import { maxRefusedRepresentations } from "./resolvers/index.ts";
import { weigh } from "./weight.ts";

/** No field but one takes more ids, and no page is longer. */
const longestList = 2000;

export type ToWeight = (
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
) => number;

/** Of each operation, so many weights are remembered. */
const maxWeights = 100;

/** Weighs operations, once for each size of their variables; 0 for what is within the limit with whatever variables. */
export function createWeights(schema: GraphQLSchema, limit: number): ToWeight {
  // By how long the lists are and how large the numbers: nothing else of a variable weighs.
  const known = new WeakMap<OperationDefinitionNode, Weights>();

  function learn(
    document: DocumentNode,
    operation: OperationDefinitionNode,
  ): Weights {
    const names = new Set<string>();
    const heaviest = weigh(schema, document, operation, (name, argument) => {
      names.add(name);
      return argument === "representations"
        ? maxRefusedRepresentations
        : longestList;
    });
    const isLight = heaviest <= limit;
    const weights = { isLight, names: [...names], bySize: new Map() };
    known.set(operation, weights);
    return weights;
  }

  return (document, operation, variables) => {
    const { isLight, names, bySize } =
      known.get(operation) ?? learn(document, operation);
    if (isLight) return 0;
    const size = names.map((name) => toSize(variables[name])).join();
    let weight = bySize.get(size);
    if (weight === undefined) {
      weight = weigh(schema, document, operation, (name) => variables[name]);
      if (bySize.size < maxWeights) bySize.set(size, weight);
    }
    return weight;
  };
}

interface Weights {
  readonly isLight: boolean;
  /** The variables that it depends on. */
  readonly names: readonly string[];
  readonly bySize: Map<string, number>;
}

/** What `weigh` looks at. */
function toSize(value: unknown): string {
  if (Array.isArray(value)) return `list of ${value.length}`;
  return typeof value === "number" ? String(value) : typeof value;
}
