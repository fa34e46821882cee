import type { Audience } from "../audience.ts";
import { hashText, noise } from "../catalog/noise.ts";
import type { JsonObject } from "../json.ts";

/** The four flags of albums and tracks: they follow the work and the territory, never the user. `isPurchaseable` is Amazon's spelling. */
export function eligibilityForm(id: string, audience: Audience): JsonObject {
  const bits = noise(hashText(id), hashText(audience.territory), 1);
  return {
    isDownloadable: (bits & 1) === 1,
    isPurchaseable: (bits & 2) === 2,
    isPreviewable: (bits & 4) === 4,
    isPrimeEligible: (bits & 8) === 8,
  };
}

export function audioQualities(id: string): string[] {
  return ["SD", "HD", "UHD", "360RA"].slice(0, 2 + (hashText(id) % 3));
}
