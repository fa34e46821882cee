import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { loadWhole, type Type } from "../resolvers/index.ts";
import type { Waits } from "./gather.ts";

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
  whole: object | Promise<object | null> | null;
  /** Takes down what is not there yet; null where nothing can be waited for. */
  readonly waits: Waits | null;
}

export type Arguments = Readonly<Record<string, unknown>>;

export function createRun(
  context: Context,
  variables: Run["variables"],
  waits: Waits | null = null,
): Run {
  const found = { stub: null, whole: null };
  return { context, variables, args: [], infos: [], ...found, waits };
}

/** Thrown where an answer cannot be made in this way. One for all: whoever meets it turns to the other way. */
export const givenUp = new Error("This answer is made by execution.");

/** What is written for something that is not there yet: the answer will be written anew. */
export function waitFor(late: Promise<unknown>, { waits }: Run): string {
  if (waits === null) throw givenUp;
  waits.add(late);
  return "";
}

/** The whole of an entity, which may have to be waited for; null where there is none. */
export function readWhole(
  type: Type,
  stub: { readonly id: string },
  run: Run,
): object | Promise<object | null> | null {
  if (run.stub === stub) return run.whole;
  run.stub = stub;
  return (run.whole = loadWhole(type, run.context, stub.id));
}
