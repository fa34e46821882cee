import { toGraph } from "../../support/graph-form.ts";
import { pageSize, type PayloadCase } from "./payload-case.ts";
import { selectView } from "./view-cases.ts";

function searchCase(
  row: string,
  kind: string,
  field: string,
  type: string,
  query: string,
): PayloadCase {
  return {
    row,
    operation: `POST /v1/search/${kind}`,
    about: `what matches "${query}"`,
    call: () => ({
      path: `/v1/search/${kind}`,
      json: { searchFilters: [{ query }], limit: pageSize },
    }),
    ask: (all) => `query ($after: String) {
      ${field}(filters: [{ query: "${query}" }], first: ${pageSize}, after: $after) {
        ${all(type)}
      }
    }`,
  };
}

export const searchCases: readonly PayloadCase[] = [
  {
    row: "S1",
    operation: "GET /v1/search",
    about: "what matches a text, of all kinds",
    call: () => ({ path: "/v1/search?query=harbour&limit=5" }),
    ask: (all) => `{
      search(query: "harbour", limit: 5) { ${selectView(all, "first: 10", "first: 5")} }
    }`,
    // The one answer that has a list right under `data`.
    answer: (views) => ({ search: toGraph(views, "view") }),
  },
  searchCase("S2", "tracks", "searchTracks", "TrackConnection", "the"),
  searchCase("S3", "albums", "searchAlbums", "AlbumConnection", "the"),
  searchCase("S4", "artists", "searchArtists", "ArtistConnection", "the"),
  searchCase(
    "S5",
    "playlists",
    "searchPlaylists",
    "PlaylistConnection",
    "best",
  ),
  searchCase(
    "S6",
    "podcasts/shows",
    "searchPodcastShows",
    "PodcastShowConnection",
    "the",
  ),
  searchCase(
    "S7",
    "podcasts/episodes",
    "searchPodcastEpisodes",
    "PodcastEpisodeConnection",
    "episode",
  ),
];
