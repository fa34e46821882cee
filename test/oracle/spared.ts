import { toAmazonsField } from "./forms.ts";
import { findList, type List } from "./lists.ts";
import type { AskedField } from "./selection.ts";
import { findView } from "./views.ts";

/**
 * Look-ups that the asked fields make needless. Each rule is a function, and
 * taking away its one call takes the rule out of the model.
 */

/**
 * The fields that prove that a thing exists which was asked by its id, so that
 * it need not be looked up: its view and its lists of the catalogue, since those
 * of an unknown owner are not found. None where more is asked than the id and
 * what has a path of its own.
 */
export function findProofs(
  type: string,
  fields: readonly AskedField[],
): readonly AskedField[] {
  const needsWhole = ({ name }: AskedField): boolean =>
    findList(type, name) === undefined &&
    findView(type, name) === undefined &&
    toAmazonsField(type, name) !== null;
  if (fields.some(needsWhole)) return [];
  return fields.filter(
    ({ name }) =>
      findList(type, name)?.isKept === true ||
      findView(type, name) !== undefined,
  );
}

/** Whether the first page of a list comes in one answer with the whole of its owner, as episodes do with their podcast. */
export function bringsItsOwner({ type, field }: List): boolean {
  return type === "PodcastShow" && field === "episodes";
}
