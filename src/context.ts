import type { AmazonMusic } from "./amazon-music/index.ts";
import type { Caller, Callers, Refusal } from "./identity/index.ts";
import {
  createCatalog,
  createPersonal,
  type Catalog,
  type Cursors,
  type Personal,
  type Store,
} from "./loaders/index.ts";

/** A request that has arrived: nothing is known of who asks, and nothing can be read. */
export interface Arrival {
  readonly requestId: string;
  /** Finds out who asks. Rejects where that cannot be told now. */
  identify(): Promise<Caller | Refusal>;
  /** What a caller who has been identified may read. */
  admit(caller: Caller): Admission;
}

export interface Admission {
  /** Loaders of what everybody may see. */
  readonly catalog: Catalog;
  /** Loaders of what is the caller's own. */
  readonly personal: Personal;
  readonly cursors: Cursors;
}

/** What resolvers work with. They run for admitted requests alone. */
export interface Context extends Arrival, Admission {}

/** What lives as long as the gateway, and every context is made of. */
export interface Foundation {
  readonly amazonMusic: AmazonMusic;
  readonly callers: Callers;
  readonly store: Store;
  readonly cursors: Cursors;
  /** Territory of this gateway's catalogue; null where it follows the caller. */
  readonly territory: string | null;
}

/** What a request brings. */
export interface Visit {
  readonly requestId: string;
  /** Null where the request bears no token, or none that could be one. */
  readonly accessToken: string | null;
  readonly acceptLanguage: string | undefined;
  readonly imageStyle: string | undefined;
}

/** Cheap, no I/O, and does not throw for a bad token: it runs before the query is parsed. */
export function createArrival(foundation: Foundation, visit: Visit): Arrival {
  const { amazonMusic, callers, store, cursors, territory } = foundation;
  const { requestId, accessToken, acceptLanguage, imageStyle } = visit;
  return {
    requestId,
    async identify() {
      return accessToken === null
        ? {
            reason:
              "This needs a Login with Amazon access token, as `Authorization: Bearer …`.",
          }
        : callers.check(accessToken);
    },
    admit({ callerId }) {
      const ask = {
        accessToken: accessToken ?? "",
        acceptLanguage,
        imageStyle,
      };
      const own = { amazonMusic, ask, callerId, cursors };
      // Without a known territory two callers may mean different things by one id.
      const scope = territory ?? `caller-${callerId}`;
      return {
        cursors,
        catalog: createCatalog({ ...own, store, scope }),
        personal: createPersonal(own),
      };
    },
  };
}
