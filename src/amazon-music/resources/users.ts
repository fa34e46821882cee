import { card } from "../entities.ts";
import { createList, plainEdge, type List, type RestEdge } from "../list.ts";
import type { Send } from "../send.ts";
import type { Entity } from "../types.ts";

/** Other people, as far as they show themselves. Personal. */
export interface Users {
  /** Path and shape provisional. */
  readonly recentlyPlayedEntities: List<RestEdge<Entity>>;
}

export function createUsers(send: Send): Users {
  return {
    recentlyPlayedEntities: createList(send, {
      route: "/v1/users/{id}/recentlyPlayedEntities",
      maxLimit: 100,
      readEdge: plainEdge(card),
    }),
  };
}
