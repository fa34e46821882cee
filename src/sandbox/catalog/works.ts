import { toId, toIndex } from "./id.ts";
import { EMPTY_PLAYLIST, LONG_PLAYLIST } from "./playlists.ts";
import { EMPTY_SHOW, LONG_SHOW } from "./podcasts.ts";

/** A named work: small enough to be known by heart, and awkward in one way that its name in `works` tells. */
export interface NamedAlbum {
  id: string;
  title: string;
  artistIds: readonly string[];
  /** Titles, or how many to invent. */
  tracks: readonly string[] | number;
  releaseDate: string;
  hasImages?: false;
  /** Where it can be had; everywhere when left out. */
  territories?: readonly string[];
}

export interface NamedArtist {
  id: string;
  name: string;
  /** False: its `url` ends in `/artists/` without an id, as Amazon's own example does. */
  hasLink?: false;
  hasImages?: false;
  /** How many, where they do not fit on one page. */
  singles?: number;
  related?: number;
  followers?: number;
}

const artists = {
  plain: "B00HARB0UR",
  partner: "B00PARTNER",
  unicodeName: "B00UN1NAME",
  withoutLink: "B00N0L1NK0",
  withoutImages: "B00N0P1CT0",
  prolific: "B00PR0L1FC",
} as const;

const albums = {
  plain: "B0064UPU4G",
  unicodeTitle: "B00UN1C0DE",
  withoutImages: "B00N01MAGE",
  twoArtists: "B00TW0ARTS",
  boxSet: "B00B0XSET0",
  withoutTracks: "B00EMPTY00",
  abroad: "B00ABR0AD0",
  artistWithoutLink: "B00L1NKL55",
  explicitTrack: "B00EXPL1CT",
} as const;

/** Old ids under which Amazon still knows an album and answers with its present one (switch `answeredIds`). */
export const formerAlbumIds: Readonly<Record<string, string>> = {
  B08XK843KK: albums.plain,
};

export const namedArtists: readonly NamedArtist[] = [
  { id: artists.plain, name: "Mira Solberg" },
  { id: artists.partner, name: "The Lantern Office" },
  { id: artists.unicodeName, name: "Þórunn & 夜の市場 – Ελιά" },
  { id: artists.withoutLink, name: "Untethered Choir", hasLink: false },
  { id: artists.withoutImages, name: "No Likeness", hasImages: false },
  {
    id: artists.prolific,
    name: "Every Friday Ensemble",
    singles: 230,
    related: 150,
    followers: 120,
  },
];

export const namedAlbums: readonly NamedAlbum[] = [
  {
    id: albums.plain,
    title: "Harbour Lights at Noon",
    artistIds: [artists.plain],
    tracks: [
      "First Ferry Out",
      "Salt on the Windows",
      "Harbour Lights at Noon",
      "Signal from the Breakwater",
      "Last Ferry Home",
    ],
    releaseDate: "2001-03-07T05:00:00.000Z",
  },
  {
    id: albums.unicodeTitle,
    // Letters outside Latin-1, a sign outside the basic plane, a combining accent, and two directions of writing.
    title: "Þögn “雪” 🌨️ Cafe\u0301 · שלום",
    artistIds: [artists.unicodeName],
    tracks: ["Ísjaki 🧊", "Ωκεανός", "夜明け前", "Straße / Ça ira?"],
    releaseDate: "2015-12-31T05:00:00.000Z",
  },
  {
    id: albums.withoutImages,
    title: "Blank Sleeve",
    artistIds: [artists.withoutImages],
    tracks: ["Nothing to See", "Still Nothing"],
    releaseDate: "1999-06-01T04:00:00.000Z",
    hasImages: false,
  },
  {
    id: albums.twoArtists,
    title: "Shared Umbrella",
    artistIds: [artists.plain, artists.partner],
    tracks: ["Your Half", "My Half", "The Handle"],
    releaseDate: "2019-10-11T04:00:00.000Z",
  },
  {
    id: albums.boxSet,
    title: "The Complete Tide Tables, Volumes 1 to 25",
    artistIds: [artists.partner],
    tracks: 300,
    releaseDate: "2022-02-02T05:00:00.000Z",
  },
  {
    id: albums.withoutTracks,
    title: "Announced, Not Yet Recorded",
    artistIds: [artists.partner],
    tracks: [],
    releaseDate: "2031-01-01T05:00:00.000Z",
  },
  {
    id: albums.abroad,
    title: "Only Across the Channel",
    artistIds: [artists.partner],
    tracks: ["Customs", "Duty Free"],
    releaseDate: "2010-05-21T04:00:00.000Z",
    territories: ["GB"],
  },
  {
    id: albums.artistWithoutLink,
    title: "Loose Ends",
    artistIds: [artists.withoutLink],
    tracks: ["Unmoored", "Unnumbered"],
    releaseDate: "2008-09-30T04:00:00.000Z",
  },
  {
    id: albums.explicitTrack,
    title: "Plain Speaking [Explicit]",
    artistIds: [artists.plain],
    tracks: ["Mind Your Manners", "Manners, Minded [Explicit]"],
    releaseDate: "2020-08-14T04:00:00.000Z",
  },
];

