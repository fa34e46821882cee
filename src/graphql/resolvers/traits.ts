import type { Context } from "../../context.ts";
import type { Soon } from "../../loaders/index.ts";
import type { Type } from "./whole.ts";

/** What a resolver tells of itself, for who looks ahead and for who goes another way to the same value. */
export interface Traits {
  /** It reads this field of the entity, and of the whole entity where its form lacks it. */
  readonly reads?: string;
  /** It asks Amazon by the thing's id alone, and answers null where there is no such thing. */
  readonly proof?: { readonly bringsWhole: boolean };
  /** It does no more than `reads` says, in this way. */
  readonly held?: Held;
  /** It finds things, and sees to it that they hold what is asked of them. */
  readonly listing?: Listing;
}

export interface Held {
  readonly type: Type;
  /** The value of an entity that is whole, or holds the field; null where it has none. */
  read(entity: object): unknown;
}

export interface Listing {
  /** Finds the things in the form in which they are listed. */
  readonly resolve: (
    parent: never,
    args: unknown,
    context: Context,
  ) => Soon<unknown>;
  /** The field under which they stand below what is found. */
  readonly through?: string | undefined;
}

/** Marks a resolver as one that reads this field of the entity. */
export function reading<Resolver extends object>(
  field: string,
  resolver: Resolver,
): Resolver & { readonly reads: string } {
  return Object.assign(resolver, { reads: field } satisfies Traits);
}

/** Marks a resolver that asks Amazon by the thing's id alone, and answers null where there is no such thing. */
export function proving<Resolver extends object>(
  resolver: Resolver,
  { bringsWhole = false } = {},
): Resolver {
  const proof = { bringsWhole };
  return Object.assign(resolver, { proof } satisfies Traits);
}

export function readTraits(resolver: object | undefined): Traits {
  return resolver ?? {};
}
