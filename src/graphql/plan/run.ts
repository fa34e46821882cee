import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { loadWhole, type Type } from "../resolvers/index.ts";

/** One answer in the making. */
export interface Run {
  readonly context: Context;
  readonly variables: Readonly<Record<string, unknown>>;
  /** The arguments of each field that takes any, by the number of the field. */
  readonly args: (Arguments | undefined)[];
  /** What resolvers are told of each field, likewise. */
  readonly infos: (GraphQLResolveInfo | undefined)[];
  /** The entity whose whole was looked up last, and its whole: most lack several fields at once. */
  stub: object | null;
  whole: object | null;
}

export type Arguments = Readonly<Record<string, unknown>>;

export function createRun(context: Context, variables: Run["variables"]): Run {
  return { context, variables, args: [], infos: [], stub: null, whole: null };
}

/** Thrown where an answer cannot be made in this way. One for all: whoever meets it turns to the other way. */
export const givenUp = new Error("This answer is made by execution.");

/** The whole of an entity; null where there is none. */
export function readWhole(
  type: Type,
  stub: { readonly id: string },
  run: Run,
): object | null {
  if (run.stub === stub) return run.whole;
  const whole = loadWhole(type, run.context, stub.id);
  if (whole instanceof Promise) throw givenUp;
  run.stub = stub;
  run.whole = whole;
  return whole;
}
