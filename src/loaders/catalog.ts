import type {
  Album,
  AmazonMusic,
  Artist,
  Category,
  Found,
  List,
  Market,
  MultiGet,
  PodcastShow,
  RestEdge,
  SharableThing,
  SharedPlaylist,
  SharedPodcastEpisode,
  SingleGet,
  Track,
} from "../amazon-music/index.ts";
import type { ById } from "./by-id.ts";
import type { Pages } from "./by-page.ts";
import type { Soon } from "./soon.ts";

/** What everybody may see: loaders whose results are kept between requests. */
export interface Catalog {
  readonly album: ById<Album>;
  readonly artist: ById<Artist>;
  readonly category: ById<Category>;
  readonly podcastEpisode: ById<SharedPodcastEpisode>;
  readonly podcastShow: ById<PodcastShow>;
  readonly track: ById<Track>;
  categories(): Pages<RestEdge<Category>>;
  artistAlbums(id: string): Pages<RestEdge<Album>>;
  artistTracks(id: string): Pages<RestEdge<Track>>;
  relatedArtists(id: string): Pages<RestEdge<Artist>>;
  categoryAlbums(id: string): Pages<RestEdge<Album>>;
  categoryPlaylists(id: string): Pages<RestEdge<SharedPlaylist>>;
  categoryTracks(id: string): Pages<RestEdge<Track>>;
  podcastShowEpisodes(id: string): Pages<RestEdge<SharedPodcastEpisode>>;
  markets(): Soon<readonly Market[] | null>;
}

/** How loaders of one thing are made. */
export interface Makers {
  entities<Value extends Entity & SharableThing>(
    type: Value["_type"],
    getMany: MultiGet<Value>,
    maxIds?: number,
  ): ById<Value>;
  /** Of a list without an owner where none is given. */
  pages<Node extends SharableThing>(
    list: List<RestEdge<Node>>,
  ): (owner?: string) => Pages<RestEdge<Node>>;
  markets(getAll: AmazonMusic["markets"]["getAll"]): ById<readonly Market[]>;
}

export interface Entity {
  readonly _type: string;
  readonly id: string;
}

/** One line for each thing that everybody may see. */
export function layOutCatalog(
  amazonMusic: AmazonMusic,
  { entities, pages, markets }: Makers,
): Catalog {
  const { albums, artists, categories, podcastShows } = amazonMusic;
  const { podcastEpisodes, tracks } = amazonMusic;
  const podcastShow = entities("PodcastShow", podcastShows.getMany);
  const allMarkets = markets(amazonMusic.markets.getAll);
  return {
    album: entities("Album", albums.getMany),
    artist: entities("Artist", artists.getMany),
    category: entities("Category", toMultiGet(categories.get), 1),
    podcastEpisode: entities("PodcastEpisode", podcastEpisodes.getMany),
    podcastShow,
    track: entities("Track", tracks.getMany),
    categories: pages(categories.all),
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

function toMultiGet<Value>(get: SingleGet<Value>): MultiGet<Value> {
  return (ids, ask) =>
    // A client's failures are AmazonMusicErrors, all of them.
    lookUpEach(ids, (id) => get(id, ask)) as Promise<Map<string, Found<Value>>>;
}

/** Looks each id up alone, at once. A failure is the outcome of its id. */
export async function lookUpEach<Value>(
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
