import { badRequest } from "./failure.ts";
import { isJsonObject, type JsonObject } from "./json.ts";
import type { ApiRequest } from "./route.ts";

/** The JSON body of a request; refuses another content type, since Amazon asks for the right one on every call with a body. */
export function readJsonBody(request: ApiRequest): JsonObject {
  if (contentType(request) !== "application/json")
    throw badRequest("The content type must be application/json.");
  try {
    const value: unknown = JSON.parse(request.body);
    if (isJsonObject(value)) return value;
  } catch {
    // Refused below, as what is JSON but no object.
  }
  throw badRequest("The body must be a JSON object.");
}

/** The form-encoded body that the update of a playlist alone takes. */
export function readFormBody(request: ApiRequest): JsonObject {
  if (contentType(request) !== "application/x-www-form-urlencoded")
    throw badRequest(
      "The content type must be application/x-www-form-urlencoded.",
    );
  return Object.fromEntries(new URLSearchParams(request.body));
}

function contentType({ headers }: ApiRequest): string {
  const [type = ""] = (headers["content-type"] ?? "").split(";");
  return type.trim().toLowerCase();
}

export function requireText(body: JsonObject, name: string): string {
  const value = body[name];
  if (typeof value !== "string")
    throw badRequest(`The parameter ${name} is missing.`);
  return value;
}

export function requireTexts(body: JsonObject, name: string): string[] {
  const value = body[name];
  if (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((entry) => typeof entry === "string")
  )
    return value;
  throw badRequest(`The parameter ${name} needs one id or more.`);
}

export function requireOneOf<Choice extends string>(
  body: JsonObject,
  name: string,
  choices: readonly Choice[],
): Choice {
  const choice = choices.find((candidate) => candidate === body[name]);
  if (choice === undefined)
    throw badRequest(`The parameter ${name} takes ${choices.join(" or ")}.`);
  return choice;
}
