import type { GraphQLError, GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import type { Soon } from "../../loaders/index.ts";
import { findEach } from "./find.ts";
import { assertCount, toBadUserInput } from "./input.ts";
import { loadRepresentation, type CatalogItem } from "./node.ts";

/** As many are answered: what a router gathers from two long pages of another subgraph's. */
export const maxRepresentations = 1000;

/** As many are told, each in its place, that they are too many. Beyond, there is one error for all. */
export const maxRefusedRepresentations = 10_000;

/**
 * What a router asks for by keys, each in its place. Those that are too many are
 * an error in theirs, and the others are answered.
 */
export function loadRepresentations(
  representations: readonly unknown[],
  context: Context,
  info: GraphQLResolveInfo,
): (Soon<CatalogItem | null> | GraphQLError)[] {
  assertCount("representations", representations, maxRefusedRepresentations);
  const refusal =
    representations.length > maxRepresentations
      ? toBadUserInput(
          `Only the first ${maxRepresentations} representations are answered.`,
        )
      : null;
  return findEach(
    representations,
    (representation, at) =>
      refusal === null || at < maxRepresentations
        ? loadRepresentation(representation, context, info)
        : refusal,
    context,
    info,
  );
}
