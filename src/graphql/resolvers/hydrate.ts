import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { whenThere, type Soon } from "../../loaders/index.ts";
import { find } from "./find.ts";
import { lookAhead, type LookAhead } from "./look-ahead.ts";
import { mark } from "./mark.ts";
import type { Traits } from "./traits.ts";
import { isType, type Entities, type Thing, type Type } from "./whole.ts";

/** Makes of what a field finds what holds all that is asked below the field. */
export type Hydrate<Found, Result> = (
  found: Found,
  context: Context,
  info: GraphQLResolveInfo,
) => Soon<Result>;

/** Resolves to what `resolve` finds, hydrated. `through` is the field under which things stand below it. */
export function listing<Parent, Found, Result>(
  resolve: (
    parent: Parent,
    args: unknown,
    context: Context,
  ) => Soon<Found | null>,
  hydrate: Hydrate<Found, Result>,
  through?: string,
) {
  const resolver = (
    parent: Parent,
    args: unknown,
    context: Context,
    info: GraphQLResolveInfo,
  ): Soon<Result | null> =>
    whenThere(resolve(parent, args, context), (found) =>
      found === null ? null : hydrate(found, context, info),
    );
  return Object.assign(resolver, {
    listing: { resolve, through },
  } satisfies Traits);
}

/**
 * Things of a field, whole where the operation asks for more than their listed
 * forms hold. Their look-ups start here, once for each thing and all at once,
 * and the fields below find values instead of promises. What could not be
 * looked up stays as it was listed: what it holds is answered, and each field
 * that it lacks fails in its own place.
 */
export function hydrateAll<Item extends Thing>(
  things: readonly Item[],
  context: Context,
  info: GraphQLResolveInfo,
): Soon<readonly Item[]> {
  const ahead = lookAhead(info);
  if (things.some((thing) => leadsOn(thing, ahead))) return things;
  return settle(
    things,
    (thing) => hydrate(thing, ahead, context, info),
    (thing, index) => mark(thing, context, info, index),
  );
}

/** As `hydrateAll`, for what bears its thing as `node`. */
export function hydrateNodes<Edge extends { readonly node: Thing }>(
  edges: readonly Edge[],
  context: Context,
  info: GraphQLResolveInfo,
): Soon<readonly Edge[]> {
  const ahead = lookAhead(info, "node");
  if (edges.some(({ node }) => leadsOn(node, ahead))) return edges;
  return settle(
    edges,
    (edge) =>
      whenThere(hydrate(edge.node, ahead, context, info), (node) =>
        node === edge.node ? edge : { ...edge, node },
      ),
    ({ node }, index) => mark(node, context, info, index, "node"),
  );
}

/** As `hydrateAll`, for one thing. */
export function hydrateOne<Item extends Thing>(
  thing: Item,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<Item> {
  return whenThere(hydrate(thing, lookAhead(info), context, info), (whole) => {
    mark(whole, context, info);
    return whole;
  });
}

/** All items as `to` makes them, at once where none of them has to be waited for; `see` is shown each of them. */
function settle<Item>(
  items: readonly Item[],
  to: (item: Item) => Soon<Item>,
  see: (item: Item, index: number) => void,
): Soon<readonly Item[]> {
  const settled: Item[] = [];
  const late: Promise<unknown>[] = [];
  items.forEach((item, index) => {
    const keep = (value: Item): void => {
      settled[index] = value;
      see(value, index);
    };
    const made = to(item);
    if (made instanceof Promise) late.push(made.then(keep));
    else keep(made);
  });
  return late.length === 0 ? settled : Promise.all(late).then(() => settled);
}

function isLacking(thing: Thing, ahead: LookAhead): boolean {
  const { _type: type } = thing;
  const selected = ahead.get(type);
  if (selected === undefined || !isType(type)) return false;
  for (const field of selected.reads)
    // An entity's fields are those that its type reads.
    if ((thing as unknown as Record<string, unknown>)[field] === undefined)
      return true;
  return false;
}

/**
 * Whether what the thing holds leads to other things, or to lists of its own.
 * Were it kept back for its look-up, or for that of another thing beside it, so
 * were they, and what they list would be looked up in a wave of its own: the
 * fields wait instead, each for itself.
 */
function leadsOn(thing: Thing, ahead: LookAhead): boolean {
  for (const field of ahead.get(thing._type)?.leads ?? [])
    if (
      field === null ||
      (thing as unknown as Record<string, unknown>)[field] !== undefined
    )
      return true;
  return false;
}

function hydrate<Item extends Thing>(
  thing: Item,
  ahead: LookAhead,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<Item> {
  const { _type: type, id } = thing;
  if (id === undefined || !isType(type) || !isLacking(thing, ahead))
    return thing;
  if (leadsOn(thing, ahead)) return thing;
  context.receipt?.lookUp(thing);
  const finding = find(type, id, context, info, ahead.get(type));
  const toThing = (whole: Entities[Type] | null): Item =>
    whole === null ? thing : merge(thing, whole, context);
  return finding instanceof Promise
    ? finding.then(toThing, () => thing)
    : toThing(finding);
}

/**
 * What the listed form holds comes first: a field's value does not depend on
 * which other fields are asked, and cards hold what no look-up gives.
 */
function merge<Item extends Thing>(
  listed: Item,
  whole: Thing,
  { staleness }: Context,
): Item {
  const merged = { ...whole, ...listed };
  staleness.carry(whole, merged);
  return merged;
}
