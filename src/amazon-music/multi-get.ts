import { isCatalogId } from "./catalog-id.ts";
import { unwrap } from "./envelope.ts";
import { AmazonMusicError } from "./error.ts";
import type { Ask, Send } from "./send.ts";
import { isRecord, readAll, type SharingReader } from "./shape.ts";

/** Amazon's limit of ids in one call. */
const maxIds = 100;

/** What became of one id: the entity, null where Amazon knows none, or why it is not known. */
export type Found<Entity> = Entity | null | AmazonMusicError;

/** Looks up many ids at once. Never rejects; holds an outcome for every id asked. */
export type MultiGet<Entity> = (
  ids: readonly string[],
  ask: Ask,
) => Promise<Map<string, Found<Entity>>>;

interface Identified {
  readonly id: string;
  readonly globalAsin?: string | null;
  readonly localAsin?: string | null;
}

interface MultiGetOptions<Entity> {
  /** The path, such as `/v1/albums`; it is the route too. */
  readonly route: string;
  /** Names under which the answer may hold the list, documented one first. */
  readonly keys: readonly string[];
  readonly read: SharingReader<Entity>;
  readonly get: Send;
}

/**
 * Makes a multi-get of one path. The documents leave open what becomes of
 * unknown, repeated and renamed ids, so every behaviour seen or thinkable is
 * read: entities are matched by id, never by place; a batch refused as a whole
 * is split until the id at fault stands alone.
 */
export function createMultiGet<Entity extends Identified>({
  route,
  keys,
  read,
  get,
}: MultiGetOptions<Entity>): MultiGet<Entity> {
  async function getChunk(
    ids: readonly string[],
    ask: Ask,
    found: Map<string, Found<Entity>>,
  ): Promise<void> {
    let entities: readonly Entity[];
    try {
      const path = `${route}?ids=${ids.join(",")}`;
      const body = await get(
        { method: "GET", route, path, ids: ids.length },
        ask,
      );
      entities = readList(body, route, keys, read);
    } catch (error) {
      return getAfterRefusal(ids, ask, found, error);
    }
    const unclaimed = claim(ids, entities, found);
    const missing = ids.filter((id) => !found.has(id));
    const [first] = unclaimed;
    if (first === undefined || missing.length === 0) {
      for (const id of missing) found.set(id, null);
    } else if (ids.length === 1) {
      // One asked, one answered: Amazon resolves old and local ids to others.
      for (const id of missing) found.set(id, first);
    } else {
      // Something answers to an id we cannot see; asked alone it cannot be mistaken.
      await Promise.all(missing.map((id) => getChunk([id], ask, found)));
    }
  }

  async function getAfterRefusal(
    ids: readonly string[],
    ask: Ask,
    found: Map<string, Found<Entity>>,
    reason: unknown,
  ): Promise<void> {
    const error = toError(reason, route);
    const isFaultOfAnId =
      error.kind === "not-found" || error.kind === "bad-request";
    if (isFaultOfAnId && ids.length > 1) {
      const middle = ids.length >> 1;
      await Promise.all([
        getChunk(ids.slice(0, middle), ask, found),
        getChunk(ids.slice(middle), ask, found),
      ]);
      return;
    }
    const outcome = error.kind === "not-found" ? null : error;
    for (const id of ids) found.set(id, outcome);
  }

  return async (ids, ask) => {
    const found = new Map<string, Found<Entity>>();
    const wanted: string[] = [];
    for (const id of new Set(ids)) {
      if (isCatalogId(id)) wanted.push(id);
      else found.set(id, toBadId(route));
    }
    const chunks: Promise<void>[] = [];
    for (let start = 0; start < wanted.length; start += maxIds)
      chunks.push(getChunk(wanted.slice(start, start + maxIds), ask, found));
    await Promise.all(chunks);
    return found;
  };
}

/** Gives each asked id its entity and returns the entities that nobody asked for by a name they bear. */
function claim<Entity extends Identified>(
  ids: readonly string[],
  entities: readonly Entity[],
  found: Map<string, Found<Entity>>,
): Entity[] {
  const asked = new Set(ids);
  const claimAs = (id: string | null | undefined, entity: Entity): boolean => {
    if (id == null || !asked.has(id)) return false;
    if (!found.has(id)) found.set(id, entity);
    return true;
  };
  const unclaimed = new Set<Entity>();
  for (const entity of entities)
    if (!claimAs(entity.id, entity)) unclaimed.add(entity);
  // All of them again: one asked by two of its names may be answered once.
  for (const entity of entities) {
    const { id, globalAsin, localAsin } = entity;
    // Mostly it is the id once more.
    if (globalAsin !== id && claimAs(globalAsin, entity))
      unclaimed.delete(entity);
    if (localAsin !== id && claimAs(localAsin, entity))
      unclaimed.delete(entity);
  }
  return [...unclaimed];
}

function readList<Entity>(
  body: unknown,
  route: string,
  keys: readonly string[],
  read: SharingReader<Entity>,
): readonly Entity[] {
  const data = unwrap(body);
  const members = isRecord(data) ? data : {};
  const held = keys.map((name) => members[name]).find(isListOrRecord);
  if (held === undefined)
    throw new AmazonMusicError(
      "malformed",
      `Amazon's answer holds no ${keys[0]}`,
      { method: "GET", route },
    );
  return readAll(Array.isArray(held) ? held : [held], read);
}

/** Anything else under the key says nothing of any id, least of all that there is no such thing. */
function isListOrRecord(json: unknown): boolean {
  return Array.isArray(json) || isRecord(json);
}

function toError(reason: unknown, route: string): AmazonMusicError {
  if (reason instanceof AmazonMusicError) return reason;
  return new AmazonMusicError("unavailable", "Amazon cannot be asked", {
    method: "GET",
    route,
    cause: reason,
  });
}

function toBadId(route: string): AmazonMusicError {
  return new AmazonMusicError("bad-request", "This is no id of Amazon's", {
    method: "GET",
    route,
  });
}
