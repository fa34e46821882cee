import { works } from "../../../src/sandbox/index.ts";
import type { RunningGateway } from "../../support/start-gateway.ts";
import { pageSize, type PayloadCase, type SelectAll } from "./payload-case.ts";

const { albums, artists, podcastShows, tracks } = works;

const albumFields = (all: SelectAll) =>
  `${all("Album")} tracks { ${all("TrackConnection")} }`;

function albumCase(about: string, id: string): PayloadCase {
  return {
    row: "A1",
    operation: "GET /v1/albums/{id}",
    about,
    through: "GET /v1/albums",
    call: () => ({ path: `/v1/albums/${id}` }),
    ask: (all) => `{ album(catalogId: "${id}") { ${albumFields(all)} } }`,
  };
}

function trackCase(about: string, id: string): PayloadCase {
  return {
    row: "T1",
    operation: "GET /v1/tracks/{id}",
    about,
    through: "GET /v1/tracks",
    call: () => ({ path: `/v1/tracks/${id}` }),
    ask: (all) => `{ track(catalogId: "${id}") { ${all("Track")} } }`,
  };
}

function artistCase(about: string, id: string): PayloadCase {
  return {
    row: "R1",
    operation: "GET /v1/artists/{id}",
    about,
    through: "GET /v1/artists",
    call: () => ({ path: `/v1/artists/${id}` }),
    ask: (all) => `{ artist(catalogId: "${id}") { ${all("Artist")} } }`,
  };
}

/** A list below an artist of whom there is more than a page of everything. */
function artistListCase(
  row: string,
  list: string,
  field: string,
  type: string,
): PayloadCase {
  const id = artists.prolific;
  return {
    row,
    operation: `GET /v1/artists/{id}/${list}`,
    about: `${list} of an artist`,
    call: () => ({ path: `/v1/artists/${id}/${list}?limit=${pageSize}` }),
    ask: (all) => `query ($after: String) {
      artist(catalogId: "${id}") {
        ${all("Artist")} ${field}(first: ${pageSize}, after: $after) { ${all(type)} }
      }
    }`,
  };
}

/** The second page of its episodes is asked for too, where it has one. */
function podcastShowCase(
  about: string,
  id: string,
  hasMore: boolean,
): PayloadCase {
  const [variables, after] = hasMore
    ? ["query ($after: String) ", ", after: $after"]
    : ["", ""];
  return {
    row: "P1",
    operation: "GET /v1/podcasts/shows/{id}",
    about,
    call: () => ({ path: `/v1/podcasts/shows/${id}?limit=${pageSize}` }),
    ask: (all) => `${variables}{
      podcastShow(catalogId: "${id}") {
        ${all("PodcastShow")}
        episodes(first: ${pageSize}${after}) { ${all("PodcastEpisodeConnection")} }
      }
    }`,
  };
}

/** An episode of a show with seasons, and one of a show without. */
function findEpisodes({ sandbox: { catalog } }: RunningGateway): string[] {
  return [podcastShows.long, podcastShows.unnumbered].flatMap(
    (id) => catalog.show(id)?.episodeIds.slice(0, 1) ?? [],
  );
}

export const catalogCases: readonly PayloadCase[] = [
  albumCase("an album", albums.plain),
  albumCase("an album with an unusual title", albums.unicodeTitle),
  albumCase("an album without images", albums.withoutImages),
  albumCase("an album of two artists", albums.twoArtists),
  albumCase("an album without tracks", albums.withoutTracks),
  albumCase("an album of an artist without a page", albums.artistWithoutLink),
  {
    row: "A2",
    operation: "GET /v1/albums",
    about: "albums",
    call: () => ({
      path: `/v1/albums?ids=${albums.plain},${albums.twoArtists}`,
    }),
    ask: (all) => `{
      albums(catalogIds: ["${albums.plain}", "${albums.twoArtists}"]) {
        ${albumFields(all)}
      }
    }`,
  },
  trackCase("a track", tracks.plain),
  trackCase("an explicit track", tracks.explicit),
  trackCase("a track with an unusual title", tracks.unicodeTitle),
  {
    row: "T2",
    operation: "GET /v1/tracks",
    about: "tracks",
    call: () => ({
      path: `/v1/tracks?ids=${tracks.plain},${tracks.explicit}`,
    }),
    ask: (all) => `{
      tracks(catalogIds: ["${tracks.plain}", "${tracks.explicit}"]) {
        ${all("Track")}
      }
    }`,
  },
  artistCase("an artist", artists.plain),
  artistCase("an artist with an unusual name", artists.unicodeName),
  artistCase("an artist without images", artists.withoutImages),
  {
    row: "R2",
    operation: "GET /v1/artists",
    about: "artists",
    call: () => ({
      path: `/v1/artists?ids=${artists.plain},${artists.partner}`,
    }),
    ask: (all) => `{
      artists(catalogIds: ["${artists.plain}", "${artists.partner}"]) {
        ${all("Artist")}
      }
    }`,
  },
  artistListCase("R3", "albums", "albums", "AlbumConnection"),
  artistListCase("R4", "tracks", "tracks", "TrackConnection"),
  artistListCase("R5", "related", "relatedArtists", "ArtistConnection"),
  artistListCase("R6", "followers", "followers", "UserConnection"),
  podcastShowCase("a podcast", podcastShows.long, true),
  podcastShowCase("a podcast by its ASIN", podcastShows.asinOfPlain, false),
  {
    row: "P2",
    operation: "GET /v1/podcasts/shows",
    about: "podcasts",
    call: () => ({
      path: `/v1/podcasts/shows?ids=${podcastShows.plain},${podcastShows.long}`,
    }),
    ask: (all) => `{
      podcastShows(catalogIds: ["${podcastShows.plain}", "${podcastShows.long}"]) {
        ${all("PodcastShow")}
      }
    }`,
  },
  {
    row: "P3",
    operation: "GET /v1/podcasts/episodes/{id}",
    about: "an episode",
    through: "GET /v1/podcasts/episodes",
    find: findEpisodes,
    call: ([id]) => ({ path: `/v1/podcasts/episodes/${id}` }),
    ask: (all, [id]) =>
      `{ podcastEpisode(catalogId: "${id}") { ${all("PodcastEpisode")} } }`,
  },
  {
    row: "P4",
    operation: "GET /v1/podcasts/episodes",
    about: "episodes, one of them without a number",
    find: findEpisodes,
    call: (ids) => ({ path: `/v1/podcasts/episodes?ids=${ids.join(",")}` }),
    ask: (all, ids) => `{
      podcastEpisodes(catalogIds: ${JSON.stringify(ids)}) {
        ${all("PodcastEpisode")}
      }
    }`,
  },
  {
    row: "M1",
    operation: "GET /v1/markets",
    about: "markets",
    call: () => ({ path: "/v1/markets" }),
    ask: (all) => `{ markets { ${all("Market")} } }`,
  },
];
