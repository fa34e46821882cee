import type { Json } from "./world.ts";

/**
 * Which fields each form of a thing holds besides its id, from Amazon's
 * examples: what a form does not hold is found in the whole alone. Fields have
 * Amazon's names.
 */
const forms: Readonly<
  Record<string, Readonly<Record<string, readonly string[]>>>
> = {
  Album: {
    /** In the library's list. */
    bare: [],
    /** In the cards of tracks. */
    named: ["title"],
    stub: ["title", "url"],
    card: ["title", "artists", "images", "playParams"],
    detail: [
      ...["title", "artists", "images", "playParams"],
      ...["duration", "releaseDate", "trackCount", "label"],
    ],
  },
  Artist: {
    named: ["name"],
    stub: ["name", "url"],
    card: ["name", "images", "playParams"],
    detail: ["name", "images", "playParams", "followerCount"],
  },
  Category: { listed: ["name"] },
  Playlist: {
    stub: ["title", "url"],
    card: ["title", "images", "playParams"],
    detail: [
      ...["title", "images", "playParams"],
      ...["description", "curator", "duration"],
    ],
    listed: ["title", "url", "duration", "images", "trackCount"],
    own: [
      ...["title", "url", "duration", "images", "trackCount"],
      ...["curator", "eligibility", "visibility"],
    ],
  },
  PodcastEpisode: {
    stub: ["title", "url"],
    card: [
      ...["title", "author", "releaseDate", "duration", "seasonNumber"],
      ...["episodeNumber", "podcast", "images", "playParams"],
      "playbackInformation",
    ],
  },
  PodcastShow: {
    /** In episodes. */
    named: ["title"],
    stub: ["title", "url"],
    card: ["title", "author", "description", "images", "playParams"],
  },
  Track: {
    bare: [],
    stub: ["title", "url"],
    /** In a playlist. */
    entry: ["title", "url", "album", "artists"],
    card: ["title", "album", "artists", "isrc", "images", "playParams"],
  },
};

/** The types that have forms, hence a whole to be looked up. */
export const typesWithWhole: readonly string[] = Object.keys(forms);

/** A thing in one of its forms. */
export interface Thing {
  readonly type: string;
  readonly id: string;
  readonly json: Json;
  /** Null for a whole, and for what has no other form. */
  readonly held: readonly string[] | null;
}

/** A thing as a list, a view or another thing holds it. Throws where the sandbox sends a form that the table does not have. */
export function toListed(type: string, json: Json): Thing {
  const { id, _type, ...fields } = json;
  const names = Object.keys(fields).sort().join();
  const known = forms[type];
  const held =
    known === undefined
      ? null
      : Object.values(known).find((form) => [...form].sort().join() === names);
  if (held === undefined)
    throw new Error(`No form of ${type} (${String(_type)}) holds ${names}.`);
  return { type, id: String(id), json, held };
}

/** A thing as a look-up by its id gives it. */
export function toWhole(type: string, json: Json): Thing {
  return { type, id: String(json["id"]), json, held: null };
}

/** Fields that the graph calls otherwise than Amazon. */
const amazonsNames: Readonly<Record<string, string>> = {
  "PodcastEpisode.podcastShow": "podcast",
};

/** Fields that every mention of a thing answers: from its id, or as null where a card does not hold them. */
const freeFields: readonly string[] = [
  ...["__typename", "id", "catalogId", "playParams", "playbackInformation"],
];

/** What a field of a thing needs: nothing, or Amazon's field of the thing. */
export function toAmazonsField(type: string, field: string): string | null {
  return freeFields.includes(field)
    ? null
    : (amazonsNames[`${type}.${field}`] ?? field);
}

export function holds({ held }: Thing, amazonsField: string): boolean {
  return held?.includes(amazonsField) ?? true;
}
