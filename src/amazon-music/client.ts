import { createAlbums, type Albums } from "./resources/albums.ts";
import { createArtists, type Artists } from "./resources/artists.ts";
import { createBrowse, type Browse } from "./resources/browse.ts";
import { createCategories, type Categories } from "./resources/categories.ts";
import { createMarkets, type Markets } from "./resources/markets.ts";
import { createMe, type Me } from "./resources/me.ts";
import { createPlaylists, type Playlists } from "./resources/playlists.ts";
import {
  createPodcastEpisodes,
  type PodcastEpisodes,
} from "./resources/podcast-episodes.ts";
import {
  createPodcastShows,
  type PodcastShows,
} from "./resources/podcast-shows.ts";
import { createSearch, type Search } from "./resources/search.ts";
import { createTracks, type Tracks } from "./resources/tracks.ts";
import { createUsers, type Users } from "./resources/users.ts";
import { createViews, type Views } from "./resources/views.ts";
import type { Ask, Send } from "./send.ts";
import { createTransport, type TransportOptions } from "./transport.ts";
import type { OnUnknownEntity } from "./view.ts";

/** The Amazon Music Web API, V1. */
export interface AmazonMusic {
  readonly albums: Albums;
  readonly artists: Artists;
  readonly browse: Browse;
  readonly categories: Categories;
  readonly markets: Markets;
  readonly me: Me;
  readonly playlists: Playlists;
  readonly podcastEpisodes: PodcastEpisodes;
  readonly podcastShows: PodcastShows;
  readonly search: Search;
  readonly tracks: Tracks;
  readonly users: Users;
  readonly views: Views;
  /** Ends all calls and connections. */
  close(): Promise<void>;
}

export interface AmazonMusicOptions extends TransportOptions {
  /** Security profile id (`amzn1.application.…`); sent with every call. */
  readonly apiKey: string;
  readonly onUnknownEntity?: OnUnknownEntity | undefined;
}

/** A client of the Amazon Music Web API. Every failure is an AmazonMusicError. */
export function createAmazonMusic(options: AmazonMusicOptions): AmazonMusic {
  const transport = createTransport(options);
  const send: Send = (call, ask) =>
    transport.send({
      ...call,
      headers: toHeaders(ask, options.apiKey),
      signal: ask.signal,
    });
  return {
    albums: createAlbums(send),
    artists: createArtists(send),
    browse: createBrowse(send),
    categories: createCategories(send),
    markets: createMarkets(send),
    me: createMe(send),
    playlists: createPlaylists(send),
    podcastEpisodes: createPodcastEpisodes(send),
    podcastShows: createPodcastShows(send),
    search: createSearch(send),
    tracks: createTracks(send),
    users: createUsers(send),
    views: createViews(send, options.onUnknownEntity),
    close: () => transport.close(),
  };
}

function toHeaders(ask: Ask, apiKey: string): Record<string, string> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${ask.accessToken}`,
    "x-api-key": apiKey,
    accept: "application/json",
  };
  if (ask.acceptLanguage !== undefined)
    headers["accept-language"] = ask.acceptLanguage;
  if (ask.imageStyle !== undefined)
    headers["amzn-image-style"] = ask.imageStyle;
  return headers;
}
