import { works, type Sandbox } from "../../src/sandbox/index.ts";

/** Where a connection of the graph gets its edges from, and where in the graph it stands. */
export interface ConnectionList {
  /** `Type.field`, as introspection has it. */
  readonly field: string;
  /** What sets this list apart from the field's other ones. */
  readonly of?: string;
  /** What stands around the field in a query; the field itself where nothing does. */
  readonly parent?: (sandbox: Sandbox, field: string) => string;
  /** Arguments besides `first` and `after`. */
  readonly args?: string;
  /** The REST path that pages it. */
  readonly path: (sandbox: Sandbox) => string;
  /** The JSON that a search posts, without limit and token. */
  readonly question?: object;
  /** The largest `limit` of the path; none where the gateway leaves the number to Amazon. */
  readonly maxLimit?: number;
  /** The number of items to a page where no limit is sent. */
  readonly pageSize?: number;
  /** True where pages are kept between requests. */
  readonly isStored?: boolean;
  /** True where the first page comes with what the list belongs to, and is read before any other. */
  readonly isInParent?: boolean;
  /** True where the list comes whole, with its parent, and has the length it has. */
  readonly isWhole?: boolean;
  /** The id of the group whose entities are listed. */
  readonly groupId?: string;
}

const artist = works.artists.prolific;
const show = works.podcastShows.long;
const playlist = works.playlists.adaLong;

const inside =
  (parent: string) =>
  (_: Sandbox, field: string): string =>
    `${parent} { ${field} }`;

const inCategory = (
  { catalog }: Sandbox,
  field: string,
  id = catalog.categoryId(3),
): string => `category(catalogId: "${id}") { ${field} }`;

const me = inside("me");

/** A node by the opaque id that the gateway writes. */
function node(type: string, rawId: string, field: string): string {
  const id = Buffer.from(`1:${type}:${rawId}`).toString("base64url");
  return `node(id: "${id}") { ... on ${type} { ${field} } }`;
}

/** A group of a view, by the names that ids have for both. */
const inGroup =
  (view: string, id: string, groupId: string) =>
  (_: Sandbox, field: string): string => {
    const viewId = JSON.stringify([view, id, null]);
    return node("EntityGroup", JSON.stringify([viewId, groupId]), field);
  };

const podcasts = "podcasts-4%23EDITORIAL%23PODCASTS";

