import type { ImageStyle, Language } from "./localization.ts";

/** Under whose name, in which language and for how long a call may run. */
export interface Ask {
  /** Login with Amazon access token. It goes to Amazon and nowhere else. */
  readonly accessToken: string;
  /** Told of a token that Amazon refused. A token in its place repeats the call, once; null lets it fail. */
  readonly renew?: (refused: string) => Promise<string | null>;
  /** Whether the token is the gateway's own: that Amazon refuses it is no fault of the caller's. */
  readonly isGateways?: boolean;
  /** Told of each call that is made for this. */
  readonly onExchange?: ((exchange: Exchange) => void) | undefined;
  readonly language?: Language | undefined;
  readonly imageStyle?: ImageStyle | undefined;
  readonly signal?: AbortSignal | undefined;
  /** When the answer is of no use any more, in the time of `performance.now`. */
  readonly deadline?: number | undefined;
  /** Who goes first where calls are short; somebody who waits for a screen, unless told otherwise. */
  readonly lane?: Lane | undefined;
}

/** Somebody who waits for a screen, a router's entities, and what is read again ahead of need: in this order. */
export type Lane = "interactive" | "federation" | "background";

/** One call as observers see it: nothing in it tells who asked or for what. */
export interface Exchange {
  readonly method: string;
  readonly route: string;
  /** How many ids a multi-get asked for. */
  readonly ids: number;
  /** HTTP status; 0 where no answer arrived. */
  readonly status: number;
  readonly durationMs: number;
}

/** A call before it is known who makes it. */
export interface Call {
  readonly method: "GET" | "POST" | "PUT" | "DELETE" | "PATCH";
  /** The path without ids, for observers and errors. */
  readonly route: string;
  /** The path and query as they go on the wire. */
  readonly path: string;
  /** How many ids a multi-get asks for. */
  readonly ids?: number;
  readonly json?: unknown;
  /** Sent form-encoded, which one call wants. */
  readonly form?: Readonly<Record<string, string>>;
}

/** Something in an answer that is read tolerantly, and that an operator may want to know of. */
export interface Oddity {
  readonly route: string;
  /** In words, without anything of the caller's. */
  readonly what: string;
}

export interface Send {
  /** Sends a call under somebody's name and reads its JSON; undefined where a success bears none. Rejects with an AmazonMusicError. */
  (call: Call, ask: Ask): Promise<unknown>;
  readonly onOddity?: ((oddity: Oddity) => void) | undefined;
}
