import { pageSize, type PayloadCase } from "./payload-case.ts";

/** A list at the root of the graph. */
function rootListCase(
  row: string,
  path: string,
  field: string,
  type: string,
): PayloadCase {
  return {
    row,
    operation: `GET /v1/browse/${path}`,
    about: "the list",
    call: () => ({ path: `/v1/browse/${path}?limit=${pageSize}` }),
    ask: (all) => `query ($after: String) {
      ${field}(first: ${pageSize}, after: $after) { ${all(type)} }
    }`,
  };
}

const findCategory: NonNullable<PayloadCase["find"]> = ({ sandbox }) => [
  sandbox.catalog.categoryId(0),
];

function categoryListCase(
  row: string,
  list: string,
  type: string,
): PayloadCase {
  return {
    row,
    operation: `GET /v1/browse/categories/{id}/${list}`,
    about: `${list} of a category`,
    find: findCategory,
    call: ([id]) => ({
      path: `/v1/browse/categories/${id}/${list}?limit=${pageSize}`,
    }),
    ask: (all, [id]) => `query ($after: String) {
      category(catalogId: "${id}") {
        ${all("Category")} ${list}(first: ${pageSize}, after: $after) { ${all(type)} }
      }
    }`,
  };
}

export const browseCases: readonly PayloadCase[] = [
  rootListCase("B1", "tracks/top", "topTracks", "TrackConnection"),
  rootListCase("B2", "playlists/top", "topPlaylists", "PlaylistConnection"),
  rootListCase(
    "B3",
    "podcasts/episodes/new",
    "newPodcastEpisodes",
    "PodcastEpisodeConnection",
  ),
  rootListCase("B4", "categories", "categories", "CategoryConnection"),
  {
    row: "B5",
    operation: "GET /v1/browse/categories/{id}",
    about: "a category",
    find: findCategory,
    call: ([id]) => ({ path: `/v1/browse/categories/${id}` }),
    ask: (all, [id]) =>
      `{ category(catalogId: "${id}") { ${all("Category")} } }`,
  },
  categoryListCase("B6", "albums", "AlbumConnection"),
  categoryListCase("B7", "playlists", "PlaylistConnection"),
  categoryListCase("B8", "tracks", "TrackConnection"),
];