/** No album has more tracks than this many, so that an album's place and a track's place make one index. */
export const TRACKS_PER_WORK = 1000;

/** The id of the track at that place (from 0) of a named album. */
export function workTrackId(albumId: string, place: number): string {
  const slot = namedAlbums.findIndex((album) => album.id === albumId);
  return toId("workTrack", slot * TRACKS_PER_WORK + place);
}

const owners = ["ada", "ben", "gateway"] as const;
const PLAYLISTS_PER_USER = 1_000_000;

/** The id of a user's own playlist, by its place among all that the user ever had. */
export function userPlaylistId(
  owner: (typeof owners)[number],
  place: number,
): string {
  const slot = owners.indexOf(owner);
  return toId("userPlaylist", slot * PLAYLISTS_PER_USER + place);
}

export function ownerOfPlaylist(
  id: string,
): (typeof owners)[number] | undefined {
  const index = toIndex("userPlaylist", id);
  return index === undefined
    ? undefined
    : owners[Math.floor(index / PLAYLISTS_PER_USER)];
}

/** The ids of the named works, each called after the one thing that is awkward about it. */
export const works = {
  albums: {
    ...albums,
    /** Answers as `plain` when the switch `answeredIds` is on, and is unknown otherwise. */
    formerIdOfPlain: "B08XK843KK",
  },
  artists,
  tracks: {
    plain: workTrackId(albums.plain, 0),
    unicodeTitle: workTrackId(albums.unicodeTitle, 0),
    /** Its title ends in ` [Explicit]`. */
    explicit: workTrackId(albums.explicitTrack, 1),
    abroad: workTrackId(albums.abroad, 0),
  },
  playlists: {
    editorial: toId("editorialPlaylist", 2),
    algorithmic: toId("algorithmicPlaylist", 0),
    /** An editorial one without tracks. */
    empty: toId("editorialPlaylist", EMPTY_PLAYLIST),
    /** An editorial one of 250 tracks. */
    long: toId("editorialPlaylist", LONG_PLAYLIST),
    /** Ada's own, public and without tracks. */
    adaEmpty: userPlaylistId("ada", 0),
    /** Ada's own, private, of 250 tracks. */
    adaLong: userPlaylistId("ada", 1),
    /** Ada's own, public; its first and its last track are the same. */
    adaRepeating: userPlaylistId("ada", 2),
    /** Ben's own, private. */
    benPrivate: userPlaylistId("ben", 3),
  },
  podcastShows: {
    plain: toId("podcastShow", 3),
    /** The same show, as Amazon takes it but never answers it. */
    asinOfPlain: toId("podcastShowAsin", 3),
    /** 230 episodes. */
    long: toId("podcastShow", LONG_SHOW),
    withoutEpisodes: toId("podcastShow", EMPTY_SHOW),
    /** Its episodes have no season and no number. */
    unnumbered: toId("podcastShow", 2),
  },
} as const;
