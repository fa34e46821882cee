import type {
  Entity,
  EntityGroup,
  RestEdge,
  RestPage,
  View,
} from "../amazon-music/index.ts";

/** Where a group goes on in its own view: the group's id there and Amazon's token; both null at the start. */
type OwnPlace =
  readonly [groupId: string, token: string] | readonly [null, null];

/** The token that leads from what came of a group into its own view. */
export const ownViewStart = toToken([null, null]);

/**
 * Reads on in a group whose own path belongs to another view, such as the
 * group `playlists` of the library. That view has a group of the same things
 * under another id, and tokens of its own: it is read from its start, without
 * what the group has shown already.
 */
export async function readOwnView(
  group: EntityGroup,
  token: string,
  getPage: (token: string | null) => Promise<View | null>,
): Promise<RestPage<RestEdge<Entity>>> {
  // Written by toToken: cursors are authenticated.
  const [ownId, ownToken] = JSON.parse(token) as OwnPlace;
  const groups = (await getPage(ownToken))?.groups ?? [];
  const own = groups.find(({ id, entities }) =>
    ownId === null ? beginsLike(entities, group.entities) : id === ownId,
  );
  if (own === undefined) return { edges: [], nextToken: null };
  // On every page: the pages there may be shorter than what came of the group.
  const shown = new Set(group.entities.map(({ id }) => id));
  return {
    edges: own.entities
      .filter(({ id }) => !shown.has(id))
      .map((node) => ({ node })),
    nextToken: own.nextToken === null ? null : toToken([own.id, own.nextToken]),
  };
}

function beginsLike(
  [one]: readonly Entity[],
  [other]: readonly Entity[],
): boolean {
  return one?._type === other?._type && one?.id === other?.id;
}

function toToken(place: OwnPlace): string {
  return JSON.stringify(place);
}