/** Every connection of the graph, some more than once: a list of each kind. */
export const connectionLists: readonly ConnectionList[] = [
  {
    field: "Album.tracks",
    parent: inside(`album(catalogId: "${works.albums.boxSet}")`),
    path: () => "/v1/albums",
    isWhole: true,
    isStored: true,
  },
  ...["albums", "tracks"].map((name) => ({
    field: `Artist.${name}`,
    parent: inside(`artist(catalogId: "${artist}")`),
    path: () => `/v1/artists/${artist}/${name}`,
    maxLimit: 100,
    isStored: true,
  })),
  {
    field: "Artist.relatedArtists",
    parent: inside(`artist(catalogId: "${artist}")`),
    path: () => `/v1/artists/${artist}/related`,
    maxLimit: 100,
    isStored: true,
  },
  {
    field: "Artist.followers",
    parent: inside(`artist(catalogId: "${artist}")`),
    path: () => `/v1/artists/${artist}/followers`,
    maxLimit: 100,
  },
  ...["albums", "playlists", "tracks"].map((name) => ({
    field: `Category.${name}`,
    parent: inCategory,
    path: ({ catalog }: Sandbox) =>
      `/v1/browse/categories/${catalog.categoryId(3)}/${name}`,
    maxLimit: 100,
    isStored: true,
  })),
  ...[
    ["libraryAlbums", "/v1/me/library/albums"],
    ["libraryTracks", "/v1/me/library/tracks"],
    ["likedTracks", "/v1/me/tracks"],
    ["playlists", "/v1/me/playlists"],
    ["followedArtists", "/v1/me/followed/artists"],
    ["followedPlaylists", "/v1/me/followed/playlists"],
    ["recentlyPlayedEntities", "/v1/me/recentlyPlayedEntities"],
  ].map(([name = "", path = ""]) => ({
    field: `CurrentUser.${name}`,
    parent: me,
    path: () => path,
    maxLimit: 100,
  })),
  {
    field: "CurrentUser.recentlyPlayed",
    parent: me,
    path: () => "/v1/player/recentlyPlayed",
    maxLimit: 60,
  },
  {
    field: "Playlist.tracks",
    parent: inside(`playlist(catalogId: "${playlist}")`),
    path: () => `/v1/playlists/${playlist}/tracks`,
    maxLimit: 100,
  },
  {
    field: "PodcastShow.episodes",
    parent: inside(`podcastShow(catalogId: "${show}")`),
    path: () => `/v1/podcasts/shows/${show}`,
    maxLimit: 100,
    isStored: true,
  },
  {
    field: "Query.categories",
    path: () => "/v1/browse/categories",
    maxLimit: 100,
    isStored: true,
  },
  {
    field: "Query.topTracks",
    path: () => "/v1/browse/tracks/top",
    maxLimit: 20,
  },
  {
    field: "Query.topPlaylists",
    path: () => "/v1/browse/playlists/top",
    maxLimit: 100,
  },
  {
    field: "Query.newPodcastEpisodes",
    path: () => "/v1/browse/podcasts/episodes/new",
    maxLimit: 100,
  },
  ...[
    ["searchTracks", "tracks"],
    ["searchAlbums", "albums"],
    ["searchArtists", "artists"],
    ["searchPlaylists", "playlists"],
    ["searchPodcastShows", "podcasts/shows"],
    ["searchPodcastEpisodes", "podcasts/episodes"],
  ].map(([name = "", kind = ""]) => ({
    field: `Query.${name}`,
    args: 'filters: [{ query: "e" }], sortBy: NAME',
    path: () => `/v1/search/${kind}`,
    question: { searchFilters: [{ query: "e" }], sortBy: "name" },
    maxLimit: 20,
  })),
  {
    field: "User.recentlyPlayedEntities",
    parent: ({ users }, field) => node("User", users.ada.userId, field),
    path: ({ users }) => `/v1/users/${users.ada.userId}/recentlyPlayedEntities`,
    maxLimit: 100,
  },
  {
    field: "View.entityGroups",
    of: "home",
    parent: inside("homeView"),
    path: () => "/v1/views/home",
    pageSize: 10,
    isInParent: true,
  },
  {
    field: "View.entityGroups",
    of: "podcasts",
    parent: inside("podcastsView"),
    path: () => "/v1/views/podcasts",
    pageSize: 10,
    isInParent: true,
  },
  {
    field: "View.entityGroups",
    of: "an artist",
    parent: inside(`artistView(catalogId: "${artist}")`),
    path: () => `/v1/views/artists/${artist}`,
    pageSize: 3,
    isInParent: true,
  },
  {
    field: "EntityGroup.entities",
    of: "podcasts",
    parent: inGroup("podcasts", "", podcasts),
    path: () => `/v1/views/podcasts/${podcasts}`,
    pageSize: 10,
    isInParent: true,
    groupId: podcasts,
  },
  {
    field: "EntityGroup.entities",
    of: "the library",
    parent: inGroup("library", "", "saved-songs"),
    path: () => "/v1/views/library/saved-songs",
    pageSize: 10,
    isInParent: true,
    groupId: "saved-songs",
  },
  ...[
    ["library-albums", "/v1/views/library/albums", "albums", 50] as const,
    ["library-artists", "/v1/views/library/artists", "followed-artists", 10],
    ["library-songs", "/v1/views/library/songs", "songs", 50],
    ["library-playlists", "/v1/views/library/playlists", "your-playlists", 10],
    ["library-podcasts", "/v1/views/library/podcasts", "podcast-shows", 10],
    ["recent", "/v1/views/recent", "recently-played", 10],
  ].map(([view, path, groupId, pageSize]) => ({
    field: "EntityGroup.entities",
    of: String(view),
    parent: inGroup(String(view), "", String(groupId)),
    path: () => String(path),
    pageSize: Number(pageSize),
    isInParent: true,
    groupId: String(groupId),
  })),
  {
    field: "EntityGroup.entities",
    of: "an artist",
    parent: inGroup("artist", artist, "top-songs"),
    path: () => `/v1/views/artists/${artist}`,
    pageSize: 10,
    isInParent: true,
    groupId: "top-songs",
  },
  {
    field: "EntityGroup.entities",
    of: "a podcast",
    parent: inGroup("podcast-show", show, "episodes"),
    path: () => `/v1/views/podcasts/shows/${show}`,
    pageSize: 20,
    isInParent: true,
    groupId: "episodes",
  },
];
