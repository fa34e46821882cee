import { works } from "../../../src/sandbox/index.ts";
import { toGraph, type Payload } from "../../support/graph-form.ts";
import type { RunningGateway } from "../../support/start-gateway.ts";
import { pageSize, type PayloadCase } from "./payload-case.ts";
import { ownListCase } from "./user-cases.ts";

const { playlists, tracks } = works;
const id = playlists.adaRepeating;

function playlistCase(about: string, playlistId: string): PayloadCase {
  return {
    row: "Y2",
    operation: "GET /v1/playlists/{id}",
    about,
    call: () => ({ path: `/v1/playlists/${playlistId}` }),
    ask: (all) =>
      `{ playlist(catalogId: "${playlistId}") { ${all("Playlist")} } }`,
  };
}

/** A change that Amazon answers with the playlist. */
function changeCase(
  row: string,
  operation: string,
  field: string,
  input: string,
  body: Pick<ReturnType<PayloadCase["call"]>, "json" | "form">,
): PayloadCase {
  const type = `${field.charAt(0).toUpperCase()}${field.slice(1)}Payload`;
  return {
    row,
    operation,
    about: "the change",
    call: () => ({
      path: operation.replace(/^\w+ /, "").replace("{id}", id),
      ...body,
    }),
    ask: (all) => `mutation { ${field}(input: { ${input} }) { ${all(type)} } }`,
    answer: (payload) => ({ [field]: { playlist: toGraph(payload[field]) } }),
  };
}

/** The places of the playlist's tracks. */
async function findEntries({ query }: RunningGateway): Promise<string[]> {
  const { data } = await query<{
    playlist: { tracks: { edges: { entryId: string }[] } };
  }>(`{ playlist(catalogId: "${id}") { tracks { edges { entryId } } } }`);
  return data.playlist.tracks.edges.map(({ entryId }) => entryId);
}

/** Where a track stands in a playlist is told by what follows the colon of its edge's cursor alone. */
function withEntryIds(playlist: Payload): Payload {
  const connection = playlist["tracks"] as Payload;
  const edges = (connection["edges"] as Payload[]).map((edge) => ({
    ...edge,
    entryId: (edge["cursor"] as string).split(":")[1],
  }));
  return { ...playlist, tracks: { ...connection, edges } };
}

export const playlistCases: readonly PayloadCase[] = [
  ownListCase("Y1", "me/playlists", "playlists", "PlaylistConnection"),
  playlistCase("a playlist of the caller's own", playlists.adaLong),
  playlistCase("a playlist of Amazon's editors", playlists.editorial),
  playlistCase("a playlist of an algorithm", playlists.algorithmic),
  {
    row: "Y3",
    operation: "GET /v1/playlists/{id}/tracks",
    about: "the list",
    call: () => ({
      path: `/v1/playlists/${playlists.adaLong}/tracks?limit=${pageSize}`,
    }),
    ask: (all) => `query ($after: String) {
      playlist(catalogId: "${playlists.adaLong}") {
        ${all("Playlist")}
        tracks(first: ${pageSize}, after: $after) { ${all("PlaylistTrackConnection")} }
      }
    }`,
    answer: ({ playlist }) => ({
      playlist: toGraph(withEntryIds(playlist as Payload)),
    }),
  },
  changeCase(
    "Y4",
    "POST /v1/playlists",
    "createPlaylist",
    'title: "Rain & shine", description: "50 % of each", visibility: PUBLIC',
    {
      json: {
        title: "Rain & shine",
        description: "50 % of each",
        visibility: "PUBLIC",
      },
    },
  ),
  changeCase(
    "Y5",
    "PUT /v1/playlists/{id}",
    "updatePlaylist",
    `catalogId: "${id}", title: "Snow & ice", visibility: PRIVATE`,
    { form: { title: "Snow & ice", visibility: "PRIVATE" } },
  ),
  {
    row: "Y6",
    operation: "DELETE /v1/playlists/{id}",
    about: "the change",
    call: () => ({ path: `/v1/playlists/${id}` }),
    ask: (all) => `mutation {
      deletePlaylist(input: { catalogId: "${id}" }) { ${all("DeletePlaylistPayload")} }
    }`,
    answer: ({ deletePlaylist }) => ({
      deletePlaylist: {
        deletedPlaylistCatalogId: (deletePlaylist as Payload)["id"],
      },
    }),
  },
  changeCase(
    "Y7",
    "PUT /v1/playlists/{id}/tracks",
    "addPlaylistTracks",
    `playlistCatalogId: "${id}", trackCatalogIds: ["${tracks.plain}"]`,
    { json: { trackIds: [tracks.plain], addDuplicateTracks: false } },
  ),
  {
    row: "Y8",
    operation: "DELETE /v1/playlists/{id}/tracks",
    about: "the change",
    find: findEntries,
    call: ([first]) => ({
      path: `/v1/playlists/${id}/tracks`,
      json: { entryIds: [first] },
    }),
    ask: (all, [first]) => `mutation {
      removePlaylistTracks(
        input: { playlistCatalogId: "${id}", entryIds: ["${first}"] }
      ) { ${all("RemovePlaylistTracksPayload")} }
    }`,
    answer: ({ removePlaylistTracks }) => ({
      removePlaylistTracks: { playlist: toGraph(removePlaylistTracks) },
    }),
  },
  {
    row: "Y9",
    operation: "PATCH /v1/playlists/{id}/tracks",
    about: "the change",
    find: findEntries,
    call: ([first, second]) => ({
      path: `/v1/playlists/${id}/tracks`,
      json: { entryIds: [second], entryIdBelow: first },
    }),
    ask: (all, [first, second]) => `mutation {
      movePlaylistTracks(
        input: { playlistCatalogId: "${id}", entryIds: ["${second}"], entryIdBelow: "${first}" }
      ) { ${all("MovePlaylistTracksPayload")} }
    }`,
    answer: ({ movePlaylistTracks }) => ({
      movePlaylistTracks: { playlist: toGraph(movePlaylistTracks) },
    }),
  },
];
