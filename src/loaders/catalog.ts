import type {
  Album,
  AmazonMusic,
  Artist,
  Ask,
  MultiGet,
  Track,
} from "../amazon-music/index.ts";
import { createById, type ById } from "./by-id.ts";
import type { Store } from "./read-through.ts";

/** What everybody may see: loaders whose results are kept between requests. */
export interface Catalog {
  readonly album: ById<Album>;
  readonly track: ById<Track>;
  readonly artist: ById<Artist>;
}

export interface CatalogOptions {
  readonly amazonMusic: AmazonMusic;
  readonly store: Store;
  readonly ask: Ask;
  /**
   * Whose catalogue it is: a territory, or one caller where the territory is
   * not known. The same id can mean another thing in another territory.
   */
  readonly scope: string;
}

/** Raised when the stored shape of an entity changes, so that older entries are misses. */
const storedVersion = 1;

/** Fresh loaders for one request. Cheap, and no I/O. */
export function createCatalog(options: CatalogOptions): Catalog {
  const { amazonMusic } = options;
  return {
    album: createLoader("Album", amazonMusic.albums.getMany, options),
    track: createLoader("Track", amazonMusic.tracks.getMany, options),
    artist: createLoader("Artist", amazonMusic.artists.getMany, options),
  };
}

interface Entity {
  readonly _type: string;
  readonly id: string;
}

function createLoader<Value extends Entity>(
  type: Value["_type"],
  getMany: MultiGet<Value>,
  { store, ask, scope }: CatalogOptions,
): ById<Value> {
  // All that changes Amazon's answer stands in the key.
  const prefix = [
    "catalog",
    storedVersion,
    scope,
    toKeyPart(ask.acceptLanguage),
    toKeyPart(ask.imageStyle),
    type.toLowerCase(),
    "",
  ].join(":");
  return createById<Value>({
    store,
    toKey: (id) => prefix + id,
    accepts: (value): value is Value => isEntity(value, type),
    fetch: (ids) => getMany(ids, ask),
  });
}

/** Callers choose these texts: none may reach into the next part of the key. */
function toKeyPart(text = "-"): string {
  return text.replaceAll(/[%:]/g, encodeURIComponent);
}

function isEntity(value: unknown, type: string): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "_type" in value &&
    value._type === type &&
    "id" in value &&
    typeof value.id === "string"
  );
}
