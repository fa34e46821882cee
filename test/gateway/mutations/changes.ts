import { expect } from "@jest/globals";
import { works, type Sandbox } from "../../../src/sandbox/index.ts";
import type { RunningGateway } from "../../support/start-gateway.ts";

/** One change, by ada: what goes in, what goes over the wire, and what has changed afterwards. */
export interface Change {
  readonly input: Readonly<Record<string, unknown>>;
  readonly wire: Wire;
  /** What is asked of the payload, besides `userErrors`. */
  readonly select: string;
  readonly payload: Readonly<Record<string, unknown>>;
  /** What of `me` shows the change. */
  readonly read: string;
  readonly before: unknown;
  readonly after: unknown;
}

export interface Wire {
  /** Method and target. */
  readonly line: string;
  readonly contentType?: string;
  readonly body?: string;
}

/** Makes the change ready; entry ids have to be asked for. */
type Prepare = (gateway: RunningGateway) => Change | Promise<Change>;

const { albums, tracks, playlists, podcastShows } = works;
const json = "application/json";
const form = "application/x-www-form-urlencoded";

function list(name: string, ids: readonly (string | undefined)[]): unknown {
  return { [name]: { nodes: ids.map((catalogId) => ({ catalogId })) } };
}

/** The first cards of a group of the podcasts in the library, which has no list of its own. */
const podcastCards =
  "libraryPodcastsView { entityGroups { nodes { groupId entities(first: 2) { nodes { catalogId } } } } }";

function podcastGroups(
  episodes: readonly (string | undefined)[],
  shows: readonly (string | undefined)[],
): unknown {
  const nodes = [
    { groupId: "podcast-episodes", ...Object(list("entities", episodes)) },
    { groupId: "podcast-shows", ...Object(list("entities", shows)) },
  ];
  return { libraryPodcastsView: { entityGroups: { nodes } } };
}

const episodeId = ({ catalog }: Sandbox, index: number) =>
  catalog.show(podcastShows.long)?.episodeIds[index] ?? "";

/** Puts something into the library or takes it out. */
function keep(
  method: "PUT" | "DELETE",
  kind: "album" | "track",
  catalogId: string,
  after: (sandbox: Sandbox) => readonly string[],
): Prepare {
  const name = kind === "album" ? "libraryAlbums" : "libraryTracks";
  return ({ sandbox }) => ({
    input: { catalogId },
    wire: { line: `${method} /v1/me/library/${kind}s/${catalogId}` },
    select: `${kind} { catalogId title } saveState`,
    payload: {
      [kind]: { catalogId, title: titleOf(sandbox, catalogId) },
      saveState: method === "PUT" ? "SAVED" : "REMOVED",
    },
    read: `${name}(first: 2) { nodes { catalogId } }`,
    before: list(
      name,
      kind === "album"
        ? [albums.plain, albums.unicodeTitle]
        : [tracks.plain, sandbox.catalog.trackId(0)],
    ),
    after: list(name, after(sandbox)),
  });
}

function keepEpisode(method: "PUT" | "DELETE", index: number): Prepare {
  return ({ sandbox }) => {
    const catalogId = episodeId(sandbox, index);
    const shows = [0, 1].map(sandbox.catalog.showId);
    const episodes = (indexes: readonly number[]) =>
      indexes.map((each) => episodeId(sandbox, each));
    return {
      input: { catalogId },
      wire: {
        line: `${method} /v1/me/library/podcasts/episodes/${catalogId}`,
      },
      select: "podcastEpisode { catalogId title } saveState",
      payload: {
        podcastEpisode: { catalogId, title: titleOf(sandbox, catalogId) },
        saveState: method === "PUT" ? "SAVED" : "REMOVED",
      },
      read: podcastCards,
      before: podcastGroups(episodes([0, 1]), shows),
      after: podcastGroups(
        episodes(method === "PUT" ? [index, 0] : [1, 2]),
        shows,
      ),
    };
  };
}

function followShow(method: "PUT" | "DELETE", index: number): Prepare {
  return ({ sandbox }) => {
    const { showId, show } = sandbox.catalog;
    const catalogId = showId(index);
    const episodes = [0, 1].map((each) => episodeId(sandbox, each));
    return {
      input: { catalogId },
      wire: { line: `${method} /v1/me/followed/podcasts/shows/${catalogId}` },
      select: "podcastShow { catalogId title } isFollowed",
      payload: {
        podcastShow: { catalogId, title: show(catalogId)?.title },
        isFollowed: method === "PUT",
      },
      read: podcastCards,
      before: podcastGroups(episodes, [0, 1].map(showId)),
      after: podcastGroups(
        episodes,
        (method === "PUT" ? [index, 0] : [1, 2]).map(showId),
      ),
    };
  };
}

