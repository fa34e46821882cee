import type { UserResolvers } from "../../generated/graphql.ts";
import { readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { toVisibility } from "./value.ts";

/** People as they are shown: Amazon has no lookup of other people. */
export const User: UserResolvers = {
  id: ({ id }) => toGlobalId("User", id),
  catalogId: ({ id }) => id,
  visibility: ({ visibility }) =>
    visibility == null ? null : toVisibility(visibility),
  playbackVisibility: ({ playbackVisibility }) =>
    playbackVisibility == null ? null : toVisibility(playbackVisibility),
  recentlyPlayedEntities: ({ id }, args, { personal }) =>
    readPage(personal.userRecentlyPlayedEntities(id), args),
};
