import { unwrap } from "./envelope.ts";
import { AmazonMusicError } from "./error.ts";
import { toPath, withPaging } from "./path.ts";
import type { Ask, Send } from "./send.ts";
import { isRecord, type Reader } from "./shape.ts";

/** Looks one id up: the entity, or null where Amazon knows none. Rejects with an AmazonMusicError. */
export type SingleGet<Entity> = (
  id: string,
  ask: Ask,
) => Promise<Entity | null>;

export interface SingleGetOptions<Entity> {
  readonly route: string;
  /** The name under which the answer holds the entity. */
  readonly key: string;
  readonly read: Reader<Entity>;
  /** How much of a list inside the entity to send; not said where absent. */
  readonly limit?: number;
}

/** Makes a lookup of one id. What is answered is trusted, whatever id it bears: Amazon resolves old ids to others. */
export function createSingleGet<Entity>(
  send: Send,
  { route, key, read, limit = 0 }: SingleGetOptions<Entity>,
): SingleGet<Entity> {
  return async (id, ask) => {
    const call = {
      method: "GET",
      route,
      path: withPaging(toPath("GET", route, id), limit, null),
    } as const;
    try {
      return readOne(await send(call, ask), call, key, read);
    } catch (error) {
      if (error instanceof AmazonMusicError && error.kind === "not-found")
        return null;
      throw error;
    }
  };
}

/** Reads `data.<key>`, or `<key>`, or what stands there bare: the documents show all three. */
export function readOne<Entity>(
  body: unknown,
  call: { readonly method: string; readonly route: string },
  key: string,
  read: Reader<Entity>,
): Entity {
  const entity = findOne(body, key, read);
  if (entity === null)
    throw new AmazonMusicError(
      "malformed",
      `Amazon's answer holds no ${key}`,
      call,
    );
  return entity;
}

/** As `readOne`, with null where there is none. */
export function findOne<Entity>(
  body: unknown,
  key: string,
  read: Reader<Entity>,
): Entity | null {
  const data = unwrap(body);
  return read(isRecord(data) ? (data[key] ?? data) : null);
}
