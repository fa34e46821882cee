import type { Ask } from "../amazon-music/index.ts";

/** Raised when the stored shape of an entity changes, so that older entries are misses. */
const storedVersion = 2;

/** What changes Amazon's answer to the same question. */
export interface Manner extends Pick<Ask, "language" | "imageStyle"> {
  /** Whose catalogue it is. */
  readonly scope: string;
}

/** What the names of all things of one kind begin with, in the stores; their ids follow. All that changes Amazon's answer stands in it. */
export function toPrefix(
  kind: string,
  { scope, language, imageStyle }: Manner,
): string {
  return `catalog:${storedVersion}:${scope}:${language ?? "-"}:${imageStyle ?? "-"}:${kind}:`;
}

/** The kind of the pages of a list. Their page tokens may not hold for another reader. */
export function toPageKind(route: string, reader: string): string {
  return `list:${reader}:${route}`;
}

/** A page of a list: whose list, with which limit, and Amazon's token. */
type PageName = readonly [owner: string, limit: number, token: string | null];

export function toPageId(...name: PageName): string {
  return JSON.stringify(name);
}

/** Reads what `toPageId` has written. */
export function readPageId(id: string): PageName {
  return JSON.parse(id) as PageName;
}
