import type { GraphQLResolveInfo } from "graphql";
import type { RestEdge } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import {
  cutPage,
  whenThere,
  type NodesPage,
  type Page,
  type PageArguments,
  type PageEdge,
  type Pages,
  type Soon,
} from "../../loaders/index.ts";
import { hydrateAll, hydrateNodes, listing } from "./hydrate.ts";
import { readFirst, toBadUserInput } from "./input.ts";
import { mark } from "./mark.ts";
import { proving } from "./traits.ts";
import { loadWhole, type Entities, type Thing, type Type } from "./whole.ts";

interface ConnectionArguments {
  readonly first?: number | null;
  readonly after?: string | null | undefined;
}

/** The asked page of a list that Amazon pages. */
export function readPage<Edge>(
  pages: Pages<Edge>,
  args: ConnectionArguments,
): Soon<Page<Edge> | null> {
  const asked = { first: readFirst(args.first), after: args.after };
  return whenThere(pages.read(asked), (page) => {
    if (page === "foreign") throw toForeignCursor();
    if (page === "expired")
      throw toBadUserInput(
        'The cursor in "after" has expired: Amazon no longer knows its page. Read the list from its beginning.',
      );
    return page;
  });
}

/** As `readPage`, of a list whose pages are kept: one that is no longer fresh is marked. */
export function readStored<Edge>(
  pages: Pages<Edge>,
  args: ConnectionArguments,
  context: Context,
  info: GraphQLResolveInfo,
): Soon<Page<Edge> | null> {
  return whenThere(readPage(pages, args), (page) => {
    mark(page, context, info);
    return page;
  });
}

/**
 * The asked page of a list that came whole; null where there is no list.
 *
 * @param toNodes Asked when it is known that a page can be cut: what was looked up for nothing could fail unheard.
 */
export function toPage<Node>(
  list: string,
  toNodes: () => Soon<readonly Node[] | null>,
  args: ConnectionArguments,
  context: Context,
): Soon<Page<RestEdge<Node>> | null> {
  const asked = { first: readFirst(args.first), after: args.after };
  return whenThere(toNodes(), (loaded) => cut(list, loaded, asked, context));
}

function cut<Node>(
  list: string,
  nodes: readonly Node[] | null,
  args: PageArguments,
  { cursors }: Context,
): Page<RestEdge<Node>> | null {
  if (nodes === null) return null;
  const page = cutPage(list, nodes, args, cursors);
  if (page === null) throw toForeignCursor();
  return page;
}

function toForeignCursor(): Error {
  return toBadUserInput(
    '"after" is no cursor of this list; pass an "endCursor" or an edge\'s "cursor" of the same list.',
  );
}

/**
 * Resolves a list that Amazon keeps under the id of its owner, and that tells
 * whether there is such an owner.
 */
export function listOf<Edge>(
  toPages: (catalog: Context["catalog"], ownerId: string) => Pages<Edge>,
  traits?: { readonly bringsWhole: boolean },
) {
  return proving(
    (
      owner: Owner,
      args: ConnectionArguments,
      context: Context,
      info: GraphQLResolveInfo,
    ) => {
      const pages: Pages<Edge> = {
        read: (asked) =>
          whenThere(toPages(context.catalog, owner.id).read(asked), (page) =>
            page === "foreign" ? readAsOther(asked) : page,
          ),
      };
      const readAsOther = (asked: PageArguments) =>
        whenThere(findOtherId(owner, context), (otherId) =>
          otherId === null || otherId === owner.id
            ? "foreign"
            : toPages(context.catalog, otherId).read(asked),
        );
      return readStored(pages, args, context, info);
    },
    traits,
  );
}

type Owner = Pick<Entities[Type], "_type" | "id"> & Thing;

/**
 * The other id of what Amazon answers by another id than it is asked by: the
 * cursors of its lists may have been made under either, whatever else was asked.
 */
function findOtherId(
  { _type: type, id, askedId }: Owner,
  context: Context,
): Soon<string | null> {
  if (askedId !== undefined && askedId !== id) return askedId;
  return whenThere(loadWhole(type, context, id), (whole) => whole?.id ?? null);
}

/** What every connection is made of. */
export const connection = {
  nodes: listing(
    (page: Page<RestEdge<Thing>> | NodesPage<Thing>) =>
      "nodes" in page ? page.nodes : page.edges.map(({ node }) => node),
    hydrateAll,
  ),
  edges: listing(
    ({ edges }: Page<RestEdge<Thing>>) => edges,
    hydrateNodes,
    "node",
  ),
  edgeCount: ({ edges }: Page<object>): number => edges.length,
  pageInfo: (
    { edges, hasNextPage, hasPreviousPage }: Page<object>,
    _: unknown,
    context: Context,
  ) => ({
    hasNextPage,
    hasPreviousPage,
    startCursor: toCursor(edges[0], context),
    endCursor: toCursor(edges.at(-1), context),
  }),
};

/** What every edge is made of. */
export const edge = {
  cursor: (
    { list, place }: PageEdge<object>,
    _: unknown,
    { cursors }: Context,
  ): string => cursors.toCursor(list, place),
};

function toCursor(
  last: PageEdge<object> | undefined,
  { cursors }: Context,
): string | null {
  return last === undefined ? null : cursors.toCursor(last.list, last.place);
}
