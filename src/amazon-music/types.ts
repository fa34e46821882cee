/**
 * The REST API's entities under the REST API's own names.
 *
 * One type serves all forms of an entity. In every form an absent field is one
 * that this form does not carry, and null is one that Amazon has no value for;
 * a whole entity, as a lookup by id gives it, has no absent field.
 */

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

export interface ParentalSettings {
  readonly isKidFriendly: boolean | null;
  readonly hasExplicitLanguage: boolean | null;
}
