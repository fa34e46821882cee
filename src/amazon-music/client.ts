import type { Get } from "./multi-get.ts";
import { createAlbums, type Albums } from "./resources/albums.ts";
import { createArtists, type Artists } from "./resources/artists.ts";
import { createTracks, type Tracks } from "./resources/tracks.ts";
import {
  createTransport,
  type Ask,
  type TransportOptions,
} from "./transport.ts";

/** The Amazon Music Web API, V1. */
export interface AmazonMusic {
  readonly albums: Albums;
  readonly tracks: Tracks;
  readonly artists: Artists;
  /** Ends all calls and connections. */
  close(): Promise<void>;
}

export interface AmazonMusicOptions extends TransportOptions {
  /** Security profile id (`amzn1.application.…`); sent with every call. */
  readonly apiKey: string;
}

/** A client of the Amazon Music Web API. Every failure is an AmazonMusicError. */
export function createAmazonMusic(options: AmazonMusicOptions): AmazonMusic {
  const transport = createTransport(options);
  const get: Get = (call, ask) =>
    transport.send({
      ...call,
      method: "GET",
      headers: toHeaders(ask, options.apiKey),
      signal: ask.signal,
    });
  return {
    albums: createAlbums(get),
    tracks: createTracks(get),
    artists: createArtists(get),
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
