import { isCatalogId } from "./catalog-id.ts";
import { AmazonMusicError } from "./error.ts";

/**
 * What may stand in a path as it is: group ids come with escapes in them
 * (`%23`) that must travel unchanged, so they are checked and not encoded. An
 * escaped dot, slash, backslash or NUL would change the path on the way.
 */
const verbatimSegment = /^(?!\.{1,2}$)[A-Za-z0-9%._~!$&'()*+,;=:@-]{1,512}$/;
const treacherousEscape = /%(?:00|2e|2f|5c)/i;

export function isVerbatimSegment(segment: string): boolean {
  return verbatimSegment.test(segment) && !treacherousEscape.test(segment);
}

/** Puts an id into the route's `{id}`. Throws an AmazonMusicError (`bad-request`) for what is no id. */
export function toPath(method: string, route: string, id: string): string {
  if (!isCatalogId(id))
    throw new AmazonMusicError("bad-request", "This is no id of Amazon's", {
      method,
      route,
    });
  return route.replace("{id}", id);
}

/**
 * Adds a query. Cursors travel as Amazon gave them: some are escaped already,
 * and `%2522` for `%22` is another cursor. What could end the query is escaped
 * all the same.
 */
export function withPaging(
  path: string,
  limit: number,
  token: string | null,
): string {
  const parameters: string[] = [];
  if (limit > 0) parameters.push(`limit=${limit}`);
  if (token !== null) parameters.push(`cursor=${toVerbatim(token)}`);
  if (parameters.length === 0) return path;
  return `${path}${path.includes("?") ? "&" : "?"}${parameters.join("&")}`;
}

function toVerbatim(token: string): string {
  // Half a character, as JSON can bear it, has no escape.
  return token
    .toWellFormed()
    .replace(/[^A-Za-z0-9%._~!$'()*,;:@/?=-]/gu, encodeURIComponent);
}
