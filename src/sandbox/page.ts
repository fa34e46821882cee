import { badRequest } from "./failure.ts";
import {
  createPageToken,
  readPageToken,
  type TokenFamily,
} from "./page-token.ts";
import type { ApiRequest, World } from "./route.ts";
import type { Switches } from "./switches.ts";

/** A list that is paged, of any length. */
export interface List<Item> {
  length: number;
  at(place: number): Item;
}

export interface Paging<Item> {
  /** Says which list this is, for tokens not to be good for another. */
  name: string;
  defaultLimit: number;
  maxLimit: number;
  tokens: TokenFamily | ItemTokens<Item>;
  /** True where nothing but the token says that more follows: it is then never withheld. */
  isTokenAll?: boolean;
}

/** Tokens that name the last item of the page; they hold for whoever has that item at that place. */
export interface ItemTokens<Item> {
  write(item: Item, place: number): string;
  /** The place of the item that the token, decoded once, names. */
  read(token: string): number | undefined;
}

export interface Page<Item> {
  items: { item: Item; place: number }[];
  hasNextPage: boolean;
  token: string | undefined;
  edgeCount: number;
}

/** Takes `limit` and `cursor` where the request has them: in the query, or for searches in the body. */
export interface PageQuery {
  limit: number;
  cursor: string | undefined;
}

export function readPageQuery(
  request: ApiRequest,
  {
    defaultLimit,
    maxLimit,
  }: Pick<Paging<unknown>, "defaultLimit" | "maxLimit">,
): PageQuery {
  const limit = request.query.get("limit");
  return {
    limit: parseLimit(limit, defaultLimit, maxLimit),
    cursor: request.query.get("cursor"),
  };
}

export function parseLimit(
  text: string | undefined,
  defaultLimit: number,
  maxLimit: number,
): number {
  if (text === undefined) return defaultLimit;
  const limit = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (limit < 1 || limit > maxLimit)
    throw badRequest(`The limit must be between 1 and ${maxLimit}.`);
  return limit;
}

/** One page of a list, ended in the way the switches ask for. */
export function takePage<Item>(
  whole: List<Item>,
  paging: Paging<Item>,
  { limit, cursor }: PageQuery,
  request: ApiRequest,
  { switches }: World,
): Page<Item> {
  const list = listBy(
    Math.min(whole.length, switches.longestList ?? whole.length),
    (place) => whole.at(place),
  );
  const bond = toBond(paging.name, limit, request, switches);
  const start = readStart(list, paging, cursor, bond);
  const size = switches.shortPages ? Math.ceil(limit / 2) : limit;
  const end = start.isPause
    ? start.place
    : Math.min(list.length, start.place + size);
  const items = [];
  for (let place = start.place; place < end; place++)
    items.push({ item: list.at(place), place });
  const edgeCount =
    switches.edgeCount === "list"
      ? list.length
      : switches.edgeCount === "half"
        ? Math.floor(items.length / 2)
        : items.length;
  const hasNextPage = end < list.length;
  return { items, hasNextPage, token: nextToken(), edgeCount };

  function nextToken(): string | undefined {
    if (!hasNextPage) return undefined;
    if (switches.pageEnd === "no-token" && paging.isTokenAll !== true)
      return undefined;
    // Written anew: the cursor has been decoded on its way here.
    if (switches.pageEnd === "same-token" && cursor !== undefined)
      return tokenTo(start.place, start.isPause);
    return tokenTo(end, switches.pageEnd === "empty-page" && !start.isPause);
  }

  function tokenTo(place: number, isPause: boolean): string {
    return typeof paging.tokens === "string"
      ? createPageToken(paging.tokens, place + (isPause ? PAUSE : 0), bond)
      : paging.tokens.write(list.at(place - 1), place - 1);
  }
}

/** Whether the cursor was given out for this list; without a cursor any list can be begun. */
export function canTakePage<Item>(
  { tokens, name }: Paging<Item>,
  { limit, cursor }: PageQuery,
  request: ApiRequest,
  { switches }: World,
): boolean {
  if (cursor === undefined) return true;
  const place =
    typeof tokens === "string"
      ? readPageToken(tokens, cursor, toBond(name, limit, request, switches))
      : tokens.read(cursor);
  return place !== undefined;
}

/** Added to the place of a token that leads to an empty page. */
const PAUSE = 2 ** 31;

function readStart<Item>(
  list: List<Item>,
  { tokens }: Paging<Item>,
  cursor: string | undefined,
  bond: string,
): { place: number; isPause: boolean } {
  if (cursor === undefined) return { place: 0, isPause: false };
  const place =
    typeof tokens === "string"
      ? readPageToken(tokens, cursor, bond)
      : placeAfter(tokens.read(cursor));
  if (place === undefined) throw badRequest("The cursor is not valid.");
  const isPause = place >= PAUSE;
  // A list may have become shorter since the token was given out.
  return {
    place: Math.min(isPause ? place - PAUSE : place, list.length),
    isPause,
  };
}

function placeAfter(place: number | undefined): number | undefined {
  return place === undefined ? undefined : place + 1;
}

function toBond(
  name: string,
  limit: number,
  { audience }: ApiRequest,
  switches: Switches,
): string {
  const list = `${switches.pageTokenEpoch} ${name}`;
  return switches.pageTokensBoundTo === "list"
    ? list
    : `${list} ${limit} ${audience.language} ${audience.userId}`;
}

export function listOf<Item>(items: readonly Item[]): List<Item> {
  return {
    length: items.length,
    at(place) {
      const item = items[place];
      if (item === undefined) throw new RangeError(`No item ${place}`);
      return item;
    },
  };
}

export function mapList<From, To>(
  list: List<From>,
  convert: (item: From) => To,
): List<To> {
  return { length: list.length, at: (place) => convert(list.at(place)) };
}

/** A list that is computed as it is read. */
export function listBy<Item>(
  length: number,
  at: (place: number) => Item,
): List<Item> {
  return { length, at };
}
