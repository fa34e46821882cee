import type { JsonObject } from "./json.ts";
import type { Answer, World } from "./route.ts";

/** The answer to a write. Most of these could not be read; whether they have a body is a switch. */
export function written(data: JsonObject, { switches }: World): Answer {
  return switches.writeAnswers === "body"
    ? { shape: "graph", data }
    : { shape: "empty" };
}
