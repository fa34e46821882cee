import type { JsonObject } from "../json.ts";

const EXPLICIT = " [Explicit]";

/** The title without what follows a bracket at its end. */
export function shortTitle(title: string): string {
  return title.endsWith(EXPLICIT) ? title.slice(0, -EXPLICIT.length) : title;
}

export function parentalSettingsForm(isExplicit: boolean): JsonObject {
  return { isKidFriendly: !isExplicit, hasExplicitLanguage: isExplicit };
}
