import type {
  LibraryEdge,
  PlaybackEdge,
  PlaylistTrackEdge,
  RestEdge,
} from "../amazon-music/index.ts";
import type { Cursors, Place } from "./cursor.ts";

/** A page of a list, as it was asked. */
export interface Page<Edge> {
  readonly edges: readonly PageEdge<Edge>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

/** A page whose nodes are at hand without its edges. */
export interface NodesPage<Node> extends Page<RestEdge<Node>> {
  readonly nodes: readonly Node[];
}

/** An edge with what the cursor behind it is made of. */
export type PageEdge<Edge> = Edge & {
  readonly list: string;
  readonly place: Place;
};

export type NodePage<Node> = Page<RestEdge<Node>>;
export type NodeEdge<Node> = PageEdge<RestEdge<Node>>;
export type LibraryPage<Node> = Page<LibraryEdge<Node>>;
export type LibraryPageEdge<Node> = PageEdge<LibraryEdge<Node>>;
export type PlaybackPage = Page<PlaybackEdge>;
export type PlaybackPageEdge = PageEdge<PlaybackEdge>;
export type PlaylistTrackPage = Page<PlaylistTrackEdge>;
export type PlaylistTrackPageEdge = PageEdge<PlaylistTrackEdge>;

/** What a client asks of a list. */
export interface PageArguments {
  /** How many edges, at least 1. */
  readonly first: number;
  /** Cursor of the edge behind which to go on. */
  readonly after?: string | null | undefined;
}

/**
 * Cuts a page out of a list that came whole, with its parent. Null where
 * `after` is no cursor of this list.
 */
export function cutPage<Node>(
  list: string,
  nodes: readonly Node[],
  { first, after }: PageArguments,
  cursors: Cursors,
): NodesPage<Node> | null {
  const place = after == null ? null : cursors.parse(list, after);
  if (after != null && place === null) return null;
  const start = place?.offset ?? 0;
  const end = Math.min(start + first, nodes.length);
  return new CutPage(list, nodes, start, end, after != null);
}

/** Most who ask for a page ask for its nodes alone: its edges are made for those who want them. */
class CutPage<Node> implements NodesPage<Node> {
  readonly nodes: readonly Node[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
  readonly #list: string;
  readonly #start: number;
  #edges: readonly PageEdge<RestEdge<Node>>[] | undefined;

  constructor(
    list: string,
    nodes: readonly Node[],
    start: number,
    end: number,
    isContinued: boolean,
  ) {
    this.nodes = nodes.slice(start, end);
    this.hasNextPage = end < nodes.length;
    this.hasPreviousPage = isContinued;
    this.#list = list;
    this.#start = start;
  }

  get edges(): readonly PageEdge<RestEdge<Node>>[] {
    return (this.#edges ??= this.nodes.map((node, index) => ({
      node,
      list: this.#list,
      place: { token: null, limit: 0, offset: this.#start + index + 1 },
    })));
  }
}
