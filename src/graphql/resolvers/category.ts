import type { CategoryResolvers } from "../../generated/graphql.ts";
import { listOf } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known, knownAs } from "./known.ts";

export const Category: CategoryResolvers = {
  id: ({ id }) => toGlobalId("Category", id),
  catalogId: ({ id }) => id,
  name: known("Category", "name"),
  url: known("Category", "url"),
  categoryType: knownAs("Category", "categoryType", (type) =>
    type === "GENRE" ? type : "OTHER",
  ),
  albums: listOf((catalog, id) => catalog.categoryAlbums(id)),
  playlists: listOf((catalog, id) => catalog.categoryPlaylists(id)),
  tracks: listOf((catalog, id) => catalog.categoryTracks(id)),
};
