import type { List, RestPage } from "../amazon-music/index.ts";
import type { ById } from "./by-id.ts";
import { createPages, type Pages } from "./by-page.ts";
import type { Cursors } from "./cursor.ts";
import { toPageId } from "./names.ts";
import type { PageArguments } from "./page.ts";
import { whenThere, type Soon } from "./soon.ts";
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

/**
 * A list whose pages are kept, of any owner. Their tokens may end before they
 * do: a list that cannot be read on for that is read anew.
 */
export function createStoredPages<Edge extends object>({
  list: { route, maxLimit },
  pages,
  cursors,
  staleness,
  bindToReader,
}: StoredPagesOptions<Edge>): (owner?: string) => Pages<Edge> {
  return (owner = "") => {
    const name = `${route}:${owner}`;

    function readBy(
      load: (pageId: string) => Soon<RestPage<Edge> | null>,
      args: PageArguments,
    ): ReturnType<Pages<Edge>["read"]> {
      const read: object[] = [];
      const list = createPages({
        list: name,
        maxLimit,
        cursors,
        getPage: ({ limit, token }) =>
          whenThere(load(toPageId(owner, limit, token)), (page) => {
            if (page !== null) read.push(page);
            return page;
          }),
      });
      return whenThere(list.read(args), (found) => {
        if (typeof found === "object" && found !== null)
          for (const page of read) staleness.carry(page, found);
        return found;
      });
    }

    /** The page that a list begins with, so that whoever begins anew is not led to the same refusal. */
    async function renewFirst(after: string): Promise<void> {
      const limit = cursors.parse(name, after)?.limit ?? maxLimit;
      try {
        await pages.loadAnew(toPageId(owner, limit, null));
      } catch {
        // It stays as it was: nobody has asked for it yet.
      }
    }

    return {
      read(args) {
        // Its cursors lead on from where this reader is.
        bindToReader();
        const found = readBy((pageId) => pages.load(pageId), args);
        if (!(found instanceof Promise)) return found;
        return found.then(
          async (late) => {
            if (late === "expired" && args.after != null)
              await renewFirst(args.after);
            return late;
          },
          (error: unknown) => {
            if (!isRefusal(error)) throw error;
            return readBy((pageId) => pages.loadAnew(pageId), args);
          },
        );
      },
    };
  };
}

/** Behind a page that is kept Amazon does not know the next one; what clients' own cursors meet is told apart. */
function isRefusal(error: unknown): boolean {
  return (
    error instanceof Error &&
    "kind" in error &&
    (error.kind === "bad-request" || error.kind === "not-found")
  );
}
