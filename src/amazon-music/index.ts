/**
 * A client library for the Amazon Music Web API (V1) and Login with Amazon.
 * Knows undici. Knows nothing of GraphQL, of caching, of who the caller is or
 * of where its settings come from.
 */
export { createAmazonMusic } from "./client.ts";
export type { AmazonMusic, AmazonMusicOptions } from "./client.ts";
export { AmazonMusicError } from "./error.ts";
export type { AmazonMusicErrorKind } from "./error.ts";
export { createLoginWithAmazon } from "./login-with-amazon.ts";
export type { LoginWithAmazon, TokenInfo } from "./login-with-amazon.ts";
export type { Found, MultiGet } from "./multi-get.ts";
export type { Ask, Exchange } from "./transport.ts";
export type {
  Album,
  Artist,
  Eligibility,
  Image,
  Market,
  MusicTerritory,
  ParentalSettings,
  Track,
} from "./types.ts";
