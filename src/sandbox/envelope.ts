import {
  isJsonArray,
  isJsonObject,
  type Json,
  type JsonObject,
} from "./json.ts";
import type { Answer } from "./route.ts";
import type { Switches } from "./switches.ts";

/** Members that hold a body together: without them it is no longer the same kind of answer, so no switch takes them away. */
const structure = new Set([
  "id",
  "_type",
  "content",
  "cursor",
  "edgeCount",
  "edges",
  "entities",
  "entityGroups",
  "hasNextPage",
  "nextPageToken",
  "node",
  "pageInfo",
  "token",
]);

/** The body of a successful answer. */
export function toBody(
  answer: Exclude<Answer, { shape: "empty" }>,
  switches: Switches,
): Json {
  const data = withholdFields(answer.data, switches);
  if (switches.envelope === "data") return { data };
  if (switches.envelope === "bare" && answer.shape === "graph")
    return Object.values(isJsonObject(data) ? data : {})[0] ?? null;
  return data;
}

/** Plays upstream's nullable and absent fields on every entity, however deep it stands. */
function withholdFields(data: Json, switches: Switches): Json {
  const { nullFields, missingFields } = switches;
  if (nullFields.length === 0 && missingFields.length === 0) return data;
  const includes = (names: readonly string[], name: string) =>
    names.includes(name) || names.includes("*");

  function visit(value: Json): Json {
    if (isJsonArray(value)) return value.map(visit);
    if (!isJsonObject(value)) return value;
    const isEntity = "id" in value;
    const members: Record<string, Json | undefined> = {};
    for (const [name, member] of Object.entries(value)) {
      if (member === undefined) continue;
      if (!isEntity || structure.has(name)) members[name] = visit(member);
      else if (includes(nullFields, name)) members[name] = null;
      else if (!includes(missingFields, name)) members[name] = visit(member);
    }
    return members satisfies JsonObject;
  }

  return visit(data);
}