function followPlaylist(method: "PUT" | "DELETE"): Prepare {
  return ({ sandbox: { catalog } }) => {
    const [first, second, third] = [0, 1, 2].map(catalog.editorialPlaylistId);
    const catalogId = method === "PUT" ? playlists.algorithmic : (first ?? "");
    return {
      input: { catalogId },
      wire: { line: `${method} /v1/me/followed/playlists/${catalogId}` },
      select: "playlist { catalogId title } isFollowed",
      payload: {
        playlist: { catalogId, title: catalog.playlist(catalogId)?.title },
        isFollowed: method === "PUT",
      },
      read: "followedPlaylists(first: 2) { nodes { catalogId } }",
      before: list("followedPlaylists", [first, second]),
      after: list(
        "followedPlaylists",
        method === "PUT" ? [catalogId, first] : [second, third],
      ),
    };
  };
}

function likeTrack(catalogId: string): Prepare {
  return ({ sandbox }) => ({
    input: { catalogId, rating: "LIKE" },
    wire: {
      line: `PUT /v1/me/tracks/${catalogId}`,
      contentType: json,
      body: '{"state":"LIKE"}',
    },
    select: "track { catalogId title } rating",
    payload: {
      track: { catalogId, title: titleOf(sandbox, catalogId) },
      rating: "LIKE",
    },
    read: "likedTracks(first: 2) { nodes { catalogId } }",
    before: list("likedTracks", [tracks.plain, sandbox.catalog.trackId(0)]),
    after: list("likedTracks", [catalogId, tracks.plain]),
  });
}

const threePlaylists =
  "playlists(first: 3) { nodes { catalogId title visibility trackCount } }";

const adasPlaylist = (
  number: number,
  trackCount: number,
  catalogId: string,
) => ({
  catalogId,
  title: `Ada's Playlist ${number}`,
  visibility: number % 2 === 1 ? "PUBLIC" : "PRIVATE",
  trackCount,
});
const adaEmpty = adasPlaylist(1, 0, playlists.adaEmpty);
const adaLong = adasPlaylist(2, 250, playlists.adaLong);
const adaRepeating = adasPlaylist(3, 3, playlists.adaRepeating);
const threeBefore = { playlists: { nodes: [adaEmpty, adaLong, adaRepeating] } };

const anyText: unknown = expect.any(String);

/** The places of a playlist of ada's, which say by what they are removed and moved. */
export interface Entry {
  readonly entryId: string;
  readonly node: { readonly catalogId: string };
}

export const entriesOf = (playlistId: string): string =>
  `playlist(catalogId: "${playlistId}") { tracks(first: 500) { edges { entryId node { catalogId } } } }`;

export async function readEntries(
  { query }: RunningGateway,
  playlistId: string,
): Promise<readonly Entry[]> {
  const { data } = await query<{
    playlist: { tracks: { edges: readonly Entry[] } };
  }>(`{ ${entriesOf(playlistId)} }`);
  return data.playlist.tracks.edges;
}

/** Changes the places of the playlist in which one track stands twice. */
function changeEntries(
  method: "PUT" | "DELETE" | "PATCH",
  change: (
    sandbox: Sandbox,
    entries: readonly Entry[],
  ) => {
    readonly input: Readonly<Record<string, unknown>>;
    readonly after: readonly unknown[];
  },
): Prepare {
  return async (gateway) => {
    const catalogId = playlists.adaRepeating;
    const before = await readEntries(gateway, catalogId);
    const { input, after } = change(gateway.sandbox, before);
    const show = (edges: readonly unknown[]) => ({
      playlists: {
        nodes: [
          { catalogId: playlists.adaEmpty, tracks: { edges: [] } },
          {
            catalogId: playlists.adaLong,
            tracks: { edges: expect.any(Array) as unknown },
          },
          { catalogId, tracks: { edges } },
        ],
      },
    });
    const { trackCatalogIds: trackIds, ...rest } = input;
    return {
      input: { playlistCatalogId: catalogId, ...input },
      wire: {
        line: `${method} /v1/playlists/${catalogId}/tracks`,
        contentType: json,
        body: JSON.stringify({
          ...(trackIds !== undefined && { trackIds }),
          ...rest,
        }),
      },
      select:
        "playlist { catalogId trackCount tracks { edges { entryId node { catalogId } } } }",
      payload: {
        playlist: {
          catalogId,
          trackCount: after.length,
          tracks: { edges: after },
        },
      },
      read: "playlists(first: 3) { nodes { catalogId tracks(first: 3) { edges { entryId node { catalogId } } } } }",
      before: show(before),
      after: show(after.slice(0, 3)),
    };
  };
}

