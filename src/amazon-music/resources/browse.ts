import { playlist, podcastEpisode, track } from "../entities.ts";
import { createList, plainEdge, type List, type RestEdge } from "../list.ts";
import type { Send } from "../send.ts";
import type { Playlist, PodcastEpisode, Track } from "../types.ts";

/** What Amazon picks for the caller. Personal: it follows what they listen to. */
export interface Browse {
  readonly topTracks: List<RestEdge<Track>>;
  readonly topPlaylists: List<RestEdge<Playlist>>;
  readonly newPodcastEpisodes: List<RestEdge<PodcastEpisode>>;
}

export function createBrowse(send: Send): Browse {
  return {
    topTracks: createList(send, {
      route: "/v1/browse/tracks/top",
      maxLimit: 20,
      readEdge: plainEdge(track.stub),
    }),
    topPlaylists: createList(send, {
      route: "/v1/browse/playlists/top",
      maxLimit: 100,
      readEdge: plainEdge(playlist.stub),
    }),
    newPodcastEpisodes: createList(send, {
      route: "/v1/browse/podcasts/episodes/new",
      maxLimit: 100,
      readEdge: plainEdge(podcastEpisode.stub),
    }),
  };
}
