import type { Context } from "../../context.ts";
import { nothingStale } from "../../loaders/index.ts";

/** A context for resolvers that are run aside: the place of the answer at which something stale stands is not where they are told they are. */
export function toUnmarked(context: Context): Context {
  return { ...context, staleness: nothingStale };
}
