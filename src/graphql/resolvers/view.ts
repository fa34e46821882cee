import type { Context } from "../../context.ts";
import type {
  EntityGroupResolvers,
  EntityResolvers,
  ViewResolvers,
  ViewType,
} from "../../generated/graphql.ts";
import {
  toGroupId,
  toViewId,
  type PageAddress,
  type PlacedView,
} from "../../loaders/index.ts";
import { readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { hydrateOne } from "./hydrate.ts";
import { readType } from "./read-type.ts";
import { proving } from "./traits.ts";

const viewTypesKnown: readonly ViewType[] = ["LIST", "GRID", "TABLE", "STACK"];

/** Resolves the details page of a thing. */
export function loadViewOf(
  route: PageAddress["route"],
): (
  entity: { readonly id: string },
  args: unknown,
  context: Context,
) => Promise<PlacedView | null> {
  return proving(({ id }, _, { personal }) =>
    personal.views.load({ route, id, groupId: null }),
  );
}

export const View: ViewResolvers = {
  id: ({ address }) => toGlobalId("View", toViewId(address)),
  viewId: ({ view }) => view.id,
  title: ({ view }) => view.title,
  images: ({ view }) => view.images,
  entity: ({ view }, _, context, info) =>
    view.entity === null ? null : hydrateOne(view.entity, context, info),
  entityGroups: async (view, args, { personal }) =>
    readPage(personal.views.groups(view), args),
};

export const EntityGroup: EntityGroupResolvers = {
  id: ({ address, group }) =>
    toGlobalId("EntityGroup", toGroupId(address, group.id)),
  groupId: ({ group }) => group.id,
  title: ({ group }) => group.title,
  viewType: ({ group: { viewType } }) =>
    viewType === null
      ? null
      : (viewTypesKnown.find((known) => known === viewType) ?? "OTHER"),
  entities: async (group, args, { personal }) =>
    readPage(personal.views.entities(group), args),
};

export const Entity: EntityResolvers = {
  __resolveType: readType,
};
