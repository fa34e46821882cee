import type {
  AmazonMusic,
  Ask,
  Deadline,
  Lane,
  List,
  Market,
  MultiGet,
  RestEdge,
  RestPage,
  SharableThing,
} from "../amazon-music/index.ts";
import { createById, type ById, type ByIdOptions } from "./by-id.ts";
import {
  layOutCatalog,
  lookUpEach,
  type Catalog,
  type Entity,
  type Makers,
} from "./catalog.ts";
import type { Coalescer } from "./coalescer.ts";
import type { Passage } from "./flight.ts";
import type { Cursors } from "./cursor.ts";
import type { Store } from "./freshness.ts";
import type { Ingredients } from "./ingredients.ts";
import { readPageId, toPageKind, toPrefix } from "./names.ts";
import type { Receipt } from "./receipt.ts";
import type { Staleness } from "./staleness.ts";
import { createStoredPages } from "./stored-pages.ts";
import type { Wave } from "./wave.ts";

export interface CatalogOptions {
  readonly amazonMusic: AmazonMusic;
  readonly store: Store;
  readonly ask: Ask;
  readonly cursors: Cursors;
  readonly coalescer: Coalescer;
  readonly wave: Wave;
  readonly until: Deadline;
  readonly lane: Lane;
  readonly receipt: Receipt | null;
  readonly staleness: Staleness;
  /** Told of all that goes into an answer that may be kept; null for any other. */
  readonly ingredients: Ingredients | null;
  /**
   * Whose catalogue it is: a territory, or one caller where the territory is
   * not known. The same id can mean another thing in another territory. Asked
   * anew for each batch, since the first answers may show the territory.
   */
  readonly scope: () => string;
  /** Under whose name lists are read: their page tokens may not hold for another. */
  readonly reader: string;
  /** Told of the territory that an answer shows. */
  readonly onTerritory?: ((territory: string) => void) | undefined;
}

/** Fresh loaders for one request, which read through the stores. Cheap, and no I/O. */
export function createCatalog(options: CatalogOptions): Catalog {
  const { amazonMusic, ask, reader } = options;
  const common = toCommon(options);
  const makers: Makers = {
    entities: <Value extends Entity & SharableThing>(
      type: Value["_type"],
      getMany: MultiGet<Value>,
      maxIds = 100,
    ): ById<Value> =>
      createById<Value>({
        ...common,
        ...toNames(options, type.toLowerCase(), maxIds),
        accepts: (value): value is Value => isEntity(value, type),
        fetch: async (ids, passage) => {
          const found = await getMany(ids, toAsk(ask, passage));
          const territory = readTerritory(found.values());
          if (territory !== null) options.onTerritory?.(territory);
          return found;
        },
      }),
    pages: <Node extends SharableThing>(list: List<RestEdge<Node>>) => {
      type Page = RestPage<RestEdge<Node>>;
      const pages = createById<Page>({
        ...common,
        ...toNames(options, toPageKind(list.route, reader), 1),
        accepts: (value): value is Page => isPage(value),
        fetch: (ids, passage) =>
          lookUpEach(ids, (id) => {
            const [owner, limit, token] = readPageId(id);
            const page = list.getPage(
              owner,
              { limit, token },
              toAsk(ask, passage),
            );
            return token === null ? page.catch(toAbsence) : page;
          }),
      });
      const bindToReader = () => options.ingredients?.bindToReader();
      return createStoredPages({ ...options, list, pages, bindToReader });
    },
    markets: (getAll) =>
      createById<readonly Market[]>({
        ...common,
        ...toNames(options, "markets", 1),
        accepts: (value): value is readonly Market[] => Array.isArray(value),
        fetch: (ids, passage) =>
          lookUpEach(ids, () => getAll(toAsk(ask, passage))),
      }),
  };
  return layOutCatalog(amazonMusic, makers);
}

/** What all loaders of one request have in common. */
function toCommon({
  store,
  coalescer,
  wave,
  until,
  lane,
  receipt,
  staleness,
  ingredients,
}: CatalogOptions) {
  const told = { receipt, staleness, ingredients };
  return { store, coalescer, wave, until, lane, ...told };
}

/** Under the name of who asked first, for as long as anybody waits. */
function toAsk(ask: Ask, { onCall, ...passage }: Passage): Ask {
  return { ...ask, ...passage, onExchange: onCall };
}

/** The names of things of one kind in the stores, and of their kind of call. */
function toNames(
  { scope, ask }: CatalogOptions,
  kind: string,
  maxIds: number,
): Pick<ByIdOptions<never>, "toKey" | "toKindName" | "maxIds"> {
  const { language, imageStyle } = ask;
  let named: { readonly scope: string; readonly prefix: string } | undefined;
  const toKindName = (): string => {
    const manner = { scope: scope(), language, imageStyle };
    // It changes once at most, and is asked for every id.
    if (named?.scope !== manner.scope)
      named = { scope: manner.scope, prefix: toPrefix(kind, manner) };
    return named.prefix;
  };
  return { toKey: (id) => toKindName() + id, toKindName, maxIds };
}

/** The one territory that all who tell theirs belong to; null where they disagree, or none tells. */
function readTerritory(values: Iterable<unknown>): string | null {
  const codes = new Set<string>();
  for (const value of values) {
    const { musicTerritory } = (value ?? {}) as {
      musicTerritory?: { code: string | null } | null;
    };
    if (musicTerritory?.code != null) codes.add(musicTerritory.code);
  }
  const [code] = codes;
  return codes.size === 1 && code !== undefined ? code : null;
}

/** That there is no such owner is worth remembering, as it is of an entity. Of a further page it would not say that. */
function toAbsence(error: unknown): null {
  if (error instanceof Error && "kind" in error && error.kind === "not-found")
    return null;
  throw error;
}

function isEntity(value: unknown, type: string): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "_type" in value &&
    value._type === type &&
    "id" in value &&
    typeof value.id === "string"
  );
}

function isPage(value: unknown): boolean {
  return (
    typeof value === "object" &&
    value !== null &&
    "edges" in value &&
    Array.isArray(value.edges)
  );
}
