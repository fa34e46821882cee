/**
 * One file for each file of the SDL: a name, a loader, nothing else. Knows
 * nothing of HTTP, stores or REST paths.
 */
import type { Context } from "../../context.ts";
import { Album } from "./album.ts";
import { Artist } from "./artist.ts";
import { Image, Market } from "./catalog.ts";
import { TrackConnection, TrackEdge } from "./connection.ts";
import { loadRepresentation, Node, type Entity } from "./node.ts";
import { Query } from "./query.ts";
import { Track } from "./track.ts";

interface Representations {
  readonly representations: readonly unknown[];
}

export const resolvers = {
  Query: {
    ...Query,
    // In place of the library's own, which loses the whole list over one
    // representation of an unknown type and marks the entities, which we share.
    _entities: (_: unknown, args: Representations, context: Context) =>
      args.representations.map((one) => loadRepresentation(one, context)),
  },
  _Entity: { __resolveType: ({ _type }: Entity) => _type },
  Node,
  Album,
  Artist,
  Image,
  Market,
  Track,
  TrackConnection,
  TrackEdge,
};
