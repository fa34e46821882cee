import type { AmazonMusic, Ask } from "../../amazon-music/index.ts";
import type { Context } from "../../context.ts";
import type { UserError } from "../../generated/graphql.ts";
import { checkCatalogId } from "./input.ts";

/** What became of a write: its outcome, or what the user can mend. */
export type Changed<Value> =
  | { readonly value: Value; readonly userErrors: readonly [] }
  | { readonly value: null; readonly userErrors: readonly UserError[] };

/**
 * Runs a write whose input has passed the checks. Unknown ids and values that
 * Amazon refuses become user errors; other failures are thrown.
 */
export async function change<Value>(
  { personal }: Context,
  problems: readonly (UserError | null)[],
  write: (amazonMusic: AmazonMusic, ask: Ask) => Promise<Value>,
): Promise<Changed<Value>> {
  const userErrors = problems.filter((problem) => problem !== null);
  if (userErrors.length > 0) return { value: null, userErrors };
  try {
    return { value: await personal.change(write), userErrors: [] };
  } catch (error) {
    const userError = toUserError(error);
    if (userError === null) throw error;
    return { value: null, userErrors: [userError] };
  }
}

function toUserError(error: unknown): UserError | null {
  const kind = error instanceof Error && "kind" in error ? error.kind : null;
  if (kind === "not-found")
    return {
      code: "NOT_FOUND",
      message: "There is nothing by this id.",
      field: null,
    };
  if (kind === "bad-request")
    return {
      code: "INVALID_INPUT",
      message: "Amazon does not accept this input.",
      field: null,
    };
  return null;
}

function toInvalid(field: string, message: string): UserError {
  return { code: "INVALID_INPUT", message, field: ["input", field] };
}

/** What is wrong with an id of Amazon's; null where nothing is. */
export function checkId(field: string, id: string): UserError | null {
  const error = checkCatalogId(id);
  return error === null ? null : toInvalid(field, error.message);
}

/** What is wrong with the length of a list; null where nothing is. */
export function checkCount(
  field: string,
  ids: readonly string[],
  max: number,
): UserError | null {
  if (ids.length >= 1 && ids.length <= max) return null;
  return toInvalid(
    field,
    `"${field}" holds ${ids.length} ids; it takes 1 to ${max}.`,
  );
}

/** What is wrong with a list of Amazon's ids; null where nothing is. */
export function checkIds(
  field: string,
  ids: readonly string[],
  max: number,
): UserError | null {
  // Counted first: of too many none is looked at.
  const problem = checkCount(field, ids, max);
  if (problem !== null) return problem;
  const bad = ids.find((id) => checkCatalogId(id) !== null);
  return bad === undefined ? null : checkId(field, bad);
}

/** What is wrong with a text; null where nothing is. */
export function checkText(
  field: string,
  text: string,
  { min, max }: { readonly min: number; readonly max: number },
): UserError | null {
  // It is sent as it is: blanks around it count, and are no text alone. What is too long, which may be a megabyte, is not looked at.
  const length = text.length > max ? text.length : text.trim().length;
  if (length >= min && length <= max) return null;
  return toInvalid(
    field,
    `"${field}" has ${length} characters; it takes ${min} to ${max}.`,
  );
}

/** What is wrong with a choice that is only read, never given; null where nothing is. */
export function checkChoice(field: string, choice: string): UserError | null {
  return choice === "OTHER"
    ? toInvalid(field, `"${field}" cannot be OTHER.`)
    : null;
}
