import type {
  AmazonMusic,
  List,
  RestEdge,
  RestPage,
  SharableThing,
} from "../amazon-music/index.ts";
import type { Shelf } from "../cache/index.ts";
import type { ById } from "./by-id.ts";
import { layOutCatalog, type Catalog } from "./catalog.ts";
import type { Cursors } from "./cursor.ts";
import { toFreshUntil, type Store } from "./freshness.ts";
import type { Ingredients } from "./ingredients.ts";
import { toPageKind, toPrefix, type Manner } from "./names.ts";
import type { Staleness } from "./staleness.ts";
import { createStoredPages } from "./stored-pages.ts";

export interface MemoryCatalogOptions {
  /** Names the lists; it is asked nothing. */
  readonly amazonMusic: AmazonMusic;
  readonly store: Pick<Store, "memory" | "ttlMs" | "absentTtlMs" | "now">;
  readonly manner: Manner;
  /** Under whose name lists are read. */
  readonly reader: string;
  readonly cursors: Cursors;
  readonly staleness: Staleness;
  /** Told of all that is given. */
  readonly ingredients: Ingredients;
}

/** Thrown for what is not in memory, or no longer fresh there. One for all: whoever meets it begins anew with loaders that can ask. */
export const notInMemory = new Error("It is not in memory, or not fresh.");

/**
 * The catalogue as far as memory holds it fresh, under the names that
 * `createCatalog` gives. Answers at once or throws `notInMemory`, and asks
 * nobody, so that what is tried with it in vain has cost nothing but time.
 */
export function createMemoryCatalog(options: MemoryCatalogOptions): Catalog {
  const { amazonMusic, reader, store, manner, ingredients } = options;
  const now = store.now();

  /** Made for every thing there is, and opened for those that are asked. */
  function createLookUp<Value>(toKind: () => string): ById<Value> {
    let shelf: Shelf | undefined;
    return {
      load(id) {
        shelf ??= store.memory.open(toPrefix(toKind(), manner));
        const shelved = shelf.get(id);
        if (shelved === undefined) throw notInMemory;
        const { key, entry } = shelved;
        const freshUntil = toFreshUntil(key, entry, store);
        if (freshUntil <= now) throw notInMemory;
        ingredients.use(key, entry.storedAt, freshUntil);
        // Memory holds what was put there under a key of this type.
        return entry.value as Value | null;
      },
      keep: () => undefined,
    };
  }

  return layOutCatalog(amazonMusic, {
    entities: (type) => createLookUp(() => type.toLowerCase()),
    pages:
      <Node extends SharableThing>(list: List<RestEdge<Node>>) =>
      (owner) => {
        type Page = RestPage<RestEdge<Node>>;
        const toKind = () => toPageKind(list.route, reader);
        const pages = createLookUp<Page>(toKind);
        return createStoredPages({ ...options, list, pages })(owner);
      },
    markets: () => createLookUp(() => "markets"),
  });
}
