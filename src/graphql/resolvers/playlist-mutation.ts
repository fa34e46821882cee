import type { AmazonMusic, Ask, Playlist } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type { MutationResolvers, UserError } from "../../generated/graphql.ts";
import {
  change,
  checkChoice,
  checkCount,
  checkId,
  checkIds,
  checkText,
} from "./change.ts";
import { toGlobalId } from "./global-id.ts";

/** One call takes them all, so that they come on the playlist together or not at all. */
const maxTracks = 100;
const titleLength = { min: 1, max: 200 };
const descriptionLength = { min: 0, max: 2000 };
/** Longer than any of Amazon's: what a client makes up would else be sent to Amazon by the megabyte. */
const entryIdLength = { min: 0, max: 1000 };

interface ChangedPlaylist {
  readonly playlist: Playlist | null;
  readonly userErrors: readonly UserError[];
}

/** Changes a playlist; what it is afterwards is looked up where it is asked for. */
async function changePlaylist(
  context: Context,
  id: string,
  problems: readonly (UserError | null)[],
  write: (amazonMusic: AmazonMusic, ask: Ask) => Promise<void>,
): Promise<ChangedPlaylist> {
  const { value, userErrors } = await change(
    context,
    problems,
    async (amazonMusic, ask): Promise<Playlist> => {
      await write(amazonMusic, ask);
      return { _type: "Playlist", id };
    },
  );
  return { playlist: value, userErrors };
}

/** Entry ids are opaque and travel in a body: their number and length alone are checked. */
function checkEntryIds(
  field: string,
  ids: readonly string[],
): UserError | null {
  return (
    checkCount(field, ids, maxTracks) ??
    checkEntryId(
      field,
      ids.find((id) => id.length > entryIdLength.max),
    )
  );
}

function checkEntryId(field: string, id = ""): UserError | null {
  return checkText(field, id, entryIdLength);
}

export const playlistMutations = {
  createPlaylist: async (_, { input }, context) => {
    const { title, description, visibility } = input;
    const { value, userErrors } = await change(
      context,
      [
        checkText("title", title, titleLength),
        checkText("description", description, descriptionLength),
        checkChoice("visibility", visibility),
      ],
      ({ playlists }, ask) =>
        playlists.create({ title, description, visibility }, ask),
    );
    return { playlist: value, userErrors };
  },
  updatePlaylist: (_, { input }, context) => {
    const { catalogId } = input;
    // Null says as little as nothing at all: what is not given stays.
    const title = input.title ?? undefined;
    const description = input.description ?? undefined;
    const visibility = input.visibility ?? undefined;
    return changePlaylist(
      context,
      catalogId,
      [
        checkId("catalogId", catalogId),
        title === undefined ? null : checkText("title", title, titleLength),
        description === undefined
          ? null
          : checkText("description", description, descriptionLength),
        visibility === undefined ? null : checkChoice("visibility", visibility),
      ],
      ({ playlists }, ask) =>
        playlists.update(catalogId, { title, description, visibility }, ask),
    );
  },
  deletePlaylist: async (_, { input: { catalogId } }, context) => {
    const { playlist, userErrors } = await changePlaylist(
      context,
      catalogId,
      [checkId("catalogId", catalogId)],
      ({ playlists }, ask) => playlists.remove(catalogId, ask),
    );
    return playlist === null
      ? {
          deletedPlaylistId: null,
          deletedPlaylistCatalogId: null,
          userErrors,
        }
      : {
          deletedPlaylistId: toGlobalId("Playlist", catalogId),
          deletedPlaylistCatalogId: catalogId,
          userErrors,
        };
  },
  addPlaylistTracks: (_, { input }, context) => {
    const { playlistCatalogId, trackCatalogIds, addDuplicateTracks } = input;
    return changePlaylist(
      context,
      playlistCatalogId,
      [
        checkId("playlistCatalogId", playlistCatalogId),
        checkIds("trackCatalogIds", trackCatalogIds, maxTracks),
      ],
      ({ playlists }, ask) =>
        playlists.addTracks(
          playlistCatalogId,
          trackCatalogIds,
          addDuplicateTracks,
          ask,
        ),
    );
  },
  removePlaylistTracks: (_, { input }, context) => {
    const { playlistCatalogId, entryIds } = input;
    return changePlaylist(
      context,
      playlistCatalogId,
      [
        checkId("playlistCatalogId", playlistCatalogId),
        checkEntryIds("entryIds", entryIds),
      ],
      ({ playlists }, ask) =>
        playlists.removeTracks(playlistCatalogId, entryIds, ask),
    );
  },
  movePlaylistTracks: (_, { input }, context) => {
    const { playlistCatalogId, entryIds } = input;
    const entryIdAbove = input.entryIdAbove ?? undefined;
    const entryIdBelow = input.entryIdBelow ?? undefined;
    return changePlaylist(
      context,
      playlistCatalogId,
      [
        checkId("playlistCatalogId", playlistCatalogId),
        checkEntryIds("entryIds", entryIds),
        checkEntryId("entryIdAbove", entryIdAbove),
        checkEntryId("entryIdBelow", entryIdBelow),
      ],
      ({ playlists }, ask) =>
        playlists.moveTracks(
          playlistCatalogId,
          entryIds,
          { entryIdAbove, entryIdBelow },
          ask,
        ),
    );
  },
} satisfies MutationResolvers;
