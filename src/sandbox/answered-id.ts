import { toId, toIndex, type IdKind } from "./catalog/id.ts";
import { formerAlbumIds, namedAlbums, namedArtists } from "./catalog/works.ts";
import type { JsonObject } from "./json.ts";
import type { Switches } from "./switches.ts";

export interface AnsweredId {
  /** Under which id the catalogue holds the thing. */
  catalogId: string;
  /** The members of the answer that tell which thing it is. */
  ids: JsonObject;
}

interface Variant {
  kind: IdKind;
  /** The kinds of ids that have a variant of this kind. */
  sources: readonly IdKind[];
}

const variants = {
  album: { kind: "albumVariant", sources: ["album", "single"] },
  track: {
    kind: "trackVariant",
    sources: ["track", "workTrack", "singleTrack"],
  },
  artist: { kind: "artistVariant", sources: ["artist"] },
  podcastShow: { kind: "podcastShowVariant", sources: ["podcastShow"] },
} as const satisfies Record<string, Variant>;

const workIds = [...namedAlbums, ...namedArtists].map(({ id }) => id);
const presentIds = Object.values(formerAlbumIds);

/**
 * Amazon may answer an id with another one (a former id, or the work's id in another territory): asked for B08XK843KK its own example
 * answers B0064UPU4G. What a thing is answered under can be asked for too, and stays what it is.
 */
export function toAnsweredId(
  kind: keyof typeof variants,
  askedId: string,
  mode: Switches["answeredIds"],
): AnsweredId {
  if (mode === "asked") return { catalogId: askedId, ids: {} };
  const catalogId =
    formerAlbumIds[askedId] ?? fromVariant(variants[kind], askedId) ?? askedId;
  // An album with a former id is answered under its own one, as in the documented case.
  const id = presentIds.includes(catalogId)
    ? catalogId
    : toVariant(variants[kind], catalogId);
  if (id === askedId) return { catalogId, ids: { id, globalAsin: catalogId } };
  switch (mode) {
    case "global-asin":
      return { catalogId, ids: { id, globalAsin: askedId } };
    case "local-asin":
      return { catalogId, ids: { id, globalAsin: id, localAsin: askedId } };
    case "unmatched":
      return { catalogId, ids: { id, globalAsin: id } };
  }
}

function toVariant({ kind, sources }: Variant, id: string): string {
  const slot = workIds.indexOf(id);
  if (slot >= 0) return toId("workVariant", slot);
  for (const [place, source] of sources.entries()) {
    const index = toIndex(source, id);
    if (index !== undefined) return toId(kind, index * sources.length + place);
  }
  return id;
}

function fromVariant(
  { kind, sources }: Variant,
  id: string,
): string | undefined {
  const slot = toIndex("workVariant", id);
  if (slot !== undefined) return workIds[slot];
  const index = toIndex(kind, id);
  const source = sources[(index ?? 0) % sources.length];
  return index === undefined || source === undefined
    ? undefined
    : toId(source, Math.floor(index / sources.length));
}
