import type { GraphQLResolveInfo } from "graphql";
import type { Context } from "../../context.ts";
import { whenThere, type Soon } from "../../loaders/index.ts";
import { toGetter } from "./getter.ts";
import { listing, type Hydrate } from "./hydrate.ts";
import { mark } from "./mark.ts";
import { reading, type Held } from "./traits.ts";
import { loadWhole, type Entities, type Type } from "./whole.ts";

/** A field of each type that a whole entity has, if only as null, and no other form does. */
const wholeOnly: { readonly [Name in Type]: keyof Entities[Name] } = {
  Album: "localAsin",
  Artist: "localAsin",
  Category: "categoryType",
  Playlist: "eligibility",
  PodcastEpisode: "playParams",
  PodcastShow: "playParams",
  Track: "localAsin",
};

interface KnownField<Parent, Result> {
  (
    parent: Parent,
    args: unknown,
    context: Context,
    info?: GraphQLResolveInfo,
  ): Soon<Result>;
  /** The field of the entity that it reads. */
  readonly reads: string;
  readonly held: Held;
}

/**
 * Resolves a field from what the parent already holds, and only where this form
 * of it lacks the field (absent, not null) from the whole entity. Who looks
 * ahead has mostly looked it up by then.
 */
export function known<
  Name extends Type,
  Field extends keyof Entities[Name] & string,
>(
  type: Name,
  field: Field,
): KnownField<Entities[Name], NonNullable<Entities[Name][Field]> | null> {
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
): KnownField<Entities[Name], Result | null> {
  const get = toGetter<Entities[Name], Field>(field);
  const read = (entity: Entities[Name]): Result | null => {
    const value = get(entity);
    return value == null ? null : to(value);
  };
  const probe = wholeOnly[type];
  const resolve = (
    entity: Entities[Name],
    _: unknown,
    context: Context,
    info?: GraphQLResolveInfo,
  ): Soon<Result | null> => {
    const { receipt } = context;
    if (entity[field] === undefined) {
      receipt?.lookUp(entity);
      return whenThere(loadWhole(type, context, entity.id), (whole) => {
        if (info !== undefined) mark(whole, context, info);
        return whole === null ? null : read(whole);
      });
    }
    if (receipt !== null && entity[probe] === undefined) receipt.stub(entity);
    return read(entity);
  };
  return Object.assign(reading(field, resolve), { held: { type, read } });
}

/** As `resolve`, which finds things within a thing; `hydrate` sees to it that they hold what is asked of them. */
export function hydrated<Parent, Found, Result>(
  resolve: KnownField<Parent, Found | null>,
  hydrate: Hydrate<Found, Result>,
) {
  return reading(resolve.reads, listing(resolve, hydrate));
}
