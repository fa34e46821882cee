import type { JsonObject } from "../json.ts";

const territories = {
  US: "United States",
  GB: "United Kingdom",
  DE: "Germany",
  FR: "France",
  ES: "Spain",
  IT: "Italy",
  JP: "Japan",
  CA: "Canada",
  MX: "Mexico",
  BR: "Brazil",
  AU: "Australia",
  NZ: "New Zealand",
  IN: "India",
};

const names = new Map(Object.entries(territories));

export function musicTerritoryForm(code: string): JsonObject {
  return { code, territoryName: names.get(code) ?? code };
}

export function marketForm(id: string): JsonObject {
  return { id, name: names.get(id) ?? id };
}

const allMarkets = [...names.keys()].map(marketForm);

/** All markets, or those that are named. */
export function marketForms(
  ids: readonly string[] | null,
): readonly JsonObject[] {
  return ids?.map(marketForm) ?? allMarkets;
}
