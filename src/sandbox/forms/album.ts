import { translate, type Audience } from "../audience.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Album } from "../catalog/entity.ts";
import type { JsonObject } from "../json.ts";
import { artistStubs } from "./artist.ts";
import { audioQualities, eligibilityForm } from "./eligibility.ts";
import { imageForm } from "./image.ts";
import { parentalSettingsForm, shortTitle } from "./title.ts";
import { marketForm, marketForms, musicTerritoryForm } from "./territory.ts";

export function albumUrl(id: string): string {
  return `https://music.amazon.com/albums/${id}`;
}

/**
 * Everything the page "Albums" shows, but for `release`, whose members no page tells, and `localAsin`, which no example holds. The tracks
 * are always stubs, and their `url` is the album's.
 */
export function albumForm(
  album: Album,
  catalog: Catalog,
  audience: Audience,
): JsonObject {
  const title = translate(album.title, audience.language);
  const tracks = album.trackIds
    .map((id) => catalog.track(id))
    .filter((track) => track !== undefined);
  return {
    id: album.id,
    globalAsin: album.id,
    title,
    shortTitle: shortTitle(title),
    audioQualities: audioQualities(album.id),
    duration: tracks.reduce((sum, { duration }) => sum + duration, 0),
    url: albumUrl(album.id),
    releaseDate: album.releaseDate,
    musicTerritory: musicTerritoryForm(audience.territory),
    market: marketForm(audience.territory),
    availableMarkets: marketForms(album.territories),
    artists: artistStubs(album.artistIds, catalog, audience),
    eligibility: eligibilityForm(album.id, audience),
    parentalSettings: parentalSettingsForm(
      [album, ...tracks].some(({ title: text }) => text.endsWith("[Explicit]")),
    ),
    tracks: tracks.map((track) => ({
      id: track.id,
      title: translate(track.title, audience.language),
      url: albumUrl(album.id),
    })),
    trackCount: tracks.length,
    images: album.hasImages ? [imageForm(album.id, audience, 1400, 1400)] : [],
    label: album.label,
  };
}

export function albumStub(album: Album, audience: Audience): JsonObject {
  return {
    id: album.id,
    title: translate(album.title, audience.language),
    url: albumUrl(album.id),
  };
}
