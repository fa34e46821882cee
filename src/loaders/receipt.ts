import type { Exchange } from "../amazon-music/index.ts";

/** Where an entity came from. */
/** `stale` is counted besides the store that the entity came from. */
export type Source =
  "stub" | "memory" | "redis" | "coalesced" | "stale" | "fetched";

/** A REST call as a receipt shows it. */
export interface ReceiptCall {
  readonly method: string;
  /** The route, without ids. */
  readonly path: string;
  /** How many ids it asked for; 0 where it is no look-up by ids. */
  readonly ids: number;
  readonly status: number;
  readonly attempt: number;
  readonly ms: number;
  /** True where another request had caused it, and this one waited for it. */
  readonly coalesced: boolean;
}

/** What one operation cost. */
export interface Receipt {
  call(exchange: Exchange, isOwn: boolean): void;
  /** Counts an occurrence of an entity. */
  entity(source: Source, count?: number): void;
  /** Counts an occurrence that was answered from what listed it, unless it has to be looked up for another field. */
  stub(entity: object): void;
  /** Takes an occurrence out of the stubs: it is looked up, and counted where it comes from. */
  lookUp(entity: object): void;
  read(): {
    readonly calls: readonly ReceiptCall[];
    readonly entities: Readonly<Record<Source, number>>;
  };
}

export function createReceipt(): Receipt {
  const calls: ReceiptCall[] = [];
  const entities = {
    stub: 0,
    memory: 0,
    redis: 0,
    coalesced: 0,
    stale: 0,
    fetched: 0,
  };
  const stubs = new Set<object>();
  const lookedUp = new WeakSet();
  return {
    call({ method, route, ids, status, attempt, durationMs }, isOwn) {
      calls.push({
        method,
        path: route,
        ids,
        status,
        attempt,
        ms: Math.round(durationMs * 10) / 10,
        coalesced: !isOwn,
      });
    },
    entity(source, count = 1) {
      entities[source] += count;
    },
    stub(entity) {
      if (!lookedUp.has(entity)) stubs.add(entity);
    },
    lookUp(entity) {
      lookedUp.add(entity);
      stubs.delete(entity);
    },
    read: () => ({ calls, entities: { ...entities, stub: stubs.size } }),
  };
}
