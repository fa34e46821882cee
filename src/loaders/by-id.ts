import DataLoader from "dataloader";
import type { Sharable } from "../amazon-music/index.ts";
import { readThrough, type ReadThroughOptions } from "./read-through.ts";

/** Loads entities by id. Equal for equal ids within one request. */
export interface ById<Value> {
  /** The entity, or null where Amazon knows none. Rejects where it could not be looked up. */
  load(id: string): Promise<Value | null>;
}

/**
 * Joins all ids that are asked within one tick into one read-through. The
 * stores are read inside the batch, never around `load`: a hit that ran ahead
 * would split the next level of the query into two batches.
 */
export function createById<Value extends Sharable>(
  options: ReadThroughOptions<Value>,
): ById<Value> {
  // No maxBatchSize: it would cut the batch before the stores took out their hits.
  return new DataLoader<string, Value | null>((ids) =>
    readThrough(ids, options),
  );
}
