import type {
  AudioQuality,
  ImageType,
  MediaType,
  Visibility,
} from "../../generated/graphql.ts";

const audioQualities: ReadonlyMap<string, AudioQuality> = new Map([
  ["SD", "SD"],
  ["HD", "HD"],
  ["UHD", "UHD"],
  // A name in GraphQL cannot begin with a digit.
  ["360RA", "RA360"],
]);

export function toAudioQualities(
  values: readonly string[],
): readonly AudioQuality[] {
  return values.map((value) => audioQualities.get(value) ?? "OTHER");
}

export function toMediaType(value: string): MediaType {
  const name = value.toUpperCase();
  return name === "AUDIO" || name === "VIDEO" ? name : "OTHER";
}

export function toImageType(value: string): ImageType {
  return value === "PRIMARY" || value === "BACKGROUND" || value === "PROFILE"
    ? value
    : "OTHER";
}

export function toVisibility(value: string): Visibility {
  return value === "PUBLIC" || value === "PRIVATE" ? value : "OTHER";
}

/** A date, with or without a time, fractions and a zone. */
const moment =
  /^(\d{4}-\d{2}-\d{2})(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** RFC 3339 in UTC; null where Amazon's text is no moment. Without a zone it is taken for UTC, wherever the gateway runs. */
export function toDateTime(value: string): string | null {
  const [, date, zone] = moment.exec(value) ?? [];
  if (date === undefined || !isDate(date)) return null;
  const isZoneless = value.includes("T") && zone === undefined;
  const time = Date.parse(isZoneless ? `${value}Z` : value);
  if (Number.isNaN(time)) return null;
  const text = new Date(time).toISOString();
  // In another zone it may be a year that has no four digits, and RFC 3339 no way to write it.
  return /^\d{4}-/.test(text) ? text : null;
}

/** Date.parse makes the 2nd of March of the 30th of February. */
function isDate(date: string): boolean {
  const time = Date.parse(date);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(date);
}
