import { createHmac, timingSafeEqual } from "node:crypto";

/** A place behind an edge: the page's token and limit, and how many edges of the page lie before it. */
export interface Place {
  /** Amazon's token of the page; null for the first page, and for lists that come whole. */
  readonly token: string | null;
  /** The limit that the page was asked with; 0 for lists that come whole. */
  readonly limit: number;
  /** Number of edges of the page up to and including this one. */
  readonly offset: number;
}

/** Behind the last edge of the last page: there is nothing to read. */
export const endPlace: Place = { token: null, limit: 0, offset: -1 };

/**
 * Turns places into cursors and back. A cursor is bound to its list and
 * authenticated, so that it can neither be forged nor carried to another list.
 */
export interface Cursors {
  /** `list` names the list and, for a personal one, its owner. */
  toCursor(list: string, place: Place): string;
  /** The place, or null where the cursor is damaged, forged or of another list. */
  parse(list: string, cursor: string): Place | null;
}

const version = "1";
const macBytes = 16;

export function createCursors(secret: string): Cursors {
  const sign = (list: string, payload: Buffer): Buffer =>
    createHmac("sha256", secret)
      .update(`cursor:${version}:${list}\n`)
      .update(payload)
      .digest()
      .subarray(0, macBytes);
  return {
    toCursor(list, { token, limit, offset }) {
      const payload = Buffer.from(JSON.stringify([offset, limit, token]));
      return Buffer.concat([sign(list, payload), payload]).toString(
        "base64url",
      );
    },
    parse(list, cursor) {
      const bytes = Buffer.from(cursor, "base64url");
      // The decoder skips what is not base64url; a cursor has one spelling.
      if (bytes.length <= macBytes || bytes.toString("base64url") !== cursor)
        return null;
      const payload = bytes.subarray(macBytes);
      if (!timingSafeEqual(bytes.subarray(0, macBytes), sign(list, payload)))
        return null;
      // Signed by us, hence of the form that toCursor writes.
      const [offset, limit, token] = JSON.parse(payload.toString()) as [
        number,
        number,
        string | null,
      ];
      return { token, limit, offset };
    },
  };
}
