// What there is, as facts: no wire format, no language, no user.

export interface Album {
  id: string;
  title: string;
  artistIds: readonly string[];
  trackIds: readonly string[];
  releaseDate: string;
  label: string;
  hasImages: boolean;
  /** Where it can be had; null means everywhere. */
  territories: readonly string[] | null;
}

export interface Track {
  id: string;
  title: string;
  albumId: string;
  artistIds: readonly string[];
  /** In seconds. */
  duration: number;
  isrc: string;
  territories: readonly string[] | null;
}

export interface Artist {
  id: string;
  name: string;
  /** False: its `url` ends in `/artists/` without an id. */
  hasLink: boolean;
  hasImages: boolean;
  followerCount: number;
  albumIds: readonly string[];
  relatedIds: readonly string[];
}

export interface PodcastShow {
  id: string;
  /** Amazon takes it in the place of the id, and answers with the id. */
  asin: string;
  title: string;
  author: string;
  /** Plain text. */
  description: string;
  episodeIds: readonly string[];
}

export interface PodcastEpisode {
  id: string;
  title: string;
  showId: string;
  /** In seconds. */
  duration: number;
  releaseDate: string;
  seasonNumber: number | null;
  episodeNumber: number | null;
}

/** One that Amazon's editors or machines made; users' own are in their libraries. */
export interface CatalogPlaylist {
  id: string;
  kind: "editorial" | "algorithmic";
  title: string;
  description: string;
  trackIds: readonly string[];
}

export interface Category {
  id: string;
  name: string;
  /** Generated entities belong to categories by their index; this is the category's own. */
  index: number;
}
