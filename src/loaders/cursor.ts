import { timingSafeEqual } from "node:crypto";
import { createMac } from "./mac.ts";

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
  const mac = createMac(secret);

  function seal(list: string, payload: string): string {
    const signed = mac.sign(`cursor:${version}:${list}\n`, payload);
    const bytes = Buffer.allocUnsafe(macBytes + Buffer.byteLength(payload));
    bytes.write(signed, 0, macBytes, "latin1");
    bytes.write(payload, macBytes);
    return bytes.toString("base64url");
  }

  return {
    toCursor: (list, { token, limit, offset }) =>
      seal(list, JSON.stringify([offset, limit, token])),
    parse(list, cursor) {
      const payload = Buffer.from(cursor, "base64url").toString(
        "utf8",
        macBytes,
      );
      // The whole of it, since what decodes alike can be spelt in several ways, and a cursor has one.
      if (!isEqual(seal(list, payload), cursor)) return null;
      // Signed by us, hence of the form that toCursor writes.
      const [offset, limit, token] = JSON.parse(payload) as [
        number,
        number,
        string | null,
      ];
      return { token, limit, offset };
    },
  };
}

/** Takes as long for texts that differ early as for those that differ late. */
function isEqual(one: string, other: string): boolean {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
