/** What `JSON.stringify` writes out in full; a member that is undefined is left out. */
export type Json =
  string | number | boolean | null | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [name: string]: Json | undefined;
}

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** `Array.isArray` takes a readonly array for one of anything. */
export function isJsonArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
