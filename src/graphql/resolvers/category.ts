import type { CategoryResolvers } from "../../generated/graphql.ts";
import { readPage } from "./connection.ts";
import { toGlobalId } from "./global-id.ts";
import { known, knownAs } from "./known.ts";

export const Category: CategoryResolvers = {
  id: ({ id }) => toGlobalId("Category", id),
  catalogId: ({ id }) => id,
  name: known("category", "name"),
  url: known("category", "url"),
  categoryType: knownAs("category", "categoryType", (type) =>
    type === "GENRE" ? type : "OTHER",
  ),
  albums: ({ id }, args, { catalog }) =>
    readPage(catalog.categoryAlbums(id), args),
  playlists: ({ id }, args, { catalog }) =>
    readPage(catalog.categoryPlaylists(id), args),
  tracks: ({ id }, args, { catalog }) =>
    readPage(catalog.categoryTracks(id), args),
};
