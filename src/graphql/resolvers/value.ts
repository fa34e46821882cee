import type {
  AudioQuality,
  ImageType,
  MediaType,
  Visibility,
} from "../../generated/graphql.ts";

const audioQualities: Readonly<Record<string, AudioQuality>> = {
  SD: "SD",
  HD: "HD",
  UHD: "UHD",
  // A name in GraphQL cannot begin with a digit.
  "360RA": "RA360",
};

export function toAudioQualities(
  values: readonly string[],
): readonly AudioQuality[] {
  return values.map((value) => audioQualities[value] ?? "OTHER");
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

/** RFC 3339 in UTC; null where Amazon's text is no moment. It comes with and without milliseconds. */
export function toDateTime(value: string): string | null {
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}
