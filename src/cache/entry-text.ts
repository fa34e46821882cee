import type { CacheEntry } from "./entry.ts";
import {
  createKnownLists,
  type KnownLists,
  type ListApart,
} from "./list-apart.ts";

/** Raised when the form of the text changes. Texts of another format are misses, so replicas of two versions can share one store. */
const format = 1;

/**
 * The text kept in the shared store, or `undefined` for a value that JSON cannot hold (undefined, a function, a cycle, a bigint).
 *
 * @param apart A member of the value to be written behind it, on a line of its own.
 */
export function toEntryText(
  { value, storedAt }: CacheEntry,
  apart?: ListApart,
): string | undefined {
  const json = toJson(
    apart === undefined ? value : { ...(value as object), [apart.name]: null },
  );
  if (!json) return undefined;
  const text = frame(String(storedAt), apart?.name, json);
  return apart === undefined ? text : `${text}\n${apart.text}`;
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
  lists: KnownLists = createKnownLists(),
): CacheEntry | undefined {
  // JSON has no line break that is not escaped.
  const end = text.indexOf("\n");
  const found = fromJson(end < 0 ? text : text.slice(0, end));
  if (!isFramed(found)) return undefined;
  const { storedAt, value, apart } = found;
  let bytes = text.length - frame(String(storedAt), apart, "").length;
  if (end >= 0 || apart !== undefined) {
    const list = end < 0 ? undefined : lists.read(text.slice(end + 1));
    if (list === undefined || !putBack(value, apart, list)) return undefined;
    bytes -= "\nnull".length;
  }
  return { value, storedAt: Math.min(storedAt, now), bytes };
}

/** Whether its place was there. */
function putBack(
  value: unknown,
  name: string | undefined,
  list: readonly unknown[],
): boolean {
  if (name === undefined || typeof value !== "object" || value === null)
    return false;
  const members = value as Record<string, unknown>;
  if (members[name] !== null) return false;
  members[name] = list;
  return true;
}

interface Framed {
  readonly format: typeof format;
  readonly storedAt: number;
  /** The name of the member that follows on a line of its own. */
  readonly apart?: string;
  readonly value: unknown;
}

/** By hand, so that the value's own length is known when reading without writing it out again. */
function frame(
  storedAt: string,
  apart: string | undefined,
  json: string,
): string {
  const name = apart === undefined ? "" : `"apart":${JSON.stringify(apart)},`;
  return `{"format":${format},"storedAt":${storedAt},${name}"value":${json}}`;
}

function isFramed(found: unknown): found is Framed {
  return (
    typeof found === "object" &&
    found !== null &&
    "format" in found &&
    found.format === format &&
    "storedAt" in found &&
    typeof found.storedAt === "number" &&
    (!("apart" in found) || typeof found.apart === "string") &&
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
