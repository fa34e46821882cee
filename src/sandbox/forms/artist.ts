import { translate, type Audience } from "../audience.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Artist } from "../catalog/entity.ts";
import type { JsonObject } from "../json.ts";
import { imageForm } from "./image.ts";
import { musicTerritoryForm } from "./territory.ts";

/** Everything the page "Artists" shows; `followerCount` appears in views only. */
export function artistForm(artist: Artist, audience: Audience): JsonObject {
  return {
    ...artistStub(artist, audience),
    globalAsin: artist.id,
    images: artist.hasImages
      ? [
          imageForm(artist.id, audience, 1920, 1080, "BACKGROUND"),
          imageForm(artist.id, audience, 1000, 1000, "PROFILE"),
        ]
      : undefined,
    musicTerritory: musicTerritoryForm(audience.territory),
  };
}

export function artistStub(artist: Artist, audience: Audience): JsonObject {
  return {
    id: artist.id,
    name: translate(artist.name, audience.language),
    url: `https://music.amazon.com/artists/${artist.hasLink ? artist.id : ""}`,
  };
}

export function artistStubs(
  ids: readonly string[],
  catalog: Catalog,
  audience: Audience,
): JsonObject[] {
  return ids
    .map((id) => catalog.artist(id))
    .filter((artist) => artist !== undefined)
    .map((artist) => artistStub(artist, audience));
}
