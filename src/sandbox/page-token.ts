import { createHash } from "node:crypto";

/**
 * Amazon's page tokens look different on nearly every list. All of these hold the same thing: a place in the list, and a proof that this
 * sandbox gave it out for this list and this asker. They are computed, not stored, so they outlive a restart.
 */
const families = {
  /** `<uuid>.2` */
  "uuid-page": {
    write: (core: string) => `${toUuid(core)}.2`,
    read: (text: string) => fromUuid(text.replace(/\.2$/, "")),
  },
  /** `7:<uuid>`; the number means nothing. */
  numbered: {
    write: (core: string) => `7:${toUuid(core)}`,
    read: (text: string) => fromUuid(text.replace(/^7:/, "")),
  },
  tztok: {
    write: (core: string) => `tztok-v2_${toBase64(core, "base64url")}`,
    read: (text: string) =>
      fromBase64(text.replace(/^tztok-v2_/, ""), "base64url"),
  },
  /** Long and base64-like, padding and plus signs included. */
  base64: {
    write: (core: string) => toBase64(core.repeat(4), "base64"),
    read: (text: string) => fromBase64(text, "base64").slice(0, 32),
  },
  /** `<epoch milliseconds>:<uuid>` */
  epoch: {
    write: (core: string) => `1700000000000:${toUuid(core)}`,
    read: (text: string) => fromUuid(text.replace(/^1700000000000:/, "")),
  },
  uuid: { write: toUuid, read: fromUuid },
  /** `%22<uuid>%22`: escaped already, and to be sent as it is. */
  "quoted-uuid": {
    write: (core: string) => `%22${toUuid(core)}%22`,
    read: (text: string) => fromUuid(text.replace(/^"(.*)"$/, "$1")),
  },
  tcs: {
    write: (core: string) => `tcs-V1_${toBase64(core, "base64url")}`,
    read: (text: string) =>
      fromBase64(text.replace(/^tcs-V1_/, ""), "base64url"),
  },
  /** JSON in base64, so that it begins with `eyJ`. */
  json: {
    write: (core: string) =>
      Buffer.from(JSON.stringify({ next: core })).toString("base64"),
    read: (text: string) =>
      /"next":"([0-9a-f]+)"/.exec(
        Buffer.from(text, "base64").toString("utf8"),
      )?.[1] ?? "",
  },
  zeros: {
    write: (core: string) => `0000000000000000${core}`,
    read: (text: string) => text.replace(/^0{16}/, ""),
  },
} as const;

export type TokenFamily = keyof typeof families;

/** A text per family, as a JSON body carries it. `bond` is all that the token is bound to. */
export function createPageToken(
  family: TokenFamily,
  place: number,
  bond: string,
): string {
  const core = place.toString(16).padStart(8, "0") + proof(place, bond);
  return families[family].write(core);
}

/**
 * The place behind a token, undefined when it is not one of that family for that bond. From a query the token comes decoded once: what
 * was escaped already is then plain, and what the client escaped once more is not.
 */
export function readPageToken(
  family: TokenFamily,
  text: string,
  bond: string,
): number | undefined {
  const core = families[family].read(text);
  if (!/^[0-9a-f]{32}$/.test(core)) return undefined;
  const place = Number.parseInt(core.slice(0, 8), 16);
  // Compared as a whole, since reading is more lenient than writing.
  const written = createPageToken(family, place, bond);
  const asSent =
    family === "quoted-uuid" ? decodeURIComponent(written) : written;
  return asSent === text ? place : undefined;
}

function proof(place: number, bond: string): string {
  return createHash("sha256")
    .update(`${place} ${bond}`)
    .digest("hex")
    .slice(0, 24);
}

function toUuid(core: string): string {
  return core.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

function fromUuid(text: string): string {
  return text.replaceAll("-", "");
}

function toBase64(hex: string, encoding: "base64" | "base64url"): string {
  return Buffer.from(hex, "hex").toString(encoding);
}

function fromBase64(text: string, encoding: "base64" | "base64url"): string {
  return Buffer.from(text, encoding).toString("hex");
}
