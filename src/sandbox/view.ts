import { badRequest } from "./failure.ts";
import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from "./json.ts";
import {
  canTakePage,
  takePage,
  type List,
  type PageQuery,
  type Paging,
} from "./page.ts";
import type { Answer, ApiRequest, World } from "./route.ts";
import type { Switches } from "./switches.ts";

export type ViewType = "LIST" | "GRID" | "TABLE" | "STACK";

/** A group of entities that knows how to page itself; what it holds is its own affair. */
export interface Group {
  id: string;
  canTake(query: PageQuery): boolean;
  toJson(query: PageQuery): JsonObject;
}

interface GroupPlan<Item> {
  id: string;
  title?: string;
  viewType: ViewType;
  list: List<Item>;
  card: (item: Item) => JsonObject;
  paging: Pick<Paging<Item>, "name" | "tokens">;
  /** What `nextPageToken` is after the last page. */
  end?: null;
  /** True: `_type` does not stand on the content. */
  isUntyped?: boolean;
}

export function createGroup<Item>(
  plan: GroupPlan<Item>,
  request: ApiRequest,
  world: World,
): Group {
  const { id, title, viewType, list, card, end, isUntyped } = plan;
  // Limits have been checked before a page is taken.
  const paging = {
    ...plan.paging,
    defaultLimit: 0,
    maxLimit: 0,
    isTokenAll: true,
  };
  return {
    id,
    canTake: (query) => canTakePage(paging, query, request, world),
    toJson(query) {
      const page = takePage(list, paging, query, request, world);
      return {
        _type: "EntityGroup",
        id,
        title,
        viewType,
        content: {
          _type: isUntyped === true ? undefined : "EntityGroupContent",
          nextPageToken: page.token ?? end,
          entities: page.items.map(({ item }) => card(item)),
        },
      };
    },
  };
}

export interface ViewPlan {
  id: string;
  title?: string;
  images?: Json;
  entity?: JsonObject;
  /** Of the next groups; null or absent at the end. */
  nextPageToken?: string | null | undefined;
}

/** A view whose groups are continued on its own path: a cursor picks the group that it was given out for. */
export function answerView(
  plan: ViewPlan,
  groups: readonly Group[],
  query: PageQuery,
  world: World,
): Answer {
  const chosen =
    query.cursor === undefined
      ? groups
      : groups.filter((group) => group.canTake(query));
  if (chosen.length === 0 && query.cursor !== undefined)
    throw badRequest("The cursor is not valid.");
  return toAnswer(
    plan,
    chosen.map((group) => group.toJson(query)),
    world,
  );
}

export function toAnswer(
  plan: ViewPlan,
  entityGroups: readonly JsonObject[],
  { switches }: World,
): Answer {
  const { id, title, images, entity, nextPageToken } = plan;
  const view = {
    _type: "View",
    id,
    title,
    images,
    entity,
    content: {
      _type: "ViewContent",
      nextPageToken,
      entityGroups: withOthers(entityGroups, switches),
    },
  };
  return {
    shape: "view",
    data: withoutTypes(view, switches),
  };
}

/** Kinds of entities, and of groups, that a client has never heard of: it should leave out the former and bear the latter. */
function withOthers(
  groups: readonly JsonObject[],
  switches: Switches,
): readonly JsonObject[] {
  if (switches.viewTypes === "known") return groups;
  const unheardOf = {
    _type: "Hologram",
    id: "hologram-1",
    title: "Seen by nobody",
    images: [],
  };
  return groups.map((group) => ({
    ...group,
    viewType: "CAROUSEL",
    content: isJsonObject(group["content"])
      ? {
          ...group["content"],
          entities: [
            unheardOf,
            ...((group["content"]["entities"] as readonly Json[] | undefined) ??
              []),
          ],
        }
      : undefined,
  }));
}

const containers: readonly unknown[] = [
  "View",
  "ViewContent",
  "EntityGroup",
  "EntityGroupContent",
];

function withoutTypes(value: Json, switches: Switches): Json {
  if (switches.untyped === "nothing") return value;
  if (isJsonArray(value))
    return value.map((item) => withoutTypes(item, switches));
  if (!isJsonObject(value)) return value;
  const isBare =
    switches.untyped === "everything" || containers.includes(value["_type"]);
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !(isBare && name === "_type"))
      .map(([name, member]) => [
        name,
        member === undefined ? undefined : withoutTypes(member, switches),
      ]),
  );
}
