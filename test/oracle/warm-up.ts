import type { Random } from "../support/hostile-random.ts";
import type { Kept, KeptPage } from "./ledger.ts";

/** The root fields that look several things up. */
const lookUpFields: Readonly<Record<string, string>> = {
  Album: "albums",
  Artist: "artists",
  Track: "tracks",
  PodcastShow: "podcastShows",
  PodcastEpisode: "podcastEpisodes",
};

/** No field takes more ids. */
const maxIds = 500;
/** Each is a field at the root, of which there is a limit. */
const maxFields = 80;

/** A query that reads a share of what another one reads, for it to be found in a cache; null where there is nothing of it. */
export function makeWarmUp(
  all: Iterable<Kept>,
  share: number,
  random: Random,
): string | null {
  const ids = new Map<string, string[]>();
  const fields: string[] = [];
  for (const one of all) {
    if (!random.chance(share)) continue;
    if (one === "markets") fields.push("markets { name }");
    else if ("list" in one) fields.push(...toListField(one));
    else if (one.type in lookUpFields)
      ids.set(one.type, [...(ids.get(one.type) ?? []), one.id]);
    else fields.push(`category(catalogId: "${one.id}") { id }`);
  }
  for (const [type, known] of ids)
    for (let start = 0; start < known.length; start += maxIds) {
      const chunk = JSON.stringify(known.slice(start, start + maxIds));
      fields.unshift(`${lookUpFields[type]}(catalogIds: ${chunk}) { id }`);
    }
  if (fields.length === 0) return null;
  const aliased = fields
    .slice(0, maxFields)
    .map((field, place) => `w${place}: ${field}`);
  return `{ ${aliased.join(" ")} }`;
}

/** Pages behind the first one can be reached through it alone. */
function toListField(one: KeptPage): string[] {
  const { list, owner, limit, token } = one;
  if (token !== null) return [];
  const page = `${list.field}(first: ${limit}) { edgeCount }`;
  if (list.type === "Query") return [page];
  const root = list.type.charAt(0).toLowerCase() + list.type.slice(1);
  return [`${root}(catalogId: "${owner}") { ${page} }`];
}
