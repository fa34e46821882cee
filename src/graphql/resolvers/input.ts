import { GraphQLError } from "graphql";

/**
 * An error that the client can mend by asking otherwise. Its place is found by who executes. It has no stack: nobody is shown
 * where it was made, and to find that out takes three times as long as all the rest, for each of the thousands that an answer may have.
 */
export function toBadUserInput(message: string): GraphQLError {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  const error = new GraphQLError(message, {
    extensions: { code: "BAD_USER_INPUT" },
  });
  Error.stackTraceLimit = stackTraceLimit;
  return error;
}

/**
 * The letters of Amazon's ids. Checked here to tell the client what is wrong;
 * the REST client has a wall of its own, since a library trusts no caller.
 */
const catalogId = /^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/;

/** Null where the id could be one of Amazon's, else what is wrong with it. */
export function checkCatalogId(id: string): GraphQLError | null {
  if (catalogId.test(id)) return null;
  return toBadUserInput(
    `${quote(id)} is no catalogId: Amazon's ids have 1 to 64 letters, digits, "-" and "_", such as "B0064UPU4G".`,
  );
}

/** Throws where a list holds what is no id of Amazon's, or more than the field takes. */
export function assertCatalogIds(
  name: string,
  ids: readonly string[],
  max: number,
): void {
  assertCount(name, ids, max);
  for (const id of ids) {
    const error = checkCatalogId(id);
    if (error !== null) throw error;
  }
}

/** Throws where a list of ids is longer than the field takes. */
export function assertCount(
  name: string,
  ids: readonly unknown[],
  max: number,
): void {
  if (ids.length > max)
    throw toBadUserInput(
      `"${name}" holds ${ids.length} ids; at most ${max} can be asked at once.`,
    );
}

/** How many edges: the default where null was given, as where nothing was. Throws outside what every connection takes. */
export function readFirst(first: number | null = null): number {
  const count = first ?? 20;
  if (count < 1 || count > 500)
    throw toBadUserInput(`"first" is ${count}; it goes from 1 to 500.`);
  return count;
}

/** A client's text, cut to what an error message can carry. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 40 ? `${text.slice(0, 40)}…` : text);
}
