import type { BreakerChange, BreakerState } from "./breaker.ts";
import { createOwnBudget, type Budget } from "./budget.ts";
import { createClock, type Clock } from "./clock.ts";
import { AmazonMusicError } from "./error.ts";
import { createGovernor, type GovernorState } from "./governor.ts";
import type { AmazonMusicOperation } from "./operation.ts";
import { createPatience } from "./patience.ts";
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
import type { Turn, TurnAsk } from "./turn.ts";

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
  /**
   * Waits for the right to make one call, which then goes into `Ask.turn`: so
   * that whoever has the turn can fill the call with all that was wanted up to
   * then. There is no delay where there is room. Rejects with an
   * AmazonMusicError: `rate-limited`, at once, where no turn comes in time.
   * A turn holds a part of the budget: release it when the call is over, which
   * does nothing where it was used.
   */
  takeTurn(ask: TurnAsk): Promise<Turn>;
  /** Whether a turn could be had at once. */
  hasRoom(): boolean;
  state(): AmazonMusicState;
  /** Ends all calls and connections. */
  close(): Promise<void>;
}

/** How calls to Amazon Music fare, for operators. */
export interface AmazonMusicState {
  readonly governor: GovernorState;
  readonly breakers: Readonly<Record<AmazonMusicOperation, BreakerState>>;
  /** Since the start. */
  readonly tries: { readonly first: number; readonly retries: number };
}

export interface AmazonMusicOptions extends Omit<TransportOptions, "now"> {
  /** Security profile id (`amzn1.application.…`); sent with every call. */
  readonly apiKey: string;
  /** Told of what is odd in an answer and was read all the same. */
  readonly onOddity?: ((oddity: Oddity) => void) | undefined;
  /** How many calls a second may be made; any number where it is absent. */
  readonly budget?: Budget | undefined;
  /** Told when a kind of calls is left alone, and when it is tried again. */
  readonly onBreakerChange?: ((change: BreakerChange) => void) | undefined;
  readonly clock?: Clock;
  readonly random?: () => number;
}

/** A client of the Amazon Music Web API. Every failure is an AmazonMusicError. */
export function createAmazonMusic(options: AmazonMusicOptions): AmazonMusic {
  const { clock = createClock(), random = Math.random } = options;
  const transport = createTransport({ ...options, now: clock.now });
  const governor = createGovernor({
    budget: options.budget ?? createOwnBudget(Number.POSITIVE_INFINITY),
    clock,
    random,
  });
  const patience = createPatience({
    transport,
    governor,
    clock,
    random,
    onBreakerChange: options.onBreakerChange,
  });
  const sendAs = (accessToken: string, call: Call, ask: Ask) =>
    patience.send(call, toHeaders(accessToken, ask, options.apiKey), ask);
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
    takeTurn: (ask) => governor.takeTurn(ask),
    hasRoom: () => governor.hasRoom(),
    state: () => ({
      governor: governor.state,
      breakers: patience.breakers,
      tries: patience.tries,
    }),
    close() {
      governor.close();
      return transport.close();
    },
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
