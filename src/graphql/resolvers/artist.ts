import type { ArtistResolvers } from "../../generated/graphql.ts";
import { readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known } from "./known.ts";
import { loadViewOf } from "./view.ts";

export const Artist: ArtistResolvers = {
  id: ({ id }) => toGlobalId("Artist", id),
  catalogId: ({ id }) => id,
  globalAsin: known("artist", "globalAsin"),
  localAsin: known("artist", "localAsin"),
  name: known("artist", "name"),
  url: known("artist", "url"),
  followerCount: known("artist", "followerCount"),
  images: known("artist", "images"),
  musicTerritory: known("artist", "musicTerritory"),
  albums: ({ id }, args, { catalog }) =>
    readPage(catalog.artistAlbums(id), args),
  tracks: ({ id }, args, { catalog }) =>
    readPage(catalog.artistTracks(id), args),
  relatedArtists: ({ id }, args, { catalog }) =>
    readPage(catalog.relatedArtists(id), args),
  followers: ({ id }, args, { personal }) =>
    readPage(personal.artistFollowers(id), args),
  playParams: ({ playParams }) => playParams ?? null,
  view: loadViewOf("/v1/views/artists/{id}"),
};
