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
): Page<RestEdge<Node>> | null {
  const place = after == null ? null : cursors.parse(list, after);
  if (after != null && place === null) return null;
  const start = place?.offset ?? 0;
  const end = Math.min(start + first, nodes.length);
  return {
    edges: nodes.slice(start, end).map((node, index) => ({
      node,
      list,
      place: { token: null, limit: 0, offset: start + index + 1 },
    })),
    hasNextPage: end < nodes.length,
    hasPreviousPage: after != null,
  };
}
