import { translate } from "../../audience.ts";
import type { Scope } from "../../accounts.ts";
import { hashText } from "../../catalog/noise.ts";
import { EDITORIAL_PLAYLISTS } from "../../catalog/playlists.ts";
import { PODCAST_SHOWS } from "../../catalog/podcasts.ts";
import { notFound } from "../../failure.ts";
import { createCards, type Cards } from "../../forms/card.ts";
import type { JsonObject } from "../../json.ts";
import {
  listBy,
  listOf,
  mapList,
  readPageQuery,
  takePage,
  type List,
  type PageQuery,
} from "../../page.ts";
import type { TokenFamily } from "../../page-token.ts";
import { findPlaylist, fromUser } from "../../playlist-access.ts";
import type { Answer, ApiRequest, Route, World } from "../../route.ts";
import {
  createGroup,
  toAnswer,
  type Group,
  type ViewType,
} from "../../view.ts";

/** A view of many groups: more groups come on its own path, more of one group on `/{groupId}`. */
interface GroupedView {
  name: "home" | "podcasts" | "library";
  title: string;
  scope: Scope;
  tokens: TokenFamily;
  maxLimit: number;
  groups(request: ApiRequest, world: World, cards: Cards): GroupContent[];
  entity?: (request: ApiRequest, world: World, cards: Cards) => JsonObject;
  isUntyped?: boolean;
}

interface GroupContent {
  id: string;
  title: string;
  viewType: ViewType;
  list: List<JsonObject>;
}

const GROUPS_PER_PAGE = 10;

const home: GroupedView = {
  name: "home",
  title: "Home",
  scope: "music::catalog",
  tokens: "uuid",
  maxLimit: 10,
  groups: (request, world, cards) => homeGroups(request, world, cards),
};

const podcasts: GroupedView = {
  name: "podcasts",
  title: "Podcasts",
  scope: "music::catalog",
  tokens: "quoted-uuid",
  maxLimit: 1000,
  isUntyped: true,
  groups: (_, { catalog }, cards) =>
    Array.from({ length: 14 }, (_unused, number) => ({
      // Escaped already, and to be put into the path as it is.
      id: `podcasts-${number + 1}%23EDITORIAL%23PODCASTS`,
      title: `Podcasts ${number + 1}`,
      viewType: number % 2 === 0 ? "GRID" : "LIST",
      list: listBy(12 + number * 3, (place) => {
        const index = (number * 11 + place) % PODCAST_SHOWS;
        const id = catalog.showId(index);
        const episodeId = catalog.show(id)?.episodeIds[0];
        return number % 3 === 2 && episodeId !== undefined
          ? cards.podcastEpisode(episodeId)
          : cards.podcastShow(id);
      }),
    })),
};

const library: GroupedView = {
  name: "library",
  title: "Library",
  scope: "music::library:read",
  tokens: "uuid",
  maxLimit: 10,
  entity: ({ caller }, { states }, cards) =>
    cards.user(states.of(caller.user.name).name),
  groups: (request, world, cards) => {
    const { user } = request.caller;
    const state = world.states.of(user.name);
    return [
      {
        // Bears the name of a view of its own, which wins on the path: this group can only be paged there.
        id: "playlists",
        title: "Playlists",
        viewType: "LIST",
        list: mapList(listOf(state.playlists), (playlist) =>
          cards.playlist(fromUser(playlist, user.userId, world)),
        ),
      },
      {
        id: "saved-albums",
        title: "Albums",
        viewType: "GRID",
        list: mapList(listOf(state.savedAlbums.ids), (id) =>
          cards.album(id, "library"),
        ),
      },
      {
        id: "saved-songs",
        title: "Songs",
        viewType: "STACK",
        list: mapList(listOf(state.savedTracks.ids), (id) => cards.track(id)),
      },
      {
        id: "followed-artists",
        title: "Artists",
        viewType: "GRID",
        list: mapList(listOf(state.followedArtists.ids), (id) =>
          cards.artist(id),
        ),
      },
    ];
  },
};

