import type { Material } from "./hostile-material.ts";
import type { Random } from "./hostile-random.ts";
import { hostileTexts, mutateBytes, mutateText } from "./hostile-text.ts";

/** What passes for an id, a cursor or an entity's key at first sight. */
export interface HostileIds {
  /** An opaque id. */
  toNodeId(): string;
  toCursor(): string;
  toRepresentation(): unknown;
}

export function createHostileIds(
  random: Random,
  material: Material,
): HostileIds {
  /** An opaque id, or what may pass for one at first sight. */
  function toNodeId(): string {
    const good = random.pick(material.nodeIds);
    switch (random.int(5)) {
      case 0:
        return mutateText(random, good);
      case 1:
        return toOpaque(
          mutateBytes(random, Buffer.from(good, "base64url")).toString(),
        );
      case 2:
        return toOpaque(
          mutateText(random, Buffer.from(good, "base64url").toString()),
        );
      case 3: {
        const view = JSON.stringify(random.list(0, 5, toIdPart));
        return toOpaque(
          random.chance(0.5)
            ? `1:View:${view}`
            : `1:EntityGroup:${JSON.stringify([view, toIdPart()])}`,
        );
      }
      default:
        return toOpaque(
          `${random.pick(["1", "2", ""])}:${random.pick(nodeTypes)}:${random.pick(hostileTexts)}`,
        );
    }
  }

  function toIdPart(): unknown {
    return random.pick<unknown>([
      ...viewNames,
      ...["search", "", null, 10, -1, 1e308, 0.5, [], {}, true],
      random.pick(hostileTexts),
      random.pick(material.catalogIds),
      random.pick(material.groupIds),
    ]);
  }

  function toCursor(): string {
    const good = random.pick(material.cursors);
    const bytes = Buffer.from(good, "base64url");
    switch (random.int(4)) {
      case 0:
        return good;
      case 1:
        return mutateText(random, good);
      case 2:
        return mutateBytes(random, bytes).toString("base64url");
      default:
        return Buffer.concat([
          bytes.subarray(0, 16),
          Buffer.from(random.pick(forgedPlaces)),
        ]).toString("base64url");
    }
  }

  function toRepresentation(): unknown {
    return random.pick<unknown>([
      random.pick(hostileTexts),
      random.int(1000),
      null,
      true,
      [],
      {},
      [{ __typename: "Album" }],
      { __typename: { __typename: "Album" }, catalogId: "B0" },
      { __typename: random.pick(nodeTypes), catalogId: toIdPart() },
      { __typename: "Album", catalogId: random.pick(material.catalogIds) },
      {
        __typename: random.pick(hostileTexts),
        catalogId: "B0",
        id: toNodeId(),
      },
      JSON.parse('{"__proto__":{"__typename":"Album"},"catalogId":"B0"}'),
    ]);
  }

  return { toNodeId, toCursor, toRepresentation };
}

function toOpaque(text: string): string {
  return Buffer.from(text).toString("base64url");
}

const nodeTypes = [
  ...["Album", "Artist", "Track", "Playlist", "Category", "Station", "User"],
  ...["PodcastShow", "PodcastEpisode", "CurrentUser", "View", "EntityGroup"],
  ...[
    "Query",
    "__proto__",
    "constructor",
    "Image",
    "_Entity",
    "x".repeat(5000),
  ],
];

const viewNames = [
  ...["home", "podcasts", "library", "library-albums", "recent", "album"],
  ...["artist", "playlist", "podcast-show", "search"],
];

/** What a forger would put behind a seal that is not its own. */
const forgedPlaces = [
  "[0,20,null]",
  '[5,20,"token"]',
  "[-1,0,null]",
  '{"__proto__":1}',
  "[",
  "null",
  `["${"x".repeat(5000)}"]`,
];
