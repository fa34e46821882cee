import {
  getArgumentValues,
  GraphQLError,
  responsePathAsArray,
  type GraphQLResolveInfo,
} from "graphql";
import type { Context } from "../../context.ts";
import { whenThere, type Soon } from "../../loaders/index.ts";
import { lookAhead, type Proof, type Selected } from "./look-ahead.ts";
import { mark, toUnmarked } from "./mark.ts";
import { loadWhole, type Entities, type Thing, type Type } from "./whole.ts";

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
  let place: Place | undefined;
  return finding.map((one, index) =>
    one instanceof GraphQLError
      ? (place ??= createPlace(info))(one, index)
      : whenThere(one, (found) => {
          mark(found, context, info, index);
          return found;
        }),
  );
}

type Place = (error: GraphQLError, index: number) => GraphQLError;

/**
 * Puts errors in their places in a list. An error that has its place is left by who executes as it is; of one that has none another
 * is made, which takes as long as to answer some twenty values.
 */
function createPlace({ fieldNodes, path }: GraphQLResolveInfo): Place {
  const list = responsePathAsArray(path);
  const { nodes, locations } = new GraphQLError("", { nodes: fieldNodes });
  return (error, index) =>
    Object.create(error, {
      nodes: { value: nodes },
      locations: { value: locations, enumerable: true, configurable: true },
      path: { value: [...list, index], enumerable: true },
    }) as GraphQLError;
}

/** As `findById`, for who has looked ahead already. */
export function find<Name extends Type>(
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
  if (helpful.length === 0) return load(type, id, context);
  // Of this type, with all that is read of it: nothing but its id.
  const bare = { _type: type, id } as unknown as Entities[Name];
  const proven = helpful.map((proof) => prove(proof, bare, context, info));
  const toFound = (exists: readonly boolean[]) => {
    if (exists.includes(false)) return null;
    return isWanted ? load(type, id, context) : bare;
  };
  return proven.every((exists) => typeof exists === "boolean")
    ? toFound(proven)
    : Promise.all(proven.map(async (exists) => exists)).then(toFound);
}

function load<Name extends Type>(
  type: Name,
  id: string,
  context: Context,
): Soon<Entities[Name] | null> {
  return whenThere(loadWhole(type, context, id), (whole) => {
    if (whole === null || whole.id === id) return whole;
    const found = { ...whole, askedId: id };
    context.staleness.carry(whole, found);
    return found;
  });
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
