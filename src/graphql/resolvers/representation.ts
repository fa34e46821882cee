import {
  responsePathAsArray,
  type GraphQLError,
  type GraphQLResolveInfo,
} from "graphql";
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
  let refuse: Refuse | undefined;
  return findEach(
    representations,
    (representation, at) =>
      at < maxRepresentations
        ? loadRepresentation(representation, context, info)
        : (refuse ??= createRefusal(info))(at),
    context,
    info,
  );
}

type Refuse = (at: number) => GraphQLError;

/** One error for all places, since making one takes as long as answering twenty values. */
function createRefusal(info: GraphQLResolveInfo): Refuse {
  const path = responsePathAsArray(info.path);
  const error = toBadUserInput(
    `Only the first ${maxRepresentations} representations are answered.`,
    info.fieldNodes,
  );
  // An error that has its place is left by who executes as it is.
  return (at) =>
    Object.create(error, {
      path: { value: [...path, at], enumerable: true },
    }) as GraphQLError;
}