function titleOf({ catalog }: Sandbox, id: string): string | undefined {
  const { title } =
    catalog.album(id) ?? catalog.track(id) ?? catalog.episode(id) ?? {};
  return title;
}

/** A change by every mutation of the graph, by its name. */
export const changes: Readonly<Record<string, Prepare>> = {
  saveAlbum: keep("PUT", "album", albums.twoArtists, () => [
    albums.twoArtists,
    albums.plain,
  ]),
  removeAlbum: keep("DELETE", "album", albums.plain, () => [
    albums.unicodeTitle,
    albums.boxSet,
  ]),
  saveTrack: keep("PUT", "track", tracks.explicit, () => [
    tracks.explicit,
    tracks.plain,
  ]),
  removeTrack: keep("DELETE", "track", tracks.plain, ({ catalog }) => [
    catalog.trackId(0),
    catalog.trackId(1),
  ]),
  savePodcastEpisode: keepEpisode("PUT", 100),
  removePodcastEpisode: keepEpisode("DELETE", 0),
  rateTrack: likeTrack(tracks.explicit),
  followPlaylist: followPlaylist("PUT"),
  unfollowPlaylist: followPlaylist("DELETE"),
  followPodcastShow: followShow("PUT", 40),
  unfollowPodcastShow: followShow("DELETE", 0),
  createPlaylist: () => {
    const fields = {
      title: "Þögn & Co = 100 %",
      description: "",
      visibility: "PUBLIC",
    };
    const { title, visibility } = fields;
    const created = { catalogId: anyText, title, visibility, trackCount: 0 };
    return {
      input: fields,
      wire: {
        line: "POST /v1/playlists",
        contentType: json,
        body: JSON.stringify(fields),
      },
      select: "playlist { catalogId title visibility trackCount }",
      payload: { playlist: created },
      read: threePlaylists,
      before: threeBefore,
      after: { playlists: { nodes: [created, adaEmpty, adaLong] } },
    };
  },
  updatePlaylist: () => {
    const { catalogId } = adaLong;
    const changed = {
      ...adaLong,
      title: "Þögn & Co = 100 %",
      visibility: "PUBLIC",
    };
    return {
      input: { catalogId, title: changed.title, visibility: "PUBLIC" },
      wire: {
        line: `PUT /v1/playlists/${catalogId}`,
        contentType: form,
        body: "title=%C3%9E%C3%B6gn+%26+Co+%3D+100+%25&visibility=PUBLIC",
      },
      select: "playlist { catalogId title visibility trackCount }",
      payload: { playlist: changed },
      read: threePlaylists,
      before: threeBefore,
      after: { playlists: { nodes: [adaEmpty, changed, adaRepeating] } },
    };
  },
  deletePlaylist: () => ({
    input: { catalogId: adaEmpty.catalogId },
    wire: { line: `DELETE /v1/playlists/${adaEmpty.catalogId}` },
    select: "deletedPlaylistId deletedPlaylistCatalogId",
    payload: {
      deletedPlaylistId: anyText,
      deletedPlaylistCatalogId: adaEmpty.catalogId,
    },
    read: "playlists(first: 2) { nodes { catalogId title visibility trackCount } }",
    before: { playlists: { nodes: [adaEmpty, adaLong] } },
    after: { playlists: { nodes: [adaLong, adaRepeating] } },
  }),
  addPlaylistTracks: changeEntries("PUT", (_, entries) => ({
    input: {
      trackCatalogIds: [tracks.plain, tracks.explicit],
      addDuplicateTracks: false,
    },
    after: [
      ...entries,
      ...[tracks.plain, tracks.explicit].map((catalogId) => ({
        entryId: anyText,
        node: { catalogId },
      })),
    ],
  })),
  removePlaylistTracks: changeEntries("DELETE", (_, [first, ...rest]) => ({
    input: { entryIds: [first?.entryId] },
    after: rest,
  })),
  movePlaylistTracks: changeEntries("PATCH", (_, [first, second, third]) => ({
    input: { entryIds: [third?.entryId], entryIdBelow: first?.entryId },
    after: [third, first, second],
  })),
  updateProfile: () => {
    const profile = {
      name: "Ada of the Hills",
      visibility: "PRIVATE",
      playbackVisibility: "PUBLIC",
    };
    return {
      input: profile,
      wire: {
        line: "PUT /v1/me",
        contentType: json,
        body: JSON.stringify(profile),
      },
      select: "me { name visibility playbackVisibility }",
      payload: { me: profile },
      read: "name visibility playbackVisibility",
      before: {
        name: "Ada",
        visibility: "PUBLIC",
        playbackVisibility: "PRIVATE",
      },
      after: profile,
    };
  },
};
