import type {
  AmazonMusic,
  List,
  RestEdge,
  RestPage,
  SharableThing,
} from "../amazon-music/index.ts";
import type { MemoryCache, Shelf } from "../cache/index.ts";
import type { ById } from "./by-id.ts";
import { layOutCatalog, type Catalog } from "./catalog.ts";
import type { Cursors } from "./cursor.ts";
import { createIngredients, type Ingredients } from "./ingredients.ts";
import { toPageKind, toPrefix, type Manner } from "./names.ts";
import { nothingStale } from "./staleness.ts";
import { createStoredPages } from "./stored-pages.ts";

export interface MemoryCatalogsOptions {
  /** Names the lists; it is asked nothing. */
  readonly amazonMusic: AmazonMusic;
  readonly memory: MemoryCache;
  readonly cursors: Cursors;
}

/** The catalogue as far as memory holds it fresh, and what has been taken out of it for one answer. */
export interface MemoryCatalog {
  readonly catalog: Catalog;
  readonly ingredients: Ingredients;
}

/** The catalogues in memory: one for all who would be given the same. */
export interface MemoryCatalogs {
  /**
   * Opens one for an answer that is made without a pause: opening any, for the
   * next answer, ends that. It has the names that `createCatalog` gives,
   * answers at once or throws `notInMemory`, and asks nobody, so that what is
   * tried with it in vain has cost nothing but time.
   *
   * @param reader Under whose name lists are read.
   */
  open(manner: Manner, reader: string): MemoryCatalog;
}

/** Thrown for what is not in memory, or no longer fresh there. One for all: whoever meets it begins anew with loaders that can ask. */
export const notInMemory = new Error("It is not in memory, or not fresh.");

const maxNumber = 2 ** 30;
/** Where callers' tokens read the catalogue, each caller has one, of some 5 kB. */
const maxCatalogs = 1000;

export function createMemoryCatalogs(
  options: MemoryCatalogsOptions,
): MemoryCatalogs {
  const laidOut = new Map<string, Catalog>();
  // Of all catalogues: each would else hold on to what its last answer was made of.
  const answer: Answer = {
    number: 0,
    now: 0,
    ingredients: createIngredients(),
  };

  return {
    open(manner, reader) {
      const name = toPrefix(reader, manner);
      let catalog = laidOut.get(name);
      if (catalog === undefined) {
        catalog = layOut(options, manner, reader, answer);
        if (laidOut.size === maxCatalogs) laidOut.clear();
        laidOut.set(name, catalog);
      }
      // Small enough for V8 to keep in place. 0 is no answer's, and after a second no entry bears another's.
      answer.number = (answer.number % maxNumber) + 1;
      answer.now = options.memory.now();
      const ingredients = (answer.ingredients = createIngredients());
      return { catalog, ingredients };
    },
  };
}

/** The one that is in the making. */
interface Answer {
  /** Its own. */
  number: number;
  /** When it was begun, in the time of memory. */
  now: number;
  ingredients: Ingredients;
}

/** Laid out once: that takes longer than a small answer. */
function layOut(
  { amazonMusic, cursors, memory }: MemoryCatalogsOptions,
  manner: Manner,
  reader: string,
  answer: Answer,
): Catalog {
  function createLookUp<Value>(kind: string): ById<Value> {
    const prefix = toPrefix(kind, manner);
    let shelf: Shelf | undefined;
    return {
      load(id) {
        shelf ??= memory.open(prefix);
        const found = shelf.get(id, answer.now);
        if (found === undefined) throw notInMemory;
        if (found.usedFor !== answer.number) {
          found.usedFor = answer.number;
          answer.ingredients.use(found);
        }
        // Memory holds what was put there under a key of this type.
        return found.value as Value | null;
      },
      loadAnew() {
        throw notInMemory;
      },
      keep: () => undefined,
    };
  }

  return layOutCatalog(amazonMusic, {
    entities: (type) => createLookUp(type.toLowerCase()),
    pages: <Node extends SharableThing>(list: List<RestEdge<Node>>) =>
      createStoredPages({
        list,
        pages: createLookUp<RestPage<RestEdge<Node>>>(
          toPageKind(list.route, reader),
        ),
        cursors,
        staleness: nothingStale,
        bindToReader: () => answer.ingredients.bindToReader(),
      }),
    markets: () => createLookUp("markets"),
  });
}
