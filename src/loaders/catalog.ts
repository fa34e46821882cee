import type {
  Album,
  AmazonMusic,
  Artist,
  Ask,
  Category,
  Found,
  Lane,
  List,
  Market,
  MultiGet,
  Deadline,
  PodcastShow,
  RestEdge,
  RestPage,
  SharableThing,
  SharedPlaylist,
  SharedPodcastEpisode,
  SingleGet,
  Track,
} from "../amazon-music/index.ts";
import { createById, type ById, type ByIdOptions } from "./by-id.ts";
import { createPages, type Pages } from "./by-page.ts";
import type { Coalescer, Passage } from "./coalescer.ts";
import type { Cursors } from "./cursor.ts";
import type { Ingredients } from "./ingredients.ts";
import type { Receipt } from "./receipt.ts";
import { whenThere, type Soon } from "./soon.ts";
import type { Staleness } from "./staleness.ts";
import type { Wave } from "./wave.ts";
import type { Store } from "./freshness.ts";

/** What everybody may see: loaders whose results are kept between requests. */
export interface Catalog {
  readonly album: ById<Album>;
  readonly artist: ById<Artist>;
  readonly category: ById<Category>;
  readonly podcastEpisode: ById<SharedPodcastEpisode>;
  readonly podcastShow: ById<PodcastShow>;
  readonly track: ById<Track>;
  readonly categories: Pages<RestEdge<Category>>;
  artistAlbums(id: string): Pages<RestEdge<Album>>;
  artistTracks(id: string): Pages<RestEdge<Track>>;
  relatedArtists(id: string): Pages<RestEdge<Artist>>;
  categoryAlbums(id: string): Pages<RestEdge<Album>>;
  categoryPlaylists(id: string): Pages<RestEdge<SharedPlaylist>>;
  categoryTracks(id: string): Pages<RestEdge<Track>>;
  podcastShowEpisodes(id: string): Pages<RestEdge<SharedPodcastEpisode>>;
  markets(): Soon<readonly Market[] | null>;
}

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

/** Raised when the stored shape of an entity changes, so that older entries are misses. */
const storedVersion = 2;

/** Fresh loaders for one request. Cheap, and no I/O. */
export function createCatalog(options: CatalogOptions): Catalog {
  const { amazonMusic, ask } = options;
  const shared = toCommon(options);
  const { artists, categories, markets, podcastShows } = amazonMusic;
  const entities = <Value extends Entity & SharableThing>(
    type: Value["_type"],
    getMany: MultiGet<Value>,
    maxIds = 100,
  ): ById<Value> =>
    createById<Value>({
      ...shared,
      ...toNames(options, type.toLowerCase(), maxIds),
      accepts: (value): value is Value => isEntity(value, type),
      fetch: async (ids, passage) => {
        const found = await getMany(ids, toAsk(ask, passage));
        const territory = readTerritory(found.values());
        if (territory !== null) options.onTerritory?.(territory);
        return found;
      },
    });
  const pages = <Node extends SharableThing>(
    list: List<RestEdge<Node>>,
  ): ((owner?: string) => Pages<RestEdge<Node>>) =>
    createStoredPages(list, options);

  const allMarkets = createById<readonly Market[]>({
    ...shared,
    ...toNames(options, "markets", 1),
    accepts: (value): value is readonly Market[] => Array.isArray(value),
    fetch: (ids, passage) =>
      lookUpEach(ids, () => markets.getAll(toAsk(ask, passage))),
  });
  const podcastShow = entities("PodcastShow", podcastShows.getMany);
  return {
    album: entities("Album", amazonMusic.albums.getMany),
    artist: entities("Artist", artists.getMany),
    category: entities("Category", toMultiGet(categories.get), 1),
    podcastEpisode: entities(
      "PodcastEpisode",
      amazonMusic.podcastEpisodes.getMany,
    ),
    podcastShow,
    track: entities("Track", amazonMusic.tracks.getMany),
    categories: pages(categories.all)(),
    artistAlbums: pages(artists.albums),
    artistTracks: pages(artists.tracks),
    relatedArtists: pages(artists.related),
    categoryAlbums: pages(categories.albums),
    categoryPlaylists: pages(categories.playlists),
    categoryTracks: pages(categories.tracks),
    podcastShowEpisodes: pages({
      ...podcastShows.episodes,
      async getPage(id, page, by) {
        // The first page brings the show whole: whoever asks for both pays for one.
        const { show, episodes } = await podcastShows.getWithEpisodes(
          id,
          page,
          by,
        );
        if (show !== null && page.token === null) podcastShow.keep(id, show);
        return episodes;
      },
    }),
    markets: () => allMarkets.load("all"),
  };
}

