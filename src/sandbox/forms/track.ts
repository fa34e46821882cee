import { translate, type Audience } from "../audience.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { Track } from "../catalog/entity.ts";
import type { JsonObject } from "../json.ts";
import { albumStub, albumUrl } from "./album.ts";
import { artistStubs } from "./artist.ts";
import { audioQualities, eligibilityForm } from "./eligibility.ts";
import { imageForm } from "./image.ts";
import { parentalSettingsForm, shortTitle } from "./title.ts";
import { marketForm, marketForms, musicTerritoryForm } from "./territory.ts";

/** Everything the page "Tracks" shows; images are those of the album. */
export function trackForm(
  track: Track,
  catalog: Catalog,
  audience: Audience,
): JsonObject {
  const stub = trackStub(track, audience);
  const title = translate(track.title, audience.language);
  const album = catalog.album(track.albumId);
  return {
    ...stub,
    audioQualities: audioQualities(track.id),
    globalAsin: track.id,
    shortTitle: shortTitle(title),
    duration: track.duration,
    album: album && albumStub(album, audience),
    releaseDate: album?.releaseDate,
    isrc: track.isrc,
    artists: artistStubs(track.artistIds, catalog, audience),
    musicTerritory: musicTerritoryForm(audience.territory),
    market: marketForm(audience.territory),
    availableMarkets: marketForms(track.territories),
    eligibility: eligibilityForm(track.id, audience),
    parentalSettings: parentalSettingsForm(track.title.endsWith("[Explicit]")),
    images: album?.hasImages ? [imageForm(album.id, audience, 1400, 1400)] : [],
    previewUrl: `https://music.amazon.com/previews/${track.id}.mp3`,
    label: album?.label,
    mediaType: "AUDIO",
  };
}

export function trackStub(track: Track, audience: Audience): JsonObject {
  return {
    id: track.id,
    title: translate(track.title, audience.language),
    url: `${albumUrl(track.albumId)}/?trackAsin=${track.id}`,
  };
}
