import type { GraphQLError } from "graphql";
import type { QueryResolvers } from "../../generated/graphql.ts";
import type { ById } from "../../loaders/index.ts";
import { assertCount, checkCatalogId } from "./input.ts";
import { loadNode } from "./node.ts";

const maxNodes = 100;
const maxCatalogIds = 500;

function loadOne<Entity>(
  loader: ById<Entity>,
  id: string,
): Promise<Entity | null> | GraphQLError {
  return checkCatalogId(id) ?? loader.load(id);
}

/** One bad id is an error in its own place; its neighbours are looked up. */
function loadMany<Entity>(
  loader: ById<Entity>,
  ids: readonly string[],
): (Promise<Entity | null> | GraphQLError)[] {
  assertCount("catalogIds", ids, maxCatalogIds);
  return ids.map((id) => loadOne(loader, id));
}

export const Query: QueryResolvers = {
  node: (_, { id }, context) => loadNode(id, context),
  nodes: (_, { ids }, context) => {
    assertCount("ids", ids, maxNodes);
    return ids.map((id) => loadNode(id, context));
  },
  album: (_, { catalogId }, { catalog }) => loadOne(catalog.album, catalogId),
  albums: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.album, catalogIds),
  track: (_, { catalogId }, { catalog }) => loadOne(catalog.track, catalogId),
  tracks: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.track, catalogIds),
  artist: (_, { catalogId }, { catalog }) => loadOne(catalog.artist, catalogId),
  artists: (_, { catalogIds }, { catalog }) =>
    loadMany(catalog.artist, catalogIds),
};
