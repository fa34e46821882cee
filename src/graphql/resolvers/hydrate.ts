import {
  getArgumentValues,
  GraphQLError,
  responsePathAsArray,
  type GraphQLResolveInfo,
} from "graphql";
import type { Context } from "../../context.ts";
import { whenThere, type Soon } from "../../loaders/index.ts";
import {
  lookAhead,
  type LookAhead,
  type Proof,
  type Selected,
} from "./look-ahead.ts";
import type { Traits } from "./traits.ts";
import { toUnmarked } from "./unmarked.ts";
import { isType, loadWhole, type Entities, type Type } from "./whole.ts";

/** A thing in the form in which something else listed it. */
export interface Thing {
  readonly _type: string;
  /** Absent where it is nothing that can be looked up, such as a group of a view. */
  readonly id?: string;
}

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

/** Keeps in mind where the answer holds something that is no longer fresh. */
export function mark(
  thing: unknown,
  { staleness }: Context,
  { path }: GraphQLResolveInfo,
  ...below: readonly (string | number)[]
): void {
  staleness.mark(thing, () => [...responsePathAsArray(path), ...below]);
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

/**
 * The thing that a client names by its id; null where Amazon knows none. A
 * look-up of it is spared where the lists that are asked of it tell as much:
 * they answer for an unknown thing that it is unknown, and some bring it whole.
 */
export function findById<Name extends Type>(
  type: Name,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<Entities[Name] | null> {
  return find(type, id, context, info, lookAhead(info).get(type));
}

/** The one thing of a field, once it is found. */
export function foundOne<Found>(
  finding: Soon<Found | null>,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<Found | null> {
  return whenThere(finding, (found) => {
    mark(found, context, info);
    return found;
  });
}

/**
 * The things of a field, each once it is found, null, or an error in its own
 * place. They are not waited for together: what one of them lists may belong in
 * the wave in which another one is looked up.
 */
export function findEach<Key, Found>(
  keys: readonly Key[],
  find: (key: Key, index: number) => Soon<Found | null> | GraphQLError,
  context: Context,
  info: GraphQLResolveInfo,
): (Soon<Found | null> | GraphQLError)[] {
  const finding: (Soon<Found | null> | GraphQLError)[] = [];
  try {
    for (const key of keys) finding.push(find(key, finding.length));
  } catch (error) {
    // All of them fail by this: that some that were begun fail, too, is no surprise.
    for (const begun of finding)
      if (begun instanceof Promise) begun.catch(() => undefined);
    throw error;
  }
  return finding.map((one, index) =>
    one instanceof GraphQLError
      ? one
      : whenThere(one, (found) => {
          mark(found, context, info, index);
          return found;
        }),
  );
}

function find<Name extends Type>(
  type: Name,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
  { reads, proofs }: Selected = nothing,
): Soon<Entities[Name] | null> {
  const isWanted = reads.size > 0;
  const helpful = isWanted
    ? proofs.filter(({ bringsWhole }) => bringsWhole)
    : proofs;
  if (helpful.length === 0) return loadWhole(type, context, id);
  // Of this type, with all that is read of it: nothing but its id.
  const bare = { _type: type, id } as unknown as Entities[Name];
  const proven = helpful.map((proof) => prove(proof, bare, context, info));
  const toFound = (exists: readonly boolean[]) => {
    if (exists.includes(false)) return null;
    return isWanted ? loadWhole(type, context, id) : bare;
  };
  return proven.every((exists) => typeof exists === "boolean")
    ? toFound(proven)
    : Promise.all(proven.map(async (exists) => exists)).then(toFound);
}

const nothing: Selected = { reads: new Set(), proofs: [], leads: new Set() };

/** False where Amazon says that there is no such thing. What it asks stays asked: the field itself finds it answered. */
function prove(
  { field, node }: Proof,
  thing: Thing,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<boolean> {
  try {
    const args = getArgumentValues(field, node, info.variableValues);
    // What is stale is marked when the field itself runs.
    const unmarked = toUnmarked(context);
    const found: unknown = field.resolve?.(thing, args, unmarked, info);
    return found instanceof Promise
      ? found.then((late) => late !== null, willFail)
      : found !== null;
  } catch {
    return willFail();
  }
}

/** The field will fail in its own place. */
const willFail = (): true => true;
