import type { GraphQLError } from "graphql";
import { quote, toBadUserInput } from "./input.ts";

/** Raised when ids are written otherwise; older ones must stay readable. */
const version = "1";

/** The graph's opaque id of a thing. */
export function toGlobalId(type: string, rawId: string): string {
  return Buffer.from(`${version}:${type}:${rawId}`).toString("base64url");
}

export interface GlobalId {
  readonly type: string;
  readonly rawId: string;
}

/** Longer than any that we write, of what Amazon's ids and a client's search make. */
const maxLength = 20_000;

/**
 * Reads an opaque id back. Line breaks, padding and the other base64 alphabet
 * are put up with, since ids travel through mails and URLs; anything else that
 * we did not write is told to be damaged.
 */
export function parseGlobalId(id: string): GlobalId | GraphQLError {
  const text = id.length > maxLength ? "" : normalise(id);
  const bytes = Buffer.from(text, "base64url");
  const match = /^1:([A-Za-z]+):([\s\S]+)$/.exec(bytes.toString());
  const [, type, rawId] = match ?? [];
  if (
    type === undefined ||
    rawId === undefined ||
    bytes.toString("base64url") !== text
  )
    return toBadUserInput(
      `${quote(id)} is no id of this graph; pass the "id" of something, not its "catalogId".`,
    );
  return { type, rawId };
}

function normalise(id: string): string {
  const [, text = ""] = /^([^=]*)=*$/.exec(id.replace(/\s+/g, "")) ?? [];
  return text.replaceAll("+", "-").replaceAll("/", "_");
}
