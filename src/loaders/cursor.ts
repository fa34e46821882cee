import { createHash, timingSafeEqual } from "node:crypto";

/** A place behind an edge: the page's token and limit, and how many edges of the page lie before it. */
export interface Place {
  /** Amazon's token of the page; null for the first page, and for lists that come whole. */
  readonly token: string | null;
  /** The limit that the page was asked with; 0 for lists that come whole. */
  readonly limit: number;
  /** Number of edges of the page up to and including this one; of 32 bits. */
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

/** Longer than any of whose token fits into the address of a call. */
const maxLength = 20_000;
const version = 2;
const offsetBytes = 4;
const macBytes = 17;
/** A cursor is what it shares with all of its page, then what is its own: its offset and the proof that we made it. */
const ownBytes = offsetBytes + macBytes;
const ownLength = (ownBytes / 3) * 4;
/** Neighbours on a page are sealed together, since who asks for one cursor mostly asks for all. */
const rowLength = 16;

/** The own parts of neighbours. */
interface Row {
  readonly list: string;
  readonly page: string;
  readonly index: number;
  readonly text: string;
}

export function createCursors(secret: string): Cursors {
  const sign = createMac(secret);
  let lastRow: Row = { list: "", page: "", index: Number.NaN, text: "" };

  function sealRow(list: string, page: string, index: number): Row {
    const macs = sign(
      JSON.stringify(["cursor", version, list, page, index]),
      rowLength * macBytes,
    );
    const bytes = Buffer.allocUnsafe(rowLength * ownBytes);
    for (let seat = 0; seat < rowLength; seat++) {
      const start = seat * ownBytes;
      bytes.writeInt32BE(index * rowLength + seat, start);
      macs.copy(
        bytes,
        start + offsetBytes,
        seat * macBytes,
        (seat + 1) * macBytes,
      );
    }
    return { list, page, index, text: bytes.toString("base64url") };
  }

  function seal(list: string, page: string, offset: number): string {
    const index = Math.floor(offset / rowLength);
    if (
      lastRow.index !== index ||
      lastRow.page !== page ||
      lastRow.list !== list
    )
      lastRow = sealRow(list, page, index);
    const start = (offset - index * rowLength) * ownLength;
    return page + lastRow.text.slice(start, start + ownLength);
  }

  return {
    toCursor: (list, { token, limit, offset }) =>
      seal(list, writePage(limit, token), offset),
    parse(list, cursor) {
      if (cursor.length > maxLength) return null;
      const page = cursor.slice(0, -ownLength);
      const own = Buffer.from(cursor.slice(-ownLength), "base64url");
      if (own.length !== ownBytes) return null;
      const offset = own.readInt32BE();
      // The whole of it, since what decodes alike can be spelt in several ways, and a cursor has one.
      if (!isEqual(seal(list, page, offset), cursor)) return null;
      return { ...readPage(page), offset };
    },
  };
}

/** Of all lists that come whole, and of the ends of all others. */
const wholeList = encodePage(0, null);

function writePage(limit: number, token: string | null): string {
  return limit === 0 && token === null ? wholeList : encodePage(limit, token);
}

/** As whole groups of base64, since another text is to follow. */
function encodePage(limit: number, token: string | null): string {
  const text = JSON.stringify([limit, token]);
  const rest = Buffer.byteLength(text) % 3;
  return Buffer.from(text + " ".repeat((3 - rest) % 3)).toString("base64url");
}

/** Reads what `encodePage` wrote; nothing else is ever signed. */
function readPage(page: string): Omit<Place, "offset"> {
  const text = Buffer.from(page, "base64url").toString();
  const [limit, token] = JSON.parse(text) as [number, string | null];
  return { limit, token };
}

/** So many bytes that tell of a text that we have signed it, since nobody else can know them. */
type Mac = (text: string, bytes: number) => Buffer;

/**
 * SHAKE256 (FIPS 202) of a key and a text. What comes out is as long as it is
 * asked for, so that one step signs a whole row; and since it tells nothing of
 * what comes out for a longer text, it needs no second hash around it as an
 * HMAC of SHA-256 does.
 */
function createMac(secret: string): Mac {
  // Of one length for all secrets, so that it is certain where the text begins.
  const key = createHash("sha256").update(secret).digest();
  return (text, bytes) =>
    createHash("shake256", { outputLength: bytes })
      .update(key)
      .update(text)
      .digest();
}

/** Takes as long for texts that differ early as for those that differ late. */
function isEqual(one: string, other: string): boolean {
  const [bytes, others] = [Buffer.from(one), Buffer.from(other)];
  return bytes.length === others.length && timingSafeEqual(bytes, others);
}
