import type { Json } from "./world.ts";

/** Where the fields that read a view find it; `{id}` is what the view is about. */
const views: Readonly<Record<string, string>> = {
  "Query.homeView": "/v1/views/home",
  "Query.podcastsView": "/v1/views/podcasts",
  "Query.albumView": "/v1/views/albums/{id}",
  "Query.artistView": "/v1/views/artists/{id}",
  "Query.playlistView": "/v1/views/playlists/{id}",
  "Query.podcastShowView": "/v1/views/podcasts/shows/{id}",
  "Album.view": "/v1/views/albums/{id}",
  "Artist.view": "/v1/views/artists/{id}",
  "Playlist.view": "/v1/views/playlists/{id}",
  "PodcastShow.view": "/v1/views/podcasts/shows/{id}",
  "CurrentUser.libraryView": "/v1/views/library",
  "CurrentUser.libraryAlbumsView": "/v1/views/library/albums",
  "CurrentUser.libraryArtistsView": "/v1/views/library/artists",
  "CurrentUser.librarySongsView": "/v1/views/library/songs",
  "CurrentUser.libraryPlaylistsView": "/v1/views/library/playlists",
  "CurrentUser.libraryPodcastsView": "/v1/views/library/podcasts",
  "CurrentUser.recentlyPlayedView": "/v1/views/recent",
};

export function findView(type: string, field: string): string | undefined {
  return views[`${type}.${field}`];
}

/** The names that ids of views have in the graph. */
const namedViews: Readonly<Record<string, string>> = {
  home: "/v1/views/home",
  podcasts: "/v1/views/podcasts",
  album: "/v1/views/albums/{id}",
  artist: "/v1/views/artists/{id}",
  playlist: "/v1/views/playlists/{id}",
  "podcast-show": "/v1/views/podcasts/shows/{id}",
};

/** The path of a view, as the part of its id behind the type tells it. */
export function toNamedView(rawId: string): string {
  const [name = "", id = ""] = JSON.parse(rawId) as readonly string[];
  const path = namedViews[name];
  if (path === undefined) throw new Error(`No view is called ${name}.`);
  return path.replace("{id}", id);
}

/** Views of which one group alone can be asked for, at a path of its own. */
const grouped = ["/v1/views/home", "/v1/views/podcasts", "/v1/views/library"];

/** Where one group of a view is asked for; null where it comes with the whole view alone. */
export function toGroupPath(path: string, groupId: string): string | null {
  const own = `${path}/${groupId}`;
  return grouped.includes(path) && !isViewOfItsOwn(own) ? own : null;
}

/** Whether another view stands where a group's path would be. */
export function isViewOfItsOwn(path: string): boolean {
  return Object.values(views).includes(path);
}

export function readGroups(view: Json): readonly Json[] {
  const { entityGroups } = view["content"] as Json;
  return entityGroups as readonly Json[];
}

export function readEntities(group: Json): readonly Json[] {
  const { entities } = group["content"] as Json;
  return entities as readonly Json[];
}

/** Where a view goes on with groups, or a group with entities. */
export function readNextToken(viewOrGroup: Json): string | null {
  const { nextPageToken } = viewOrGroup["content"] as Json;
  return (nextPageToken ?? null) as string | null;
}
