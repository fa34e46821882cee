import { expect } from "@jest/globals";

export type Payload = Readonly<Record<string, unknown>>;

/** What `id` is called where it is not that of a thing of the catalogue, by the name that the thing stands under. */
const idNames: Readonly<Record<string, string>> = {
  availableMarkets: "code",
  curator: "userId",
  entityGroups: "groupId",
  market: "code",
  markets: "code",
  me: "userId",
  playParams: "mrn",
  view: "viewId",
};

type Rename = (value: unknown, owner: string) => Payload;

/** All that the graph shows under another name or in another form, by Amazon's name. The rest it shows as it is. */
const renamed: Readonly<Record<string, Rename>> = {
  id: (id, owner) => ({ [idNames[owner] ?? "catalogId"]: id }),
  _type: (type) => ({ __typename: type }),
  // Names.
  browseCategories: (list) => ({ categories: toGraph(list) }),
  podcast: (show) => ({ podcastShow: toGraph(show) }),
  recentTrackPlayback: (list) => ({ recentlyPlayed: toGraph(list) }),
  related: (list) => ({ relatedArtists: toGraph(list) }),
  user: (user) => ({ me: toGraph(user, "me") }),
  // Forms.
  audioQualities: (values) => ({
    audioQualities: (values as string[]).map((value) =>
      value === "360RA" ? "RA360" : value,
    ),
  }),
  containerId: (mrn) => ({ containerIds: mrn === null ? null : [mrn] }),
  playedAt: (text) => ({ playedAt: toMoment(text) }),
  releaseDate: (text) => ({ releaseDate: toMoment(text) }),
  // Lists: an album's tracks come without pages, and views have a form of their own.
  tracks: (list, owner) => ({
    tracks: owner.startsWith("album") ? toPage(list, "", false) : toGraph(list),
  }),
  content: (content) => {
    const { entityGroups, entities, nextPageToken } = content as Payload;
    const hasNextPage = typeof nextPageToken === "string";
    return entityGroups === undefined
      ? { entities: toPage(entities, "", hasNextPage) }
      : { entityGroups: toPage(entityGroups, "entityGroups", hasNextPage) };
  },
  // Cursors are the gateway's own, and lead on where Amazon's tokens do.
  cursor: () => ({ cursor: expect.any(String) }),
  token: () => ({ endCursor: expect.any(String) }),
};

/** A payload as the graph has to show it, with nothing lost. `owner` is the name that it stands under. */
export function toGraph(payload: Payload, owner?: string): Payload;
export function toGraph(payload: unknown, owner?: string): unknown;
export function toGraph(payload: unknown, owner = ""): unknown {
  if (Array.isArray(payload))
    return payload.map((item) => toGraph(item, owner));
  if (typeof payload !== "object" || payload === null) return payload;
  return Object.fromEntries(
    Object.entries(payload).flatMap(([name, value]) =>
      Object.entries(
        renamed[name]?.(value, owner) ?? { [name]: toGraph(value, name) },
      ),
    ),
  );
}

function toPage(list: unknown, owner: string, hasNextPage: boolean): Payload {
  return {
    edges: (list as unknown[]).map((node) => ({ node: toGraph(node, owner) })),
    pageInfo: { hasNextPage },
  };
}

function toMoment(text: unknown): string {
  return new Date(text as string).toISOString();
}
