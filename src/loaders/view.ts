import type {
  AmazonMusic,
  Ask,
  Entity,
  EntityGroup,
  RestEdge,
  RestPage,
  View,
} from "../amazon-music/index.ts";
import { createPages, type Pages } from "./by-page.ts";
import type { Cursors } from "./cursor.ts";
import { ownViewStart, readOwnView } from "./own-view.ts";
import type { Once } from "./once.ts";
import {
  toGroupId,
  toViewId,
  type PageAddress,
  type ViewAddress,
} from "./view-id.ts";

/** A view and where it came from, so that it can be read on and again. */
export interface PlacedView {
  readonly _type: "View";
  readonly address: ViewAddress;
  readonly view: View;
}

/** A group of a view, likewise. */
export interface PlacedGroup {
  readonly _type: "EntityGroup";
  readonly address: ViewAddress;
  readonly group: EntityGroup;
}

export interface Views {
  /** The view of an address; null where what it is about does not exist. */
  load(address: ViewAddress): Promise<PlacedView | null>;
  /** One group of a view, looked for through all of its groups. */
  loadGroup(address: ViewAddress, groupId: string): Promise<PlacedGroup | null>;
  /** All that a search finds, one view beside the other. */
  search(query: string, limit: number): Promise<readonly PlacedView[]>;
  groups(view: PlacedView): Pages<RestEdge<PlacedGroup>>;
  entities(group: PlacedGroup): Pages<RestEdge<Entity>>;
}

export interface ViewsOptions {
  readonly amazonMusic: AmazonMusic;
  readonly ask: Ask;
  readonly callerId: string;
  readonly cursors: Cursors;
  readonly once: Once;
}

/** A view with more pages of groups than this does not hold the group that is looked for. */
const maxPagesSearched = 10;

