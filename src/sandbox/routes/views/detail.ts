import { translate } from "../../audience.ts";
import { EDITORIAL_PLAYLISTS } from "../../catalog/playlists.ts";
import { PODCAST_SHOWS } from "../../catalog/podcasts.ts";
import { notFound } from "../../failure.ts";
import { albumMrn, createCards, playlistMrn } from "../../forms/card.ts";
import { imageUrl } from "../../forms/image.ts";
import { curatorForm } from "../../forms/playlist.ts";
import type { JsonObject } from "../../json.ts";
import {
  listBy,
  listOf,
  parseLimit,
  readPageQuery,
  takePage,
} from "../../page.ts";
import { findPlaylist } from "../../playlist-access.ts";
import type { Answer, ApiRequest, Route, World } from "../../route.ts";
import { answerView, createGroup, toAnswer, type Group } from "../../view.ts";
import { findShow } from "../podcasts.ts";

/** The views of one thing each. */
export const detailViewRoutes: readonly Route[] = [
  detailRoute("artists/:id", answerArtist),
  detailRoute("albums/:id", answerAlbum),
  detailRoute("playlists/:id", answerPlaylist),
  detailRoute("podcasts/shows/:id", answerPodcastShow),
];

function detailRoute(path: string, answer: Route["answer"]): Route {
  return {
    method: "GET",
    path: `/v1/views/${path}`,
    scopes: ["music::catalog"],
    answer,
  };
}

const SIMILAR = 6;
const TOP_SONGS_PER_PAGE = 10;
/** Where the documents give no default, and no maximum. */
const DEFAULT = 20;
const MAX = 1000;

/** `limit` counts groups. The tokens of the view and of its top songs go back on the same path. */
function answerArtist(request: ApiRequest, world: World): Answer {
  const { catalog } = world;
  const { audience } = request;
  const artist = catalog.artist(request.param("id"));
  if (artist === undefined) throw notFound();
  const name = `/v1/views/artists/${artist.id}`;
  const trackIds = artist.albumIds.flatMap(
    (id) => catalog.album(id)?.trackIds ?? [],
  );
  const songs = createCards(catalog, audience, { containerId: null });
  const cards = createCards(catalog, audience);
  const topSongs = createGroup(
    {
      id: "top-songs",
      title: translate("Top Songs", audience.language),
      viewType: "TABLE",
      list: listOf(trackIds),
      card: (id) => songs.track(id),
      paging: { name: `${name} top-songs`, tokens: "tcs" },
    },
    request,
    world,
  );
  const groups = [
    topSongs,
    createGroup(
      {
        id: "releases",
        title: translate("Releases", audience.language),
        viewType: "GRID",
        list: listOf(artist.albumIds.slice(0, 50)),
        card: (id) => cards.album(id),
        paging: { name: `${name} releases`, tokens: "tcs" },
      },
      request,
      world,
    ),
    similarPlaylists("related-playlists", request, world),
  ];
  const plan = {
    id: artist.id,
    title: translate(artist.name, audience.language),
    images: artist.hasImages ? [{ url: imageUrl(artist.id, audience) }] : [],
    entity: cards.artistDetail(artist.id),
  };

  const cursor = request.query.get("cursor");
  const entityPage = { limit: TOP_SONGS_PER_PAGE, cursor };
  if (cursor !== undefined && topSongs.canTake(entityPage))
    return toAnswer(plan, [topSongs.toJson(entityPage)], world);

  const limit = parseLimit(request.query.get("limit"), groups.length, MAX);
  const page = takePage(
    listOf(groups),
    { name, tokens: "tcs", defaultLimit: 0, maxLimit: 0, isTokenAll: true },
    { limit, cursor },
    request,
    world,
  );
  return toAnswer(
    { ...plan, nextPageToken: page.token },
    page.items.map(({ item }) =>
      item.toJson({ limit: TOP_SONGS_PER_PAGE, cursor: undefined }),
    ),
    world,
  );
}

