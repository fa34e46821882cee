/**
 * A client library for the Amazon Music Web API (V1) and Login with Amazon.
 * Knows undici. Knows nothing of GraphQL, of caching, of who the caller is or
 * of where its settings come from.
 */
export type { Restraint } from "./brake.ts";
export type { BreakerChange, BreakerState } from "./breaker.ts";
export { createOwnBudget } from "./budget.ts";
export type { Budget, BudgetHolder } from "./budget.ts";
export { createAmazonMusic } from "./client.ts";
export type {
  AmazonMusic,
  AmazonMusicOptions,
  AmazonMusicState,
} from "./client.ts";
export { createDeadline } from "./deadline.ts";
export type { Deadline, DeadlineOptions } from "./deadline.ts";
export { AmazonMusicError } from "./error.ts";
export type { AmazonMusicErrorKind } from "./error.ts";
export type { GovernorState } from "./governor.ts";
export type { List, PageAsk, RestEdge, RestPage } from "./list.ts";
export { createLoginWithAmazon } from "./login-with-amazon.ts";
export type {
  CodeGrant,
  LoginWithAmazon,
  RefreshGrant,
  TokenInfo,
  Tokens,
} from "./login-with-amazon.ts";
export { toImageStyle, toLanguage } from "./localization.ts";
export type { ImageStyle, Language } from "./localization.ts";
export type { Found, MultiGet } from "./multi-get.ts";
export type {
  LibraryEdge,
  Me,
  PlaybackEdge,
  Profile,
  Saved,
} from "./resources/me.ts";
export type { Operation } from "./operation.ts";
export type {
  EntryPlace,
  PlaylistFields,
  PlaylistTrackEdge,
} from "./resources/playlists.ts";
export type { SearchFilter, SearchQuestion } from "./resources/search.ts";
export type { ViewAsk, ViewRoute } from "./resources/views.ts";
export type { Ask, Exchange, Oddity } from "./send.ts";
export type { SingleGet } from "./single-get.ts";
export type { Turn, TurnAsk } from "./turn.ts";
export type { Lane } from "./turn-queue.ts";
export type {
  Album,
  AnyEligibility,
  Artist,
  Category,
  Curator,
  Eligibility,
  Entity,
  EntityGroup,
  Image,
  Market,
  MusicTerritory,
  Own,
  ParentalSettings,
  PlaybackEligibility,
  PlaybackInformation,
  PlayParams,
  Playlist,
  PlaylistEligibility,
  PodcastEpisode,
  PodcastShow,
  Sharable,
  SharableThing,
  SharedPlaylist,
  SharedPodcastEpisode,
  Station,
  Track,
  User,
  View,
} from "./types.ts";
