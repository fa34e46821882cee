import type {
  AmazonMusic,
  Ask,
  Entity,
  LibraryEdge,
  List,
  PlaybackEdge,
  Playlist,
  PlaylistTrackEdge,
  PodcastEpisode,
  PodcastShow,
  RestEdge,
  RestPage,
  Album,
  Artist,
  SearchQuestion,
  Track,
  User,
} from "../amazon-music/index.ts";
import { createPages, type Pages } from "./by-page.ts";
import type { Cursors } from "./cursor.ts";
import { createOnce } from "./once.ts";
import { createViews, type Views } from "./view.ts";
import type { Wave } from "./wave.ts";

/** The caller, of whom nothing needs to be read to ask for what is theirs. */
export interface Myself {
  readonly _type: "CurrentUser";
}

/** What is read for one caller alone: with their own token, kept for one request, shared with nobody. */
export interface Personal {
  /** Names the caller without telling who it is. */
  readonly callerId: string;
  user(): Promise<User>;
  /** There is no multi-get of playlists: each costs a call. */
  playlist(id: string): Promise<Playlist | null>;
  playlistTracks(id: string): Pages<PlaylistTrackEdge>;
  artistFollowers(id: string): Pages<RestEdge<User>>;
  userRecentlyPlayedEntities(id: string): Pages<RestEdge<Entity>>;
  /** Of the albums of these ids; the whole library for null. */
  libraryAlbums(ids: readonly string[] | null): Pages<LibraryEdge<Album>>;
  readonly libraryTracks: Pages<LibraryEdge<Track>>;
  readonly likedTracks: Pages<RestEdge<Track>>;
  readonly playlists: Pages<RestEdge<Playlist>>;
  readonly followedArtists: Pages<RestEdge<Artist>>;
  readonly followedPlaylists: Pages<RestEdge<Playlist>>;
  readonly recentlyPlayed: Pages<PlaybackEdge>;
  readonly recentlyPlayedEntities: Pages<RestEdge<Entity>>;
  readonly topTracks: Pages<RestEdge<Track>>;
  readonly topPlaylists: Pages<RestEdge<Playlist>>;
  readonly newPodcastEpisodes: Pages<RestEdge<PodcastEpisode>>;
  readonly search: PersonalSearch;
  readonly views: Views;
  /** Runs a write; whatever becomes of it, all that was read before is forgotten. */
  change<Value>(
    write: (amazonMusic: AmazonMusic, ask: Ask) => Promise<Value>,
  ): Promise<Value>;
}

/** Searches by kind. Not kept: every question is another, and results follow the caller. */
export interface PersonalSearch {
  tracks(question: SearchQuestion): Pages<RestEdge<Track>>;
  albums(question: SearchQuestion): Pages<RestEdge<Album>>;
  artists(question: SearchQuestion): Pages<RestEdge<Artist>>;
  playlists(question: SearchQuestion): Pages<RestEdge<Playlist>>;
  podcastShows(question: SearchQuestion): Pages<RestEdge<PodcastShow>>;
  podcastEpisodes(question: SearchQuestion): Pages<RestEdge<PodcastEpisode>>;
}

/** Not a store among them: what is personal cannot get into one. */
export interface PersonalOptions {
  readonly amazonMusic: AmazonMusic;
  readonly ask: Ask;
  readonly callerId: string;
  readonly cursors: Cursors;
  readonly wave: Wave;
}

/** Fresh loaders for one request. Cheap, and no I/O. */
export function createPersonal(options: PersonalOptions): Personal {
  const { amazonMusic, ask, callerId, cursors } = options;
  const { browse, me, playlists, search } = amazonMusic;
  const once = createOnce(options.wave);

  const pagesOf =
    <Edge extends object>(list: List<Edge>) =>
    (owner = ""): Pages<Edge> =>
      createPages({
        list: `${list.route}:${owner}@${callerId}`,
        maxLimit: list.maxLimit,
        cursors,
        getPage: (page) =>
          once(`${list.route}:${owner}:${page.limit}:${page.token ?? ""}`, () =>
            list.getPage(owner, page, ask),
          ),
      });
  const results =
    <Edge extends object>(list: List<Edge>) =>
    (question: SearchQuestion): Pages<Edge> =>
      pagesOf(list)(search.toOwner(question));

  return {
    callerId,
    user: () => once("user", () => me.get(ask)),
    playlist: (id) => once(`playlist:${id}`, () => playlists.get(id, ask)),
    playlistTracks: pagesOf(playlists.tracks),
    artistFollowers: pagesOf(amazonMusic.artists.followers),
    userRecentlyPlayedEntities: pagesOf(
      amazonMusic.users.recentlyPlayedEntities,
    ),
    libraryAlbums: (ids) =>
      // None of no albums is in the library; asked without ids, Amazon sends all of it.
      ids?.length === 0
        ? pagesOf({ ...me.libraryAlbums, getPage: getNothing })("none")
        : pagesOf(me.libraryAlbums)(ids?.join(",")),
    libraryTracks: pagesOf(me.libraryTracks)(),
    likedTracks: pagesOf(me.likedTracks)(),
    playlists: pagesOf(me.playlists)(),
    followedArtists: pagesOf(me.followedArtists)(),
    followedPlaylists: pagesOf(me.followedPlaylists)(),
    recentlyPlayed: pagesOf(me.recentlyPlayed)(),
    recentlyPlayedEntities: pagesOf(me.recentlyPlayedEntities)(),
    topTracks: pagesOf(browse.topTracks)(),
    topPlaylists: pagesOf(browse.topPlaylists)(),
    newPodcastEpisodes: pagesOf(browse.newPodcastEpisodes)(),
    search: {
      tracks: results(search.tracks),
      albums: results(search.albums),
      artists: results(search.artists),
      playlists: results(search.playlists),
      podcastShows: results(search.podcastShows),
      podcastEpisodes: results(search.podcastEpisodes),
    },
    views: createViews({ ...options, once }),
    async change(write) {
      try {
        return await write(amazonMusic, ask);
      } finally {
        // A write that failed may have been carried out all the same.
        once.clear();
      }
    },
  };
}

function getNothing(): Promise<RestPage<never>> {
  return Promise.resolve({ edges: [], nextToken: null });
}
