import {
  album,
  artist,
  card,
  playlist,
  podcastEpisode,
  track,
  user,
} from "../entities.ts";
import { unwrap } from "../envelope.ts";
import { createList, plainEdge, type List, type RestEdge } from "../list.ts";
import { toPath } from "../path.ts";
import type { Ask, Send } from "../send.ts";
import { isRecord, text, flag, type EntityReader } from "../shape.ts";
import { readOne } from "../single-get.ts";
import type {
  Album,
  Artist,
  Entity,
  Playlist,
  PodcastEpisode,
  Track,
  User,
} from "../types.ts";

/** An item in a library. Do not key on `objectId`: several items may share one. */
export interface LibraryEdge<Node> extends RestEdge<Node> {
  readonly purchased: boolean | null;
  readonly uploaded: boolean | null;
  readonly objectId: string | null;
}

export interface PlaybackEdge extends RestEdge<Track> {
  readonly playedAt: string | null;
}

/** What became of an item that was put into a library or taken out. */
export interface Saved<Node> {
  /** Null where the answer does not hold it. */
  readonly node: Node | null;
  /** Null where the answer does not say. */
  readonly saveState: string | null;
}

export interface Profile {
  readonly name: string;
  readonly visibility: string;
  readonly playbackVisibility: string;
}

type Save<Node> = (id: string, ask: Ask) => Promise<Saved<Node>>;

/** What is the caller's own. Personal, all of it. */
export interface Me {
  get(ask: Ask): Promise<User>;
  /** The answer is not read: the documents show it in more than one form. */
  update(profile: Profile, ask: Ask): Promise<void>;
  /** Of the albums whose ids are the owner, comma-separated; of all where it is "". */
  readonly libraryAlbums: List<LibraryEdge<Album>>;
  readonly libraryTracks: List<LibraryEdge<Track>>;
  readonly likedTracks: List<RestEdge<Track>>;
  readonly playlists: List<RestEdge<Playlist>>;
  readonly followedArtists: List<RestEdge<Artist>>;
  readonly followedPlaylists: List<RestEdge<Playlist>>;
  readonly recentlyPlayed: List<PlaybackEdge>;
  readonly recentlyPlayedEntities: List<RestEdge<Entity>>;
  readonly saveAlbum: Save<Album>;
  readonly removeAlbum: Save<Album>;
  readonly saveTrack: Save<Track>;
  readonly removeTrack: Save<Track>;
  readonly savePodcastEpisode: Save<PodcastEpisode>;
  readonly removePodcastEpisode: Save<PodcastEpisode>;
  rateTrack(id: string, state: string, ask: Ask): Promise<void>;
  followPlaylist(id: string, ask: Ask): Promise<void>;
  unfollowPlaylist(id: string, ask: Ask): Promise<void>;
  followPodcastShow(id: string, ask: Ask): Promise<void>;
  unfollowPodcastShow(id: string, ask: Ask): Promise<void>;
}

const meRoute = "/v1/me";
const libraryAlbumsRoute = `${meRoute}/library/albums`;

