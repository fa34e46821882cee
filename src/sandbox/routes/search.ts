import { translate } from "../audience.ts";
import { readJsonBody, requireOneOf } from "../body.ts";
import { hashText } from "../catalog/noise.ts";
import { connectionOf } from "../connection.ts";
import { badRequest, notFound } from "../failure.ts";
import { createCards } from "../forms/card.ts";
import { playlistStub } from "../forms/playlist.ts";
import { createStubs } from "../forms/stub.ts";
import { isJsonObject, type JsonObject } from "../json.ts";
import { listOf, parseLimit } from "../page.ts";
import { findPlaylist } from "../playlist-access.ts";
import type { Answer, ApiRequest, Route, World } from "../route.ts";
import {
  searchFields,
  searchKinds,
  sortings,
  type SearchFilter,
  type SearchKind,
} from "../search.ts";
import { createGroup, toAnswer } from "../view.ts";

/** The name under `data` of each search; those of playlists and podcasts are read by analogy. */
const answerNames: Readonly<Record<SearchKind, string>> = {
  tracks: "searchTracks",
  albums: "searchAlbums",
  artists: "searchArtists",
  playlists: "searchPlaylists",
  "podcasts/shows": "searchPodcastShows",
  "podcasts/episodes": "searchPodcastEpisodes",
};

/** Page "Search". */
export const searchRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/search",
    scopes: ["music::catalog"],
    answer: answerAll,
  },
  ...searchKinds.map((kind): Route => ({
    method: "POST",
    path: `/v1/search/${kind}`,
    scopes: ["music::catalog"],
    answer: (request, world) => answerOne(kind, request, world),
  })),
];

/** Pages by `limit` and `token` in the body, unlike everything else. */
function answerOne(
  kind: SearchKind,
  request: ApiRequest,
  world: World,
): Answer {
  const body = readJsonBody(request);
  const filters = readFilters(kind, body);
  const sorting =
    body["sortBy"] === undefined
      ? "relevance"
      : requireOneOf(body, "sortBy", sortings);
  const maxLimit =
    kind === "tracks" ? world.switches.searchTracksMaxLimit : 100;
  const { limit, token } = body;
  // Read before anything is looked for: a refusal should cost nothing.
  const query = {
    limit: parseLimit(
      limit === undefined ? undefined : JSON.stringify(limit),
      maxLimit,
      maxLimit,
    ),
    cursor: typeof token === "string" ? token : undefined,
  };
  const list = connectionOf(
    listOf(world.search.find(kind, filters, sorting)),
    (id) => stubOf(kind, id, request, world),
    request,
    world,
    {
      name: `${request.path} ${sorting} ${JSON.stringify(filters)}`,
      defaultLimit: maxLimit,
      maxLimit,
      tokens: "tztok",
    },
    query,
  );
  return { shape: "graph", data: { [answerNames[kind]]: list } };
}

function readFilters(kind: SearchKind, body: JsonObject): SearchFilter[] {
  const filters = body["searchFilters"];
  if (!Array.isArray(filters) || filters.length === 0)
    throw badRequest("The parameter searchFilters needs one filter or more.");
  return filters.map((filter: unknown) => {
    if (!isJsonObject(filter) || typeof filter["query"] !== "string")
      throw badRequest("A search filter needs a query.");
    const { field, query } = filter;
    if (field === undefined) return { field, query };
    if (typeof field !== "string" || !searchFields[kind].includes(field))
      throw badRequest(`The field ${JSON.stringify(field)} is not known.`);
    return { field, query };
  });
}

function stubOf(
  kind: SearchKind,
  id: string,
  request: ApiRequest,
  world: World,
): JsonObject {
  const stubs = createStubs(world.catalog, request.audience);
  switch (kind) {
    case "tracks":
      return stubs.track(id);
    case "albums":
      return stubs.album(id);
    case "artists":
      return stubs.artist(id);
    case "podcasts/shows":
      return stubs.podcastShow(id);
    case "podcasts/episodes":
      return stubs.podcastEpisode(id);
    case "playlists": {
      const playlist = findPlaylist(id, request, world);
      if (playlist === undefined) throw notFound();
      return playlistStub(playlist, request.audience);
    }
  }
}

/** One view with a group per kind, the top hits before them. `limit` counts the entities of each group. */
function answerAll(request: ApiRequest, world: World): Answer {
  const query = request.query.get("query") ?? "";
  if (query.trim() === "") throw badRequest("The parameter query is missing.");
  const limit = parseLimit(request.query.get("limit"), 10, 1000);
  const { language, userId } = request.audience;
  const cards = createCards(world.catalog, request.audience);
  const cardOf = (kind: SearchKind, id: string): JsonObject => {
    switch (kind) {
      case "tracks":
        return cards.track(id);
      case "albums":
        return cards.album(id);
      case "artists":
        return cards.artist(id);
      case "podcasts/shows":
        return cards.podcastShow(id);
      case "podcasts/episodes":
        return cards.podcastEpisode(id);
      case "playlists": {
        const playlist = findPlaylist(id, request, world);
        if (playlist === undefined) throw notFound();
        return cards.playlist(playlist);
      }
    }
  };
  const results = searchKinds.map((kind) => ({
    kind,
    ids: world.search.find(kind, [{ field: undefined, query }], "relevance"),
  }));
  // The results are "for this user": another one sees other kinds first.
  const favourite = hashText(userId) % searchKinds.length;
  const topHits = [
    ...results.slice(favourite),
    ...results.slice(0, favourite),
  ].flatMap(({ kind, ids }) => ids.slice(0, 1).map((id) => ({ kind, id })));
  const group = (
    id: string,
    title: string,
    hits: readonly { kind: SearchKind; id: string }[],
  ) =>
    createGroup(
      {
        id,
        title: translate(title, language),
        viewType: id === "top-hits" ? "LIST" : "GRID",
        list: listOf(hits.slice(0, limit)),
        card: (hit) => cardOf(hit.kind, hit.id),
        paging: { name: `/v1/search ${id}`, tokens: "uuid" },
        end: null,
      },
      request,
      world,
    ).toJson({ limit, cursor: undefined });
  const view = toAnswer(
    { id: "catalog", title: "Catalog Data" },
    [
      group("top-hits", "Top Results", topHits),
      ...results.map(({ kind, ids }) =>
        group(
          kind.replace("/", "-"),
          kind.replace("/", " "),
          ids.map((id) => ({ kind, id })),
        ),
      ),
    ],
    world,
  );
  return view.shape === "view" ? { ...view, data: [view.data] } : view;
}
