import type { HTTPGraphQLRequest } from "@apollo/server";

/** What a request asks, as far as it can be read without a look into the document. */
export interface Question {
  readonly document: string;
  /** Empty where none is named. */
  readonly operationName: string;
  /** As they came; `toCanonicalJson` makes them comparable. */
  readonly variables: Readonly<Record<string, unknown>>;
}

const known: ReadonlySet<string> = new Set([
  "query",
  "operationName",
  "variables",
  "extensions",
]);

/**
 * Null for whatever is not an ordinary question, by its form alone: it is for
 * the server to know what more it wants, or to say what is wrong with it.
 */
export function readQuestion(request: HTTPGraphQLRequest): Question | null {
  const parts =
    request.method === "GET" ? readSearch(request) : readBody(request.body);
  if (parts === null) return null;
  const { query, operationName, variables, extensions } = parts;
  return typeof query === "string" &&
    (operationName == null || typeof operationName === "string") &&
    (variables == null ||
      (typeof variables === "object" && !Array.isArray(variables))) &&
    // They may ask for anything.
    extensions == null &&
    Object.keys(parts).every((name) => known.has(name))
    ? {
        document: query,
        operationName: operationName ?? "",
        // No list, hence an object of JSON.
        variables: (variables ?? {}) as Question["variables"],
      }
    : null;
}

function readBody(body: unknown): Record<string, unknown> | null {
  return typeof body === "object" && body !== null && !Array.isArray(body)
    ? // An object of JSON.
      (body as Record<string, unknown>)
    : null;
}

function readSearch({
  search,
  headers,
}: HTTPGraphQLRequest): Record<string, unknown> | null {
  if (headers.get("content-type") !== undefined) return null;
  const parts = [...new URLSearchParams(search)];
  const { variables, ...rest } = Object.fromEntries(parts);
  // One that is given twice is refused.
  if (new Set(parts.map(([name]) => name)).size < parts.length) return null;
  try {
    const parsed: unknown =
      variables === undefined ? undefined : JSON.parse(variables);
    return parsed === null ? null : { ...rest, variables: parsed };
  } catch {
    return null;
  }
}

/** The same text for the same JSON, in whatever order its fields come; null for what cannot be written, such as a million lists in each other. */
export function toCanonicalJson(value: unknown): string | null {
  try {
    return JSON.stringify(isCanonical(value) ? value : toSorted(value));
  } catch {
    return null;
  }
}

/** Whether it stands in order already, as most do. */
function isCanonical(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return true;
  if (Array.isArray(value)) return value.every(isCanonical);
  let before = "";
  for (const name of Object.keys(value)) {
    // What `Object.keys` gives is there.
    const field = (value as Fields)[name];
    if (name < before || !isCanonical(field)) return false;
    before = name;
  }
  return true;
}

type Fields = Readonly<Record<string, unknown>>;

/** By hand: a function given to `JSON.stringify` would be called for each id of a list. */
function toSorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value))
    return value.some(isThing) ? value.map(toSorted) : value;
  const names = Object.keys(value).sort();
  const fields = value as Fields;
  if (names.includes("__proto__"))
    // Assigned, it would be no field.
    return Object.fromEntries(
      names.map((name) => [name, toSorted(fields[name])]),
    );
  const sorted: Record<string, unknown> = {};
  for (const name of names) sorted[name] = toSorted(fields[name]);
  return sorted;
}

function isThing(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