export function createViews({
  amazonMusic: { views },
  ask,
  callerId,
  cursors,
  once,
}: ViewsOptions): Views {
  /** One page of a view: of its groups, or of the entities of the one group that the address names. */
  function getPage(
    address: PageAddress,
    token: string | null,
  ): Promise<View | null> {
    return once(`view:${toViewId(address)}:${token ?? ""}`, async () => {
      try {
        return await views.get({ ...address, token }, ask);
      } catch (error) {
        if (
          error instanceof Error &&
          "kind" in error &&
          error.kind === "not-found"
        )
          return null;
        throw error;
      }
    });
  }

  const search = (query: string, limit: number) =>
    once(`search:${limit}:${query}`, async () => {
      const found = await views.search(query, limit, ask);
      return found.map((view): PlacedView => ({
        _type: "View",
        address: { route: "/v1/search", query, limit, id: view.id },
        view,
      }));
    });

  async function loadPage(address: PageAddress): Promise<PlacedView | null> {
    const { route, groupId } = address;
    if (groupId !== null && !views.hasGroupPath(route, groupId)) {
      // The group's path would be another view's: the group is taken out of the whole.
      const whole = { ...address, groupId: null };
      const view = await getPage(whole, null);
      const group = view && (await loadGroup(whole, groupId));
      if (view === null || group === null) return null;
      return {
        _type: "View",
        address,
        view: { ...view, groups: [group.group], nextToken: null },
      };
    }
    const view = await getPage(address, null);
    return view === null ? null : { _type: "View", address, view };
  }

  async function load(address: ViewAddress): Promise<PlacedView | null> {
    if (address.route !== "/v1/search") return loadPage(address);
    const found = await search(address.query, address.limit);
    return found.find(({ view }) => view.id === address.id) ?? null;
  }

  async function loadGroup(
    address: ViewAddress,
    groupId: string,
  ): Promise<PlacedGroup | null> {
    const isPage = address.route !== "/v1/search";
    if (
      isPage &&
      address.groupId === null &&
      views.hasGroupPath(address.route, groupId)
    ) {
      const view = await getPage({ ...address, groupId }, null);
      return toPlacedGroup(address, findGroup(view, groupId));
    }
    let view = (await load(address))?.view ?? null;
    for (let pages = 1; view !== null; pages++) {
      const group = findGroup(view, groupId);
      if (group !== undefined) return toPlacedGroup(address, group);
      if (view.nextToken === null || !isPage || pages === maxPagesSearched)
        break;
      view = await getPage(address, view.nextToken);
    }
    return null;
  }

  async function getEntities(
    address: PageAddress,
    group: EntityGroup,
    token: string | null,
  ): Promise<RestPage<RestEdge<Entity>>> {
    const { route } = address;
    const ownRoute = views.viewAtGroupPath(route, group.id);
    if (token === null) {
      const { edges, nextToken } = toEntityPage(group);
      const goesOnElsewhere = ownRoute !== null && nextToken !== null;
      return { edges, nextToken: goesOnElsewhere ? ownViewStart : nextToken };
    }
    if (ownRoute !== null)
      return readOwnView(group, token, (ownToken) =>
        getPage({ route: ownRoute, id: "", groupId: null }, ownToken),
      );
    const hasPath = views.hasGroupPath(route, group.id);
    const groupId = hasPath ? group.id : null;
    const view = await getPage({ ...address, groupId }, token);
    // Where the whole view was asked and the group is not in it, the group is at its end.
    return toEntityPage(findGroup(view, group.id));
  }

  return {
    load,
    loadGroup,
    search,
    groups: ({ address, view }) =>
      createPages<RestEdge<PlacedGroup>>({
        list: `view:${toViewId(address)}@${callerId}`,
        maxLimit: 0,
        cursors,
        toLostEdge,
        getPage: async ({ token }) => {
          const page =
            token === null || address.route === "/v1/search"
              ? view
              : await getPage(address, token);
          return toGroupPage(address, page);
        },
      }),
    entities: ({ address, group }) =>
      createPages<RestEdge<Entity>>({
        list: `group:${toGroupId(address, group.id)}@${callerId}`,
        maxLimit: 0,
        cursors,
        toLostEdge,
        getPage: ({ token }) =>
          address.route === "/v1/search"
            ? Promise.resolve({ ...toEntityPage(group), nextToken: null })
            : getEntities(address, group, token),
      }),
  };
}

/**
 * The groups of a view and the things in a group cannot be null, so that a page
 * of them that failed would take the view down with it, or the group. It fails
 * in the place of one node instead, where an error stands for what is lost.
 */
function toLostEdge<Node>(error: unknown): RestEdge<Node> {
  // graphql-js takes an error that it is given in the place of a value for one that was thrown there.
  return { node: error as Node };
}

function findGroup(
  view: View | null,
  groupId: string,
): EntityGroup | undefined {
  return view?.groups.find(({ id }) => id === groupId);
}

function toPlacedGroup(
  address: ViewAddress,
  group: EntityGroup | undefined,
): PlacedGroup | null {
  return group === undefined ? null : { _type: "EntityGroup", address, group };
}

function toGroupPage(
  address: ViewAddress,
  view: View | null,
): RestPage<RestEdge<PlacedGroup>> {
  if (view === null) return { edges: [], nextToken: null };
  const isOneGroup = address.route !== "/v1/search" && address.groupId !== null;
  return {
    edges: view.groups.map((group) => ({
      node: { _type: "EntityGroup", address, group },
    })),
    // A token beside one group alone goes on with its entities, not with other groups.
    nextToken:
      isOneGroup || address.route === "/v1/search" ? null : view.nextToken,
  };
}

function toEntityPage(
  group: EntityGroup | undefined,
): RestPage<RestEdge<Entity>> {
  if (group === undefined) return { edges: [], nextToken: null };
  return {
    edges: group.entities.map((node) => ({ node })),
    nextToken: group.nextToken,
  };
}
