import { translate } from "../../audience.ts";
import type { Scope } from "../../accounts.ts";
import { createCards, type Cards, type Container } from "../../forms/card.ts";
import type { JsonObject } from "../../json.ts";
import { listOf, readPageQuery, type List } from "../../page.ts";
import type { TokenFamily } from "../../page-token.ts";
import { fromUser } from "../../playlist-access.ts";
import type { Answer, ApiRequest, Route, World } from "../../route.ts";
import type { UserState } from "../../user-states.ts";
import { answerView, createGroup, type ViewType } from "../../view.ts";

interface LibraryView {
  path: string;
  id: string;
  title?: string;
  scope?: Scope;
  defaultLimit: number;
  maxLimit: number;
  tokens: TokenFamily;
  /** What `nextPageToken` is after the last page. */
  end?: null;
  container?: Container;
  hasUser: boolean;
  groups: readonly LibraryGroup[];
}

interface LibraryGroup {
  id: string;
  title: string;
  viewType: ViewType;
  list(state: UserState): List<string>;
  card(id: string, cards: Cards, request: ApiRequest, world: World): JsonObject;
}

/** Where the documents give no maximum. */
const MAX = 1000;

const views: readonly LibraryView[] = [
  {
    path: "library/albums",
    id: "library-albums",
    title: "Albums",
    defaultLimit: 50,
    maxLimit: MAX,
    tokens: "tcs",
    hasUser: true,
    groups: [
      {
        id: "albums",
        title: "Albums",
        viewType: "GRID",
        list: (state) => listOf(state.savedAlbums.ids),
        card: (id, cards) => cards.album(id, "library"),
      },
    ],
  },
  {
    path: "library/artists",
    id: "library-artists",
    title: "Artists",
    defaultLimit: 10,
    maxLimit: 10,
    tokens: "json",
    hasUser: true,
    groups: [
      {
        id: "followed-artists",
        title: "Followed Artists",
        viewType: "GRID",
        list: (state) => listOf(state.followedArtists.ids),
        card: (id, cards) => cards.artist(id),
      },
    ],
  },
  {
    path: "library/songs",
    id: "library-songs",
    title: "Songs",
    defaultLimit: 50,
    maxLimit: MAX,
    tokens: "tcs",
    container: { containerId: null },
    hasUser: true,
    groups: [
      {
        id: "songs",
        title: "Songs",
        viewType: "STACK",
        list: (state) => listOf(state.savedTracks.ids),
        card: (id, cards) => cards.track(id),
      },
    ],
  },
  {
    path: "library/playlists",
    id: "library-playlists",
    title: "Playlists",
    defaultLimit: 10,
    maxLimit: MAX,
    tokens: "uuid",
    end: null,
    hasUser: true,
    groups: [
      {
        id: "your-playlists",
        title: "Your Playlists",
        viewType: "LIST",
        list: (state) => listOf(state.playlists.map(({ id }) => id)),
        card: playlistCard,
      },
    ],
  },
  {
    path: "library/podcasts",
    id: "library-podcasts",
    title: "Podcasts",
    defaultLimit: 10,
    maxLimit: 10,
    tokens: "uuid",
    end: null,
    hasUser: true,
    groups: [
      {
        id: "podcast-episodes",
        title: "Episodes",
        viewType: "TABLE",
        list: (state) => listOf(state.savedEpisodes.ids),
        card: (id, cards) => cards.podcastEpisode(id),
      },
      {
        id: "podcast-shows",
        title: "Shows",
        viewType: "LIST",
        list: (state) => listOf(state.followedShows.ids),
        card: (id, cards) => cards.podcastShow(id),
      },
    ],
  },
  {
    path: "recent",
    id: "recent",
    scope: "music::history",
    defaultLimit: 10,
    maxLimit: MAX,
    tokens: "zeros",
    container: { containerIds: null },
    hasUser: false,
    groups: [
      {
        id: "recently-played",
        title: "Recently Played",
        viewType: "GRID",
        list: (state) => listOf(state.played.map(({ trackId }) => trackId)),
        card: recentCard,
      },
    ],
  },
];

export const libraryViewRoutes: readonly Route[] = views.map((view) => ({
  method: "GET",
  path: `/v1/views/${view.path}`,
  scopes: [view.scope ?? "music::library:read"],
  answer: (request, world) => answerLibraryView(view, request, world),
}));

function answerLibraryView(
  view: LibraryView,
  request: ApiRequest,
  world: World,
): Answer {
  const query = readPageQuery(request, view);
  const { catalog, states } = world;
  const { audience } = request;
  const state = states.of(request.caller.user.name);
  const cards = createCards(catalog, audience, view.container);
  const groups = view.groups.map(({ id, title, viewType, list, card }) =>
    createGroup(
      {
        id,
        title: translate(title, audience.language),
        viewType,
        list: list(state),
        card: (itemId) => card(itemId, cards, request, world),
        paging: { name: `/v1/views/${view.path} ${id}`, tokens: view.tokens },
        ...(view.end === null && { end: null }),
      },
      request,
      world,
    ),
  );
  return answerView(
    {
      id: view.id,
      ...(view.title !== undefined && {
        title: translate(view.title, audience.language),
      }),
      ...(view.hasUser && {
        entity: createCards(catalog, audience).user(state.name),
      }),
    },
    groups,
    query,
    world,
  );
}

function playlistCard(
  id: string,
  cards: Cards,
  { caller }: ApiRequest,
  world: World,
): JsonObject {
  const { user } = caller;
  const playlist = world.states
    .of(user.name)
    .playlists.find((own) => own.id === id);
  if (playlist === undefined) throw new RangeError(`No playlist ${id}`);
  return cards.playlist(fromUser(playlist, user.userId, world));
}

/** What was played stands as its album, its artist, or a station, in turns. */
function recentCard(
  trackId: string,
  cards: Cards,
  _: ApiRequest,
  { catalog }: World,
): JsonObject {
  const track = catalog.track(trackId);
  const [artistId] = track?.artistIds ?? [];
  const turn = trackId.charCodeAt(9) % 3;
  if (turn === 1 && artistId !== undefined) return cards.artistDetail(artistId);
  if (turn === 2) return cards.station(trackId.charCodeAt(8));
  return cards.albumDetail(track?.albumId ?? "");
}
