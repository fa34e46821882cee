import type { Cursors, Place } from "./cursor.ts";

/** A page of a list, as it was asked. */
export interface Page<Node> {
  readonly edges: readonly PageEdge<Node>[];
  readonly hasNextPage: boolean;
  readonly hasPreviousPage: boolean;
}

export interface PageEdge<Node> {
  readonly node: Node;
  /** Names the list, for the cursor behind this edge. */
  readonly list: string;
  readonly place: Place;
}

export interface PageOptions {
  /** How many edges, at least 1. */
  readonly first: number;
  /** Cursor of the edge behind which to go on. */
  readonly after: string | null;
  readonly cursors: Cursors;
}

/**
 * Cuts a page out of a list that came whole, with its parent. Null where
 * `after` is no cursor of this list.
 */
export function cutPage<Node>(
  list: string,
  nodes: readonly Node[],
  { first, after, cursors }: PageOptions,
): Page<Node> | null {
  const place = after === null ? null : cursors.parse(list, after);
  if (after !== null && place === null) return null;
  const start = place?.offset ?? 0;
  const end = Math.min(start + first, nodes.length);
  return {
    edges: nodes.slice(start, end).map((node, index) => ({
      node,
      list,
      place: { token: null, limit: 0, offset: start + index + 1 },
    })),
    hasNextPage: end < nodes.length,
    hasPreviousPage: after !== null,
  };
}
