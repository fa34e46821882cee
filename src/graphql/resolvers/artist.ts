import type { ArtistResolvers } from "../../generated/graphql.ts";
import { toGlobalId } from "./global-id.ts";
import { known } from "./known.ts";

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
};