/** All tracks at once, in a group without a title. */
function answerAlbum(request: ApiRequest, world: World): Answer {
  const { catalog } = world;
  const { audience } = request;
  const album = catalog.album(request.param("id"));
  const isThere = album?.territories?.includes(audience.territory) ?? true;
  if (album === undefined || !isThere) throw notFound();
  const { id } = album;
  const tracks = createCards(catalog, audience, {
    containerId: albumMrn(id, audience.territory),
  });
  const songs = createGroup(
    {
      id: "songs",
      viewType: "STACK",
      list: listOf(album.trackIds),
      card: (trackId) => tracks.track(trackId),
      paging: { name: `/v1/views/albums/${id}`, tokens: "uuid" },
    },
    request,
    world,
  );
  const plan = {
    id,
    title: translate(album.title, audience.language),
    images: album.hasImages ? [{ url: imageUrl(id, audience) }] : [],
    entity: createCards(catalog, audience).albumDetail(id),
  };
  const whole = { limit: Infinity, cursor: undefined };
  return answerView(plan, [songs], whole, world);
}

/** `limit` counts tracks, all of them by default. */
function answerPlaylist(request: ApiRequest, world: World): Answer {
  const { catalog } = world;
  const { audience } = request;
  const playlist = findPlaylist(request.param("id"), request, world);
  if (playlist === undefined) throw notFound();
  const { id, kind, title, description, entries } = playlist;
  const whole = Math.max(1, entries.length);
  const query = readPageQuery(request, { defaultLimit: whole, maxLimit: MAX });
  const containerId = playlistMrn(id, kind, audience.territory);
  const tracks = createCards(catalog, audience, { containerId });
  const songs = createGroup(
    {
      id: "songs",
      viewType: "STACK",
      list: listOf(entries),
      card: ({ trackId }) => tracks.track(trackId),
      paging: { name: `/v1/views/playlists/${id}`, tokens: "uuid" },
      end: null,
    },
    request,
    world,
  );
  const plan = {
    id,
    title,
    images: [{ url: imageUrl(id, audience) }],
    entity: {
      ...createCards(catalog, audience).playlist(playlist),
      description,
      curator: curatorForm(playlist),
      duration: playlist.duration,
    },
  };
  const similar = similarPlaylists("similar-playlists", request, world);
  return answerView(plan, [songs, similar], query, world);
}

/** `limit` counts episodes. The token names the last episode of the page, escaped once already. */
function answerPodcastShow(request: ApiRequest, world: World): Answer {
  const { catalog } = world;
  const { audience } = request;
  const { show, ids } = findShow(request.param("id"), world);
  if (show === undefined) throw notFound();
  const query = readPageQuery(request, {
    defaultLimit: DEFAULT,
    maxLimit: MAX,
  });
  const cards = createCards(catalog, audience, { containerId: null });
  const episodes = createGroup(
    {
      id: "episodes",
      title: translate("Episodes", audience.language),
      viewType: "STACK",
      list: listOf(show.episodeIds),
      card: (id) => cards.podcastEpisode(id),
      paging: {
        name: `/v1/views/podcasts/shows/${show.id}`,
        tokens: {
          write: (id) => `0%3A${id}`,
          read(token) {
            const place = show.episodeIds.indexOf(token.replace(/^0:/, ""));
            return token.startsWith("0:") && place >= 0 ? place : undefined;
          },
        },
      },
    },
    request,
    world,
  );
  const similar = createGroup(
    {
      id: "similar-shows",
      title: translate("Similar Shows", audience.language),
      viewType: "GRID",
      list: listBy(SIMILAR, (place) =>
        catalog.showId((place * 7) % PODCAST_SHOWS),
      ),
      card: (id) => createCards(catalog, audience).podcastShow(id),
      paging: {
        name: `/v1/views/podcasts/shows/${show.id} similar`,
        tokens: "uuid",
      },
    },
    request,
    world,
  );
  const entity: JsonObject = { ...cards.podcastShow(show.id), ...ids };
  const plan = {
    id: ids.id ?? show.id,
    title: translate(show.title, audience.language),
    images: [{ url: imageUrl(show.id, audience) }],
    entity,
  };
  return answerView(plan, [episodes, similar], query, world);
}

function similarPlaylists(
  id: string,
  request: ApiRequest,
  world: World,
): Group {
  const { catalog } = world;
  const cards = createCards(catalog, request.audience);
  return createGroup(
    {
      id,
      title: translate("You May Also Like", request.audience.language),
      viewType: "GRID",
      list: listBy(SIMILAR, (place) => {
        const index = (place * 13) % EDITORIAL_PLAYLISTS;
        const playlistId = catalog.editorialPlaylistId(index);
        const playlist = findPlaylist(playlistId, request, world);
        if (playlist === undefined) throw notFound();
        return cards.playlist(playlist);
      }),
      card: (card) => card,
      paging: { name: `${request.path} ${id}`, tokens: "uuid" },
    },
    request,
    world,
  );
}
