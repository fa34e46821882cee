import type { ImageStyle, Language } from "./localization.ts";
import type { Turn, TurnAsk } from "./turn.ts";

/** Under whose name, in which language, how urgently and for how long a call may run. */
export interface Ask extends TurnAsk {
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
  /** The first call uses it, and takes none of its own. */
  readonly turn?: Turn | undefined;
}

/** One call as observers see it: nothing in it tells who asked or for what. */
export interface Exchange {
  readonly method: string;
  readonly route: string;
  /** How many ids a multi-get asked for. */
  readonly ids: number;
  /** HTTP status; 0 where no answer arrived. */
  readonly status: number;
  /** 1 for the first try; more where Amazon failed or refused before. */
  readonly attempt: number;
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
  /** Whether it may be made twice; of its method by default, as RFC 9110 section 9.2.2 has it. */
  readonly isIdempotent?: boolean;
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
