import type { JsonObject } from "./json.ts";
import {
  readPageQuery,
  takePage,
  type List,
  type PageQuery,
  type Paging,
} from "./page.ts";
import type { ApiRequest, World } from "./route.ts";

interface ConnectionOptions<Item> extends Partial<Omit<Paging<Item>, "name">> {
  /** What an edge holds besides the node. */
  edge?: (item: Item, place: number) => JsonObject;
}

/** A list of the graph shape, paged by the query's `limit` and `cursor` (100 and 1 to 100 unless said otherwise). */
export function connection<Item>(
  list: List<Item>,
  node: (item: Item) => JsonObject,
  request: ApiRequest,
  world: World,
  options: ConnectionOptions<Item> = {},
): JsonObject {
  const paging = toPaging(request.path, options);
  const query = readPageQuery(request, paging);
  return connectionOf(list, node, request, world, paging, query, options.edge);
}

function toPaging<Item>(
  path: string,
  {
    defaultLimit = 100,
    maxLimit = 100,
    tokens = "uuid-page",
  }: ConnectionOptions<Item>,
): Paging<Item> {
  return { name: path.replace(/\/$/, ""), defaultLimit, maxLimit, tokens };
}

/** The same, where limit and cursor are found elsewhere. */
export function connectionOf<Item>(
  list: List<Item>,
  node: (item: Item) => JsonObject,
  request: ApiRequest,
  world: World,
  paging: Paging<Item>,
  query: PageQuery,
  edge: (item: Item, place: number) => JsonObject = () => ({}),
): JsonObject {
  const page = takePage(list, paging, query, request, world);
  return {
    pageInfo: { hasNextPage: page.hasNextPage, token: page.token },
    edgeCount: page.edgeCount,
    edges: page.items.map(({ item, place }) => ({
      ...edge(item, place),
      node: node(item),
    })),
  };
}