/** A list whose pages are kept, each under its owner, limit and token. */
function createStoredPages<Node extends SharableThing>(
  list: List<RestEdge<Node>>,
  options: CatalogOptions,
): (owner?: string) => Pages<RestEdge<Node>> {
  const { ask, cursors, reader, staleness, ingredients } = options;
  const { route, maxLimit } = list;
  const stored = createById<RestPage<RestEdge<Node>>>({
    ...toCommon(options),
    ...toNames(options, `list:${reader}:${route}`, 1),
    accepts: (value): value is RestPage<RestEdge<Node>> => isPage(value),
    fetch: (ids, passage) =>
      lookUpEach(ids, (id) => {
        // Written as an id right below.
        const [owner, limit, token] = JSON.parse(id) as [
          string,
          number,
          string | null,
        ];
        return list
          .getPage(owner, { limit, token }, toAsk(ask, passage))
          .catch(toAbsence);
      }),
  });
  return (owner = "") => ({
    read(args) {
      // Its cursors lead on from where this reader is.
      ingredients?.bindToReader();
      const pages: object[] = [];
      const list = createPages({
        list: `${route}:${owner}`,
        maxLimit,
        cursors,
        getPage: ({ limit, token }) =>
          whenThere(
            stored.load(JSON.stringify([owner, limit, token])),
            (page) => {
              if (page !== null) pages.push(page);
              return page;
            },
          ),
      });
      return whenThere(list.read(args), (found) => {
        if (typeof found === "object" && found !== null)
          for (const page of pages) staleness.carry(page, found);
        return found;
      });
    },
  });
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

/** The names of things of one kind in the stores, and of their kind of call. All that changes Amazon's answer stands in both. */
function toNames(
  { scope, ask }: CatalogOptions,
  kind: string,
  maxIds: number,
): Pick<ByIdOptions<never>, "toKey" | "toKindName" | "maxIds"> {
  const how = `${ask.language ?? "-"}:${ask.imageStyle ?? "-"}:${kind}:`;
  const toPrefix = (): string => `catalog:${storedVersion}:${scope()}:${how}`;
  return {
    toKey: (id) => toPrefix() + id,
    toKindName: toPrefix,
    maxIds,
  };
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

/** Looks each id up alone, at once. A failure is the outcome of its id. */
async function lookUpEach<Value>(
  ids: readonly string[],
  get: (id: string) => Promise<Value | null>,
): Promise<Map<string, Value | null | Error>> {
  return new Map(
    await Promise.all(
      ids.map(async (id): Promise<[string, Value | null | Error]> => [
        id,
        await get(id).catch(toError),
      ]),
    ),
  );
}

function toError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

/** That there is no such owner is worth remembering, as it is of an entity. */
function toAbsence(error: unknown): null {
  if (error instanceof Error && "kind" in error && error.kind === "not-found")
    return null;
  throw error;
}

function toMultiGet<Value>(get: SingleGet<Value>): MultiGet<Value> {
  return (ids, ask) =>
    // A client's failures are AmazonMusicErrors, all of them.
    lookUpEach(ids, (id) => get(id, ask)) as Promise<Map<string, Found<Value>>>;
}

interface Entity {
  readonly _type: string;
  readonly id: string;
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
