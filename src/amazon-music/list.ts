import { AmazonMusicError } from "./error.ts";
import { toPath, withPaging } from "./path.ts";
import type { Ask, Send } from "./send.ts";
import { isRecord, readAll, type SharingReader } from "./shape.ts";

/** Which page of a list to read. */
export interface PageAsk {
  /** How many edges at most; 0 leaves it to Amazon. A token goes with the limit it came from. */
  readonly limit: number;
  /** Amazon's token of the page; null for the first. */
  readonly token: string | null;
}

/** A page as Amazon sends it. */
export interface RestPage<Edge> {
  readonly edges: readonly Edge[];
  /** Where the list goes on; null at its end. */
  readonly nextToken: string | null;
}

export interface RestEdge<Node> {
  readonly node: Node;
}

/** A list that Amazon pages. */
export interface List<Edge> {
  /** The path without ids; it names the list. */
  readonly route: string;
  /** The largest `limit` that Amazon takes. */
  readonly maxLimit: number;
  /** Reads one page of the list of an owner (an id in the path), or of the one there is (""). */
  getPage(owner: string, page: PageAsk, ask: Ask): Promise<RestPage<Edge>>;
}

export interface ListOptions<Edge> {
  readonly route: string;
  readonly maxLimit: number;
  readonly readEdge: SharingReader<Edge>;
  /** The path of an owner's list; by default the owner is the id in the route. */
  readonly toOwnerPath?: (owner: string) => string;
}

/** Makes a list that is paged by `limit` and `cursor` in the query. */
export function createList<Edge>(
  send: Send,
  {
    route,
    maxLimit,
    readEdge,
    toOwnerPath = (owner) =>
      owner === "" ? route : toPath("GET", route, owner),
  }: ListOptions<Edge>,
): List<Edge> {
  return {
    route,
    maxLimit,
    async getPage(owner, { limit, token }, ask) {
      const path = withPaging(toOwnerPath(owner), limit, token);
      const call = { method: "GET", route, path } as const;
      return readPage(await send(call, ask), call, readEdge, send.onOddity);
    },
  };
}

/** Reads edges that bear nothing but their node. */
export function plainEdge<Node>(
  readNode: SharingReader<Node>,
): SharingReader<RestEdge<Node>> {
  return (json, like) => {
    const node = isRecord(json) ? readNode(json["node"], like?.node) : null;
    return node === null ? null : { node };
  };
}

/**
 * Reads the one connection in an answer, wherever it stands: the keys around it
 * are not documented for many lists, and named wrongly for some.
 */
export function readPage<Edge>(
  body: unknown,
  call: { readonly method: string; readonly route: string },
  readEdge: SharingReader<Edge>,
  onOddity: Send["onOddity"],
): RestPage<Edge> {
  const connection = findConnection(body);
  if (connection === null)
    throw new AmazonMusicError(
      "malformed",
      "Amazon's answer holds no list",
      call,
    );
  const { pageInfo } = connection;
  const { hasNextPage, token } = isRecord(pageInfo) ? pageInfo : {};
  const isToBeContinued = hasNextPage === true;
  const nextToken =
    isToBeContinued && typeof token === "string" && token !== "" ? token : null;
  const edges = readAll(connection.edges, readEdge);
  const tell = (what: string): void => onOddity?.({ route: call.route, what });
  // Amazon may say that there is more and not say where: then there is no more for us.
  if (isToBeContinued && nextToken === null)
    tell("a list goes on, but Amazon does not say where");
  if (edges.length < connection.edges.length)
    tell("an edge was left out, since its node cannot be read");
  return { edges, nextToken };
}

interface Connection {
  readonly edges: readonly unknown[];
  readonly pageInfo?: unknown;
}

function findConnection(json: unknown): Connection | null {
  if (!isRecord(json)) return null;
  const { edges, pageInfo } = json;
  if (Array.isArray(edges)) return { edges, pageInfo };
  for (const value of Object.values(json)) {
    const found = findConnection(value);
    if (found !== null) return found;
  }
  return null;
}