export function createMe(send: Send): Me {
  const list = <Edge>(
    route: string,
    readEdge: (json: unknown) => Edge | null,
    maxLimit = 100,
  ): List<Edge> => createList(send, { route, maxLimit, readEdge });
  const save =
    <Node extends { _type: string; id: string }>(
      method: "PUT" | "DELETE",
      route: string,
      reader: EntityReader<Node>,
    ): Save<Node> =>
    async (id, ask) => {
      const path = toPath(method, route, id);
      return readSaved(await send({ method, route, path }, ask), reader);
    };
  const follow =
    (method: "PUT" | "DELETE", route: string) =>
    async (id: string, ask: Ask): Promise<void> => {
      await send({ method, route, path: toPath(method, route, id) }, ask);
    };
  const albumRoute = `${meRoute}/library/albums/{id}`;
  const trackRoute = `${meRoute}/library/tracks/{id}`;
  const episodeRoute = `${meRoute}/library/podcasts/episodes/{id}`;
  const ratingRoute = `${meRoute}/tracks/{id}`;
  const playlistRoute = `${meRoute}/followed/playlists/{id}`;
  const showRoute = `${meRoute}/followed/podcasts/shows/{id}`;

  return {
    async get(ask) {
      const call = { method: "GET", route: meRoute, path: meRoute } as const;
      return readOne(await send(call, ask), call, "user", user.whole);
    },
    async update(profile, ask) {
      await send(
        { method: "PUT", route: meRoute, path: meRoute, json: profile },
        ask,
      );
    },
    libraryAlbums: createList(send, {
      route: libraryAlbumsRoute,
      maxLimit: 100,
      readEdge: libraryEdge(album.stub),
      toOwnerPath: toLibraryAlbumsPath,
    }),
    libraryTracks: list(`${meRoute}/library/tracks`, libraryEdge(track.stub)),
    likedTracks: list(`${meRoute}/tracks`, plainEdge(track.stub)),
    playlists: list(`${meRoute}/playlists`, plainEdge(playlist.stub)),
    followedArtists: list(
      `${meRoute}/followed/artists`,
      plainEdge(artist.stub),
    ),
    followedPlaylists: list(
      `${meRoute}/followed/playlists`,
      plainEdge(playlist.stub),
    ),
    recentlyPlayed: list("/v1/player/recentlyPlayed", playbackEdge, 60),
    recentlyPlayedEntities: list(
      `${meRoute}/recentlyPlayedEntities`,
      plainEdge(card),
    ),
    saveAlbum: save("PUT", albumRoute, album),
    removeAlbum: save("DELETE", albumRoute, album),
    saveTrack: save("PUT", trackRoute, track),
    removeTrack: save("DELETE", trackRoute, track),
    savePodcastEpisode: save("PUT", episodeRoute, podcastEpisode),
    removePodcastEpisode: save("DELETE", episodeRoute, podcastEpisode),
    async rateTrack(id, state, ask) {
      const path = toPath("PUT", ratingRoute, id);
      await send(
        { method: "PUT", route: ratingRoute, path, json: { state } },
        ask,
      );
    },
    followPlaylist: follow("PUT", playlistRoute),
    unfollowPlaylist: follow("DELETE", playlistRoute),
    followPodcastShow: follow("PUT", showRoute),
    unfollowPodcastShow: follow("DELETE", showRoute),
  };
}

/** Documented as required, and left out in the documents' own example: never sent empty. */
function toLibraryAlbumsPath(albumIds: string): string {
  if (albumIds === "") return libraryAlbumsRoute;
  for (const id of albumIds.split(","))
    toPath("GET", `${libraryAlbumsRoute}?albumIds={id}`, id);
  return `${libraryAlbumsRoute}?albumIds=${albumIds}`;
}

function libraryEdge<Node>(
  readNode: (json: unknown) => Node | null,
): (json: unknown) => LibraryEdge<Node> | null {
  return (json) => {
    const edge = isRecord(json) ? json : {};
    const node = readNode(edge["node"]);
    if (node === null) return null;
    return {
      node,
      purchased: flag(edge["purchased"]),
      uploaded: flag(edge["uploaded"]),
      objectId: text(edge["objectId"]),
    };
  };
}

function playbackEdge(json: unknown): PlaybackEdge | null {
  const edge = isRecord(json) ? json : {};
  const node = track.stub(edge["node"]);
  return node === null ? null : { node, playedAt: text(edge["playedAt"]) };
}

/** `data.saveAlbum { album, saveState }` and its kin; some writes answer with nothing. */
function readSaved<Node>(
  body: unknown,
  reader: EntityReader<Node>,
): Saved<Node> {
  const data = unwrap(body);
  const [saved] = Object.values(isRecord(data) ? data : {});
  if (!isRecord(saved)) return { node: null, saveState: null };
  const nodes = Object.values(saved).map((value) => reader.stub(value));
  return {
    node: nodes.find((node) => node !== null) ?? null,
    saveState: text(saved["saveState"]),
  };
}
