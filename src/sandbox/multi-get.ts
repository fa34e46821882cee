import { badRequest, Failure } from "./failure.ts";
import type { Json, JsonObject } from "./json.ts";
import type { Answer, ApiRequest, World } from "./route.ts";

const MAX_IDS = 100;

/** Answers `?ids=` in one of the ways in which Amazon may do it; which is open, so each is a switch. */
export function answerMultiGet(
  request: ApiRequest,
  { switches }: World,
  names: { plural: string; singular: string },
  find: (id: string) => JsonObject | undefined,
): Answer {
  const asked = readIds(request);
  const found = asked.map((id) =>
    switches.droppedIds.includes(id) ? undefined : find(id),
  );
  if (switches.multiGetUnknown === "refused" && found.includes(undefined))
    throw new Failure("RESOURCE_NOT_FOUND");
  const kept: Json[] =
    switches.multiGetUnknown === "null"
      ? found.map((item) => item ?? null)
      : found.filter((item) => item !== undefined);
  if (switches.multiGetOrder === "reversed") kept.reverse();
  if (switches.multiGetOrder === "shuffled") shuffle(kept);
  const items = switches.multiGetRepeats ? [...kept, ...kept] : kept;
  const [only] = items;
  return {
    shape: "graph",
    data: {
      [names[switches.multiGetKey]]:
        switches.multiGetShape === "object" &&
        items.length === 1 &&
        only !== undefined
          ? only
          : items,
    },
  };
}

/** Distinct ids in the order asked; a comma may come raw or as `%2C`. */
function readIds(request: ApiRequest): string[] {
  const ids = (request.query.get("ids") ?? "").split(",");
  if (ids.includes(""))
    throw badRequest("The parameter ids needs one id or more.");
  if (ids.length > MAX_IDS)
    throw badRequest(`The parameter ids takes at most ${MAX_IDS} ids.`);
  return [...new Set(ids)];
}

/** The odd places first: an order that is neither the asked one nor its reverse, and the same each time. */
function shuffle(items: Json[]): void {
  const odd = items.filter((_, place) => place % 2 === 1);
  const even = items.filter((_, place) => place % 2 === 0);
  items.splice(0, items.length, ...odd, ...even);
}
