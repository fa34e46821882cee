/**
 * The REST API's entities under the REST API's own names.
 *
 * One type serves all forms of an entity. In every form an absent field is one
 * that this form does not carry, and null is one that Amazon has no value for;
 * a whole entity, as a lookup by id gives it, has no absent field.
 */

/**
 * Marks what is one person's own, or depends on their subscription. The mark is
 * in the types alone: what bears it cannot be handed to a store, since stores
 * take what is `Sharable`.
 */
declare const own: unique symbol;

export interface Own {
  readonly [own]?: true;
}

/** A thing that everybody may see: anything that is not marked as somebody's own. */
export interface SharableThing {
  readonly [own]?: never;
  // Of a type without a property in common the compiler says that it does not fit:
  // so nothing that holds things, such as a list, passes for a thing itself.
  readonly id?: string | null;
}

/** What may be kept for everybody: a text, a thing, several things, or a page of them. */
export type Sharable =
  | string
  | SharableThing
  | readonly SharableThing[]
  | { readonly edges: readonly { readonly node: SharableThing }[] };

export interface Album {
  readonly _type: "Album";
  readonly id: string;
  readonly globalAsin?: string | null;
  readonly localAsin?: string | null;
  readonly title?: string | null;
  readonly shortTitle?: string | null;
  readonly audioQualities?: readonly string[] | null;
  /** Seconds. */
  readonly duration?: number | null;
  readonly url?: string | null;
  readonly releaseDate?: string | null;
  readonly musicTerritory?: MusicTerritory | null;
  readonly market?: Market | null;
  readonly availableMarkets?: readonly Market[] | null;
  readonly artists?: readonly Artist[] | null;
  readonly eligibility?: Eligibility | null;
  readonly parentalSettings?: ParentalSettings | null;
  readonly tracks?: readonly Track[] | null;
  readonly trackCount?: number | null;
  readonly images?: readonly Image[] | null;
  readonly label?: string | null;
  readonly playParams?: PlayParams | null;
}

export interface Track {
  readonly _type: "Track";
  readonly id: string;
  readonly globalAsin?: string | null;
  readonly localAsin?: string | null;
  readonly dmid?: string | null;
  readonly title?: string | null;
  readonly shortTitle?: string | null;
  readonly audioQualities?: readonly string[] | null;
  /** Seconds. */
  readonly duration?: number | null;
  readonly album?: Album | null;
  readonly artists?: readonly Artist[] | null;
  readonly releaseDate?: string | null;
  readonly isrc?: string | null;
  readonly musicTerritory?: MusicTerritory | null;
  readonly market?: Market | null;
  readonly availableMarkets?: readonly Market[] | null;
  readonly eligibility?: Eligibility | null;
  readonly parentalSettings?: ParentalSettings | null;
  readonly images?: readonly Image[] | null;
  readonly url?: string | null;
  readonly previewUrl?: string | null;
  readonly label?: string | null;
  readonly mediaType?: string | null;
  readonly playParams?: PlayParams | null;
}

export interface Artist {
  readonly _type: "Artist";
  readonly id: string;
  readonly name?: string | null;
  readonly globalAsin?: string | null;
  readonly localAsin?: string | null;
  readonly url?: string | null;
  readonly followerCount?: number | null;
  readonly images?: readonly Image[] | null;
  readonly musicTerritory?: MusicTerritory | null;
  readonly playParams?: PlayParams | null;
}

export interface Playlist extends Own {
  readonly _type: "Playlist";
  readonly id: string;
  readonly title?: string | null;
  readonly description?: string | null;
  readonly curator?: Curator | null;
  /** Seconds. */
  readonly duration?: number | null;
  readonly trackCount?: number | null;
  readonly images?: readonly Image[] | null;
  readonly eligibility?: PlaylistEligibility | null;
  readonly url?: string | null;
  readonly visibility?: string | null;
  readonly playParams?: PlayParams | null;
}

/** A playlist as everybody may see it. */
export type SharedPlaylist = Omit<Playlist, "eligibility" | typeof own>;

export interface PodcastShow {
  readonly _type: "PodcastShow";
  readonly id: string;
  readonly title?: string | null;
  readonly author?: string | null;
  /** May hold HTML. */
  readonly description?: string | null;
  readonly images?: readonly Image[] | null;
  readonly url?: string | null;
  readonly playParams?: PlayParams | null;
}

