import type {
  Album,
  Artist,
  Category,
  Playlist,
  PodcastEpisode,
  PodcastShow,
  Track,
} from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type { Soon } from "../../loaders/index.ts";

/** A thing in the form in which something else listed it. */
export interface Thing {
  readonly _type: string;
  /** Absent where it is nothing that can be looked up, such as a group of a view. */
  readonly id?: string;
  /** The id that a client named it by, where Amazon answered it by another. */
  readonly askedId?: string;
}

/** What can be looked up by id. */
export interface Entities {
  readonly Album: Album;
  readonly Artist: Artist;
  readonly Category: Category;
  readonly Playlist: Playlist;
  readonly PodcastEpisode: PodcastEpisode;
  readonly PodcastShow: PodcastShow;
  readonly Track: Track;
}

export type Type = keyof Entities;

/** How the whole of an entity is looked up. */
const loads: {
  readonly [Name in Type]: (
    context: Context,
    id: string,
  ) => Soon<Entities[Name] | null>;
} = {
  Album: ({ catalog }, id) => catalog.album.load(id),
  Artist: ({ catalog }, id) => catalog.artist.load(id),
  Category: ({ catalog }, id) => catalog.category.load(id),
  Playlist: ({ personal }, id) => personal.playlist(id),
  PodcastEpisode: ({ catalog }, id) => catalog.podcastEpisode.load(id),
  PodcastShow: ({ catalog }, id) => catalog.podcastShow.load(id),
  Track: ({ catalog }, id) => catalog.track.load(id),
};

export function isType(name: string): name is Type {
  return Object.hasOwn(loads, name);
}

/** The whole entity; null where Amazon knows none. Equal, and asked once, for equal ids within one request. */
export function loadWhole<Name extends Type>(
  type: Name,
  context: Context,
  id: string,
): Soon<Entities[Name] | null> {
  return loads[type](context, id);
}
