import { users } from "./accounts.ts";
import { Failure, notFound } from "./failure.ts";
import type { Playlist } from "./forms/playlist.ts";
import type { ApiRequest, World } from "./route.ts";
import type { PlaylistEntry, UserPlaylist } from "./user-states.ts";
import { toId } from "./catalog/id.ts";
import type { CatalogPlaylist } from "./catalog/entity.ts";

export interface PlaylistWithEntries extends Playlist {
  entries: readonly PlaylistEntry[];
}

/** Other people's private playlists do not exist. */
export function isPlaylistVisible(
  id: string,
  { caller }: ApiRequest,
  { catalog, states }: World,
): boolean {
  const found = states.findPlaylist(id);
  return found === undefined
    ? catalog.playlist(id) !== undefined
    : found.owner === caller.user.name ||
        found.playlist.visibility === "PUBLIC";
}

/** A playlist by id of any kind, as far as the caller may see it. */
export function findPlaylist(
  id: string,
  request: ApiRequest,
  world: World,
): PlaylistWithEntries | undefined {
  if (!isPlaylistVisible(id, request, world)) return undefined;
  const found = world.states.findPlaylist(id);
  if (found !== undefined)
    return fromUser(found.playlist, users[found.owner].userId, world);
  const playlist = world.catalog.playlist(id);
  return playlist && fromCatalog(playlist, world);
}

/** The caller's own playlist, to be changed. */
export function ownPlaylist(request: ApiRequest, world: World): UserPlaylist {
  const id = request.param("id");
  const own = world.states
    .of(request.caller.user.name)
    .playlists.find((playlist) => playlist.id === id);
  if (own !== undefined) return own;
  if (findPlaylist(id, request, world) === undefined) throw notFound();
  throw new Failure("ACCESS_DENIED", "The playlist belongs to somebody else.");
}

export function fromUser(
  playlist: UserPlaylist,
  ownerId: string,
  world: World,
): PlaylistWithEntries {
  return {
    ...playlist,
    kind: "user",
    ownerId,
    trackCount: playlist.entries.length,
    // Computed when asked for, since cards do not show it.
    get duration() {
      return sumDurations(playlist.entries, world);
    },
  };
}

export function fromCatalog(
  playlist: CatalogPlaylist,
  world: World,
): PlaylistWithEntries {
  const entries = playlist.trackIds.map((trackId, place) => ({
    id: toId("playlistEntry", place),
    trackId,
  }));
  return {
    ...playlist,
    ownerId: null,
    visibility: "PUBLIC",
    entries,
    trackCount: entries.length,
    get duration() {
      return sumDurations(entries, world);
    },
  };
}

function sumDurations(
  entries: readonly PlaylistEntry[],
  { catalog }: World,
): number {
  return entries.reduce(
    (sum, { trackId }) => sum + (catalog.track(trackId)?.duration ?? 0),
    0,
  );
}
