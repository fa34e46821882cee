import {
  readFormBody,
  readJsonBody,
  requireOneOf,
  requireText,
  requireTexts,
} from "../body.ts";
import type { Track } from "../catalog/entity.ts";
import { connection } from "../connection.ts";
import { badRequest, notFound } from "../failure.ts";
import { playlistForm } from "../forms/playlist.ts";
import { createStubs } from "../forms/stub.ts";
import type { JsonObject } from "../json.ts";
import { listOf } from "../page.ts";
import { findPlaylist, fromUser, ownPlaylist } from "../playlist-access.ts";
import type { ApiRequest, Route, World } from "../route.ts";
import { addEntry, type UserPlaylist } from "../user-states.ts";
import { written } from "../written.ts";
import { stateOf } from "./library.ts";

const visibilities = ["PUBLIC", "PRIVATE"] as const;

/** Page "Playlists". What changing the tracks answers could not be read: the playlist, here. */
export const playlistRoutes: readonly Route[] = [
  {
    method: "GET",
    path: "/v1/me/playlists",
    scopes: ["music::library:read"],
    answer(request, world) {
      const { userId } = request.caller.user;
      const playlists = connection(
        listOf(stateOf(request, world).playlists),
        (playlist) => ownForm(playlist, request, world),
        request,
        world,
        { tokens: "numbered", edge: ({ id }) => ({ cursor: `0:${id}` }) },
      );
      return { shape: "graph", data: { user: { id: userId, playlists } } };
    },
  },
  {
    method: "GET",
    path: "/v1/playlists/:id",
    scopes: ["music::library"],
    answer(request, world) {
      const found = findPlaylist(request.param("id"), request, world);
      if (found === undefined) throw notFound();
      const playlist = playlistForm(found, request.audience);
      return { shape: "graph", data: { playlist } };
    },
  },
  {
    method: "GET",
    path: "/v1/playlists/:id/tracks",
    scopes: ["music::library:read"],
    answer(request, world) {
      const found = findPlaylist(request.param("id"), request, world);
      if (found === undefined) throw notFound();
      const tracks = connection(
        listOf(found.entries),
        ({ trackId }) => trackNode(trackId, request, world),
        request,
        world,
        {
          tokens: "base64",
          // What follows the colon is what the removal and the move of entries ask for.
          edge: ({ id }, place) => ({ cursor: `${place}:${id}` }),
        },
      );
      const { id, title } = found;
      return { shape: "graph", data: { playlist: { id, title, tracks } } };
    },
  },
  {
    method: "POST",
    path: "/v1/playlists",
    scopes: ["music::library"],
    answer(request, { states, ...world }) {
      const body = readJsonBody(request);
      const playlist = states.createPlaylist(request.caller.user.name, {
        title: requireText(body, "title"),
        description: requireText(body, "description"),
        visibility: requireOneOf(body, "visibility", visibilities),
      });
      const createPlaylist = ownForm(playlist, request, { states, ...world });
      return { shape: "graph", data: { createPlaylist } };
    },
  },
  {
    method: "PUT",
    path: "/v1/playlists/:id",
    scopes: ["music::library"],
    answer(request, world) {
      const playlist = ownPlaylist(request, world);
      const body = readFormBody(request);
      // Read as a whole before anything is changed.
      const changes = {
        ...("title" in body && { title: requireText(body, "title") }),
        ...("description" in body && {
          description: requireText(body, "description"),
        }),
        ...("visibility" in body && {
          visibility: requireOneOf(body, "visibility", visibilities),
        }),
      };
      if (Object.keys(changes).length === 0)
        throw badRequest("The body changes nothing.");
      Object.assign(playlist, changes);
      return changed("updatePlaylist", playlist, request, world);
    },
  },
  {
    method: "DELETE",
    path: "/v1/playlists/:id",
    scopes: ["music::library"],
    answer(request, world) {
      const playlist = ownPlaylist(request, world);
      const state = stateOf(request, world);
      state.playlists = state.playlists.filter((other) => other !== playlist);
      return written({ deletePlaylist: { id: playlist.id } }, world);
    },
  },
  {
    method: "PUT",
    path: "/v1/playlists/:id/tracks",
    scopes: ["music::library"],
    answer(request, world) {
      const playlist = ownPlaylist(request, world);
      const body = readJsonBody(request);
      const trackIds = requireTexts(body, "trackIds");
      if (trackIds.some((id) => world.catalog.track(id) === undefined))
        throw notFound();
      for (const trackId of trackIds) {
        const isThere = playlist.entries.some(
          (entry) => entry.trackId === trackId,
        );
        if (!isThere || body["addDuplicateTracks"] === true)
          addEntry(playlist, trackId);
      }
      return changed("addPlaylistTracks", playlist, request, world);
    },
  },
  {
    method: "DELETE",
    path: "/v1/playlists/:id/tracks",
    scopes: ["music::library"],
    answer(request, world) {
      const playlist = ownPlaylist(request, world);
      const gone = requireTexts(readJsonBody(request), "entryIds");
      playlist.entries = playlist.entries.filter(
        ({ id }) => !gone.includes(id),
      );
      return changed("removePlaylistTracks", playlist, request, world);
    },
  },
  {
    method: "PATCH",
    path: "/v1/playlists/:id/tracks",
    scopes: ["music::library"],
    answer(request, world) {
      const playlist = ownPlaylist(request, world);
      moveEntries(playlist, readJsonBody(request));
      return changed("movePlaylistTracks", playlist, request, world);
    },
  },
];

/** Puts the entries, in the order given, under the one of `entryIdAbove` or over the one of `entryIdBelow`. */
function moveEntries(playlist: UserPlaylist, body: JsonObject): void {
  const ids = requireTexts(body, "entryIds");
  const moved = ids.map((id) => playlist.entries.find((one) => one.id === id));
  const rest = playlist.entries.filter(({ id }) => !ids.includes(id));
  const above = rest.findIndex(({ id }) => id === body["entryIdAbove"]);
  const below = rest.findIndex(({ id }) => id === body["entryIdBelow"]);
  const place = above >= 0 ? above + 1 : below;
  const known = moved.filter((entry) => entry !== undefined);
  if (place < 0 || known.length < moved.length)
    throw badRequest(
      "An entry is not in the playlist, or the place is missing.",
    );
  playlist.entries = rest.toSpliced(place, 0, ...known);
}

function changed(
  name: string,
  playlist: UserPlaylist,
  request: ApiRequest,
  world: World,
) {
  return written({ [name]: ownForm(playlist, request, world) }, world);
}

function ownForm(
  playlist: UserPlaylist,
  request: ApiRequest,
  world: World,
): JsonObject {
  const { userId } = request.caller.user;
  return playlistForm(fromUser(playlist, userId, world), request.audience);
}

function trackNode(
  trackId: string,
  { audience }: ApiRequest,
  { catalog }: World,
): JsonObject {
  const stubs = createStubs(catalog, audience);
  const track: Track | undefined = catalog.track(trackId);
  return {
    ...stubs.track(trackId),
    album: track && stubs.album(track.albumId),
    artists: track?.artistIds.map(stubs.artist),
  };
}
