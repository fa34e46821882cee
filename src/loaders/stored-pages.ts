import type { List, RestPage } from "../amazon-music/index.ts";
import type { ById } from "./by-id.ts";
import { createPages, type Pages } from "./by-page.ts";
import type { Cursors } from "./cursor.ts";
import { toPageId } from "./names.ts";
import { whenThere } from "./soon.ts";
import type { Staleness } from "./staleness.ts";

export interface StoredPagesOptions<Edge> {
  readonly list: Pick<List<Edge>, "route" | "maxLimit">;
  /** Its pages, each under its owner, limit and token. */
  readonly pages: ById<RestPage<Edge>>;
  readonly cursors: Cursors;
  readonly staleness: Staleness;
  /** Told before a list is read. */
  readonly bindToReader: () => void;
}

/** A list whose pages are kept, of any owner. */
export function createStoredPages<Edge extends object>({
  list: { route, maxLimit },
  pages,
  cursors,
  staleness,
  bindToReader,
}: StoredPagesOptions<Edge>): (owner?: string) => Pages<Edge> {
  return (owner = "") => ({
    read(args) {
      // Its cursors lead on from where this reader is.
      bindToReader();
      const read: object[] = [];
      const list = createPages({
        list: `${route}:${owner}`,
        maxLimit,
        cursors,
        getPage: ({ limit, token }) =>
          whenThere(pages.load(toPageId(owner, limit, token)), (page) => {
            if (page !== null) read.push(page);
            return page;
          }),
      });
      return whenThere(list.read(args), (found) => {
        if (typeof found === "object" && found !== null)
          for (const page of read) staleness.carry(page, found);
        return found;
      });
    },
  });
}
