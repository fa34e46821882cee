import type { ArtistResolvers } from "../../generated/graphql.ts";
import { listOf, readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known } from "./known.ts";
import { loadViewOf } from "./view.ts";

export const Artist: ArtistResolvers = {
  id: ({ id }) => toGlobalId("Artist", id),
  catalogId: ({ id }) => id,
  globalAsin: known("Artist", "globalAsin"),
  localAsin: known("Artist", "localAsin"),
  name: known("Artist", "name"),
  url: known("Artist", "url"),
  followerCount: known("Artist", "followerCount"),
  images: known("Artist", "images"),
  musicTerritory: known("Artist", "musicTerritory"),
  albums: listOf((catalog, id) => catalog.artistAlbums(id)),
  tracks: listOf((catalog, id) => catalog.artistTracks(id)),
  relatedArtists: listOf((catalog, id) => catalog.relatedArtists(id)),
  followers: ({ id }, args, { personal }) =>
    readPage(personal.artistFollowers(id), args),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/artists/{id}"),
};
