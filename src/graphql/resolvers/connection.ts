import type { Context } from "../../context.ts";
import type {
  TrackConnectionResolvers,
  TrackEdgeResolvers,
} from "../../generated/graphql.ts";
import { cutPage, type Page, type PageEdge } from "../../loaders/index.ts";
import { assertFirst, toBadUserInput } from "./input.ts";

interface PageArguments {
  readonly first: number;
  readonly after?: string | null;
}

/** The asked page of a list that came whole; null where there is no list. */
export function toPage<Node>(
  list: string,
  nodes: readonly Node[] | null | Promise<readonly Node[] | null>,
  args: PageArguments,
  context: Context,
): Page<Node> | null | Promise<Page<Node> | null> {
  assertFirst(args.first);
  return nodes instanceof Promise
    ? nodes.then((loaded) => cut(list, loaded, args, context))
    : cut(list, nodes, args, context);
}

function cut<Node>(
  list: string,
  nodes: readonly Node[] | null,
  { first, after = null }: PageArguments,
  { cursors }: Context,
): Page<Node> | null {
  if (nodes === null) return null;
  const page = cutPage(list, nodes, { first, after, cursors });
  if (page === null)
    throw toBadUserInput(
      '"after" is no cursor of this list; pass an "endCursor" or an edge\'s "cursor" of the same list.',
    );
  return page;
}

const toCursor = (
  edge: PageEdge<unknown> | undefined,
  { cursors }: Context,
): string | null =>
  edge === undefined ? null : cursors.toCursor(edge.list, edge.place);

export const TrackConnection: TrackConnectionResolvers = {
  nodes: ({ edges }) => edges.map(({ node }) => node),
  edgeCount: ({ edges }) => edges.length,
  pageInfo: ({ edges, hasNextPage, hasPreviousPage }, _, context) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: toCursor(edges[0], context),
    endCursor: toCursor(edges.at(-1), context),
  }),
};

export const TrackEdge: TrackEdgeResolvers = {
  cursor: ({ list, place }, _, { cursors }) => cursors.toCursor(list, place),
};
