import { AmazonMusicError } from "./error.ts";
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
import type { Ask, Call, Oddity, Send } from "./send.ts";
import { createTransport, type TransportOptions } from "./transport.ts";

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
  /** Told of what is odd in an answer and was read all the same. */
  readonly onOddity?: ((oddity: Oddity) => void) | undefined;
}

/** A client of the Amazon Music Web API. Every failure is an AmazonMusicError. */
export function createAmazonMusic(options: AmazonMusicOptions): AmazonMusic {
  const transport = createTransport(options);
  const sendAs = (accessToken: string, call: Call, ask: Ask) =>
    transport.send({
      ...call,
      headers: toHeaders(accessToken, ask, options.apiKey),
      signal: ask.signal,
      onExchange: ask.onExchange,
    });
  const sendRenewing: Send = async (call, ask) => {
    try {
      return await sendAs(ask.accessToken, call, ask);
    } catch (error) {
      if (!isUnauthorized(error)) throw error;
      const renewed = (await ask.renew?.(ask.accessToken)) ?? null;
      if (renewed === null) throw error;
      return sendAs(renewed, call, ask);
    }
  };
  const sendAsked: Send = async (call, ask) => {
    try {
      return await sendRenewing(call, ask);
    } catch (error) {
      throw ask.isGateways === true && isUnauthorized(error)
        ? toGatewaysFault(error)
        : error;
    }
  };
  const send = Object.assign(sendAsked, { onOddity: options.onOddity });
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
    views: createViews(send),
    close: () => transport.close(),
  };
}

function isUnauthorized(error: unknown): error is AmazonMusicError {
  return error instanceof AmazonMusicError && error.kind === "unauthorized";
}

/** The caller's token is good: a client that heard of a refused one would sign its person out. */
function toGatewaysFault(cause: AmazonMusicError): AmazonMusicError {
  const { method, route, status, code, reference } = cause;
  return new AmazonMusicError(
    "unavailable",
    "Amazon refused the gateway's own token",
    { method, route, status, code, reference, cause },
  );
}

function toHeaders(
  accessToken: string,
  { language, imageStyle }: Ask,
  apiKey: string,
): Record<string, string> {
  const headers: Record<string, string> = {
    authorization: `Bearer ${accessToken}`,
    "x-api-key": apiKey,
    accept: "application/json",
  };
  if (language !== undefined) headers["accept-language"] = language;
  if (imageStyle !== undefined) headers["amzn-image-style"] = imageStyle;
  return headers;
}
