import type { GraphQLError } from "graphql";
import type { Album, Artist, Track } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type { NodeResolvers } from "../../generated/graphql.ts";
import { parseGlobalId } from "./global-id.ts";
import { checkCatalogId, quote, toBadUserInput } from "./input.ts";

export type Entity = Album | Artist | Track;

type Load = (context: Context, id: string) => Promise<Entity | null>;

/** How each type is looked up by its raw id. */
const loads: ReadonlyMap<string, Load> = new Map<string, Load>([
  ["Album", ({ catalog }, id) => catalog.album.load(id)],
  ["Artist", ({ catalog }, id) => catalog.artist.load(id)],
  ["Track", ({ catalog }, id) => catalog.track.load(id)],
]);

/** The thing behind an opaque id. A bad id is an error in its own place. */
export function loadNode(
  id: string,
  context: Context,
): Promise<Entity | null> | GraphQLError {
  const globalId = parseGlobalId(id);
  if (!("rawId" in globalId)) return globalId;
  return loadByType(globalId.type, globalId.rawId, context);
}

/** What a router asks for by a key. A bad representation is an error in its own place. */
export function loadRepresentation(
  representation: unknown,
  context: Context,
): Promise<Entity | null> | GraphQLError {
  const { __typename: type, catalogId: id } = (representation ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof type !== "string" || typeof id !== "string")
    return toBadUserInput(
      'A representation needs "__typename" and "catalogId", both text.',
    );
  return checkCatalogId(id) ?? loadByType(type, id, context);
}

function loadByType(
  type: string,
  id: string,
  context: Context,
): Promise<Entity | null> | GraphQLError {
  const load = loads.get(type);
  return (
    load?.(context, id) ??
    toBadUserInput(`${quote(type)} is no type that can be looked up by an id.`)
  );
}

export const Node: NodeResolvers = {
  __resolveType: ({ _type }) => _type,
};
