import { noise, pick } from "./noise.ts";

// Invented names only: nothing here is the title of a real work or the name of a real artist on purpose.
const adjectives = [
  "Amber",
  "Borrowed",
  "Crooked",
  "Distant",
  "Eleventh",
  "Folded",
  "Gentle",
  "Hollow",
  "Idle",
  "Jagged",
  "Kindled",
  "Lunar",
  "Muted",
  "Northern",
  "Opaque",
  "Paper",
  "Quiet",
  "Restless",
  "Salted",
  "Tidal",
  "Unsent",
  "Velvet",
  "Weathered",
  "Yonder",
] as const;

const nouns = [
  "Atlas",
  "Bridges",
  "Cartography",
  "Daybreak",
  "Embers",
  "Ferries",
  "Gardens",
  "Harvest",
  "Islands",
  "Junctions",
  "Kites",
  "Lanterns",
  "Meridian",
  "Nightshift",
  "Orchard",
  "Postcards",
  "Quarry",
  "Rivers",
  "Signals",
  "Tramlines",
  "Undertow",
  "Voltage",
  "Windows",
  "Zeppelin",
] as const;

const firstNames = [
  "Alva",
  "Bruno",
  "Cleo",
  "Dagny",
  "Emre",
  "Fenna",
  "Goran",
  "Hedda",
  "Ines",
  "Jori",
  "Kaia",
  "Lotte",
  "Milo",
  "Noor",
  "Otis",
  "Pilar",
] as const;

const labels = [
  "Copper Kettle Records",
  "Low Tide Sounds",
  "Ninth Floor Music",
  "Paper Moth",
  "Sixpence Recordings",
] as const;

/** A title of two words, followed by a number so that no two neighbours are the same. */
export function inventTitle(seed: number, index: number, salt: number): string {
  const adjective = pick(adjectives, noise(seed, index, salt));
  return `${adjective} ${pick(nouns, noise(seed, index, salt + 1))} ${index + 1}`;
}

export function inventName(seed: number, index: number, salt: number): string {
  const first = pick(firstNames, noise(seed, index, salt));
  return `${first} & the ${pick(nouns, noise(seed, index, salt + 1))} ${index + 1}`;
}

export function inventLabel(seed: number, index: number): string {
  return pick(labels, noise(seed, index, 90));
}

/** In seconds. */
export function inventDuration(seed: number, index: number): number {
  return 90 + (noise(seed, index, 60) % 300);
}

/** Midnight in the east of the United States, as Amazon writes the dates of music. */
export function inventDate(seed: number, index: number): string {
  const year = 1970 + (noise(seed, index, 70) % 56);
  const month = 1 + (noise(seed, index, 71) % 12);
  const day = 1 + (noise(seed, index, 72) % 28);
  const hour = month > 3 && month < 11 ? 4 : 5;
  const twoDigits = (number: number) => String(number).padStart(2, "0");
  return `${year}-${twoDigits(month)}-${twoDigits(day)}T${twoDigits(hour)}:00:00.000Z`;
}
