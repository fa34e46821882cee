import type { Sandbox } from "../../src/sandbox/index.ts";
import { connectionLists, type ConnectionList } from "./connection-lists.ts";
import type { RunningGateway } from "./start-gateway.ts";

/** What somebody has: ids and cursors that are theirs. */
export interface Holdings {
  readonly userId: string;
  /** The opaque id of `me`. */
  readonly meId: string;
  readonly privatePlaylist: string;
  readonly publicPlaylist: string;
  /** The id that the next playlist they create will have. */
  readonly nextPlaylist: string;
  /** Of the places in the private playlist. */
  readonly entryIds: readonly string[];
  /** Of every list of the graph a cursor that more follows behind, by the list's name; none where the list is not theirs to see. */
  readonly cursors: ReadonlyMap<string, string>;
}

interface ReadPlaylist {
  readonly catalogId: string;
  readonly visibility: string;
}

/** Reads what the bearer of a token has, and leaves the sandbox as it was at its start. */
export async function readHoldings(
  gateway: RunningGateway,
  token: string,
): Promise<Holdings> {
  const { query, sandbox } = gateway;
  const mine = await query<{
    me: {
      id: string;
      userId: string;
      playlists: { nodes: readonly ReadPlaylist[] };
    };
  }>("{ me { id userId playlists { nodes { catalogId visibility } } } }", {
    token,
  });
  const { id: meId, userId, playlists } = mine.data.me;
  const playlistOf = (visibility: string): string =>
    playlists.nodes.find((one) => one.visibility === visibility)?.catalogId ??
    "B000000000";
  const privatePlaylist = playlistOf("PRIVATE");
  const read = await query<{
    playlist: { tracks: { edges: readonly { entryId: string }[] } } | null;
  }>(
    `{ playlist(catalogId: "${privatePlaylist}") { tracks { edges { entryId } } } }`,
    { token },
  );
  const cursors = new Map<string, string>();
  for (const list of connectionLists) {
    const cursor = await readCursor(gateway, list, token);
    if (cursor !== undefined) cursors.set(toListName(list), cursor);
  }
  const created = await query<{
    createPlaylist: { playlist: { catalogId: string } };
  }>(
    'mutation { createPlaylist(input: { title: "Any" }) { playlist { catalogId } } }',
    { token },
  );
  sandbox.reset();
  return {
    userId,
    meId,
    privatePlaylist,
    publicPlaylist: playlistOf("PUBLIC"),
    nextPlaylist: created.data.createPlaylist.playlist.catalogId,
    entryIds:
      read.data.playlist?.tracks.edges.map(({ entryId }) => entryId) ?? [],
    cursors,
  };
}

/** Mostly past the first page, so that the cursor holds a token of Amazon's. */
async function readCursor(
  { query, sandbox }: RunningGateway,
  list: ConnectionList,
  token: string,
): Promise<string | undefined> {
  const { parent = (_: Sandbox, field: string) => field, args = "" } = list;
  const [, name] = list.field.split(".");
  const field = `${name}(first: 25 ${args}) { pageInfo { endCursor } }`;
  const { data } = await query(`{ ${parent(sandbox, field)} }`, { token });
  return /"endCursor":"([^"]+)"/.exec(JSON.stringify(data))?.[1];
}

/** What a list is called, apart from the field's other lists. */
export function toListName({ field, of }: ConnectionList): string {
  return of === undefined ? `${field}, paged` : `${field} of ${of}`;
}
