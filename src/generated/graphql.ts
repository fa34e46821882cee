import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Album as RestAlbum, Track as RestTrack, Artist as RestArtist, Image as RestImage, Market as RestMarket, MusicTerritory as RestMusicTerritory, Eligibility as RestEligibility, ParentalSettings as RestParentalSettings } from '../amazon-music/index.ts';
import type { Page as RestPage, PageEdge as RestEdge } from '../loaders/index.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A moment as RFC 3339 text in UTC, such as `2001-03-07T05:00:00.000Z`. Amazon
   * dates music by US midnight, so the calendar day can differ by one where it is
   * shifted to a zone further west.
   */
  DateTime: { input: string; output: string; }
  /**
   * A web address as Amazon sends it. Some hold raw spaces, so treat it as text and
   * escape it before strict parsers see it.
   */
  URL: { input: string; output: string; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** An album of the Amazon Music catalogue. */
export type Album = Node & {
  readonly __typename?: 'Album';
  /** Artists of the album, the main one first. */
  readonly artists?: Maybe<ReadonlyArray<Artist>>;
  /** Qualities of sound in which the album can be streamed. */
  readonly audioQualities?: Maybe<ReadonlyArray<AudioQuality>>;
  /** Countries in which the album can be had. */
  readonly availableMarkets?: Maybe<ReadonlyArray<Market>>;
  /** Amazon's own id of the album, an ASIN. */
  readonly catalogId: Scalars['ID']['output'];
  /** Playing time in seconds. */
  readonly duration?: Maybe<Scalars['Int']['output']>;
  /** What may be done with the album in this territory. */
  readonly eligibility?: Maybe<Eligibility>;
  /** ASIN of the album that holds in every territory. */
  readonly globalAsin?: Maybe<Scalars['ID']['output']>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Covers of the album. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /** Record label. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** ASIN of the album in this territory. */
  readonly localAsin?: Maybe<Scalars['ID']['output']>;
  /** Country from which the album was asked. */
  readonly market?: Maybe<Market>;
  /** Territory whose catalogue this album belongs to. */
  readonly musicTerritory?: Maybe<MusicTerritory>;
  /** What parents may want to know. */
  readonly parentalSettings?: Maybe<ParentalSettings>;
  /** When the album came out. */
  readonly releaseDate?: Maybe<Scalars['DateTime']['output']>;
  /** Title without additions such as the edition. */
  readonly shortTitle?: Maybe<Scalars['String']['output']>;
  /** Title of the album. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Number of tracks on the album. */
  readonly trackCount?: Maybe<Scalars['Int']['output']>;
  /**
   * Tracks of the album in playing order. They come with the album: titles and
   * links cost no further call, other fields one call for every 100 tracks.
   * From `GET /v1/albums`; up to an hour old.
   */
  readonly tracks?: Maybe<TrackConnection>;
  /** Page of the album at Amazon Music. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};


/** An album of the Amazon Music catalogue. */
export type AlbumTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** An artist of the Amazon Music catalogue: a person or a group. */
export type Artist = Node & {
  readonly __typename?: 'Artist';
  /** Amazon's own id of the artist, an ASIN. */
  readonly catalogId: Scalars['ID']['output'];
  /** Number of people who follow the artist. */
  readonly followerCount?: Maybe<Scalars['Int']['output']>;
  /** ASIN of the artist that holds in every territory. */
  readonly globalAsin?: Maybe<Scalars['ID']['output']>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Pictures of the artist. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /** ASIN of the artist in this territory. */
  readonly localAsin?: Maybe<Scalars['ID']['output']>;
  /** Territory whose catalogue this artist belongs to. */
  readonly musicTerritory?: Maybe<MusicTerritory>;
  /** Name of the artist. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Page of the artist at Amazon Music. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A quality of sound in which an item can be streamed. */
export type AudioQuality =
  /** High definition, lossless as on a CD. */
  | 'HD'
  /** A quality that this graph does not know yet. */
  | 'OTHER'
  /** 360 Reality Audio, which Amazon writes `360RA`. */
  | 'RA360'
  /** Standard definition, lossy. */
  | 'SD'
  /** Ultra high definition, lossless beyond a CD. */
  | 'UHD';

/** What may be done with an item in this territory. */
export type Eligibility = {
  readonly __typename?: 'Eligibility';
  /** True when it may be kept for offline listening. */
  readonly isDownloadable?: Maybe<Scalars['Boolean']['output']>;
  /** True when a sample can be heard. */
  readonly isPreviewable?: Maybe<Scalars['Boolean']['output']>;
  /** True when it comes with a Prime membership. */
  readonly isPrimeEligible?: Maybe<Scalars['Boolean']['output']>;
  /** True when it can be bought. */
  readonly isPurchaseable?: Maybe<Scalars['Boolean']['output']>;
};

/** A picture at one size. */
export type Image = {
  readonly __typename?: 'Image';
  /** Height in pixels; null where Amazon does not say, 0 for avatars. */
  readonly height?: Maybe<Scalars['Int']['output']>;
  /** What the picture is for; null where Amazon does not say. */
  readonly imageType?: Maybe<ImageType>;
  /** Where the picture is. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** Width in pixels; null where Amazon does not say, 0 for avatars. */
  readonly width?: Maybe<Scalars['Int']['output']>;
};

/** What a picture is for. */
export type ImageType =
  /** A wide picture to put behind text. */
  | 'BACKGROUND'
  /** A use that this graph does not know yet. */
  | 'OTHER'
  /** The main picture. */
  | 'PRIMARY'
  /** A portrait, cut to be round. */
  | 'PROFILE';

/** A country in which Amazon Music sells. */
export type Market = {
  readonly __typename?: 'Market';
  /** Two-letter country code, such as `US`. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Name of the country. */
  readonly name?: Maybe<Scalars['String']['output']>;
};

/** Whether a track is sound or video. */
export type MediaType =
  /** Sound alone. */
  | 'AUDIO'
  /** A medium that this graph does not know yet. */
  | 'OTHER'
  /** A music video. */
  | 'VIDEO';

/** The territory whose catalogue an item belongs to. */
export type MusicTerritory = {
  readonly __typename?: 'MusicTerritory';
  /** Two-letter country code, such as `US`. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Name of the territory. */
  readonly territoryName?: Maybe<Scalars['String']['output']>;
};

/**
 * Something with an id that is unique in the whole graph, so that clients can
 * refetch it with `node`.
 */
export type Node = {
  /**
   * Opaque id, unique in the whole graph. Pass it to `node`; it is not Amazon's
   * own id, which is `catalogId`.
   */
  readonly id: Scalars['ID']['output'];
};

/** Where a page of a list stands in the list. */
export type PageInfo = {
  readonly __typename?: 'PageInfo';
  /**
   * Cursor of the last edge of this page: pass it as `after` to read on. Null on
   * an empty page.
   */
  readonly endCursor?: Maybe<Scalars['String']['output']>;
  /** True when the list goes on behind this page. */
  readonly hasNextPage: Scalars['Boolean']['output'];
  /** True when this page was asked with `after`. Lists are read forwards only. */
  readonly hasPreviousPage: Scalars['Boolean']['output'];
  /** Cursor of the first edge of this page; null on an empty page. */
  readonly startCursor?: Maybe<Scalars['String']['output']>;
};

/** What parents may want to know. */
export type ParentalSettings = {
  readonly __typename?: 'ParentalSettings';
  /** True when the words are explicit. */
  readonly hasExplicitLanguage?: Maybe<Scalars['Boolean']['output']>;
  /** True when it suits children. */
  readonly isKidFriendly?: Maybe<Scalars['Boolean']['output']>;
};

/** The contents page: everything that can be read. */
export type Query = {
  readonly __typename?: 'Query';
  /**
   * One album by Amazon's own id; null where there is none.
   * From `GET /v1/albums`; up to an hour old.
   */
  readonly album?: Maybe<Album>;
  /**
   * Up to 500 albums by Amazon's own ids, in the order asked; null in the place of
   * each one that there is none of. From `GET /v1/albums`, one call for every 100;
   * up to an hour old.
   */
  readonly albums: ReadonlyArray<Maybe<Album>>;
  /**
   * One artist by Amazon's own id; null where there is none.
   * From `GET /v1/artists`; up to an hour old.
   */
  readonly artist?: Maybe<Artist>;
  /**
   * Up to 500 artists by Amazon's own ids, in the order asked; null in the place
   * of each one that there is none of. From `GET /v1/artists`, one call for every
   * 100; up to an hour old.
   */
  readonly artists: ReadonlyArray<Maybe<Artist>>;
  /**
   * One thing by its opaque id, whatever its type; null where there is none.
   * From the same calls as the lookup of its type; up to an hour old.
   */
  readonly node?: Maybe<Node>;
  /**
   * Up to 100 things by their opaque ids, in the order asked; null in the place
   * of each one that there is none of. From the same calls as the lookups of their
   * types; up to an hour old.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * One track by Amazon's own id; null where there is none.
   * From `GET /v1/tracks`; up to an hour old.
   */
  readonly track?: Maybe<Track>;
  /**
   * Up to 500 tracks by Amazon's own ids, in the order asked; null in the place of
   * each one that there is none of. From `GET /v1/tracks`, one call for every 100;
   * up to an hour old.
   */
  readonly tracks: ReadonlyArray<Maybe<Track>>;
};


/** The contents page: everything that can be read. */
export type QueryAlbumArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryAlbumsArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryArtistArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryArtistsArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryNodesArgs = {
  ids: ReadonlyArray<Scalars['ID']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryTrackArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryTracksArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** A track of the Amazon Music catalogue. */
export type Track = Node & {
  readonly __typename?: 'Track';
  /** Album that the track is on. */
  readonly album?: Maybe<Album>;
  /** Artists of the track, the main one first. */
  readonly artists?: Maybe<ReadonlyArray<Artist>>;
  /** Qualities of sound in which the track can be streamed. */
  readonly audioQualities?: Maybe<ReadonlyArray<AudioQuality>>;
  /** Countries in which the track can be had. */
  readonly availableMarkets?: Maybe<ReadonlyArray<Market>>;
  /** Amazon's own id of the track, an ASIN. */
  readonly catalogId: Scalars['ID']['output'];
  /** Amazon's digital music id of the track. */
  readonly dmid?: Maybe<Scalars['String']['output']>;
  /** Playing time in seconds. */
  readonly duration?: Maybe<Scalars['Int']['output']>;
  /** What may be done with the track in this territory. */
  readonly eligibility?: Maybe<Eligibility>;
  /** ASIN of the track that holds in every territory. */
  readonly globalAsin?: Maybe<Scalars['ID']['output']>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Covers of the track's album. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /**
   * International Standard Recording Code. Amazon writes some in lower case:
   * compare without regard to case.
   */
  readonly isrc?: Maybe<Scalars['String']['output']>;
  /** Record label. */
  readonly label?: Maybe<Scalars['String']['output']>;
  /** ASIN of the track in this territory. */
  readonly localAsin?: Maybe<Scalars['ID']['output']>;
  /** Country from which the track was asked. */
  readonly market?: Maybe<Market>;
  /** Whether it is sound or video. */
  readonly mediaType?: Maybe<MediaType>;
  /** Territory whose catalogue this track belongs to. */
  readonly musicTerritory?: Maybe<MusicTerritory>;
  /** What parents may want to know. */
  readonly parentalSettings?: Maybe<ParentalSettings>;
  /** A sample of the track. */
  readonly previewUrl?: Maybe<Scalars['URL']['output']>;
  /** When the track came out. */
  readonly releaseDate?: Maybe<Scalars['DateTime']['output']>;
  /** Title without additions such as the version. */
  readonly shortTitle?: Maybe<Scalars['String']['output']>;
  /** Title of the track; explicit versions may end in ` [Explicit]`. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Page of the track at Amazon Music. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A page of tracks. */
export type TrackConnection = {
  readonly __typename?: 'TrackConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The tracks, each with the cursor behind it. */
  readonly edges: ReadonlyArray<TrackEdge>;
  /** The tracks alone. */
  readonly nodes: ReadonlyArray<Maybe<Track>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A track with the cursor behind it. */
export type TrackEdge = {
  readonly __typename?: 'TrackEdge';
  /** Pass it as `after` to go on behind this track. */
  readonly cursor: Scalars['String']['output'];
  /** The track. */
  readonly node?: Maybe<Track>;
};



export type ResolverTypeWrapper<T> = Promise<T | null> | T | Error;

export type ReferenceResolver<TResult, TReference, TContext> = (
      reference: TReference,
      context: TContext,
      info: GraphQLResolveInfo
    ) => Promise<TResult> | TResult;

      type ScalarCheck<T, S> = S extends true ? T : NullableCheck<T, S>;
      type NullableCheck<T, S> = Maybe<T> extends T ? Maybe<ListCheck<NonNullable<T>, S>> : ListCheck<T, S>;
      type ListCheck<T, S> = T extends (infer U)[] ? NullableCheck<U, S>[] : GraphQLRecursivePick<T, S>;
      export type GraphQLRecursivePick<T, S> = { [K in keyof T & keyof S]: ScalarCheck<T[K], S[K]> };
    

export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

/** Mapping of federation types */
export type FederationTypes = {
  Album: Album;
  Artist: Artist;
  Track: Track;
};

/** Mapping of federation reference types */
export type FederationReferenceTypes = {
  Album:
    ( { __typename: 'Album' }
    & GraphQLRecursivePick<FederationTypes['Album'], {"catalogId":true}> );
  Artist:
    ( { __typename: 'Artist' }
    & GraphQLRecursivePick<FederationTypes['Artist'], {"catalogId":true}> );
  Track:
    ( { __typename: 'Track' }
    & GraphQLRecursivePick<FederationTypes['Track'], {"catalogId":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Node:
    | ( RestAlbum )
    | ( RestArtist )
    | ( RestTrack )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  Album: ResolverTypeWrapper<RestAlbum>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  Artist: ResolverTypeWrapper<RestArtist>;
  AudioQuality: AudioQuality;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  Eligibility: ResolverTypeWrapper<RestEligibility>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Image: ResolverTypeWrapper<RestImage>;
  ImageType: ImageType;
  Market: ResolverTypeWrapper<RestMarket>;
  MediaType: MediaType;
  MusicTerritory: ResolverTypeWrapper<RestMusicTerritory>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParentalSettings: ResolverTypeWrapper<RestParentalSettings>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Track: ResolverTypeWrapper<RestTrack>;
  TrackConnection: ResolverTypeWrapper<RestPage<RestTrack>>;
  TrackEdge: ResolverTypeWrapper<RestEdge<RestTrack>>;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  Album: RestAlbum;
  ID: Scalars['ID']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
  Artist: RestArtist;
  DateTime: Scalars['DateTime']['output'];
  Eligibility: RestEligibility;
  Boolean: Scalars['Boolean']['output'];
  Image: RestImage;
  Market: RestMarket;
  MusicTerritory: RestMusicTerritory;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  ParentalSettings: RestParentalSettings;
  Query: Record<PropertyKey, never>;
  Track: RestTrack;
  TrackConnection: RestPage<RestTrack>;
  TrackEdge: RestEdge<RestTrack>;
  URL: Scalars['URL']['output'];
};

export type AlbumResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Album'] = ResolversParentTypes['Album'], FederationReferenceType extends FederationReferenceTypes['Album'] = FederationReferenceTypes['Album']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Album']> | FederationReferenceType, FederationReferenceType, ContextType>;
  artists?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Artist']>>, ParentType, ContextType>;
  audioQualities?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AudioQuality']>>, ParentType, ContextType>;
  availableMarkets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Market']>>, ParentType, ContextType>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  eligibility?: Resolver<Maybe<ResolversTypes['Eligibility']>, ParentType, ContextType>;
  globalAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  localAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  market?: Resolver<Maybe<ResolversTypes['Market']>, ParentType, ContextType>;
  musicTerritory?: Resolver<Maybe<ResolversTypes['MusicTerritory']>, ParentType, ContextType>;
  parentalSettings?: Resolver<Maybe<ResolversTypes['ParentalSettings']>, ParentType, ContextType>;
  releaseDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shortTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<AlbumTracksArgs, 'first'>>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArtistResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Artist'] = ResolversParentTypes['Artist'], FederationReferenceType extends FederationReferenceTypes['Artist'] = FederationReferenceTypes['Artist']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Artist']> | FederationReferenceType, FederationReferenceType, ContextType>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  followerCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  globalAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  localAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  musicTerritory?: Resolver<Maybe<ResolversTypes['MusicTerritory']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type EligibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Eligibility'] = ResolversParentTypes['Eligibility']> = {
  isDownloadable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPreviewable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPrimeEligible?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPurchaseable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  imageType?: Resolver<Maybe<ResolversTypes['ImageType']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type MarketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Market'] = ResolversParentTypes['Market']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MusicTerritoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MusicTerritory'] = ResolversParentTypes['MusicTerritory']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  territoryName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Album' | 'Artist' | 'Track', ParentType, ContextType>;
};

export type PageInfoResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PageInfo'] = ResolversParentTypes['PageInfo']> = {
  endCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  hasNextPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  hasPreviousPage?: Resolver<ResolversTypes['Boolean'], ParentType, ContextType>;
  startCursor?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type ParentalSettingsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ParentalSettings'] = ResolversParentTypes['ParentalSettings']> = {
  hasExplicitLanguage?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isKidFriendly?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  album?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType, RequireFields<QueryAlbumArgs, 'catalogId'>>;
  albums?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Album']>>, ParentType, ContextType, RequireFields<QueryAlbumsArgs, 'catalogIds'>>;
  artist?: Resolver<Maybe<ResolversTypes['Artist']>, ParentType, ContextType, RequireFields<QueryArtistArgs, 'catalogId'>>;
  artists?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Artist']>>, ParentType, ContextType, RequireFields<QueryArtistsArgs, 'catalogIds'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  track?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType, RequireFields<QueryTrackArgs, 'catalogId'>>;
  tracks?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Track']>>, ParentType, ContextType, RequireFields<QueryTracksArgs, 'catalogIds'>>;
};

export type TrackResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Track'] = ResolversParentTypes['Track'], FederationReferenceType extends FederationReferenceTypes['Track'] = FederationReferenceTypes['Track']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Track']> | FederationReferenceType, FederationReferenceType, ContextType>;
  album?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType>;
  artists?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Artist']>>, ParentType, ContextType>;
  audioQualities?: Resolver<Maybe<ReadonlyArray<ResolversTypes['AudioQuality']>>, ParentType, ContextType>;
  availableMarkets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Market']>>, ParentType, ContextType>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  dmid?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  eligibility?: Resolver<Maybe<ResolversTypes['Eligibility']>, ParentType, ContextType>;
  globalAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  isrc?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  label?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  localAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  market?: Resolver<Maybe<ResolversTypes['Market']>, ParentType, ContextType>;
  mediaType?: Resolver<Maybe<ResolversTypes['MediaType']>, ParentType, ContextType>;
  musicTerritory?: Resolver<Maybe<ResolversTypes['MusicTerritory']>, ParentType, ContextType>;
  parentalSettings?: Resolver<Maybe<ResolversTypes['ParentalSettings']>, ParentType, ContextType>;
  previewUrl?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  releaseDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shortTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type TrackConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrackConnection'] = ResolversParentTypes['TrackConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['TrackEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Track']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type TrackEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TrackEdge'] = ResolversParentTypes['TrackEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
};

export interface UrlScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['URL'], any> {
  name: 'URL';
}

export type Resolvers<ContextType = Context> = {
  Album?: AlbumResolvers<ContextType>;
  Artist?: ArtistResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  Eligibility?: EligibilityResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  Market?: MarketResolvers<ContextType>;
  MusicTerritory?: MusicTerritoryResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParentalSettings?: ParentalSettingsResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Track?: TrackResolvers<ContextType>;
  TrackConnection?: TrackConnectionResolvers<ContextType>;
  TrackEdge?: TrackEdgeResolvers<ContextType>;
  URL?: GraphQLScalarType;
};