export const groupedViewRoutes: readonly Route[] = [
  home,
  podcasts,
  library,
].flatMap((view) => [
  {
    method: "GET",
    path: `/v1/views/${view.name}`,
    scopes: [view.scope],
    answer: (request, world) => answerGroups(view, request, world),
  },
  {
    method: "GET",
    path: `/v1/views/${view.name}/:groupId`,
    scopes: [view.scope],
    answer: (request, world) => answerGroup(view, request, world),
  },
]);

/** `limit` counts the entities of each group, `cursor` goes on with the next groups. */
function answerGroups(
  view: GroupedView,
  request: ApiRequest,
  world: World,
): Answer {
  const query = readPageQuery(request, {
    defaultLimit: 10,
    maxLimit: view.maxLimit,
  });
  const { groups, plan } = open(view, request, world);
  const paging = {
    name: `/v1/views/${view.name} ${query.limit}`,
    defaultLimit: GROUPS_PER_PAGE,
    maxLimit: GROUPS_PER_PAGE,
    tokens: view.tokens,
    isTokenAll: true,
  };
  const page = takePage(
    listOf(groups),
    paging,
    { limit: GROUPS_PER_PAGE, cursor: query.cursor },
    request,
    world,
  );
  const first: PageQuery = { limit: query.limit, cursor: undefined };
  return toAnswer(
    { ...plan, nextPageToken: page.token ?? null },
    page.items.map(({ item }) => item.toJson(first)),
    world,
  );
}

function answerGroup(
  view: GroupedView,
  request: ApiRequest,
  world: World,
): Answer {
  const query = readPageQuery(request, {
    defaultLimit: 10,
    maxLimit: view.maxLimit,
  });
  const { groups, plan } = open(view, request, world);
  // Compared as it came: an id that holds escapes is itself, and nothing else.
  const group = groups.find(({ id }) => id === request.rawParam("groupId"));
  if (group === undefined) throw notFound();
  return toAnswer(
    { ...plan, nextPageToken: null },
    [group.toJson(query)],
    world,
  );
}

function open(view: GroupedView, request: ApiRequest, world: World) {
  const cards = createCards(world.catalog, request.audience);
  const { language } = request.audience;
  const groups: Group[] = view
    .groups(request, world, cards)
    .map(({ id, title, viewType, list }) =>
      createGroup(
        {
          id,
          title: translate(title, language),
          viewType,
          list,
          card: (card) => card,
          paging: {
            name: `/v1/views/${view.name}/${id}`,
            tokens: view.tokens,
          },
          end: null,
          ...(view.isUntyped === true && { isUntyped: true }),
        },
        request,
        world,
      ),
    );
  const entity = view.entity?.(request, world, cards);
  return {
    groups,
    plan: {
      id: view.name,
      title: translate(view.title, language),
      ...(entity !== undefined && { entity }),
    },
  };
}

/** Named after the strategies that filled them, in an order of the user's own. */
function homeGroups(
  request: ApiRequest,
  world: World,
  cards: Cards,
): GroupContent[] {
  const { catalog } = world;
  const taste = hashText(request.audience.userId) % 1000;
  const strategies = [
    "new-releases",
    "editorial",
    "because-you-listened",
    "popular",
  ];
  return Array.from({ length: 24 }, (_, number) => {
    const start = taste + number * 31;
    const strategy = strategies[number % strategies.length] ?? "";
    return {
      id: `${strategy}-${(taste + number) % 100}-${number}`,
      title: `${strategy.replaceAll("-", " ")} ${number + 1}`,
      viewType: number % 2 === 0 ? "GRID" : "LIST",
      list: listBy(8 + number * 2, (place) => entityAt(start + place, place)),
    };
  });

  function entityAt(index: number, place: number): JsonObject {
    const playlistId = catalog.editorialPlaylistId(index % EDITORIAL_PLAYLISTS);
    const playlist = findPlaylist(playlistId, request, world);
    if (place % 4 === 1 && playlist !== undefined)
      return cards.playlist(playlist);
    if (place % 4 === 2 && catalog.artists > 0)
      return cards.artist(catalog.artistId(index % catalog.artists));
    if (place % 4 === 3 && catalog.tracks > 0)
      return cards.track(catalog.trackId(index % catalog.tracks));
    return catalog.albums > 0
      ? cards.album(catalog.albumId(index % catalog.albums))
      : cards.station(place);
  }
}
