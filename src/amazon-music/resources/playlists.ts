import { playlist, track } from "../entities.ts";
import { AmazonMusicError } from "../error.ts";
import { createList, type List, type RestEdge } from "../list.ts";
import { toPath } from "../path.ts";
import type { Ask, Call, Send } from "../send.ts";
import { isRecord } from "../shape.ts";
import { createSingleGet, readOne, type SingleGet } from "../single-get.ts";
import type { Playlist, Track } from "../types.ts";

/** A track's place in a playlist. A track may have several. */
export interface PlaylistTrackEdge extends RestEdge<Track> {
  /** Names the place, for removing and moving; null where Amazon does not say. */
  readonly entryId: string | null;
}

export interface PlaylistFields {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly visibility?: string | undefined;
}

/** Where entries go: between two others, or at an end. */
export interface EntryPlace {
  readonly entryIdAbove?: string | undefined;
  readonly entryIdBelow?: string | undefined;
}

/** Playlists. Personal, all of it. There is no multi-get. */
export interface Playlists {
  readonly get: SingleGet<Playlist>;
  readonly tracks: List<PlaylistTrackEdge>;
  create(fields: Required<PlaylistFields>, ask: Ask): Promise<Playlist>;
  /** Changes the given fields alone. The answer need not hold the playlist. */
  update(id: string, fields: PlaylistFields, ask: Ask): Promise<void>;
  remove(id: string, ask: Ask): Promise<void>;
  addTracks(
    id: string,
    trackIds: readonly string[],
    addDuplicateTracks: boolean,
    ask: Ask,
  ): Promise<void>;
  removeTracks(
    id: string,
    entryIds: readonly string[],
    ask: Ask,
  ): Promise<void>;
  moveTracks(
    id: string,
    entryIds: readonly string[],
    place: EntryPlace,
    ask: Ask,
  ): Promise<void>;
}

const route = "/v1/playlists";
const oneRoute = `${route}/{id}`;
const tracksRoute = `${route}/{id}/tracks`;

export function createPlaylists(send: Send): Playlists {
  async function write(
    method: "PUT" | "DELETE" | "PATCH",
    callRoute: string,
    id: string,
    body: Pick<Call, "json" | "form" | "isIdempotent">,
    ask: Ask,
  ): Promise<void> {
    const path = toPath(method, callRoute, id);
    await send({ method, route: callRoute, path, ...body }, ask);
  }
  return {
    get: createSingleGet(send, {
      route: oneRoute,
      key: "playlist",
      read: playlist.whole,
    }),
    tracks: createList(send, {
      route: tracksRoute,
      maxLimit: 100,
      readEdge: readPlaylistTrackEdge,
    }),
    async create(fields, ask) {
      const call = {
        method: "POST",
        route,
        path: route,
        json: fields,
      } as const;
      return readOne(
        await send(call, ask),
        call,
        "createPlaylist",
        playlist.stub,
      );
    },
    update: (id, fields, ask) =>
      write("PUT", oneRoute, id, { form: toForm(fields) }, ask),
    async remove(id, ask) {
      try {
        await write("DELETE", oneRoute, id, {}, ask);
      } catch (error) {
        if (!isGoneByUs(error)) throw error;
      }
    },
    addTracks: (id, trackIds, addDuplicateTracks, ask) =>
      write(
        "PUT",
        tracksRoute,
        id,
        {
          json: { trackIds, addDuplicateTracks },
          isIdempotent: !addDuplicateTracks,
        },
        ask,
      ),
    removeTracks: (id, entryIds, ask) =>
      write("DELETE", tracksRoute, id, { json: { entryIds } }, ask),
    moveTracks: (id, entryIds, place, ask) =>
      write("PATCH", tracksRoute, id, { json: { entryIds, ...place } }, ask),
  };
}

/** It is not there any more when it is deleted again, since nobody was told that it was. */
function isGoneByUs(error: unknown): boolean {
  return (
    error instanceof AmazonMusicError &&
    error.kind === "not-found" &&
    error.isInDoubt
  );
}

function toForm(fields: PlaylistFields): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter(
      (field): field is [string, string] => field[1] !== undefined,
    ),
  );
}

function readPlaylistTrackEdge(json: unknown): PlaylistTrackEdge | null {
  const edge = isRecord(json) ? json : {};
  const node = track.stub(edge["node"]);
  return node === null ? null : { node, entryId: readEntryId(edge["cursor"]) };
}

/** Amazon's cursor of an entry is `<index>:<entryId>`; the entry id stands nowhere else. */
function readEntryId(cursor: unknown): string | null {
  if (typeof cursor !== "string") return null;
  const colon = cursor.indexOf(":");
  return colon < 0 || colon === cursor.length - 1
    ? null
    : cursor.slice(colon + 1);
}