export interface PodcastEpisode extends Own {
  readonly _type: "PodcastEpisode";
  readonly id: string;
  readonly title?: string | null;
  readonly author?: string | null;
  readonly description?: string | null;
  readonly url?: string | null;
  readonly releaseDate?: string | null;
  /** Seconds. */
  readonly duration?: number | null;
  readonly seasonNumber?: number | null;
  readonly episodeNumber?: number | null;
  readonly podcast?: PodcastShow | null;
  readonly images?: readonly Image[] | null;
  readonly playParams?: PlayParams | null;
  /** How far the caller has listened: personal, so a lookup by id for everybody leaves it absent. */
  readonly playbackInformation?: PlaybackInformation | null;
}

/** An episode as everybody may see it. */
export type SharedPodcastEpisode = Omit<
  PodcastEpisode,
  "playbackInformation" | typeof own
>;

export interface Category {
  readonly _type: "Category";
  /** Upper and lower case differ. */
  readonly id: string;
  readonly name?: string | null;
  readonly url?: string | null;
  readonly categoryType?: string | null;
}

export interface Station {
  readonly _type: "Station";
  readonly id: string;
  readonly name?: string | null;
  readonly images?: readonly Image[] | null;
  readonly playParams?: PlayParams | null;
}

export interface User extends Own {
  readonly _type: "User";
  readonly id: string;
  readonly name?: string | null;
  readonly images?: readonly Image[] | null;
  readonly url?: string | null;
  readonly handle?: string | null;
  readonly tier?: string | null;
  readonly visibility?: string | null;
  readonly playbackVisibility?: string | null;
  readonly playParams?: PlayParams | null;
}

/** What a view may show. Its `_type` tells which; others are left out. */
export type Entity =
  | Album
  | Artist
  | Playlist
  | PodcastEpisode
  | PodcastShow
  | Station
  | Track
  | User;

export interface View extends Own {
  readonly id: string;
  readonly title: string | null;
  readonly images: readonly Image[] | null;
  /** What the view is about; null where it is about nothing in particular. */
  readonly entity: Entity | null;
  readonly groups: readonly EntityGroup[];
  /** Where more groups are; null where there are none. */
  readonly nextToken: string | null;
}

export interface EntityGroup extends Own {
  /** Goes into paths as it is: it may hold escapes such as `%23`. */
  readonly id: string;
  readonly title: string | null;
  readonly viewType: string | null;
  readonly entities: readonly Entity[];
  /** Where more entities of the group are; null where there are none. */
  readonly nextToken: string | null;
}

export interface PlayParams {
  /** Amazon's resource name of what is to be played. */
  readonly id: string | null;
  readonly selections: readonly string[] | null;
  readonly containerIds: readonly string[] | null;
}

export interface Curator {
  /** Null for editors. */
  readonly id: string | null;
  readonly name: string | null;
}

export interface PlaybackInformation extends Own {
  /** Milliseconds, while durations are seconds. */
  readonly progressMilliseconds: number | null;
}

export interface Image {
  readonly url: string | null;
  readonly height: number | null;
  readonly width: number | null;
  readonly imageType: string | null;
}

export interface Market {
  readonly id: string | null;
  readonly name: string | null;
}

export interface MusicTerritory {
  readonly code: string | null;
  readonly territoryName: string | null;
}

/** What depends on the listener's subscription is left out: it is not catalogue. */
export interface Eligibility {
  readonly isDownloadable: boolean | null;
  readonly isPurchaseable: boolean | null;
  readonly isPreviewable: boolean | null;
  readonly isPrimeEligible: boolean | null;
}

/** A playlist is read for its reader alone, so what depends on the subscription is in it. */
export interface PlaylistEligibility extends Eligibility {
  readonly playback: PlaybackEligibility | null;
  readonly playbackSubscriptionTiers: readonly string[] | null;
}

export type AnyEligibility = Eligibility & Partial<PlaylistEligibility>;

export interface PlaybackEligibility extends Own {
  readonly canPlayOnDemand: boolean | null;
  readonly shuffleType: string | null;
}

export interface ParentalSettings {
  readonly isKidFriendly: boolean | null;
  readonly hasExplicitLanguage: boolean | null;
}
