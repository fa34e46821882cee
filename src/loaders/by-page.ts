import type {
  AmazonMusicError,
  PageAsk,
  RestPage,
} from "../amazon-music/index.ts";
import { endPlace, type Cursors, type Place } from "./cursor.ts";
import type { Page, PageArguments, PageEdge } from "./page.ts";
import type { Soon } from "./soon.ts";

/** Why a client's cursor cannot be followed: it is not of this list, or Amazon no longer knows its page. */
export type CursorFault = "foreign" | "expired";

type Outcome<Edge> = Page<Edge> | CursorFault | null;

/** A list that is read page by page. */
export interface Pages<Edge> {
  /**
   * The asked edges, read from as few of Amazon's pages as hold them. Null
   * where what the list belongs to does not exist. At once where its pages are there at once.
   */
  read(args: PageArguments): Soon<Outcome<Edge>>;
}

export interface PagesOptions<Edge> {
  /** Names the list, and the caller where it is personal: cursors are bound to it. */
  readonly list: string;
  /** The largest limit that Amazon takes; 0 where none is sent. */
  readonly maxLimit: number;
  /** Null, like a rejection of the first page as not found, where what the list belongs to does not exist. */
  readonly getPage: (ask: PageAsk) => Soon<RestPage<Edge> | null>;
  readonly cursors: Cursors;
  /**
   * What stands for a page that failed, behind the edges that are there. Its
   * cursor leads to that page again. Where it is left out, the list fails whole.
   */
  readonly toLostEdge?: (error: unknown) => Edge;
}

/**
 * Fewer are never asked: a token goes with the limit it came from, so that a
 * list begun with tiny pages would have to be read on in tiny pages.
 */
const smallestLimit = 20;

/** Amazon may send empty pages that go on; a list of nothing but these has an end. */
const maxEmptyPages = 10;

export function createPages<Edge extends object>(
  options: PagesOptions<Edge>,
): Pages<Edge> {
  const { list, maxLimit, cursors, getPage } = options;
  return {
    read({ first, after }) {
      if (after == null) {
        const limit = Math.min(maxLimit, Math.max(first, smallestLimit));
        const start = { token: null, limit, offset: 0 };
        return follow(walk(options, first, start, false), getPage);
      }
      const place = cursors.parse(list, after);
      if (place === null) return "foreign";
      if (place.offset === endPlace.offset) return emptyPage;
      return follow(walk(options, first, place, true), getPage);
    },
  };
}

const emptyPage: Page<never> = {
  edges: [],
  hasNextPage: false,
  hasPreviousPage: true,
};

/** The pages that a list has to be asked for, one after the other, and what comes of them. */
type Walk<Edge> = Generator<PageAsk, Outcome<Edge>, RestPage<Edge> | null>;

/** Gets the pages of a walk, at once those that are there. */
function follow<Edge>(
  walk: Walk<Edge>,
  getPage: PagesOptions<Edge>["getPage"],
  step = walk.next(),
): Soon<Outcome<Edge>> {
  if (step.done === true) return step.value;
  const page = getPage(step.value);
  return page instanceof Promise
    ? page.then(
        (late) => follow(walk, getPage, walk.next(late)),
        (error: unknown) => follow(walk, getPage, walk.throw(error)),
      )
    : follow(walk, getPage, walk.next(page));
}

function* walk<Edge extends object>(
  { list, toLostEdge }: PagesOptions<Edge>,
  first: number,
  start: Place,
  isContinued: boolean,
): Walk<Edge> {
  const { limit } = start;
  const edges: PageEdge<Edge>[] = [];
  const seenTokens = new Set([start.token]);
  let { token, offset } = start;
  for (let emptyPages = 0; ;) {
    let page: RestPage<Edge> | null;
    try {
      page = yield { limit, token };
    } catch (error) {
      const isUnknown = isKind(error, "not-found");
      // Behind a page that was there it says nothing of what the list belongs to.
      if (isUnknown && token === null) return null;
      const isClientsToken = token !== null && token === start.token;
      const isRefused = isUnknown || isKind(error, "bad-request");
      if (isClientsToken && isRefused) return "expired";
      if (toLostEdge === undefined) throw error;
      const place = { token, limit, offset };
      edges.push({ ...toLostEdge(error), list, place });
      return { edges, hasNextPage: true, hasPreviousPage: isContinued };
    }
    if (page === null) return null;
    // A token that comes again would lead round in a circle.
    const nextToken =
      page.nextToken === null || seenTokens.has(page.nextToken)
        ? null
        : page.nextToken;
    const end = Math.min(offset + first - edges.length, page.edges.length);
    page.edges.slice(offset, end).forEach((edge, index) => {
      const behind = offset + index + 1;
      const place =
        behind < page.edges.length
          ? { token, limit, offset: behind }
          : toStartOf(nextToken, limit);
      edges.push({ ...edge, list, place });
    });
    emptyPages = page.edges.length === 0 ? emptyPages + 1 : 0;
    const isRead = edges.length === first;
    if (isRead || nextToken === null || emptyPages === maxEmptyPages)
      return {
        edges,
        hasNextPage:
          end < page.edges.length ||
          (nextToken !== null && emptyPages < maxEmptyPages),
        hasPreviousPage: isContinued,
      };
    seenTokens.add(nextToken);
    token = nextToken;
    // A page may come shorter than it was when the cursor was given out.
    offset = Math.max(0, offset - page.edges.length);
  }
}

/** Behind the last edge of a page comes the next page, without a look at the old one; or nothing. */
function toStartOf(nextToken: string | null, limit: number): Place {
  return nextToken === null ? endPlace : { token: nextToken, limit, offset: 0 };
}

function isKind(error: unknown, kind: AmazonMusicError["kind"]): boolean {
  return error instanceof Error && "kind" in error && error.kind === kind;
}
