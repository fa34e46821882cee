import type { CacheEntry } from "./entry.ts";

/** Raised when the form of the text changes. Texts of another format are misses, so replicas of two versions can share one store. */
const format = 1;

/** The text kept in the shared store, or `undefined` for a value that JSON cannot hold (undefined, a function, a cycle, a bigint). */
export function toEntryText(entry: CacheEntry): string | undefined {
  const json = toJson(entry.value);
  return json && frame(String(entry.storedAt), json);
}

/**
 * The entry in a text that came from the shared store, or `undefined` for whatever is not one: corrupt, cut off, written by
 * someone else or by another version.
 *
 * @param now Bounds `storedAt`: a replica whose clock runs ahead must not make its entries look younger than new.
 */
export function parseEntryText(
  text: string,
  now: number,
): CacheEntry | undefined {
  const found = fromJson(text);
  if (!isFramed(found)) return undefined;
  const bytes = text.length - frame(String(found.storedAt), "").length;
  return { value: found.value, storedAt: Math.min(found.storedAt, now), bytes };
}

interface Framed {
  readonly format: typeof format;
  readonly storedAt: number;
  readonly value: unknown;
}

/** By hand, so that the value's own length is known when reading without writing it out again. */
function frame(storedAt: string, json: string): string {
  return `{"format":${format},"storedAt":${storedAt},"value":${json}}`;
}

function isFramed(found: unknown): found is Framed {
  return (
    typeof found === "object" &&
    found !== null &&
    "format" in found &&
    found.format === format &&
    "storedAt" in found &&
    typeof found.storedAt === "number" &&
    "value" in found
  );
}

function toJson(value: unknown): string | undefined {
  try {
    return JSON.stringify(value);
  } catch {
    return undefined;
  }
}

function fromJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
