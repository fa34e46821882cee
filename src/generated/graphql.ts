import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { Album as RestAlbum, Artist as RestArtist, Category as RestCategory, Curator as RestCurator, Entity as RestEntity, Image as RestImage, Market as RestMarket, MusicTerritory as RestMusicTerritory, ParentalSettings as RestParentalSettings, PlaybackEligibility as RestPlaybackEligibility, PlaybackInformation as RestPlaybackInformation, PlayParams as RestPlayParams, Playlist as RestPlaylist, PodcastEpisode as RestPodcastEpisode, PodcastShow as RestPodcastShow, Station as RestStation, Track as RestTrack, User as RestUser, AnyEligibility as RestEligibility } from '../amazon-music/index.ts';
import type { Myself, PlacedGroup, PlacedView, NodePage, NodeEdge, LibraryPage, LibraryPageEdge, PlaybackPage, PlaybackPageEdge, PlaylistTrackPage, PlaylistTrackPageEdge } from '../loaders/index.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
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

/** What to give to `addPlaylistTracks`. */
export type AddPlaylistTracksInput = {
  /**
   * True to add also those that stand in the playlist already; otherwise they are
   * left out.
   */
  readonly addDuplicateTracks: Scalars['Boolean']['input'];
  /** Amazon's own id of the playlist, one of the caller's. */
  readonly playlistCatalogId: Scalars['ID']['input'];
  /** Amazon's own ids of the tracks, 1 to 100. */
  readonly trackCatalogIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** What came of `addPlaylistTracks`. */
export type AddPlaylistTracksPayload = {
  readonly __typename?: 'AddPlaylistTracksPayload';
  /** The playlist as it is now; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** An album of the Amazon Music catalogue. */
export type Album = Entity & Node & {
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
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
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
  /**
   * The page of the album as Amazon lays it out. From `GET /v1/views/albums/{id}`;
   * always fresh.
   */
  readonly view?: Maybe<View>;
};


/** An album of the Amazon Music catalogue. */
export type AlbumTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of albums. */
export type AlbumConnection = {
  readonly __typename?: 'AlbumConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The albums, each with the cursor behind it. */
  readonly edges: ReadonlyArray<AlbumEdge>;
  /** The albums alone. */
  readonly nodes: ReadonlyArray<Maybe<Album>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** An album with the cursor behind it. */
export type AlbumEdge = {
  readonly __typename?: 'AlbumEdge';
  /** Pass it as `after` to go on behind this album. */
  readonly cursor: Scalars['String']['output'];
  /** The album. */
  readonly node?: Maybe<Album>;
};

/** An artist of the Amazon Music catalogue: a person or a group. */
export type Artist = Entity & Node & {
  readonly __typename?: 'Artist';
  /**
   * Albums of the artist. Provisional: Amazon's documents do not show its shape.
   * From `GET /v1/artists/{id}/albums`; up to an hour old, kept per caller.
   */
  readonly albums?: Maybe<AlbumConnection>;
  /** Amazon's own id of the artist, an ASIN. */
  readonly catalogId: Scalars['ID']['output'];
  /** Number of people who follow the artist. */
  readonly followerCount?: Maybe<Scalars['Int']['output']>;
  /**
   * People who follow the artist. Provisional: Amazon's documents show neither its
   * shape nor its scope. From `GET /v1/artists/{id}/followers`; always fresh.
   */
  readonly followers?: Maybe<UserConnection>;
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
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
  /**
   * Artists like this one. Provisional: Amazon's documents do not show its shape.
   * From `GET /v1/artists/{id}/related`; up to an hour old, kept per caller.
   */
  readonly relatedArtists?: Maybe<ArtistConnection>;
  /**
   * Tracks of the artist. Provisional: Amazon's documents do not show its shape.
   * From `GET /v1/artists/{id}/tracks`; up to an hour old, kept per caller.
   */
  readonly tracks?: Maybe<TrackConnection>;
  /** Page of the artist at Amazon Music. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /**
   * The page of the artist as Amazon lays it out. From
   * `GET /v1/views/artists/{id}`; always fresh.
   */
  readonly view?: Maybe<View>;
};


/** An artist of the Amazon Music catalogue: a person or a group. */
export type ArtistAlbumsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An artist of the Amazon Music catalogue: a person or a group. */
export type ArtistFollowersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An artist of the Amazon Music catalogue: a person or a group. */
export type ArtistRelatedArtistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** An artist of the Amazon Music catalogue: a person or a group. */
export type ArtistTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of artists. */
export type ArtistConnection = {
  readonly __typename?: 'ArtistConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The artists, each with the cursor behind it. */
  readonly edges: ReadonlyArray<ArtistEdge>;
  /** The artists alone. */
  readonly nodes: ReadonlyArray<Maybe<Artist>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** An artist with the cursor behind it. */
export type ArtistEdge = {
  readonly __typename?: 'ArtistEdge';
  /** Pass it as `after` to go on behind this artist. */
  readonly cursor: Scalars['String']['output'];
  /** The artist. */
  readonly node?: Maybe<Artist>;
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

/** For whom an answer may be kept. */
export type CacheControlScope =
  /**
   * For the caller alone, by their access token. Everything in this graph is so:
   * what Amazon answers depends on the caller's territory and subscription.
   */
  | 'PRIVATE'
  /** For everybody. */
  | 'PUBLIC';

/** A category of the catalogue, such as a genre. */
export type Category = Node & {
  readonly __typename?: 'Category';
  /**
   * Albums of the category. From `GET /v1/browse/categories/{id}/albums`; up to an
   * hour old, kept per caller.
   */
  readonly albums?: Maybe<AlbumConnection>;
  /** Amazon's own id of the category: eight letters and digits, whose case matters. */
  readonly catalogId: Scalars['ID']['output'];
  /** What kind of category it is. */
  readonly categoryType?: Maybe<CategoryType>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Name of the category. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /**
   * Playlists of the category. From `GET /v1/browse/categories/{id}/playlists`; up
   * to an hour old, kept per caller.
   */
  readonly playlists?: Maybe<PlaylistConnection>;
  /**
   * Tracks of the category. From `GET /v1/browse/categories/{id}/tracks`; up to an
   * hour old, kept per caller.
   */
  readonly tracks?: Maybe<TrackConnection>;
  /** Page of the category at Amazon Music. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};


/** A category of the catalogue, such as a genre. */
export type CategoryAlbumsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A category of the catalogue, such as a genre. */
export type CategoryPlaylistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** A category of the catalogue, such as a genre. */
export type CategoryTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of categories. */
export type CategoryConnection = {
  readonly __typename?: 'CategoryConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The categories, each with the cursor behind it. */
  readonly edges: ReadonlyArray<CategoryEdge>;
  /** The categories alone. */
  readonly nodes: ReadonlyArray<Maybe<Category>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A category with the cursor behind it. */
export type CategoryEdge = {
  readonly __typename?: 'CategoryEdge';
  /** Pass it as `after` to go on behind this category. */
  readonly cursor: Scalars['String']['output'];
  /** The category. */
  readonly node?: Maybe<Category>;
};

/** What kind of category it is. */
export type CategoryType =
  /** A genre of music. */
  | 'GENRE'
  /** A kind that this graph does not know yet. */
  | 'OTHER';

/** What to give to `createPlaylist`. */
export type CreatePlaylistInput = {
  /** What the playlist is about. Amazon does not document its greatest length. */
  readonly description: Scalars['String']['input'];
  /**
   * Title of the playlist; not empty. Amazon does not document its greatest
   * length.
   */
  readonly title: Scalars['String']['input'];
  /** Who may see the playlist: `PUBLIC` or `PRIVATE`. */
  readonly visibility: Visibility;
};

/** What came of `createPlaylist`. */
export type CreatePlaylistPayload = {
  readonly __typename?: 'CreatePlaylistPayload';
  /** The playlist as it is now; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Who made a playlist. */
export type Curator = {
  readonly __typename?: 'Curator';
  /** Name of who made it. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Amazon Music's own id of the listener who made it; null where Amazon made it. */
  readonly userId?: Maybe<Scalars['ID']['output']>;
};

/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUser = Node & {
  readonly __typename?: 'CurrentUser';
  /**
   * Artists that the caller follows. Provisional: Amazon's documents do not show
   * its shape. From `GET /v1/me/followed/artists`; always fresh.
   */
  readonly followedArtists?: Maybe<ArtistConnection>;
  /**
   * Playlists that the caller follows. Provisional: Amazon's documents do not show
   * its shape. From `GET /v1/me/followed/playlists`; always fresh.
   */
  readonly followedPlaylists?: Maybe<PlaylistConnection>;
  /**
   * Short name of the caller for links and mentions. Null where Amazon does not
   * send it.
   */
  readonly handle?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Pictures of the caller; their height and width are 0. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /**
   * Albums in the caller's library. From `GET /v1/me/library/albums`; always
   * fresh.
   */
  readonly libraryAlbums?: Maybe<LibraryAlbumConnection>;
  /**
   * The albums of the library as Amazon lays them out. From
   * `GET /v1/views/library/albums`; always fresh.
   */
  readonly libraryAlbumsView?: Maybe<View>;
  /**
   * The artists of the library as Amazon lays them out. From
   * `GET /v1/views/library/artists`; always fresh.
   */
  readonly libraryArtistsView?: Maybe<View>;
  /**
   * The playlists of the library as Amazon lays them out. From
   * `GET /v1/views/library/playlists`; always fresh.
   */
  readonly libraryPlaylistsView?: Maybe<View>;
  /**
   * The podcasts of the library as Amazon lays them out: shows and episodes. From
   * `GET /v1/views/library/podcasts`; always fresh.
   */
  readonly libraryPodcastsView?: Maybe<View>;
  /**
   * The tracks of the library as Amazon lays them out. From
   * `GET /v1/views/library/songs`; always fresh.
   */
  readonly librarySongsView?: Maybe<View>;
  /**
   * Tracks in the caller's library. Provisional: Amazon's documents do not show
   * its shape. From `GET /v1/me/library/tracks`; always fresh.
   */
  readonly libraryTracks?: Maybe<LibraryTrackConnection>;
  /**
   * The library as Amazon lays it out, or one group of it. From
   * `GET /v1/views/library` or, with a group, `GET /v1/views/library/{groupId}`;
   * always fresh.
   */
  readonly libraryView?: Maybe<View>;
  /**
   * Tracks that the caller likes. Provisional: Amazon's documents do not show its
   * shape. From `GET /v1/me/tracks`; always fresh.
   */
  readonly likedTracks?: Maybe<TrackConnection>;
  /** Name that the caller goes by; null where none was chosen. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /** Who may see what the caller listens to. */
  readonly playbackVisibility?: Maybe<Visibility>;
  /** Playlists that the caller made. From `GET /v1/me/playlists`; always fresh. */
  readonly playlists?: Maybe<PlaylistConnection>;
  /**
   * Tracks that the caller played of late. From `GET /v1/player/recentlyPlayed`;
   * always fresh.
   */
  readonly recentlyPlayed?: Maybe<PlaybackConnection>;
  /**
   * What the caller played of late, of all types. Provisional: Amazon's documents
   * do not show its shape. From `GET /v1/me/recentlyPlayedEntities`; always fresh.
   */
  readonly recentlyPlayedEntities?: Maybe<EntityConnection>;
  /**
   * What the caller played of late as Amazon lays it out. From
   * `GET /v1/views/recent`; always fresh.
   */
  readonly recentlyPlayedView?: Maybe<View>;
  /**
   * Subscription tier of the caller, in Amazon's words. Null where Amazon does not
   * send it.
   */
  readonly tier?: Maybe<Scalars['String']['output']>;
  /** Page of the caller at Amazon Music. The id in it can differ from Amazon's own. */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /**
   * Amazon Music's own id of the caller. It is not the user id of Login with
   * Amazon.
   */
  readonly userId?: Maybe<Scalars['ID']['output']>;
  /** Who may see the profile of the caller. */
  readonly visibility?: Maybe<Visibility>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserFollowedArtistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserFollowedPlaylistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserLibraryAlbumsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  catalogIds?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserLibraryTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserLibraryViewArgs = {
  groupId?: InputMaybe<Scalars['String']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserLikedTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserPlaylistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserRecentlyPlayedArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/**
 * The listener who asks, and all that is theirs alone. Nothing of it is ever kept
 * or shown to another.
 */
export type CurrentUserRecentlyPlayedEntitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** What to give to `deletePlaylist`. */
export type DeletePlaylistInput = {
  /** Amazon's own id of the playlist, one of the caller's. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `deletePlaylist`. */
export type DeletePlaylistPayload = {
  readonly __typename?: 'DeletePlaylistPayload';
  /** Amazon's own id that the playlist had; null when nothing was done. */
  readonly deletedPlaylistCatalogId?: Maybe<Scalars['ID']['output']>;
  /**
   * Opaque `id` that the playlist had, so that a client can drop it from its
   * store; null when nothing was done.
   */
  readonly deletedPlaylistId?: Maybe<Scalars['ID']['output']>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

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
  /**
   * How it may be played. Only on playlists: it depends on the listener's
   * subscription.
   */
  readonly playback?: Maybe<PlaybackEligibility>;
  /**
   * Subscription tiers that may play it. Only on playlists: they depend on the
   * listener's subscription.
   */
  readonly playbackSubscriptionTiers?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
};

/**
 * What a card of a view can stand for, with what all such things share. There is
 * no common label: artists, stations and users have a `name`, all others a
 * `title`.
 */
export type Entity = {
  /** Amazon's own id of the thing, exactly as Amazon writes it. */
  readonly catalogId: Scalars['ID']['output'];
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Pictures of the thing. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
};

/** A page of things of several types. */
export type EntityConnection = {
  readonly __typename?: 'EntityConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The things, each with the cursor behind it. */
  readonly edges: ReadonlyArray<EntityEdge>;
  /** The things alone. */
  readonly nodes: ReadonlyArray<Maybe<Entity>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A thing of any of several types with the cursor behind it. */
export type EntityEdge = {
  readonly __typename?: 'EntityEdge';
  /** Pass it as `after` to go on behind this thing. */
  readonly cursor: Scalars['String']['output'];
  /** The thing. */
  readonly node?: Maybe<Entity>;
};

/** A group of cards in a view, such as a shelf of albums. */
export type EntityGroup = Node & {
  readonly __typename?: 'EntityGroup';
  /**
   * Things in the group, in the order shown. Things of a type that this graph does
   * not know yet are left out. A card holds little: a field that it lacks costs a
   * lookup by id, joined with those of the other cards. Things that could not be
   * read stand as one null with its error; behind it, they are asked for again. The
   * first things come with the view, further ones from the same call as the view,
   * asked for this group; always fresh.
   */
  readonly entities: EntityConnection;
  /**
   * Amazon's own id of the group, exactly as Amazon writes it, `%` signs and all;
   * for `groupId` of the view it stands in.
   */
  readonly groupId: Scalars['String']['output'];
  /**
   * Opaque id, unique in the whole graph; for `node`, which asks for the group's
   * view anew.
   */
  readonly id: Scalars['ID']['output'];
  /** Title of the group; null where it has none. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** How Amazon lays the group out. */
  readonly viewType?: Maybe<ViewType>;
};


/** A group of cards in a view, such as a shelf of albums. */
export type EntityGroupEntitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of the groups of a view. */
export type EntityGroupConnection = {
  readonly __typename?: 'EntityGroupConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The groups, each with the cursor behind it. */
  readonly edges: ReadonlyArray<EntityGroupEdge>;
  /** The groups alone. */
  readonly nodes: ReadonlyArray<Maybe<EntityGroup>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A group with the cursor behind it. */
export type EntityGroupEdge = {
  readonly __typename?: 'EntityGroupEdge';
  /** Pass it as `after` to go on behind this group. */
  readonly cursor: Scalars['String']['output'];
  /** The group. */
  readonly node?: Maybe<EntityGroup>;
};

/** What to give to `followPlaylist`. */
export type FollowPlaylistInput = {
  /** Amazon's own id of the playlist. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `followPlaylist`. */
export type FollowPlaylistPayload = {
  readonly __typename?: 'FollowPlaylistPayload';
  /** True when the caller follows the playlist now; null when nothing was done. */
  readonly isFollowed?: Maybe<Scalars['Boolean']['output']>;
  /** The playlist; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `followPodcastShow`. */
export type FollowPodcastShowInput = {
  /** Amazon's own id of the podcast. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `followPodcastShow`. */
export type FollowPodcastShowPayload = {
  readonly __typename?: 'FollowPodcastShowPayload';
  /** True when the caller follows the podcast now; null when nothing was done. */
  readonly isFollowed?: Maybe<Scalars['Boolean']['output']>;
  /** The podcast; null when nothing was done. */
  readonly podcastShow?: Maybe<PodcastShow>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
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

/** A page of the albums of a library. */
export type LibraryAlbumConnection = {
  readonly __typename?: 'LibraryAlbumConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The albums, each with the cursor behind it. */
  readonly edges: ReadonlyArray<LibraryAlbumEdge>;
  /** The albums alone. */
  readonly nodes: ReadonlyArray<Maybe<Album>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** An album in a library, with the cursor behind it. */
export type LibraryAlbumEdge = {
  readonly __typename?: 'LibraryAlbumEdge';
  /** Pass it as `after` to go on behind this album. */
  readonly cursor: Scalars['String']['output'];
  /** The album. */
  readonly node?: Maybe<Album>;
  /**
   * Amazon's id of the entry in the library. Several entries can share one: do not
   * tell entries apart by it.
   */
  readonly objectId?: Maybe<Scalars['ID']['output']>;
  /** True when the caller bought the album. */
  readonly purchased?: Maybe<Scalars['Boolean']['output']>;
  /** True when the caller uploaded the album. */
  readonly uploaded?: Maybe<Scalars['Boolean']['output']>;
};

/** A page of the tracks of a library. */
export type LibraryTrackConnection = {
  readonly __typename?: 'LibraryTrackConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The tracks, each with the cursor behind it. */
  readonly edges: ReadonlyArray<LibraryTrackEdge>;
  /** The tracks alone. */
  readonly nodes: ReadonlyArray<Maybe<Track>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/**
 * A track in a library, with the cursor behind it. What it says beside the track
 * is provisional: Amazon's documents do not show its shape.
 */
export type LibraryTrackEdge = {
  readonly __typename?: 'LibraryTrackEdge';
  /** Pass it as `after` to go on behind this track. */
  readonly cursor: Scalars['String']['output'];
  /** The track. */
  readonly node?: Maybe<Track>;
  /**
   * Amazon's id of the entry in the library. Several entries can share one: do not
   * tell entries apart by it.
   */
  readonly objectId?: Maybe<Scalars['ID']['output']>;
  /** True when the caller bought the track. */
  readonly purchased?: Maybe<Scalars['Boolean']['output']>;
  /** True when the caller uploaded the track. */
  readonly uploaded?: Maybe<Scalars['Boolean']['output']>;
};

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

/** What to give to `movePlaylistTracks`. */
export type MovePlaylistTracksInput = {
  /**
   * `entryId` of the place that shall stand right before them; left out to name
   * the one below only.
   */
  readonly entryIdAbove?: InputMaybe<Scalars['ID']['input']>;
  /**
   * `entryId` of the place that shall stand right behind them; left out to name
   * the one above only.
   */
  readonly entryIdBelow?: InputMaybe<Scalars['ID']['input']>;
  /**
   * `entryId`s of the places to move, 1 to 100, from the edges of
   * `Playlist.tracks`.
   */
  readonly entryIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Amazon's own id of the playlist, one of the caller's. */
  readonly playlistCatalogId: Scalars['ID']['input'];
};

/** What came of `movePlaylistTracks`. */
export type MovePlaylistTracksPayload = {
  readonly __typename?: 'MovePlaylistTracksPayload';
  /** The playlist as it is now; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** The territory whose catalogue an item belongs to. */
export type MusicTerritory = {
  readonly __typename?: 'MusicTerritory';
  /** Two-letter country code, such as `US`. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** Name of the territory. */
  readonly territoryName?: Maybe<Scalars['String']['output']>;
};

/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Puts tracks on one of the caller's playlists. Provisional: Amazon's documents
   * do not show its shape. By `PUT /v1/playlists/{id}/tracks`; the caller's next
   * read shows it.
   */
  readonly addPlaylistTracks?: Maybe<AddPlaylistTracksPayload>;
  /**
   * Makes an empty playlist of the caller's own. Doing it again makes another one.
   * By `POST /v1/playlists`; the caller's next read shows it.
   */
  readonly createPlaylist?: Maybe<CreatePlaylistPayload>;
  /**
   * Deletes one of the caller's playlists for good. Provisional: Amazon's
   * documents do not show its shape. By `DELETE /v1/playlists/{id}`; the caller's
   * next read shows it.
   */
  readonly deletePlaylist?: Maybe<DeletePlaylistPayload>;
  /**
   * Makes the caller follow a playlist. Provisional: Amazon's documents do not
   * show its shape. By `PUT /v1/me/followed/playlists/{id}`; the caller's next
   * read shows it.
   */
  readonly followPlaylist?: Maybe<FollowPlaylistPayload>;
  /**
   * Makes the caller follow a podcast. Provisional: Amazon's documents do not show
   * its shape. By `PUT /v1/me/followed/podcasts/shows/{id}`; the caller's next
   * read shows it.
   */
  readonly followPodcastShow?: Maybe<FollowPodcastShowPayload>;
  /**
   * Moves places of one of the caller's playlists together to another spot, named
   * by its neighbours: the one above, the one below, or both. Provisional:
   * Amazon's documents do not show its shape. By
   * `PATCH /v1/playlists/{id}/tracks`; the caller's next read shows it.
   */
  readonly movePlaylistTracks?: Maybe<MovePlaylistTracksPayload>;
  /**
   * Tells what the caller thinks of a track. A like cannot be withdrawn, only
   * turned into a dislike: Amazon has no neutral rating. Provisional: Amazon's
   * documents do not show its shape. By `PUT /v1/me/tracks/{id}`; the caller's
   * next read shows it.
   */
  readonly rateTrack?: Maybe<RateTrackPayload>;
  /**
   * Takes an album out of the caller's library. By
   * `DELETE /v1/me/library/albums/{id}`; the caller's next read shows it.
   */
  readonly removeAlbum?: Maybe<RemoveAlbumPayload>;
  /**
   * Takes places out of one of the caller's playlists; the same track at other
   * places stays. Provisional: Amazon's documents do not show its shape. By
   * `DELETE /v1/playlists/{id}/tracks`; the caller's next read shows it.
   */
  readonly removePlaylistTracks?: Maybe<RemovePlaylistTracksPayload>;
  /**
   * Takes a podcast episode out of the caller's library. Provisional: Amazon's
   * documents do not show its shape. By
   * `DELETE /v1/me/library/podcasts/episodes/{id}`; the caller's next read shows
   * it.
   */
  readonly removePodcastEpisode?: Maybe<RemovePodcastEpisodePayload>;
  /**
   * Takes a track out of the caller's library. Provisional: Amazon's documents do
   * not show its shape. By `DELETE /v1/me/library/tracks/{id}`; the caller's next
   * read shows it.
   */
  readonly removeTrack?: Maybe<RemoveTrackPayload>;
  /**
   * Puts an album into the caller's library. By `PUT /v1/me/library/albums/{id}`;
   * the caller's next read shows it.
   */
  readonly saveAlbum?: Maybe<SaveAlbumPayload>;
  /**
   * Puts a podcast episode into the caller's library. Provisional: Amazon's
   * documents do not show its shape. By
   * `PUT /v1/me/library/podcasts/episodes/{id}`; the caller's next read shows it.
   */
  readonly savePodcastEpisode?: Maybe<SavePodcastEpisodePayload>;
  /**
   * Puts a track into the caller's library. Provisional: Amazon's documents do not
   * show its shape. By `PUT /v1/me/library/tracks/{id}`; the caller's next read
   * shows it.
   */
  readonly saveTrack?: Maybe<SaveTrackPayload>;
  /**
   * Makes the caller no longer follow a playlist. Provisional: Amazon's documents
   * do not show its shape. By `DELETE /v1/me/followed/playlists/{id}`; the
   * caller's next read shows it.
   */
  readonly unfollowPlaylist?: Maybe<UnfollowPlaylistPayload>;
  /**
   * Makes the caller no longer follow a podcast. Provisional: Amazon's documents
   * do not show its shape. By `DELETE /v1/me/followed/podcasts/shows/{id}`; the
   * caller's next read shows it.
   */
  readonly unfollowPodcastShow?: Maybe<UnfollowPodcastShowPayload>;
  /**
   * Changes what is said about one of the caller's playlists: what is given,
   * nothing else. By `PUT /v1/playlists/{id}`; the caller's next read shows it.
   */
  readonly updatePlaylist?: Maybe<UpdatePlaylistPayload>;
  /**
   * Changes the caller's profile; Amazon takes all three parts at once. By
   * `PUT /v1/me`; the caller's next read shows it.
   */
  readonly updateProfile?: Maybe<UpdateProfilePayload>;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationAddPlaylistTracksArgs = {
  input: AddPlaylistTracksInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationCreatePlaylistArgs = {
  input: CreatePlaylistInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationDeletePlaylistArgs = {
  input: DeletePlaylistInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationFollowPlaylistArgs = {
  input: FollowPlaylistInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationFollowPodcastShowArgs = {
  input: FollowPodcastShowInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationMovePlaylistTracksArgs = {
  input: MovePlaylistTracksInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationRateTrackArgs = {
  input: RateTrackInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationRemoveAlbumArgs = {
  input: RemoveAlbumInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationRemovePlaylistTracksArgs = {
  input: RemovePlaylistTracksInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationRemovePodcastEpisodeArgs = {
  input: RemovePodcastEpisodeInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationRemoveTrackArgs = {
  input: RemoveTrackInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationSaveAlbumArgs = {
  input: SaveAlbumInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationSavePodcastEpisodeArgs = {
  input: SavePodcastEpisodeInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationSaveTrackArgs = {
  input: SaveTrackInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationUnfollowPlaylistArgs = {
  input: UnfollowPlaylistInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationUnfollowPodcastShowArgs = {
  input: UnfollowPodcastShowInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationUpdatePlaylistArgs = {
  input: UpdatePlaylistInput;
};


/**
 * The contents page: everything that can be changed. Each change takes one
 * `input`; what you can mend comes back as `userErrors`, all else as an error of
 * the request. A change that ends with `UPSTREAM_TIMEOUT`, `UPSTREAM_UNAVAILABLE`
 * or `UPSTREAM_INVALID_RESPONSE` may have been made all the same: read before you
 * make it again.
 */
export type MutationUpdateProfileArgs = {
  input: UpdateProfileInput;
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

/**
 * What to hand to a player of Amazon Music. This graph does not play anything
 * itself.
 */
export type PlayParams = {
  readonly __typename?: 'PlayParams';
  /**
   * Resource names of what it is played from, such as its album; null where Amazon
   * does not say.
   */
  readonly containerIds?: Maybe<ReadonlyArray<Scalars['ID']['output']>>;
  /**
   * Amazon's resource name of what is to be played, such as
   * `mrn:1.0:catalog:album:asin:B0064UPU4G?territory=US`.
   */
  readonly mrn?: Maybe<Scalars['ID']['output']>;
  /** Ways in which it may be played. */
  readonly selections?: Maybe<ReadonlyArray<PlaySelection>>;
};

/** A way to play something. */
export type PlaySelection =
  /** A way that this graph does not know yet. */
  | 'OTHER'
  /** From the start, in order. */
  | 'PLAY'
  /** In random order. */
  | 'SHUFFLE'
  /** As a station that goes on with similar music. */
  | 'STATION';

/** A page of what was played. */
export type PlaybackConnection = {
  readonly __typename?: 'PlaybackConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The tracks, each with the cursor behind it. */
  readonly edges: ReadonlyArray<PlaybackEdge>;
  /** The tracks alone. */
  readonly nodes: ReadonlyArray<Maybe<Track>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** One playing of a track, with the cursor behind it. */
export type PlaybackEdge = {
  readonly __typename?: 'PlaybackEdge';
  /** Pass it as `after` to go on behind this track. */
  readonly cursor: Scalars['String']['output'];
  /** The track. */
  readonly node?: Maybe<Track>;
  /** When the track was played. */
  readonly playedAt?: Maybe<Scalars['DateTime']['output']>;
};

/** How a playlist may be played with the listener's subscription. */
export type PlaybackEligibility = {
  readonly __typename?: 'PlaybackEligibility';
  /** True when any track of it may be chosen. */
  readonly canPlayOnDemand?: Maybe<Scalars['Boolean']['output']>;
  /** How it is shuffled. */
  readonly shuffleType?: Maybe<ShuffleType>;
};

/** How far the caller has listened to something. */
export type PlaybackInformation = {
  readonly __typename?: 'PlaybackInformation';
  /**
   * Place in it where the caller stopped, in milliseconds, while `duration` is in
   * seconds; null where Amazon gives none.
   */
  readonly progressMilliseconds?: Maybe<Scalars['Int']['output']>;
};

/** A playlist: made by a listener, by Amazon's editors or by an algorithm. */
export type Playlist = Entity & Node & {
  readonly __typename?: 'Playlist';
  /**
   * Amazon's own id of the playlist: a UUID, an ASIN, or `PP` and 32 hexadecimal
   * digits.
   */
  readonly catalogId: Scalars['ID']['output'];
  /** Who made the playlist. */
  readonly curator?: Maybe<Curator>;
  /** What the playlist is about, in its maker's words. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Playing time in seconds. */
  readonly duration?: Maybe<Scalars['Int']['output']>;
  /** What may be done with the playlist, with the listener's subscription. */
  readonly eligibility?: Maybe<Eligibility>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Covers of the playlist. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
  /** Title of the playlist. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Number of tracks on the playlist. */
  readonly trackCount?: Maybe<Scalars['Int']['output']>;
  /**
   * Tracks of the playlist in playing order. A track may stand in it twice: the
   * edges tell them apart. From `GET /v1/playlists/{id}/tracks`; always fresh.
   */
  readonly tracks?: Maybe<PlaylistTrackConnection>;
  /**
   * Page of the playlist at Amazon Music. The id in it can differ from
   * `catalogId`.
   */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /**
   * The page of the playlist as Amazon lays it out. From
   * `GET /v1/views/playlists/{id}`; always fresh.
   */
  readonly view?: Maybe<View>;
  /** Who may see the playlist. */
  readonly visibility?: Maybe<Visibility>;
};


/** A playlist: made by a listener, by Amazon's editors or by an algorithm. */
export type PlaylistTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of playlists. */
export type PlaylistConnection = {
  readonly __typename?: 'PlaylistConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The playlists, each with the cursor behind it. */
  readonly edges: ReadonlyArray<PlaylistEdge>;
  /** The playlists alone. */
  readonly nodes: ReadonlyArray<Maybe<Playlist>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A playlist with the cursor behind it. */
export type PlaylistEdge = {
  readonly __typename?: 'PlaylistEdge';
  /** Pass it as `after` to go on behind this playlist. */
  readonly cursor: Scalars['String']['output'];
  /** The playlist. */
  readonly node?: Maybe<Playlist>;
};

/** A page of the tracks of a playlist. */
export type PlaylistTrackConnection = {
  readonly __typename?: 'PlaylistTrackConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The tracks, each with the cursor behind it. */
  readonly edges: ReadonlyArray<PlaylistTrackEdge>;
  /** The tracks alone. */
  readonly nodes: ReadonlyArray<Maybe<Track>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A place in a playlist: the track there, with the cursor behind it. */
export type PlaylistTrackEdge = {
  readonly __typename?: 'PlaylistTrackEdge';
  /** Pass it as `after` to go on behind this track. */
  readonly cursor: Scalars['String']['output'];
  /**
   * Amazon's id of this place in the playlist, by which it is removed and moved;
   * the same track elsewhere in the playlist has another.
   */
  readonly entryId?: Maybe<Scalars['ID']['output']>;
  /** The track. */
  readonly node?: Maybe<Track>;
};

/** An episode of a podcast. */
export type PodcastEpisode = Entity & Node & {
  readonly __typename?: 'PodcastEpisode';
  /** Who made the episode. */
  readonly author?: Maybe<Scalars['String']['output']>;
  /**
   * Amazon's own id of the episode, a UUID. Lookups also take an ASIN, and answer
   * with the UUID.
   */
  readonly catalogId: Scalars['ID']['output'];
  /** What the episode is about. Provisional: Amazon's documents do not show it. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /** Playing time in seconds. */
  readonly duration?: Maybe<Scalars['Int']['output']>;
  /** Number of the episode in its season; null where the show has none. */
  readonly episodeNumber?: Maybe<Scalars['Int']['output']>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Covers of the episode. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
  /**
   * How far the caller has listened: the caller's own, never kept. Only cards of a
   * view hold it; null elsewhere, without a call.
   */
  readonly playbackInformation?: Maybe<PlaybackInformation>;
  /** Show that the episode belongs to. */
  readonly podcastShow?: Maybe<PodcastShow>;
  /** When the episode came out. */
  readonly releaseDate?: Maybe<Scalars['DateTime']['output']>;
  /** Number of the season it belongs to; null where the show has none. */
  readonly seasonNumber?: Maybe<Scalars['Int']['output']>;
  /** Title of the episode. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /** Page of the episode at Amazon Music. */
  readonly url?: Maybe<Scalars['URL']['output']>;
};

/** A page of podcast episodes. */
export type PodcastEpisodeConnection = {
  readonly __typename?: 'PodcastEpisodeConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The episodes, each with the cursor behind it. */
  readonly edges: ReadonlyArray<PodcastEpisodeEdge>;
  /** The episodes alone. */
  readonly nodes: ReadonlyArray<Maybe<PodcastEpisode>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** An episode with the cursor behind it. */
export type PodcastEpisodeEdge = {
  readonly __typename?: 'PodcastEpisodeEdge';
  /** Pass it as `after` to go on behind this episode. */
  readonly cursor: Scalars['String']['output'];
  /** The episode. */
  readonly node?: Maybe<PodcastEpisode>;
};

/** A podcast: a show with its episodes. */
export type PodcastShow = Entity & Node & {
  readonly __typename?: 'PodcastShow';
  /** Who makes the show. */
  readonly author?: Maybe<Scalars['String']['output']>;
  /**
   * Amazon's own id of the show, a UUID. Lookups also take an ASIN, and answer
   * with the UUID.
   */
  readonly catalogId: Scalars['ID']['output'];
  /** What the show is about. It may hold HTML. */
  readonly description?: Maybe<Scalars['String']['output']>;
  /**
   * Episodes of the show, in Amazon's order. From `GET /v1/podcasts/shows/{id}`;
   * up to an hour old, kept per caller.
   */
  readonly episodes?: Maybe<PodcastEpisodeConnection>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Covers of the show. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
  /** Title of the show. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /**
   * Page of the show at Amazon Music. Provisional: Amazon's documents do not show
   * it.
   */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /**
   * The page of the show as Amazon lays it out. From
   * `GET /v1/views/podcasts/shows/{id}`; always fresh.
   */
  readonly view?: Maybe<View>;
};


/** A podcast: a show with its episodes. */
export type PodcastShowEpisodesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of podcasts. */
export type PodcastShowConnection = {
  readonly __typename?: 'PodcastShowConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The shows, each with the cursor behind it. */
  readonly edges: ReadonlyArray<PodcastShowEdge>;
  /** The shows alone. */
  readonly nodes: ReadonlyArray<Maybe<PodcastShow>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A show with the cursor behind it. */
export type PodcastShowEdge = {
  readonly __typename?: 'PodcastShowEdge';
  /** Pass it as `after` to go on behind this show. */
  readonly cursor: Scalars['String']['output'];
  /** The show. */
  readonly node?: Maybe<PodcastShow>;
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
   * The page of one album as Amazon lays it out; null where there is no such
   * album. From `GET /v1/views/albums/{id}`; always fresh.
   */
  readonly albumView?: Maybe<View>;
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
   * The page of one artist as Amazon lays it out; null where there is no such
   * artist. From `GET /v1/views/artists/{id}`; always fresh.
   */
  readonly artistView?: Maybe<View>;
  /**
   * Up to 500 artists by Amazon's own ids, in the order asked; null in the place
   * of each one that there is none of. From `GET /v1/artists`, one call for every
   * 100; up to an hour old.
   */
  readonly artists: ReadonlyArray<Maybe<Artist>>;
  /**
   * Categories of the catalogue, such as its genres. From
   * `GET /v1/browse/categories`; up to an hour old, kept per caller.
   */
  readonly categories?: Maybe<CategoryConnection>;
  /**
   * One category by Amazon's own id; null where there is none. From
   * `GET /v1/browse/categories/{id}`; up to an hour old.
   */
  readonly category?: Maybe<Category>;
  /**
   * The home page as Amazon lays it out for the caller, or one group of it. From
   * `GET /v1/views/home` or, with a group, `GET /v1/views/home/{groupId}`; always
   * fresh.
   */
  readonly homeView?: Maybe<View>;
  /**
   * Countries in which Amazon Music sells. Provisional: Amazon's documents do not
   * show its shape. From `GET /v1/markets`; up to an hour old.
   */
  readonly markets?: Maybe<ReadonlyArray<Market>>;
  /**
   * The listener who asks, and all that is theirs: each field of it tells the scope
   * that it needs. From `GET /v1/me`; always fresh.
   */
  readonly me?: Maybe<CurrentUser>;
  /**
   * New podcast episodes for the caller, going by what they listened to and
   * follow. From `GET /v1/browse/podcasts/episodes/new`; always fresh.
   */
  readonly newPodcastEpisodes?: Maybe<PodcastEpisodeConnection>;
  /**
   * One thing by its opaque id, whatever its type; null where there is none. A
   * station and a listener other than the caller have no lookup and answer null.
   * Needs the scope that the lookup of its type needs. From the same calls as that
   * lookup; as fresh as that.
   */
  readonly node?: Maybe<Node>;
  /**
   * Up to 100 things by their opaque ids, in the order asked; null in the place of
   * each one that there is none of. Needs the scopes that the lookups of their types
   * need. From the same calls as those lookups; as fresh as those.
   */
  readonly nodes: ReadonlyArray<Maybe<Node>>;
  /**
   * One playlist by Amazon's own id; null where there is none. From
   * `GET /v1/playlists/{id}`; always fresh.
   */
  readonly playlist?: Maybe<Playlist>;
  /**
   * The page of one playlist as Amazon lays it out; null where there is no such
   * playlist. From `GET /v1/views/playlists/{id}`; always fresh.
   */
  readonly playlistView?: Maybe<View>;
  /**
   * One podcast episode by Amazon's own id; null where there is none. Provisional:
   * Amazon's documents do not show its shape. From
   * `GET /v1/podcasts/episodes`; up to an hour old.
   */
  readonly podcastEpisode?: Maybe<PodcastEpisode>;
  /**
   * Up to 500 podcast episodes by Amazon's own ids, in the order asked; null in
   * the place of each one that there is none of. Provisional: Amazon's documents
   * do not show its shape. From `GET /v1/podcasts/episodes`, one call for every
   * 100; up to an hour old.
   */
  readonly podcastEpisodes: ReadonlyArray<Maybe<PodcastEpisode>>;
  /**
   * One podcast by Amazon's own id; null where there is none. From
   * `GET /v1/podcasts/shows/{id}`; up to an hour old.
   */
  readonly podcastShow?: Maybe<PodcastShow>;
  /**
   * The page of one podcast as Amazon lays it out; null where there is no such
   * podcast. From `GET /v1/views/podcasts/shows/{id}`; always fresh.
   */
  readonly podcastShowView?: Maybe<View>;
  /**
   * Up to 500 podcasts by Amazon's own ids, in the order asked; null in the place
   * of each one that there is none of. Provisional: Amazon's documents do not show
   * its shape. From `GET /v1/podcasts/shows`, one call for every 100; up to an
   * hour old.
   */
  readonly podcastShows: ReadonlyArray<Maybe<PodcastShow>>;
  /**
   * The podcasts page as Amazon lays it out for the caller, or one group of it.
   * From `GET /v1/views/podcasts` or, with a group,
   * `GET /v1/views/podcasts/{groupId}`; always fresh.
   */
  readonly podcastsView?: Maybe<View>;
  /**
   * What matches a text, of all types, laid out as views whose first group holds
   * the top hits. Amazon mends the spelling, and finds words of songs too. From
   * `GET /v1/search`; always fresh.
   */
  readonly search?: Maybe<ReadonlyArray<View>>;
  /**
   * Albums that match filters. Amazon does not say how several filters combine;
   * count on each of them having to match. Provisional: Amazon's documents do not
   * show its shape. From `POST /v1/search/albums`; always fresh.
   */
  readonly searchAlbums?: Maybe<AlbumConnection>;
  /**
   * Artists that match filters. Amazon does not say how several filters combine;
   * count on each of them having to match. Provisional: Amazon's documents do not
   * show its shape. From `POST /v1/search/artists`; always fresh.
   */
  readonly searchArtists?: Maybe<ArtistConnection>;
  /**
   * Playlists that match filters. Amazon does not say how several filters combine;
   * count on each of them having to match. Provisional: Amazon's documents do not
   * show its shape. From `POST /v1/search/playlists`; always fresh.
   */
  readonly searchPlaylists?: Maybe<PlaylistConnection>;
  /**
   * Podcast episodes that match filters. Amazon does not say how several filters
   * combine; count on each of them having to match. Provisional: Amazon's
   * documents do not show its shape. From `POST /v1/search/podcasts/episodes`;
   * always fresh.
   */
  readonly searchPodcastEpisodes?: Maybe<PodcastEpisodeConnection>;
  /**
   * Podcasts that match filters. Amazon does not say how several filters combine;
   * count on each of them having to match. Provisional: Amazon's documents do not
   * show its shape. From `POST /v1/search/podcasts/shows`; always fresh.
   */
  readonly searchPodcastShows?: Maybe<PodcastShowConnection>;
  /**
   * Tracks that match filters. Amazon does not say how several filters combine;
   * count on each of them having to match. From `POST /v1/search/tracks`; always
   * fresh.
   */
  readonly searchTracks?: Maybe<TrackConnection>;
  /**
   * Playlists that suit the caller best, going by what they listened to. From
   * `GET /v1/browse/playlists/top`; always fresh.
   */
  readonly topPlaylists?: Maybe<PlaylistConnection>;
  /**
   * Tracks that suit the caller best, going by what they listened to. From
   * `GET /v1/browse/tracks/top`; always fresh.
   */
  readonly topTracks?: Maybe<TrackConnection>;
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
export type QueryAlbumViewArgs = {
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
export type QueryArtistViewArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryArtistsArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryCategoriesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryCategoryArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryHomeViewArgs = {
  groupId?: InputMaybe<Scalars['String']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryNewPodcastEpisodesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
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
export type QueryPlaylistArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryPlaylistViewArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryPodcastEpisodeArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryPodcastEpisodesArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryPodcastShowArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryPodcastShowViewArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryPodcastShowsArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryPodcastsViewArgs = {
  groupId?: InputMaybe<Scalars['String']['input']>;
};


/** The contents page: everything that can be read. */
export type QuerySearchArgs = {
  limit?: InputMaybe<Scalars['Int']['input']>;
  query: Scalars['String']['input'];
};


/** The contents page: everything that can be read. */
export type QuerySearchAlbumsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters: ReadonlyArray<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<SearchSort>;
};


/** The contents page: everything that can be read. */
export type QuerySearchArtistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters: ReadonlyArray<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<SearchSort>;
};


/** The contents page: everything that can be read. */
export type QuerySearchPlaylistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters: ReadonlyArray<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<SearchSort>;
};


/** The contents page: everything that can be read. */
export type QuerySearchPodcastEpisodesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters: ReadonlyArray<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<SearchSort>;
};


/** The contents page: everything that can be read. */
export type QuerySearchPodcastShowsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters: ReadonlyArray<SearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<SearchSort>;
};


/** The contents page: everything that can be read. */
export type QuerySearchTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  filters: ReadonlyArray<TrackSearchFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  sortBy?: InputMaybe<SearchSort>;
};


/** The contents page: everything that can be read. */
export type QueryTopPlaylistsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryTopTracksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};


/** The contents page: everything that can be read. */
export type QueryTrackArgs = {
  catalogId: Scalars['ID']['input'];
};


/** The contents page: everything that can be read. */
export type QueryTracksArgs = {
  catalogIds: ReadonlyArray<Scalars['ID']['input']>;
};

/** What to give to `rateTrack`. */
export type RateTrackInput = {
  /** Amazon's own id of the track. */
  readonly catalogId: Scalars['ID']['input'];
  /** What the caller thinks of it. */
  readonly rating: TrackRating;
};

/** What came of `rateTrack`. */
export type RateTrackPayload = {
  readonly __typename?: 'RateTrackPayload';
  /** What the caller thinks of it now; null when nothing was done. */
  readonly rating?: Maybe<TrackRating>;
  /** The track; null when nothing was done. */
  readonly track?: Maybe<Track>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `removeAlbum`. */
export type RemoveAlbumInput = {
  /** Amazon's own id of the album. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `removeAlbum`. */
export type RemoveAlbumPayload = {
  readonly __typename?: 'RemoveAlbumPayload';
  /** The album; null when nothing was done. */
  readonly album?: Maybe<Album>;
  /** Whether it is in the library now; null when nothing was done. */
  readonly saveState?: Maybe<SaveState>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `removePlaylistTracks`. */
export type RemovePlaylistTracksInput = {
  /**
   * `entryId`s of the places to take out, 1 to 100, from the edges of
   * `Playlist.tracks`.
   */
  readonly entryIds: ReadonlyArray<Scalars['ID']['input']>;
  /** Amazon's own id of the playlist, one of the caller's. */
  readonly playlistCatalogId: Scalars['ID']['input'];
};

/** What came of `removePlaylistTracks`. */
export type RemovePlaylistTracksPayload = {
  readonly __typename?: 'RemovePlaylistTracksPayload';
  /** The playlist as it is now; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `removePodcastEpisode`. */
export type RemovePodcastEpisodeInput = {
  /** Amazon's own id of the episode. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `removePodcastEpisode`. */
export type RemovePodcastEpisodePayload = {
  readonly __typename?: 'RemovePodcastEpisodePayload';
  /** The episode; null when nothing was done. */
  readonly podcastEpisode?: Maybe<PodcastEpisode>;
  /** Whether it is in the library now; null when nothing was done. */
  readonly saveState?: Maybe<SaveState>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `removeTrack`. */
export type RemoveTrackInput = {
  /** Amazon's own id of the track. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `removeTrack`. */
export type RemoveTrackPayload = {
  readonly __typename?: 'RemoveTrackPayload';
  /** Whether it is in the library now; null when nothing was done. */
  readonly saveState?: Maybe<SaveState>;
  /** The track; null when nothing was done. */
  readonly track?: Maybe<Track>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `saveAlbum`. */
export type SaveAlbumInput = {
  /** Amazon's own id of the album. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `saveAlbum`. */
export type SaveAlbumPayload = {
  readonly __typename?: 'SaveAlbumPayload';
  /** The album; null when nothing was done. */
  readonly album?: Maybe<Album>;
  /** Whether it is in the library now; null when nothing was done. */
  readonly saveState?: Maybe<SaveState>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `savePodcastEpisode`. */
export type SavePodcastEpisodeInput = {
  /** Amazon's own id of the episode. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `savePodcastEpisode`. */
export type SavePodcastEpisodePayload = {
  readonly __typename?: 'SavePodcastEpisodePayload';
  /** The episode; null when nothing was done. */
  readonly podcastEpisode?: Maybe<PodcastEpisode>;
  /** Whether it is in the library now; null when nothing was done. */
  readonly saveState?: Maybe<SaveState>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** Whether something is in the library. */
export type SaveState =
  /** A state that this graph does not know yet. */
  | 'OTHER'
  /** It is not in the library. */
  | 'REMOVED'
  /** It is in the library. */
  | 'SAVED';

/** What to give to `saveTrack`. */
export type SaveTrackInput = {
  /** Amazon's own id of the track. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `saveTrack`. */
export type SaveTrackPayload = {
  readonly __typename?: 'SaveTrackPayload';
  /** Whether it is in the library now; null when nothing was done. */
  readonly saveState?: Maybe<SaveState>;
  /** The track; null when nothing was done. */
  readonly track?: Maybe<Track>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to look for among albums, artists, playlists or podcasts, and where. */
export type SearchFilter = {
  /**
   * Where to look, in Amazon's words; anywhere when left out. Provisional:
   * Amazon's documents do not list the fields.
   */
  readonly field?: InputMaybe<Scalars['String']['input']>;
  /** What to look for; not empty. */
  readonly query: Scalars['String']['input'];
};

/** Order of what a search finds. */
export type SearchSort =
  /** By name. */
  | 'NAME'
  /** By how many people play it. */
  | 'POPULARITY'
  /** By when it came out. */
  | 'RELEASE'
  /** The best match first. */
  | 'RELEVANCE';

/** How a playlist is shuffled. */
export type ShuffleType =
  /** In place, which Amazon writes `INLINE`. */
  | 'INLINE'
  /** A manner that this graph does not know yet. */
  | 'OTHER';

/**
 * A station: an endless stream of music around one theme. Amazon has no lookup of
 * a station by its id: stations stand on cards of views, and `node` of one answers
 * null.
 */
export type Station = Entity & Node & {
  readonly __typename?: 'Station';
  /** Amazon's own id of the station, exactly as Amazon writes it. */
  readonly catalogId: Scalars['ID']['output'];
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Pictures of the station. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /** Name of the station. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
};

/** A track of the Amazon Music catalogue. */
export type Track = Entity & Node & {
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
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
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

/**
 * What a listener thinks of a track. There is no neutral rating, so a like cannot
 * be withdrawn.
 */
export type TrackRating =
  /** It is disliked. */
  | 'DISLIKE'
  /** It is liked. */
  | 'LIKE';

/** Where to look for a track. */
export type TrackSearchField =
  /** Amazon's own id of its album. */
  | 'ALBUM_ID'
  /** Title of its album. */
  | 'ALBUM_NAME'
  /** Amazon's own id of one of its artists. */
  | 'ARTIST_ID'
  /** Name of one of its artists. */
  | 'ARTIST_NAME'
  /** ASIN of the track. */
  | 'ASIN'
  /** Amazon's own id of its category. */
  | 'CATEGORY_ID'
  /** Amazon's own id of the track. */
  | 'ID'
  /** Its International Standard Recording Code: the way to find a track by ISRC. */
  | 'ISRC'
  /** Title of the track. */
  | 'NAME';

/** What to look for among tracks, and where. */
export type TrackSearchFilter = {
  /** Where to look; anywhere when left out. */
  readonly field?: InputMaybe<TrackSearchField>;
  /** What to look for; not empty. */
  readonly query: Scalars['String']['input'];
};

/** What to give to `unfollowPlaylist`. */
export type UnfollowPlaylistInput = {
  /** Amazon's own id of the playlist. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `unfollowPlaylist`. */
export type UnfollowPlaylistPayload = {
  readonly __typename?: 'UnfollowPlaylistPayload';
  /** True when the caller follows the playlist now; null when nothing was done. */
  readonly isFollowed?: Maybe<Scalars['Boolean']['output']>;
  /** The playlist; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `unfollowPodcastShow`. */
export type UnfollowPodcastShowInput = {
  /** Amazon's own id of the podcast. */
  readonly catalogId: Scalars['ID']['input'];
};

/** What came of `unfollowPodcastShow`. */
export type UnfollowPodcastShowPayload = {
  readonly __typename?: 'UnfollowPodcastShowPayload';
  /** True when the caller follows the podcast now; null when nothing was done. */
  readonly isFollowed?: Maybe<Scalars['Boolean']['output']>;
  /** The podcast; null when nothing was done. */
  readonly podcastShow?: Maybe<PodcastShow>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `updatePlaylist`. */
export type UpdatePlaylistInput = {
  /** Amazon's own id of the playlist, one of the caller's. */
  readonly catalogId: Scalars['ID']['input'];
  /**
   * New description; an empty one removes it. The old one stays when it is left
   * out. Amazon does not document its greatest length.
   */
  readonly description?: InputMaybe<Scalars['String']['input']>;
  /**
   * New title; not empty. The old one stays when it is left out. Amazon does not
   * document its greatest length.
   */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /**
   * Who may see the playlist from now on: `PUBLIC` or `PRIVATE`. As before when
   * left out.
   */
  readonly visibility?: InputMaybe<Visibility>;
};

/** What came of `updatePlaylist`. */
export type UpdatePlaylistPayload = {
  readonly __typename?: 'UpdatePlaylistPayload';
  /** The playlist as it is now; null when nothing was done. */
  readonly playlist?: Maybe<Playlist>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/** What to give to `updateProfile`. */
export type UpdateProfileInput = {
  /**
   * Name that the caller goes by; not empty. Amazon does not document its greatest
   * length.
   */
  readonly name: Scalars['String']['input'];
  /** Who may see what the caller listens to: `PUBLIC` or `PRIVATE`. */
  readonly playbackVisibility: Visibility;
  /** Who may see the profile: `PUBLIC` or `PRIVATE`. */
  readonly visibility: Visibility;
};

/** What came of `updateProfile`. */
export type UpdateProfilePayload = {
  readonly __typename?: 'UpdateProfilePayload';
  /** The caller as they are now; null when nothing was done. */
  readonly me?: Maybe<CurrentUser>;
  /** What you can mend, if anything; empty when all went well. */
  readonly userErrors: ReadonlyArray<UserError>;
};

/**
 * A listener, as others see them; `CurrentUser` is the listener who asks. Amazon
 * has no lookup of other listeners by id: `node` of one answers null, except of
 * one's own.
 */
export type User = Entity & Node & {
  readonly __typename?: 'User';
  /** Amazon Music's own id of the listener, exactly as Amazon writes it. */
  readonly catalogId: Scalars['ID']['output'];
  /**
   * Short name of the listener for links and mentions. Null where Amazon does not
   * send it.
   */
  readonly handle?: Maybe<Scalars['String']['output']>;
  /** Opaque id, unique in the whole graph; for `node`. */
  readonly id: Scalars['ID']['output'];
  /** Pictures of the listener; their height and width are 0. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /** Name that the listener goes by; null where none was chosen. */
  readonly name?: Maybe<Scalars['String']['output']>;
  /**
   * What to hand to a player. Only cards of a view hold it; null elsewhere,
   * without a call.
   */
  readonly playParams?: Maybe<PlayParams>;
  /** Who may see what the listener listens to. */
  readonly playbackVisibility?: Maybe<Visibility>;
  /**
   * What the listener played of late, of all types. Provisional: Amazon's
   * documents do not show its shape. From
   * `GET /v1/users/{id}/recentlyPlayedEntities`; always fresh.
   */
  readonly recentlyPlayedEntities?: Maybe<EntityConnection>;
  /**
   * Subscription tier of the listener, in Amazon's words. Null where Amazon does
   * not send it.
   */
  readonly tier?: Maybe<Scalars['String']['output']>;
  /**
   * Page of the listener at Amazon Music. The id in it can differ from Amazon's
   * own.
   */
  readonly url?: Maybe<Scalars['URL']['output']>;
  /** Who may see the profile of the listener. */
  readonly visibility?: Maybe<Visibility>;
};


/**
 * A listener, as others see them; `CurrentUser` is the listener who asks. Amazon
 * has no lookup of other listeners by id: `node` of one answers null, except of
 * one's own.
 */
export type UserRecentlyPlayedEntitiesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** A page of listeners. */
export type UserConnection = {
  readonly __typename?: 'UserConnection';
  /** Number of edges in this answer. Never a total. */
  readonly edgeCount: Scalars['Int']['output'];
  /** The listeners, each with the cursor behind it. */
  readonly edges: ReadonlyArray<UserEdge>;
  /** The listeners alone. */
  readonly nodes: ReadonlyArray<Maybe<User>>;
  /** Where this page stands in the list. */
  readonly pageInfo: PageInfo;
};

/** A listener with the cursor behind it. */
export type UserEdge = {
  readonly __typename?: 'UserEdge';
  /** Pass it as `after` to go on behind this listener. */
  readonly cursor: Scalars['String']['output'];
  /** The listener. */
  readonly node?: Maybe<User>;
};

/** What was wrong with a change, for you to mend. */
export type UserError = {
  readonly __typename?: 'UserError';
  /** What kind of mistake it is; for programs. */
  readonly code: UserErrorCode;
  /**
   * Where the mistake is, from `input` on, such as `["input", "title"]`; null when
   * it is in no one place.
   */
  readonly field?: Maybe<ReadonlyArray<Scalars['String']['output']>>;
  /** What is wrong, in English; for people. */
  readonly message: Scalars['String']['output'];
};

/** What kind of mistake a change holds. */
export type UserErrorCode =
  /** A value is empty, too long, too many, or not one that can be given. */
  | 'INVALID_INPUT'
  /** There is nothing by an id that was given. */
  | 'NOT_FOUND';

/**
 * A page of Amazon Music as Amazon lays it out for the caller: groups of cards,
 * one below the other.
 */
export type View = Node & {
  readonly __typename?: 'View';
  /**
   * What the view is about, such as the album of an album's view; null for views
   * of many things, such as home.
   */
  readonly entity?: Maybe<Entity>;
  /**
   * Groups of the view, from top to bottom. Groups that could not be read stand as
   * one null with its error; behind it, they are asked for again. The first groups
   * come with the view, further ones from the same call as the view; always fresh.
   */
  readonly entityGroups: EntityGroupConnection;
  /**
   * Opaque id, unique in the whole graph; for `node`, which asks for the view
   * anew.
   */
  readonly id: Scalars['ID']['output'];
  /** Pictures of the view. */
  readonly images?: Maybe<ReadonlyArray<Image>>;
  /** Title of the view; null where it has none. */
  readonly title?: Maybe<Scalars['String']['output']>;
  /**
   * Amazon's own id of the view: a name such as `home`, or the id of what the view
   * is about.
   */
  readonly viewId: Scalars['ID']['output'];
};


/**
 * A page of Amazon Music as Amazon lays it out for the caller: groups of cards,
 * one below the other.
 */
export type ViewEntityGroupsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
};

/** How Amazon lays a group of cards out. */
export type ViewType =
  /** In rows and columns. */
  | 'GRID'
  /** One below the other. */
  | 'LIST'
  /** A layout that this graph does not know yet. */
  | 'OTHER'
  /** As a pile, in order, such as the songs of an album. */
  | 'STACK'
  /** As rows with several columns of facts. */
  | 'TABLE';

/** Who may see something. */
export type Visibility =
  /** A choice that this graph does not know yet. It is only read, never given. */
  | 'OTHER'
  /** Its owner alone. */
  | 'PRIVATE'
  /** Everyone. */
  | 'PUBLIC';



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
  Category: Category;
  Playlist: Playlist;
  PodcastEpisode: PodcastEpisode;
  PodcastShow: PodcastShow;
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
  Category:
    ( { __typename: 'Category' }
    & GraphQLRecursivePick<FederationTypes['Category'], {"catalogId":true}> );
  Playlist:
    ( { __typename: 'Playlist' }
    & GraphQLRecursivePick<FederationTypes['Playlist'], {"catalogId":true}> );
  PodcastEpisode:
    ( { __typename: 'PodcastEpisode' }
    & GraphQLRecursivePick<FederationTypes['PodcastEpisode'], {"catalogId":true}> );
  PodcastShow:
    ( { __typename: 'PodcastShow' }
    & GraphQLRecursivePick<FederationTypes['PodcastShow'], {"catalogId":true}> );
  Track:
    ( { __typename: 'Track' }
    & GraphQLRecursivePick<FederationTypes['Track'], {"catalogId":true}> );
};


/** Mapping of interface types */
export type ResolversInterfaceTypes<_RefType extends Record<string, unknown>> = {
  Entity:
    | ( RestAlbum )
    | ( RestArtist )
    | ( RestPlaylist )
    | ( RestPodcastEpisode )
    | ( RestPodcastShow )
    | ( RestStation )
    | ( RestTrack )
    | ( RestUser )
  ;
  Node:
    | ( RestAlbum )
    | ( RestArtist )
    | ( RestCategory )
    | ( Myself )
    | ( PlacedGroup )
    | ( RestPlaylist )
    | ( RestPodcastEpisode )
    | ( RestPodcastShow )
    | ( RestStation )
    | ( RestTrack )
    | ( RestUser )
    | ( PlacedView )
  ;
};

/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AddPlaylistTracksInput: AddPlaylistTracksInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  AddPlaylistTracksPayload: ResolverTypeWrapper<Omit<AddPlaylistTracksPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  Album: ResolverTypeWrapper<RestAlbum>;
  AlbumConnection: ResolverTypeWrapper<NodePage<RestAlbum>>;
  AlbumEdge: ResolverTypeWrapper<NodeEdge<RestAlbum>>;
  Artist: ResolverTypeWrapper<RestArtist>;
  ArtistConnection: ResolverTypeWrapper<NodePage<RestArtist>>;
  ArtistEdge: ResolverTypeWrapper<NodeEdge<RestArtist>>;
  AudioQuality: AudioQuality;
  CacheControlScope: CacheControlScope;
  Category: ResolverTypeWrapper<RestCategory>;
  CategoryConnection: ResolverTypeWrapper<NodePage<RestCategory>>;
  CategoryEdge: ResolverTypeWrapper<NodeEdge<RestCategory>>;
  CategoryType: CategoryType;
  CreatePlaylistInput: CreatePlaylistInput;
  CreatePlaylistPayload: ResolverTypeWrapper<Omit<CreatePlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  Curator: ResolverTypeWrapper<RestCurator>;
  CurrentUser: ResolverTypeWrapper<Myself>;
  DateTime: ResolverTypeWrapper<Scalars['DateTime']['output']>;
  DeletePlaylistInput: DeletePlaylistInput;
  DeletePlaylistPayload: ResolverTypeWrapper<DeletePlaylistPayload>;
  Eligibility: ResolverTypeWrapper<RestEligibility>;
  Entity: ResolverTypeWrapper<RestEntity>;
  EntityConnection: ResolverTypeWrapper<NodePage<RestEntity>>;
  EntityEdge: ResolverTypeWrapper<NodeEdge<RestEntity>>;
  EntityGroup: ResolverTypeWrapper<PlacedGroup>;
  EntityGroupConnection: ResolverTypeWrapper<NodePage<PlacedGroup>>;
  EntityGroupEdge: ResolverTypeWrapper<NodeEdge<PlacedGroup>>;
  FollowPlaylistInput: FollowPlaylistInput;
  FollowPlaylistPayload: ResolverTypeWrapper<Omit<FollowPlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  FollowPodcastShowInput: FollowPodcastShowInput;
  FollowPodcastShowPayload: ResolverTypeWrapper<Omit<FollowPodcastShowPayload, 'podcastShow'> & { podcastShow?: Maybe<ResolversTypes['PodcastShow']> }>;
  Image: ResolverTypeWrapper<RestImage>;
  ImageType: ImageType;
  LibraryAlbumConnection: ResolverTypeWrapper<LibraryPage<RestAlbum>>;
  LibraryAlbumEdge: ResolverTypeWrapper<LibraryPageEdge<RestAlbum>>;
  LibraryTrackConnection: ResolverTypeWrapper<LibraryPage<RestTrack>>;
  LibraryTrackEdge: ResolverTypeWrapper<LibraryPageEdge<RestTrack>>;
  Market: ResolverTypeWrapper<RestMarket>;
  MediaType: MediaType;
  MovePlaylistTracksInput: MovePlaylistTracksInput;
  MovePlaylistTracksPayload: ResolverTypeWrapper<Omit<MovePlaylistTracksPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  MusicTerritory: ResolverTypeWrapper<RestMusicTerritory>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Node: ResolverTypeWrapper<ResolversInterfaceTypes<ResolversTypes>['Node']>;
  PageInfo: ResolverTypeWrapper<PageInfo>;
  ParentalSettings: ResolverTypeWrapper<RestParentalSettings>;
  PlayParams: ResolverTypeWrapper<RestPlayParams>;
  PlaySelection: PlaySelection;
  PlaybackConnection: ResolverTypeWrapper<PlaybackPage>;
  PlaybackEdge: ResolverTypeWrapper<PlaybackPageEdge>;
  PlaybackEligibility: ResolverTypeWrapper<RestPlaybackEligibility>;
  PlaybackInformation: ResolverTypeWrapper<RestPlaybackInformation>;
  Playlist: ResolverTypeWrapper<RestPlaylist>;
  PlaylistConnection: ResolverTypeWrapper<NodePage<RestPlaylist>>;
  PlaylistEdge: ResolverTypeWrapper<NodeEdge<RestPlaylist>>;
  PlaylistTrackConnection: ResolverTypeWrapper<PlaylistTrackPage>;
  PlaylistTrackEdge: ResolverTypeWrapper<PlaylistTrackPageEdge>;
  PodcastEpisode: ResolverTypeWrapper<RestPodcastEpisode>;
  PodcastEpisodeConnection: ResolverTypeWrapper<NodePage<RestPodcastEpisode>>;
  PodcastEpisodeEdge: ResolverTypeWrapper<NodeEdge<RestPodcastEpisode>>;
  PodcastShow: ResolverTypeWrapper<RestPodcastShow>;
  PodcastShowConnection: ResolverTypeWrapper<NodePage<RestPodcastShow>>;
  PodcastShowEdge: ResolverTypeWrapper<NodeEdge<RestPodcastShow>>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RateTrackInput: RateTrackInput;
  RateTrackPayload: ResolverTypeWrapper<Omit<RateTrackPayload, 'track'> & { track?: Maybe<ResolversTypes['Track']> }>;
  RemoveAlbumInput: RemoveAlbumInput;
  RemoveAlbumPayload: ResolverTypeWrapper<Omit<RemoveAlbumPayload, 'album'> & { album?: Maybe<ResolversTypes['Album']> }>;
  RemovePlaylistTracksInput: RemovePlaylistTracksInput;
  RemovePlaylistTracksPayload: ResolverTypeWrapper<Omit<RemovePlaylistTracksPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  RemovePodcastEpisodeInput: RemovePodcastEpisodeInput;
  RemovePodcastEpisodePayload: ResolverTypeWrapper<Omit<RemovePodcastEpisodePayload, 'podcastEpisode'> & { podcastEpisode?: Maybe<ResolversTypes['PodcastEpisode']> }>;
  RemoveTrackInput: RemoveTrackInput;
  RemoveTrackPayload: ResolverTypeWrapper<Omit<RemoveTrackPayload, 'track'> & { track?: Maybe<ResolversTypes['Track']> }>;
  SaveAlbumInput: SaveAlbumInput;
  SaveAlbumPayload: ResolverTypeWrapper<Omit<SaveAlbumPayload, 'album'> & { album?: Maybe<ResolversTypes['Album']> }>;
  SavePodcastEpisodeInput: SavePodcastEpisodeInput;
  SavePodcastEpisodePayload: ResolverTypeWrapper<Omit<SavePodcastEpisodePayload, 'podcastEpisode'> & { podcastEpisode?: Maybe<ResolversTypes['PodcastEpisode']> }>;
  SaveState: SaveState;
  SaveTrackInput: SaveTrackInput;
  SaveTrackPayload: ResolverTypeWrapper<Omit<SaveTrackPayload, 'track'> & { track?: Maybe<ResolversTypes['Track']> }>;
  SearchFilter: SearchFilter;
  SearchSort: SearchSort;
  ShuffleType: ShuffleType;
  Station: ResolverTypeWrapper<RestStation>;
  Track: ResolverTypeWrapper<RestTrack>;
  TrackConnection: ResolverTypeWrapper<NodePage<RestTrack>>;
  TrackEdge: ResolverTypeWrapper<NodeEdge<RestTrack>>;
  TrackRating: TrackRating;
  TrackSearchField: TrackSearchField;
  TrackSearchFilter: TrackSearchFilter;
  URL: ResolverTypeWrapper<Scalars['URL']['output']>;
  UnfollowPlaylistInput: UnfollowPlaylistInput;
  UnfollowPlaylistPayload: ResolverTypeWrapper<Omit<UnfollowPlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  UnfollowPodcastShowInput: UnfollowPodcastShowInput;
  UnfollowPodcastShowPayload: ResolverTypeWrapper<Omit<UnfollowPodcastShowPayload, 'podcastShow'> & { podcastShow?: Maybe<ResolversTypes['PodcastShow']> }>;
  UpdatePlaylistInput: UpdatePlaylistInput;
  UpdatePlaylistPayload: ResolverTypeWrapper<Omit<UpdatePlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversTypes['Playlist']> }>;
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: ResolverTypeWrapper<Omit<UpdateProfilePayload, 'me'> & { me?: Maybe<ResolversTypes['CurrentUser']> }>;
  User: ResolverTypeWrapper<RestUser>;
  UserConnection: ResolverTypeWrapper<NodePage<RestUser>>;
  UserEdge: ResolverTypeWrapper<NodeEdge<RestUser>>;
  UserError: ResolverTypeWrapper<UserError>;
  UserErrorCode: UserErrorCode;
  View: ResolverTypeWrapper<PlacedView>;
  ViewType: ViewType;
  Visibility: Visibility;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AddPlaylistTracksInput: AddPlaylistTracksInput;
  ID: Scalars['ID']['output'];
  AddPlaylistTracksPayload: Omit<AddPlaylistTracksPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  Album: RestAlbum;
  AlbumConnection: NodePage<RestAlbum>;
  AlbumEdge: NodeEdge<RestAlbum>;
  Artist: RestArtist;
  ArtistConnection: NodePage<RestArtist>;
  ArtistEdge: NodeEdge<RestArtist>;
  Category: RestCategory;
  CategoryConnection: NodePage<RestCategory>;
  CategoryEdge: NodeEdge<RestCategory>;
  CreatePlaylistInput: CreatePlaylistInput;
  CreatePlaylistPayload: Omit<CreatePlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  Curator: RestCurator;
  CurrentUser: Myself;
  DateTime: Scalars['DateTime']['output'];
  DeletePlaylistInput: DeletePlaylistInput;
  DeletePlaylistPayload: DeletePlaylistPayload;
  Eligibility: RestEligibility;
  Entity: RestEntity;
  EntityConnection: NodePage<RestEntity>;
  EntityEdge: NodeEdge<RestEntity>;
  EntityGroup: PlacedGroup;
  EntityGroupConnection: NodePage<PlacedGroup>;
  EntityGroupEdge: NodeEdge<PlacedGroup>;
  FollowPlaylistInput: FollowPlaylistInput;
  FollowPlaylistPayload: Omit<FollowPlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  FollowPodcastShowInput: FollowPodcastShowInput;
  FollowPodcastShowPayload: Omit<FollowPodcastShowPayload, 'podcastShow'> & { podcastShow?: Maybe<ResolversParentTypes['PodcastShow']> };
  Image: RestImage;
  LibraryAlbumConnection: LibraryPage<RestAlbum>;
  LibraryAlbumEdge: LibraryPageEdge<RestAlbum>;
  LibraryTrackConnection: LibraryPage<RestTrack>;
  LibraryTrackEdge: LibraryPageEdge<RestTrack>;
  Market: RestMarket;
  MovePlaylistTracksInput: MovePlaylistTracksInput;
  MovePlaylistTracksPayload: Omit<MovePlaylistTracksPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  MusicTerritory: RestMusicTerritory;
  Mutation: Record<PropertyKey, never>;
  Node: ResolversInterfaceTypes<ResolversParentTypes>['Node'];
  PageInfo: PageInfo;
  ParentalSettings: RestParentalSettings;
  PlayParams: RestPlayParams;
  PlaybackConnection: PlaybackPage;
  PlaybackEdge: PlaybackPageEdge;
  PlaybackEligibility: RestPlaybackEligibility;
  PlaybackInformation: RestPlaybackInformation;
  Playlist: RestPlaylist;
  PlaylistConnection: NodePage<RestPlaylist>;
  PlaylistEdge: NodeEdge<RestPlaylist>;
  PlaylistTrackConnection: PlaylistTrackPage;
  PlaylistTrackEdge: PlaylistTrackPageEdge;
  PodcastEpisode: RestPodcastEpisode;
  PodcastEpisodeConnection: NodePage<RestPodcastEpisode>;
  PodcastEpisodeEdge: NodeEdge<RestPodcastEpisode>;
  PodcastShow: RestPodcastShow;
  PodcastShowConnection: NodePage<RestPodcastShow>;
  PodcastShowEdge: NodeEdge<RestPodcastShow>;
  Query: Record<PropertyKey, never>;
  RateTrackInput: RateTrackInput;
  RateTrackPayload: Omit<RateTrackPayload, 'track'> & { track?: Maybe<ResolversParentTypes['Track']> };
  RemoveAlbumInput: RemoveAlbumInput;
  RemoveAlbumPayload: Omit<RemoveAlbumPayload, 'album'> & { album?: Maybe<ResolversParentTypes['Album']> };
  RemovePlaylistTracksInput: RemovePlaylistTracksInput;
  RemovePlaylistTracksPayload: Omit<RemovePlaylistTracksPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  RemovePodcastEpisodeInput: RemovePodcastEpisodeInput;
  RemovePodcastEpisodePayload: Omit<RemovePodcastEpisodePayload, 'podcastEpisode'> & { podcastEpisode?: Maybe<ResolversParentTypes['PodcastEpisode']> };
  RemoveTrackInput: RemoveTrackInput;
  RemoveTrackPayload: Omit<RemoveTrackPayload, 'track'> & { track?: Maybe<ResolversParentTypes['Track']> };
  SaveAlbumInput: SaveAlbumInput;
  SaveAlbumPayload: Omit<SaveAlbumPayload, 'album'> & { album?: Maybe<ResolversParentTypes['Album']> };
  SavePodcastEpisodeInput: SavePodcastEpisodeInput;
  SavePodcastEpisodePayload: Omit<SavePodcastEpisodePayload, 'podcastEpisode'> & { podcastEpisode?: Maybe<ResolversParentTypes['PodcastEpisode']> };
  SaveTrackInput: SaveTrackInput;
  SaveTrackPayload: Omit<SaveTrackPayload, 'track'> & { track?: Maybe<ResolversParentTypes['Track']> };
  SearchFilter: SearchFilter;
  Station: RestStation;
  Track: RestTrack;
  TrackConnection: NodePage<RestTrack>;
  TrackEdge: NodeEdge<RestTrack>;
  TrackSearchFilter: TrackSearchFilter;
  URL: Scalars['URL']['output'];
  UnfollowPlaylistInput: UnfollowPlaylistInput;
  UnfollowPlaylistPayload: Omit<UnfollowPlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  UnfollowPodcastShowInput: UnfollowPodcastShowInput;
  UnfollowPodcastShowPayload: Omit<UnfollowPodcastShowPayload, 'podcastShow'> & { podcastShow?: Maybe<ResolversParentTypes['PodcastShow']> };
  UpdatePlaylistInput: UpdatePlaylistInput;
  UpdatePlaylistPayload: Omit<UpdatePlaylistPayload, 'playlist'> & { playlist?: Maybe<ResolversParentTypes['Playlist']> };
  UpdateProfileInput: UpdateProfileInput;
  UpdateProfilePayload: Omit<UpdateProfilePayload, 'me'> & { me?: Maybe<ResolversParentTypes['CurrentUser']> };
  User: RestUser;
  UserConnection: NodePage<RestUser>;
  UserEdge: NodeEdge<RestUser>;
  UserError: UserError;
  View: PlacedView;
  Boolean: Scalars['Boolean']['output'];
  Int: Scalars['Int']['output'];
  String: Scalars['String']['output'];
};

export type CacheControlDirectiveArgs = {
  inheritMaxAge?: Maybe<Scalars['Boolean']['input']>;
  maxAge?: Maybe<Scalars['Int']['input']>;
  scope?: Maybe<CacheControlScope>;
};

export type CacheControlDirectiveResolver<Result, Parent, ContextType = Context, Args = CacheControlDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type ScopeDirectiveArgs = {
  isAssumed: Scalars['Boolean']['input'];
  name: Scalars['String']['input'];
};

export type ScopeDirectiveResolver<Result, Parent, ContextType = Context, Args = ScopeDirectiveArgs> = DirectiveResolverFn<Result, Parent, ContextType, Args>;

export type AddPlaylistTracksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AddPlaylistTracksPayload'] = ResolversParentTypes['AddPlaylistTracksPayload']> = {
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
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
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  releaseDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  shortTitle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<AlbumTracksArgs, 'first'>>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  view?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type AlbumConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlbumConnection'] = ResolversParentTypes['AlbumConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['AlbumEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Album']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AlbumEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AlbumEdge'] = ResolversParentTypes['AlbumEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType>;
};

export type ArtistResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Artist'] = ResolversParentTypes['Artist'], FederationReferenceType extends FederationReferenceTypes['Artist'] = FederationReferenceTypes['Artist']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Artist']> | FederationReferenceType, FederationReferenceType, ContextType>;
  albums?: Resolver<Maybe<ResolversTypes['AlbumConnection']>, ParentType, ContextType, RequireFields<ArtistAlbumsArgs, 'first'>>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  followerCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  followers?: Resolver<Maybe<ResolversTypes['UserConnection']>, ParentType, ContextType, RequireFields<ArtistFollowersArgs, 'first'>>;
  globalAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  localAsin?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  musicTerritory?: Resolver<Maybe<ResolversTypes['MusicTerritory']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  relatedArtists?: Resolver<Maybe<ResolversTypes['ArtistConnection']>, ParentType, ContextType, RequireFields<ArtistRelatedArtistsArgs, 'first'>>;
  tracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<ArtistTracksArgs, 'first'>>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  view?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type ArtistConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArtistConnection'] = ResolversParentTypes['ArtistConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['ArtistEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Artist']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type ArtistEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ArtistEdge'] = ResolversParentTypes['ArtistEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Artist']>, ParentType, ContextType>;
};

export type CategoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Category'] = ResolversParentTypes['Category'], FederationReferenceType extends FederationReferenceTypes['Category'] = FederationReferenceTypes['Category']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Category']> | FederationReferenceType, FederationReferenceType, ContextType>;
  albums?: Resolver<Maybe<ResolversTypes['AlbumConnection']>, ParentType, ContextType, RequireFields<CategoryAlbumsArgs, 'first'>>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  categoryType?: Resolver<Maybe<ResolversTypes['CategoryType']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  playlists?: Resolver<Maybe<ResolversTypes['PlaylistConnection']>, ParentType, ContextType, RequireFields<CategoryPlaylistsArgs, 'first'>>;
  tracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<CategoryTracksArgs, 'first'>>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type CategoryConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryConnection'] = ResolversParentTypes['CategoryConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['CategoryEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Category']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type CategoryEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CategoryEdge'] = ResolversParentTypes['CategoryEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType>;
};

export type CreatePlaylistPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CreatePlaylistPayload'] = ResolversParentTypes['CreatePlaylistPayload']> = {
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type CuratorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Curator'] = ResolversParentTypes['Curator']> = {
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
};

export type CurrentUserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['CurrentUser'] = ResolversParentTypes['CurrentUser']> = {
  followedArtists?: Resolver<Maybe<ResolversTypes['ArtistConnection']>, ParentType, ContextType, RequireFields<CurrentUserFollowedArtistsArgs, 'first'>>;
  followedPlaylists?: Resolver<Maybe<ResolversTypes['PlaylistConnection']>, ParentType, ContextType, RequireFields<CurrentUserFollowedPlaylistsArgs, 'first'>>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  libraryAlbums?: Resolver<Maybe<ResolversTypes['LibraryAlbumConnection']>, ParentType, ContextType, RequireFields<CurrentUserLibraryAlbumsArgs, 'first'>>;
  libraryAlbumsView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  libraryArtistsView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  libraryPlaylistsView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  libraryPodcastsView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  librarySongsView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  libraryTracks?: Resolver<Maybe<ResolversTypes['LibraryTrackConnection']>, ParentType, ContextType, RequireFields<CurrentUserLibraryTracksArgs, 'first'>>;
  libraryView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, Partial<CurrentUserLibraryViewArgs>>;
  likedTracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<CurrentUserLikedTracksArgs, 'first'>>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  playbackVisibility?: Resolver<Maybe<ResolversTypes['Visibility']>, ParentType, ContextType>;
  playlists?: Resolver<Maybe<ResolversTypes['PlaylistConnection']>, ParentType, ContextType, RequireFields<CurrentUserPlaylistsArgs, 'first'>>;
  recentlyPlayed?: Resolver<Maybe<ResolversTypes['PlaybackConnection']>, ParentType, ContextType, RequireFields<CurrentUserRecentlyPlayedArgs, 'first'>>;
  recentlyPlayedEntities?: Resolver<Maybe<ResolversTypes['EntityConnection']>, ParentType, ContextType, RequireFields<CurrentUserRecentlyPlayedEntitiesArgs, 'first'>>;
  recentlyPlayedView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  tier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  userId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  visibility?: Resolver<Maybe<ResolversTypes['Visibility']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export interface DateTimeScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DateTime'], any> {
  name: 'DateTime';
}

export type DeletePlaylistPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['DeletePlaylistPayload'] = ResolversParentTypes['DeletePlaylistPayload']> = {
  deletedPlaylistCatalogId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  deletedPlaylistId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type EligibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Eligibility'] = ResolversParentTypes['Eligibility']> = {
  isDownloadable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPreviewable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPrimeEligible?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  isPurchaseable?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  playback?: Resolver<Maybe<ResolversTypes['PlaybackEligibility']>, ParentType, ContextType>;
  playbackSubscriptionTiers?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
};

export type EntityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Entity'] = ResolversParentTypes['Entity']> = {
  __resolveType: TypeResolveFn<'Album' | 'Artist' | 'Playlist' | 'PodcastEpisode' | 'PodcastShow' | 'Station' | 'Track' | 'User', ParentType, ContextType>;
};

export type EntityConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntityConnection'] = ResolversParentTypes['EntityConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EntityEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Entity']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EntityEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntityEdge'] = ResolversParentTypes['EntityEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
};

export type EntityGroupResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntityGroup'] = ResolversParentTypes['EntityGroup']> = {
  entities?: Resolver<ResolversTypes['EntityConnection'], ParentType, ContextType, RequireFields<EntityGroupEntitiesArgs, 'first'>>;
  groupId?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewType?: Resolver<Maybe<ResolversTypes['ViewType']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type EntityGroupConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntityGroupConnection'] = ResolversParentTypes['EntityGroupConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['EntityGroupEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['EntityGroup']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type EntityGroupEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EntityGroupEdge'] = ResolversParentTypes['EntityGroupEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['EntityGroup']>, ParentType, ContextType>;
};

export type FollowPlaylistPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowPlaylistPayload'] = ResolversParentTypes['FollowPlaylistPayload']> = {
  isFollowed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type FollowPodcastShowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['FollowPodcastShowPayload'] = ResolversParentTypes['FollowPodcastShowPayload']> = {
  isFollowed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  podcastShow?: Resolver<Maybe<ResolversTypes['PodcastShow']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type ImageResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Image'] = ResolversParentTypes['Image']> = {
  height?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  imageType?: Resolver<Maybe<ResolversTypes['ImageType']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  width?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type LibraryAlbumConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryAlbumConnection'] = ResolversParentTypes['LibraryAlbumConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LibraryAlbumEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Album']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LibraryAlbumEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryAlbumEdge'] = ResolversParentTypes['LibraryAlbumEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType>;
  objectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purchased?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uploaded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type LibraryTrackConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryTrackConnection'] = ResolversParentTypes['LibraryTrackConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['LibraryTrackEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Track']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type LibraryTrackEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LibraryTrackEdge'] = ResolversParentTypes['LibraryTrackEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
  objectId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  purchased?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  uploaded?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
};

export type MarketResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Market'] = ResolversParentTypes['Market']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MovePlaylistTracksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MovePlaylistTracksPayload'] = ResolversParentTypes['MovePlaylistTracksPayload']> = {
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type MusicTerritoryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['MusicTerritory'] = ResolversParentTypes['MusicTerritory']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  territoryName?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  addPlaylistTracks?: Resolver<Maybe<ResolversTypes['AddPlaylistTracksPayload']>, ParentType, ContextType, RequireFields<MutationAddPlaylistTracksArgs, 'input'>>;
  createPlaylist?: Resolver<Maybe<ResolversTypes['CreatePlaylistPayload']>, ParentType, ContextType, RequireFields<MutationCreatePlaylistArgs, 'input'>>;
  deletePlaylist?: Resolver<Maybe<ResolversTypes['DeletePlaylistPayload']>, ParentType, ContextType, RequireFields<MutationDeletePlaylistArgs, 'input'>>;
  followPlaylist?: Resolver<Maybe<ResolversTypes['FollowPlaylistPayload']>, ParentType, ContextType, RequireFields<MutationFollowPlaylistArgs, 'input'>>;
  followPodcastShow?: Resolver<Maybe<ResolversTypes['FollowPodcastShowPayload']>, ParentType, ContextType, RequireFields<MutationFollowPodcastShowArgs, 'input'>>;
  movePlaylistTracks?: Resolver<Maybe<ResolversTypes['MovePlaylistTracksPayload']>, ParentType, ContextType, RequireFields<MutationMovePlaylistTracksArgs, 'input'>>;
  rateTrack?: Resolver<Maybe<ResolversTypes['RateTrackPayload']>, ParentType, ContextType, RequireFields<MutationRateTrackArgs, 'input'>>;
  removeAlbum?: Resolver<Maybe<ResolversTypes['RemoveAlbumPayload']>, ParentType, ContextType, RequireFields<MutationRemoveAlbumArgs, 'input'>>;
  removePlaylistTracks?: Resolver<Maybe<ResolversTypes['RemovePlaylistTracksPayload']>, ParentType, ContextType, RequireFields<MutationRemovePlaylistTracksArgs, 'input'>>;
  removePodcastEpisode?: Resolver<Maybe<ResolversTypes['RemovePodcastEpisodePayload']>, ParentType, ContextType, RequireFields<MutationRemovePodcastEpisodeArgs, 'input'>>;
  removeTrack?: Resolver<Maybe<ResolversTypes['RemoveTrackPayload']>, ParentType, ContextType, RequireFields<MutationRemoveTrackArgs, 'input'>>;
  saveAlbum?: Resolver<Maybe<ResolversTypes['SaveAlbumPayload']>, ParentType, ContextType, RequireFields<MutationSaveAlbumArgs, 'input'>>;
  savePodcastEpisode?: Resolver<Maybe<ResolversTypes['SavePodcastEpisodePayload']>, ParentType, ContextType, RequireFields<MutationSavePodcastEpisodeArgs, 'input'>>;
  saveTrack?: Resolver<Maybe<ResolversTypes['SaveTrackPayload']>, ParentType, ContextType, RequireFields<MutationSaveTrackArgs, 'input'>>;
  unfollowPlaylist?: Resolver<Maybe<ResolversTypes['UnfollowPlaylistPayload']>, ParentType, ContextType, RequireFields<MutationUnfollowPlaylistArgs, 'input'>>;
  unfollowPodcastShow?: Resolver<Maybe<ResolversTypes['UnfollowPodcastShowPayload']>, ParentType, ContextType, RequireFields<MutationUnfollowPodcastShowArgs, 'input'>>;
  updatePlaylist?: Resolver<Maybe<ResolversTypes['UpdatePlaylistPayload']>, ParentType, ContextType, RequireFields<MutationUpdatePlaylistArgs, 'input'>>;
  updateProfile?: Resolver<Maybe<ResolversTypes['UpdateProfilePayload']>, ParentType, ContextType, RequireFields<MutationUpdateProfileArgs, 'input'>>;
};

export type NodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Node'] = ResolversParentTypes['Node']> = {
  __resolveType: TypeResolveFn<'Album' | 'Artist' | 'Category' | 'CurrentUser' | 'EntityGroup' | 'Playlist' | 'PodcastEpisode' | 'PodcastShow' | 'Station' | 'Track' | 'User' | 'View', ParentType, ContextType>;
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

export type PlayParamsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlayParams'] = ResolversParentTypes['PlayParams']> = {
  containerIds?: Resolver<Maybe<ReadonlyArray<ResolversTypes['ID']>>, ParentType, ContextType>;
  mrn?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  selections?: Resolver<Maybe<ReadonlyArray<ResolversTypes['PlaySelection']>>, ParentType, ContextType>;
};

export type PlaybackConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaybackConnection'] = ResolversParentTypes['PlaybackConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlaybackEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Track']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlaybackEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaybackEdge'] = ResolversParentTypes['PlaybackEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
  playedAt?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
};

export type PlaybackEligibilityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaybackEligibility'] = ResolversParentTypes['PlaybackEligibility']> = {
  canPlayOnDemand?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  shuffleType?: Resolver<Maybe<ResolversTypes['ShuffleType']>, ParentType, ContextType>;
};

export type PlaybackInformationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaybackInformation'] = ResolversParentTypes['PlaybackInformation']> = {
  progressMilliseconds?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type PlaylistResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Playlist'] = ResolversParentTypes['Playlist'], FederationReferenceType extends FederationReferenceTypes['Playlist'] = FederationReferenceTypes['Playlist']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['Playlist']> | FederationReferenceType, FederationReferenceType, ContextType>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  curator?: Resolver<Maybe<ResolversTypes['Curator']>, ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  eligibility?: Resolver<Maybe<ResolversTypes['Eligibility']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  trackCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  tracks?: Resolver<Maybe<ResolversTypes['PlaylistTrackConnection']>, ParentType, ContextType, RequireFields<PlaylistTracksArgs, 'first'>>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  view?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  visibility?: Resolver<Maybe<ResolversTypes['Visibility']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PlaylistConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistConnection'] = ResolversParentTypes['PlaylistConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlaylistEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Playlist']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlaylistEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistEdge'] = ResolversParentTypes['PlaylistEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
};

export type PlaylistTrackConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistTrackConnection'] = ResolversParentTypes['PlaylistTrackConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PlaylistTrackEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Track']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PlaylistTrackEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PlaylistTrackEdge'] = ResolversParentTypes['PlaylistTrackEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  entryId?: Resolver<Maybe<ResolversTypes['ID']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
};

export type PodcastEpisodeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PodcastEpisode'] = ResolversParentTypes['PodcastEpisode'], FederationReferenceType extends FederationReferenceTypes['PodcastEpisode'] = FederationReferenceTypes['PodcastEpisode']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PodcastEpisode']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  duration?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  episodeNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  playbackInformation?: Resolver<Maybe<ResolversTypes['PlaybackInformation']>, ParentType, ContextType>;
  podcastShow?: Resolver<Maybe<ResolversTypes['PodcastShow']>, ParentType, ContextType>;
  releaseDate?: Resolver<Maybe<ResolversTypes['DateTime']>, ParentType, ContextType>;
  seasonNumber?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PodcastEpisodeConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PodcastEpisodeConnection'] = ResolversParentTypes['PodcastEpisodeConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PodcastEpisodeEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['PodcastEpisode']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PodcastEpisodeEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PodcastEpisodeEdge'] = ResolversParentTypes['PodcastEpisodeEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['PodcastEpisode']>, ParentType, ContextType>;
};

export type PodcastShowResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PodcastShow'] = ResolversParentTypes['PodcastShow'], FederationReferenceType extends FederationReferenceTypes['PodcastShow'] = FederationReferenceTypes['PodcastShow']> = {
  __resolveReference?: ReferenceResolver<Maybe<ResolversTypes['PodcastShow']> | FederationReferenceType, FederationReferenceType, ContextType>;
  author?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  description?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  episodes?: Resolver<Maybe<ResolversTypes['PodcastEpisodeConnection']>, ParentType, ContextType, RequireFields<PodcastShowEpisodesArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  view?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type PodcastShowConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PodcastShowConnection'] = ResolversParentTypes['PodcastShowConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['PodcastShowEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['PodcastShow']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type PodcastShowEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PodcastShowEdge'] = ResolversParentTypes['PodcastShowEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['PodcastShow']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  album?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType, RequireFields<QueryAlbumArgs, 'catalogId'>>;
  albumView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, RequireFields<QueryAlbumViewArgs, 'catalogId'>>;
  albums?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Album']>>, ParentType, ContextType, RequireFields<QueryAlbumsArgs, 'catalogIds'>>;
  artist?: Resolver<Maybe<ResolversTypes['Artist']>, ParentType, ContextType, RequireFields<QueryArtistArgs, 'catalogId'>>;
  artistView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, RequireFields<QueryArtistViewArgs, 'catalogId'>>;
  artists?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Artist']>>, ParentType, ContextType, RequireFields<QueryArtistsArgs, 'catalogIds'>>;
  categories?: Resolver<Maybe<ResolversTypes['CategoryConnection']>, ParentType, ContextType, RequireFields<QueryCategoriesArgs, 'first'>>;
  category?: Resolver<Maybe<ResolversTypes['Category']>, ParentType, ContextType, RequireFields<QueryCategoryArgs, 'catalogId'>>;
  homeView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, Partial<QueryHomeViewArgs>>;
  markets?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Market']>>, ParentType, ContextType>;
  me?: Resolver<Maybe<ResolversTypes['CurrentUser']>, ParentType, ContextType>;
  newPodcastEpisodes?: Resolver<Maybe<ResolversTypes['PodcastEpisodeConnection']>, ParentType, ContextType, RequireFields<QueryNewPodcastEpisodesArgs, 'first'>>;
  node?: Resolver<Maybe<ResolversTypes['Node']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Node']>>, ParentType, ContextType, RequireFields<QueryNodesArgs, 'ids'>>;
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType, RequireFields<QueryPlaylistArgs, 'catalogId'>>;
  playlistView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, RequireFields<QueryPlaylistViewArgs, 'catalogId'>>;
  podcastEpisode?: Resolver<Maybe<ResolversTypes['PodcastEpisode']>, ParentType, ContextType, RequireFields<QueryPodcastEpisodeArgs, 'catalogId'>>;
  podcastEpisodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['PodcastEpisode']>>, ParentType, ContextType, RequireFields<QueryPodcastEpisodesArgs, 'catalogIds'>>;
  podcastShow?: Resolver<Maybe<ResolversTypes['PodcastShow']>, ParentType, ContextType, RequireFields<QueryPodcastShowArgs, 'catalogId'>>;
  podcastShowView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, RequireFields<QueryPodcastShowViewArgs, 'catalogId'>>;
  podcastShows?: Resolver<ReadonlyArray<Maybe<ResolversTypes['PodcastShow']>>, ParentType, ContextType, RequireFields<QueryPodcastShowsArgs, 'catalogIds'>>;
  podcastsView?: Resolver<Maybe<ResolversTypes['View']>, ParentType, ContextType, Partial<QueryPodcastsViewArgs>>;
  search?: Resolver<Maybe<ReadonlyArray<ResolversTypes['View']>>, ParentType, ContextType, RequireFields<QuerySearchArgs, 'limit' | 'query'>>;
  searchAlbums?: Resolver<Maybe<ResolversTypes['AlbumConnection']>, ParentType, ContextType, RequireFields<QuerySearchAlbumsArgs, 'filters' | 'first'>>;
  searchArtists?: Resolver<Maybe<ResolversTypes['ArtistConnection']>, ParentType, ContextType, RequireFields<QuerySearchArtistsArgs, 'filters' | 'first'>>;
  searchPlaylists?: Resolver<Maybe<ResolversTypes['PlaylistConnection']>, ParentType, ContextType, RequireFields<QuerySearchPlaylistsArgs, 'filters' | 'first'>>;
  searchPodcastEpisodes?: Resolver<Maybe<ResolversTypes['PodcastEpisodeConnection']>, ParentType, ContextType, RequireFields<QuerySearchPodcastEpisodesArgs, 'filters' | 'first'>>;
  searchPodcastShows?: Resolver<Maybe<ResolversTypes['PodcastShowConnection']>, ParentType, ContextType, RequireFields<QuerySearchPodcastShowsArgs, 'filters' | 'first'>>;
  searchTracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<QuerySearchTracksArgs, 'filters' | 'first'>>;
  topPlaylists?: Resolver<Maybe<ResolversTypes['PlaylistConnection']>, ParentType, ContextType, RequireFields<QueryTopPlaylistsArgs, 'first'>>;
  topTracks?: Resolver<Maybe<ResolversTypes['TrackConnection']>, ParentType, ContextType, RequireFields<QueryTopTracksArgs, 'first'>>;
  track?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType, RequireFields<QueryTrackArgs, 'catalogId'>>;
  tracks?: Resolver<ReadonlyArray<Maybe<ResolversTypes['Track']>>, ParentType, ContextType, RequireFields<QueryTracksArgs, 'catalogIds'>>;
};

export type RateTrackPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RateTrackPayload'] = ResolversParentTypes['RateTrackPayload']> = {
  rating?: Resolver<Maybe<ResolversTypes['TrackRating']>, ParentType, ContextType>;
  track?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveAlbumPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveAlbumPayload'] = ResolversParentTypes['RemoveAlbumPayload']> = {
  album?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType>;
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemovePlaylistTracksPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovePlaylistTracksPayload'] = ResolversParentTypes['RemovePlaylistTracksPayload']> = {
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemovePodcastEpisodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemovePodcastEpisodePayload'] = ResolversParentTypes['RemovePodcastEpisodePayload']> = {
  podcastEpisode?: Resolver<Maybe<ResolversTypes['PodcastEpisode']>, ParentType, ContextType>;
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type RemoveTrackPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RemoveTrackPayload'] = ResolversParentTypes['RemoveTrackPayload']> = {
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  track?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveAlbumPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveAlbumPayload'] = ResolversParentTypes['SaveAlbumPayload']> = {
  album?: Resolver<Maybe<ResolversTypes['Album']>, ParentType, ContextType>;
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SavePodcastEpisodePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SavePodcastEpisodePayload'] = ResolversParentTypes['SavePodcastEpisodePayload']> = {
  podcastEpisode?: Resolver<Maybe<ResolversTypes['PodcastEpisode']>, ParentType, ContextType>;
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type SaveTrackPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['SaveTrackPayload'] = ResolversParentTypes['SaveTrackPayload']> = {
  saveState?: Resolver<Maybe<ResolversTypes['SaveState']>, ParentType, ContextType>;
  track?: Resolver<Maybe<ResolversTypes['Track']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type StationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Station'] = ResolversParentTypes['Station']> = {
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
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
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
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

export type UnfollowPlaylistPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowPlaylistPayload'] = ResolversParentTypes['UnfollowPlaylistPayload']> = {
  isFollowed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UnfollowPodcastShowPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UnfollowPodcastShowPayload'] = ResolversParentTypes['UnfollowPodcastShowPayload']> = {
  isFollowed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  podcastShow?: Resolver<Maybe<ResolversTypes['PodcastShow']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdatePlaylistPayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdatePlaylistPayload'] = ResolversParentTypes['UpdatePlaylistPayload']> = {
  playlist?: Resolver<Maybe<ResolversTypes['Playlist']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UpdateProfilePayloadResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UpdateProfilePayload'] = ResolversParentTypes['UpdateProfilePayload']> = {
  me?: Resolver<Maybe<ResolversTypes['CurrentUser']>, ParentType, ContextType>;
  userErrors?: Resolver<ReadonlyArray<ResolversTypes['UserError']>, ParentType, ContextType>;
};

export type UserResolvers<ContextType = Context, ParentType extends ResolversParentTypes['User'] = ResolversParentTypes['User']> = {
  catalogId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  handle?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  name?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  playParams?: Resolver<Maybe<ResolversTypes['PlayParams']>, ParentType, ContextType>;
  playbackVisibility?: Resolver<Maybe<ResolversTypes['Visibility']>, ParentType, ContextType>;
  recentlyPlayedEntities?: Resolver<Maybe<ResolversTypes['EntityConnection']>, ParentType, ContextType, RequireFields<UserRecentlyPlayedEntitiesArgs, 'first'>>;
  tier?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  url?: Resolver<Maybe<ResolversTypes['URL']>, ParentType, ContextType>;
  visibility?: Resolver<Maybe<ResolversTypes['Visibility']>, ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type UserConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserConnection'] = ResolversParentTypes['UserConnection']> = {
  edgeCount?: Resolver<ResolversTypes['Int'], ParentType, ContextType>;
  edges?: Resolver<ReadonlyArray<ResolversTypes['UserEdge']>, ParentType, ContextType>;
  nodes?: Resolver<ReadonlyArray<Maybe<ResolversTypes['User']>>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type UserEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserEdge'] = ResolversParentTypes['UserEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['User']>, ParentType, ContextType>;
};

export type UserErrorResolvers<ContextType = Context, ParentType extends ResolversParentTypes['UserError'] = ResolversParentTypes['UserError']> = {
  code?: Resolver<ResolversTypes['UserErrorCode'], ParentType, ContextType>;
  field?: Resolver<Maybe<ReadonlyArray<ResolversTypes['String']>>, ParentType, ContextType>;
  message?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type ViewResolvers<ContextType = Context, ParentType extends ResolversParentTypes['View'] = ResolversParentTypes['View']> = {
  entity?: Resolver<Maybe<ResolversTypes['Entity']>, ParentType, ContextType>;
  entityGroups?: Resolver<ResolversTypes['EntityGroupConnection'], ParentType, ContextType, RequireFields<ViewEntityGroupsArgs, 'first'>>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  images?: Resolver<Maybe<ReadonlyArray<ResolversTypes['Image']>>, ParentType, ContextType>;
  title?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  viewId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  __isTypeOf?: IsTypeOfResolverFn<ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AddPlaylistTracksPayload?: AddPlaylistTracksPayloadResolvers<ContextType>;
  Album?: AlbumResolvers<ContextType>;
  AlbumConnection?: AlbumConnectionResolvers<ContextType>;
  AlbumEdge?: AlbumEdgeResolvers<ContextType>;
  Artist?: ArtistResolvers<ContextType>;
  ArtistConnection?: ArtistConnectionResolvers<ContextType>;
  ArtistEdge?: ArtistEdgeResolvers<ContextType>;
  Category?: CategoryResolvers<ContextType>;
  CategoryConnection?: CategoryConnectionResolvers<ContextType>;
  CategoryEdge?: CategoryEdgeResolvers<ContextType>;
  CreatePlaylistPayload?: CreatePlaylistPayloadResolvers<ContextType>;
  Curator?: CuratorResolvers<ContextType>;
  CurrentUser?: CurrentUserResolvers<ContextType>;
  DateTime?: GraphQLScalarType;
  DeletePlaylistPayload?: DeletePlaylistPayloadResolvers<ContextType>;
  Eligibility?: EligibilityResolvers<ContextType>;
  Entity?: EntityResolvers<ContextType>;
  EntityConnection?: EntityConnectionResolvers<ContextType>;
  EntityEdge?: EntityEdgeResolvers<ContextType>;
  EntityGroup?: EntityGroupResolvers<ContextType>;
  EntityGroupConnection?: EntityGroupConnectionResolvers<ContextType>;
  EntityGroupEdge?: EntityGroupEdgeResolvers<ContextType>;
  FollowPlaylistPayload?: FollowPlaylistPayloadResolvers<ContextType>;
  FollowPodcastShowPayload?: FollowPodcastShowPayloadResolvers<ContextType>;
  Image?: ImageResolvers<ContextType>;
  LibraryAlbumConnection?: LibraryAlbumConnectionResolvers<ContextType>;
  LibraryAlbumEdge?: LibraryAlbumEdgeResolvers<ContextType>;
  LibraryTrackConnection?: LibraryTrackConnectionResolvers<ContextType>;
  LibraryTrackEdge?: LibraryTrackEdgeResolvers<ContextType>;
  Market?: MarketResolvers<ContextType>;
  MovePlaylistTracksPayload?: MovePlaylistTracksPayloadResolvers<ContextType>;
  MusicTerritory?: MusicTerritoryResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Node?: NodeResolvers<ContextType>;
  PageInfo?: PageInfoResolvers<ContextType>;
  ParentalSettings?: ParentalSettingsResolvers<ContextType>;
  PlayParams?: PlayParamsResolvers<ContextType>;
  PlaybackConnection?: PlaybackConnectionResolvers<ContextType>;
  PlaybackEdge?: PlaybackEdgeResolvers<ContextType>;
  PlaybackEligibility?: PlaybackEligibilityResolvers<ContextType>;
  PlaybackInformation?: PlaybackInformationResolvers<ContextType>;
  Playlist?: PlaylistResolvers<ContextType>;
  PlaylistConnection?: PlaylistConnectionResolvers<ContextType>;
  PlaylistEdge?: PlaylistEdgeResolvers<ContextType>;
  PlaylistTrackConnection?: PlaylistTrackConnectionResolvers<ContextType>;
  PlaylistTrackEdge?: PlaylistTrackEdgeResolvers<ContextType>;
  PodcastEpisode?: PodcastEpisodeResolvers<ContextType>;
  PodcastEpisodeConnection?: PodcastEpisodeConnectionResolvers<ContextType>;
  PodcastEpisodeEdge?: PodcastEpisodeEdgeResolvers<ContextType>;
  PodcastShow?: PodcastShowResolvers<ContextType>;
  PodcastShowConnection?: PodcastShowConnectionResolvers<ContextType>;
  PodcastShowEdge?: PodcastShowEdgeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RateTrackPayload?: RateTrackPayloadResolvers<ContextType>;
  RemoveAlbumPayload?: RemoveAlbumPayloadResolvers<ContextType>;
  RemovePlaylistTracksPayload?: RemovePlaylistTracksPayloadResolvers<ContextType>;
  RemovePodcastEpisodePayload?: RemovePodcastEpisodePayloadResolvers<ContextType>;
  RemoveTrackPayload?: RemoveTrackPayloadResolvers<ContextType>;
  SaveAlbumPayload?: SaveAlbumPayloadResolvers<ContextType>;
  SavePodcastEpisodePayload?: SavePodcastEpisodePayloadResolvers<ContextType>;
  SaveTrackPayload?: SaveTrackPayloadResolvers<ContextType>;
  Station?: StationResolvers<ContextType>;
  Track?: TrackResolvers<ContextType>;
  TrackConnection?: TrackConnectionResolvers<ContextType>;
  TrackEdge?: TrackEdgeResolvers<ContextType>;
  URL?: GraphQLScalarType;
  UnfollowPlaylistPayload?: UnfollowPlaylistPayloadResolvers<ContextType>;
  UnfollowPodcastShowPayload?: UnfollowPodcastShowPayloadResolvers<ContextType>;
  UpdatePlaylistPayload?: UpdatePlaylistPayloadResolvers<ContextType>;
  UpdateProfilePayload?: UpdateProfilePayloadResolvers<ContextType>;
  User?: UserResolvers<ContextType>;
  UserConnection?: UserConnectionResolvers<ContextType>;
  UserEdge?: UserEdgeResolvers<ContextType>;
  UserError?: UserErrorResolvers<ContextType>;
  View?: ViewResolvers<ContextType>;
};

export type DirectiveResolvers<ContextType = Context> = {
  cacheControl?: CacheControlDirectiveResolver<any, any, ContextType>;
  scope?: ScopeDirectiveResolver<any, any, ContextType>;
};
