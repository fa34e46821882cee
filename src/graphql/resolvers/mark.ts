import { responsePathAsArray, type GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { nothingStale } from "../../loaders/index.ts";

/** Keeps in mind where the answer holds something that is no longer fresh. */
export function mark(
  thing: unknown,
  { staleness }: Context,
  { path }: GraphQLResolveInfo,
  ...below: readonly (string | number)[]
): void {
  staleness.mark(thing, () => [...responsePathAsArray(path), ...below]);
}

/** A context for resolvers that are run aside: the place of the answer at which something stale stands is not where they are told they are. */
export function toUnmarked(context: Context): Context {
  return { ...context, staleness: nothingStale };
}
