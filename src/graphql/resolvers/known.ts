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

interface Entities {
  readonly album: Album;
  readonly artist: Artist;
  readonly category: Category;
  readonly playlist: Playlist;
  readonly podcastEpisode: PodcastEpisode;
  readonly podcastShow: PodcastShow;
  readonly track: Track;
}

type Type = keyof Entities;

/** How the whole of an entity is looked up. */
const loads: {
  readonly [Name in Type]: (
    context: Context,
    id: string,
  ) => Promise<Entities[Name] | null>;
} = {
  album: ({ catalog }, id) => catalog.album.load(id),
  artist: ({ catalog }, id) => catalog.artist.load(id),
  category: ({ catalog }, id) => catalog.category.load(id),
  playlist: ({ personal }, id) => personal.playlist(id),
  podcastEpisode: ({ catalog }, id) => catalog.podcastEpisode.load(id),
  podcastShow: ({ catalog }, id) => catalog.podcastShow.load(id),
  track: ({ catalog }, id) => catalog.track.load(id),
};

/** A field of each type that a whole entity has, if only as null, and no other form does. */
const wholeOnly: { readonly [Name in Type]: keyof Entities[Name] } = {
  album: "localAsin",
  artist: "localAsin",
  category: "categoryType",
  playlist: "eligibility",
  podcastEpisode: "playParams",
  podcastShow: "playParams",
  track: "localAsin",
};

type FieldResolver<Parent, Result> = (
  parent: Parent,
  args: unknown,
  context: Context,
) => Result | Promise<Result>;

/**
 * Resolves a field from what the parent already holds, and only where this form
 * of it lacks the field (absent, not null) from the whole entity.
 */
export function known<
  Name extends Type,
  Field extends keyof Entities[Name] & string,
>(
  type: Name,
  field: Field,
): FieldResolver<Entities[Name], NonNullable<Entities[Name][Field]> | null> {
  return knownAs(type, field, (value) => value);
}

/** As `known`, with the value turned into what the graph hands out. */
export function knownAs<
  Name extends Type,
  Field extends keyof Entities[Name] & string,
  Result,
>(
  type: Name,
  field: Field,
  to: (value: NonNullable<Entities[Name][Field]>) => Result,
): FieldResolver<Entities[Name], Result | null> {
  const load = loads[type];
  const read = (entity: Entities[Name]): Result | null => {
    const value = entity[field];
    return value == null ? null : to(value);
  };
  const probe = wholeOnly[type];
  return (entity, _, context) => {
    const { receipt } = context;
    if (entity[field] === undefined) {
      receipt?.lookUp(entity);
      return load(context, entity.id).then((whole) =>
        whole === null ? null : read(whole),
      );
    }
    if (receipt !== null && entity[probe] === undefined) receipt.stub(entity);
    return read(entity);
  };
}
