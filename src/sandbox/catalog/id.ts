import { noise } from "./noise.ts";

/**
 * Ids are computed from an entity's kind and index and can be read back, so that no table of them has to be built or kept. They are
 * scrambled because real ones carry no order either: code that sorts or counts by id should fail here and not at Amazon.
 */
const formats = {
  album: [0, "asin"],
  track: [1, "asin"],
  artist: [2, "asin"],
  /** Albums and tracks of the one artist who has more of them than fit on a page. */
  single: [3, "asin"],
  singleTrack: [4, "asin"],
  /** Tracks of the named albums. */
  workTrack: [5, "asin"],
  editorialPlaylist: [6, "asin"],
  /** Amazon takes an ASIN for a podcast show too, and answers with its UUID. */
  podcastShowAsin: [7, "asin"],
  podcastShow: [8, "uuid"],
  podcastEpisode: [9, "uuid"],
  userPlaylist: [10, "uuid"],
  playlistEntry: [11, "uuid"],
  algorithmicPlaylist: [12, "pp"],
  category: [13, "short"],
  station: [14, "short"],
  /** The id that a work has in another territory, see the switch `answeredIds`. */
  albumVariant: [16, "asin"],
  trackVariant: [17, "asin"],
  artistVariant: [18, "asin"],
  workVariant: [19, "asin"],
  podcastShowVariant: [20, "uuid"],
} as const satisfies Record<
  string,
  readonly [number, "asin" | "uuid" | "pp" | "short"]
>;

export type IdKind = keyof typeof formats;

const KINDS = 32;
const HALF = 2 ** 20;
const ROUNDS = 4;
const BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/** The id of the entity of that kind with that index (up to 2^35). */
export function toId(kind: IdKind, index: number): string {
  const [code, format] = formats[kind];
  const number = scramble(index * KINDS + code);
  if (format === "asin") return `B0${toBase36(number)}`;
  if (format === "short") return toBase62(number);
  const hex = number.toString(16).padStart(10, "0") + filling(number);
  if (format === "pp") return `PP${hex}`;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The index that an id of that kind was made from; undefined for any other text. */
export function toIndex(kind: IdKind, id: string): number | undefined {
  const [code, format] = formats[kind];
  const number = readNumber(format, id);
  if (number === undefined || number >= HALF * HALF) return undefined;
  const plain = unscramble(number);
  if (plain % KINDS !== code) return undefined;
  const index = Math.floor(plain / KINDS);
  // An ASIN is all number; the longer forms have a filling that must be right too.
  return format === "asin" || toId(kind, index) === id ? index : undefined;
}

function readNumber(
  format: "asin" | "uuid" | "pp" | "short",
  id: string,
): number | undefined {
  switch (format) {
    case "asin":
      return /^B0[0-9A-Z]{8}$/.test(id)
        ? Number.parseInt(id.slice(2), 36)
        : undefined;
    case "short":
      return /^[0-9A-Za-z]{8}$/.test(id)
        ? [...id].reduce((sum, sign) => sum * 62 + BASE62.indexOf(sign), 0)
        : undefined;
    case "pp":
      return /^PP[0-9a-f]{32}$/.test(id)
        ? Number.parseInt(id.slice(2, 12), 16)
        : undefined;
    case "uuid":
      return /^[0-9a-f]{8}-[0-9a-f]{4}-/.test(id)
        ? Number.parseInt(id.slice(0, 8) + id.slice(9, 11), 16)
        : undefined;
  }
}

/** The 22 hexadecimal digits that bring a number of 10 to the length of a UUID. */
function filling(number: number): string {
  const word = (salt: number) =>
    noise(number % 2 ** 32, 0, salt)
      .toString(16)
      .padStart(8, "0");
  return (word(1) + word(2) + word(3)).slice(0, 22);
}

/** Two digits each, of all numbers that two digits write: to write a number by pairs takes a tenth of the time of `toString(36)`. */
const PAIRS = Array.from({ length: 36 ** 2 }, (_, number) =>
  number.toString(36).toUpperCase().padStart(2, "0"),
);

/** Eight digits. */
function toBase36(number: number): string {
  const high = Math.floor(number / 36 ** 4);
  const low = number % 36 ** 4;
  return toPairs(high) + toPairs(low);
}

function toPairs(number: number): string {
  const pair = (place: number) => PAIRS[place] ?? "";
  return pair(Math.floor(number / 36 ** 2)) + pair(number % 36 ** 2);
}

function toBase62(number: number): string {
  let text = "";
  for (let rest = number; text.length < 8; rest = Math.floor(rest / 62))
    text = BASE62.charAt(rest % 62) + text;
  return text;
}

/** A Feistel network over 40 bits: one to one whatever its round function is, and undone by running it backwards. */
function scramble(number: number): number {
  let high = Math.floor(number / HALF);
  let low = number % HALF;
  for (let round = 0; round < ROUNDS; round++)
    [high, low] = [low, high ^ (noise(round, low, 0) % HALF)];
  return high * HALF + low;
}

function unscramble(number: number): number {
  let high = Math.floor(number / HALF);
  let low = number % HALF;
  for (let round = ROUNDS - 1; round >= 0; round--)
    [high, low] = [low ^ (noise(round, high, 0) % HALF), high];
  return high * HALF + low;
}
