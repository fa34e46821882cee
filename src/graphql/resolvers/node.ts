import type { GraphQLError, GraphQLResolveInfo } from "graphql";
import type { User } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type { NodeResolvers } from "../../generated/graphql.ts";
import {
  parseGroupId,
  parseViewId,
  type Myself,
  type PlacedGroup,
  type PlacedView,
  type Soon,
  type ViewAddress,
} from "../../loaders/index.ts";
import { findById } from "./find.ts";
import { parseGlobalId } from "./global-id.ts";
import { checkCatalogId, quote, toBadUserInput } from "./input.ts";
import { readType } from "./read-type.ts";
import { checkSearch } from "./search.ts";
import { isType, type Entities, type Type } from "./whole.ts";

/** What a router can refer to by its `catalogId`. */
export type CatalogItem = Entities[Type];

type AnyNode = CatalogItem | Myself | PlacedGroup | PlacedView | User;

type Load<Found> = (
  context: Context,
  rawId: string,
) => Soon<Found | null> | GraphQLError;

/** How every other type with an `id` is found again. */
const otherLoads: ReadonlyMap<string, Load<AnyNode>> = new Map<
  string,
  Load<AnyNode>
>([
  ["CurrentUser", loadMyself],
  ["EntityGroup", loadGroup],
  // Amazon has no lookup of stations.
  ["Station", () => null],
  ["User", loadUser],
  ["View", loadView],
]);

/** The thing behind an opaque id. A bad id is an error in its own place. */
export function loadNode(
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<AnyNode | null> | GraphQLError {
  const globalId = parseGlobalId(id);
  if (!("rawId" in globalId)) return globalId;
  const { type, rawId } = globalId;
  const loadOther = otherLoads.get(type);
  return loadOther === undefined
    ? loadItem(type, rawId, context, info)
    : loadOther(context, rawId);
}

/** What a router asks for by a key. A bad representation is an error in its own place. */
export function loadRepresentation(
  representation: unknown,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<CatalogItem | null> | GraphQLError {
  const { __typename: type, catalogId: id } = (representation ?? {}) as Record<
    string,
    unknown
  >;
  if (typeof type !== "string" || typeof id !== "string")
    return toBadUserInput(
      'A representation needs "__typename" and "catalogId", both text.',
    );
  return loadItem(type, id, context, info);
}

function loadItem(
  type: string,
  id: string,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<CatalogItem | null> | GraphQLError {
  if (!isType(type))
    return toBadUserInput(
      `${quote(type)} is no type that can be looked up by an id.`,
    );
  return checkCatalogId(id) ?? findById(type, id, context, info);
}

/** Oneself alone: nobody else's library can be asked for. */
function loadMyself(
  { personal }: Context,
  callerId: string,
): Promise<Myself | null> {
  return Promise.resolve(
    callerId === personal.callerId ? { _type: "CurrentUser" } : null,
  );
}

/** Oneself alone: Amazon has no lookup of other people. */
function loadUser({ personal }: Context, userId: string): Promise<User | null> {
  return personal.user().then((user) => (user.id === userId ? user : null));
}

function loadView(
  { personal }: Context,
  rawId: string,
): Promise<PlacedView | null> | GraphQLError {
  const address = parseViewId(rawId);
  if (address === null)
    return toBadUserInput("The id is no id of a view; it is damaged.");
  return checkAddress(address) ?? personal.views.load(address);
}

/** Ids are opaque, not sealed: whoever writes one by hand is held to what the fields take. */
function checkAddress(address: ViewAddress): GraphQLError | null {
  return address.route === "/v1/search"
    ? checkSearch(address.query, address.limit)
    : null;
}

function loadGroup(
  { personal }: Context,
  rawId: string,
): Promise<PlacedGroup | null> | GraphQLError {
  const address = parseGroupId(rawId);
  if (address === null)
    return toBadUserInput("The id is no id of a group; it is damaged.");
  const { view, groupId } = address;
  return checkAddress(view) ?? personal.views.loadGroup(view, groupId);
}

export const Node: NodeResolvers = {
  __resolveType: readType,
};
