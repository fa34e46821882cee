/**
 * One file for each file of the SDL: a name, a loader, nothing else. Knows
 * nothing of HTTP, stores or REST paths.
 */
import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { Album } from "./album.ts";
import { Artist } from "./artist.ts";
import { Image, Market } from "./catalog.ts";
import { Category } from "./category.ts";
import { connection, edge } from "./connection.ts";
import { CurrentUser, PlaybackEdge } from "./me.ts";
import { Mutation } from "./mutation.ts";
import { Node } from "./node.ts";
import { PlayParams } from "./play.ts";
import { Curator, PlaybackEligibility, Playlist } from "./playlist.ts";
import { PodcastEpisode, PodcastShow } from "./podcast.ts";
import { Query } from "./query.ts";
import { readType } from "./read-type.ts";
import { loadRepresentations } from "./representation.ts";
import { Station } from "./station.ts";
import { Track } from "./track.ts";
import { User } from "./user.ts";
import { Entity, EntityGroup, View } from "./view.ts";

export type { DecidedInfo } from "./look-ahead.ts";
export { toGetter } from "./getter.ts";
export { readType } from "./read-type.ts";
export { readTraits, type Held, type Listing } from "./traits.ts";
export { toUnmarked } from "./mark.ts";
export { loadWhole, type Type } from "./whole.ts";
export {
  maxRefusedRepresentations,
  maxRepresentations,
} from "./representation.ts";

interface Representations {
  readonly representations: readonly unknown[];
}

export const resolvers = {
  Query: {
    ...Query,
    // In place of the library's own, which loses the whole list over one
    // representation of an unknown type and marks the entities, which we share.
    _entities: (
      _: unknown,
      { representations }: Representations,
      context: Context,
      info: GraphQLResolveInfo,
    ) => loadRepresentations(representations, context, info),
  },
  _Entity: { __resolveType: readType },
  Mutation,
  Node,
  Entity,
  Album,
  AlbumConnection: connection,
  AlbumEdge: edge,
  Artist,
  ArtistConnection: connection,
  ArtistEdge: edge,
  Category,
  CategoryConnection: connection,
  CategoryEdge: edge,
  Curator,
  CurrentUser,
  EntityConnection: connection,
  EntityEdge: edge,
  EntityGroup,
  EntityGroupConnection: connection,
  EntityGroupEdge: edge,
  Image,
  LibraryAlbumConnection: connection,
  LibraryAlbumEdge: edge,
  LibraryTrackConnection: connection,
  LibraryTrackEdge: edge,
  Market,
  PlayParams,
  PlaybackConnection: connection,
  PlaybackEdge,
  PlaybackEligibility,
  Playlist,
  PlaylistConnection: connection,
  PlaylistEdge: edge,
  PlaylistTrackConnection: connection,
  PlaylistTrackEdge: edge,
  PodcastEpisode,
  PodcastEpisodeConnection: connection,
  PodcastEpisodeEdge: edge,
  PodcastShow,
  PodcastShowConnection: connection,
  PodcastShowEdge: edge,
  Station,
  Track,
  TrackConnection: connection,
  TrackEdge: edge,
  User,
  UserConnection: connection,
  UserEdge: edge,
  View,
};
