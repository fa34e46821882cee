import type { Context } from "../../context.ts";
import type { Album, Artist, Track } from "../../amazon-music/index.ts";
import type { ById } from "../../loaders/index.ts";

interface Entities {
  readonly album: Album;
  readonly track: Track;
  readonly artist: Artist;
}

type Value<
  Type extends keyof Entities,
  Field extends keyof Entities[Type],
> = NonNullable<Entities[Type][Field]> | null;

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
  Type extends keyof Entities,
  Field extends keyof Entities[Type] & string,
>(type: Type, field: Field): FieldResolver<Entities[Type], Value<Type, Field>> {
  return knownAs(type, field, (value) => value);
}

/** As `known`, with the value turned into what the graph hands out. */
export function knownAs<
  Type extends keyof Entities,
  Field extends keyof Entities[Type] & string,
  Result,
>(
  type: Type,
  field: Field,
  to: (value: NonNullable<Entities[Type][Field]>) => Result,
): FieldResolver<Entities[Type], Result | null> {
  const read = (entity: Entities[Type]): Result | null => {
    const value = entity[field];
    return value == null ? null : to(value);
  };
  return (entity, _, { catalog }) => {
    if (entity[field] !== undefined) return read(entity);
    // The compiler does not see that loader and entity go by the same type.
    const loader = catalog[type] as unknown as ById<Entities[Type]>;
    return loader
      .load(entity.id)
      .then((whole) => (whole === null ? null : read(whole)));
  };
}
