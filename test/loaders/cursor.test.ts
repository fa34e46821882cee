import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createCursors, type Place } from "../../src/loaders/index.ts";

const cursors = createCursors("a secret of sixteen letters");

const list = fc.string({ unit: "binary" });
const place: fc.Arbitrary<Place> = fc.record({
  token: fc.option(fc.string({ unit: "binary" })),
  limit: fc.nat(),
  offset: fc.nat(),
});

const somewhere: Place = { token: "tztok-v2_abc", limit: 20, offset: 7 };
const cursor = cursors.toCursor("album-tracks:A", somewhere);

describe("a cursor", () => {
  it("leads back to its place, whatever the list and the token", () => {
    fc.assert(
      fc.property(list, place, (name, there) => {
        expect(cursors.parse(name, cursors.toCursor(name, there))).toEqual(
          there,
        );
      }),
    );
  });

  it("is the same for the same place, on every replica", () => {
    const replica = createCursors("a secret of sixteen letters");

    expect(replica.toCursor("album-tracks:A", somewhere)).toBe(cursor);
    expect(replica.parse("album-tracks:A", cursor)).toEqual(somewhere);
  });

  it("is the same whatever cursor was made before it", () => {
    const places: readonly Place[] = [
      somewhere,
      { ...somewhere, offset: 23 },
      { ...somewhere, limit: 21 },
      { ...somewhere, token: null },
    ];
    const fresh = (name: string, there: Place) =>
      createCursors("a secret of sixteen letters").toCursor(name, there);

    for (const before of places)
      for (const name of ["album-tracks:A", "album-tracks:B"])
        for (const there of places) {
          cursors.toCursor("album-tracks:A", before);
          expect(cursors.toCursor(name, there)).toBe(fresh(name, there));
        }
  });

  it("can stand in a URL as it is", () => {
    fc.assert(
      fc.property(list, place, (name, there) => {
        expect(cursors.toCursor(name, there)).toMatch(/^[\w-]+$/);
      }),
    );
  });

  it("holds only for its own list", () => {
    fc.assert(
      fc.property(list, list, place, (one, other, there) => {
        fc.pre(one !== other);
        expect(cursors.parse(other, cursors.toCursor(one, there))).toBeNull();
      }),
    );
  });

  it.each([
    ["album-tracks:B"],
    ["album-tracks:a"],
    ["album-tracks:"],
    ["album-tracks:A\n"],
    [""],
  ])("of the tracks of A is none of the list %j", (name) => {
    expect(cursors.parse(name, cursor)).toBeNull();
  });

  it("proves its own place and none beside it, nor the same of another page", () => {
    const others: Place[] = [
      ...[6, 8, 15, 16, 23].map((offset) => ({ ...somewhere, offset })),
      { ...somewhere, limit: 21 },
      { ...somewhere, token: "tztok-v2_abd" },
      { ...somewhere, token: null },
    ];
    const proofLength = 17;
    const bytes = Buffer.from(cursor, "base64url");

    for (const other of others) {
      const forged = Buffer.from(
        cursors.toCursor("album-tracks:A", other),
        "base64url",
      );
      bytes.copy(
        forged,
        forged.length - proofLength,
        bytes.length - proofLength,
      );
      expect(
        cursors.parse("album-tracks:A", forged.toString("base64url")),
      ).toBeNull();
    }
  });

  it("holds only under the secret that it was made with", () => {
    const stranger = createCursors("another secret of some length");

    expect(stranger.parse("album-tracks:A", cursor)).toBeNull();
  });

  it("does not survive a flipped bit, wherever it is", () => {
    const bytes = Buffer.from(cursor, "base64url");

    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const damaged = Buffer.from(bytes);
      damaged[bit >> 3] = (damaged[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(
        cursors.parse("album-tracks:A", damaged.toString("base64url")),
      ).toBeNull();
    }
  });

  it("does not survive a cut, wherever it is", () => {
    for (let length = 0; length < cursor.length; length++)
      expect(
        cursors.parse("album-tracks:A", cursor.slice(0, length)),
      ).toBeNull();
  });

  it.each([
    "",
    "!!!",
    " ",
    "not a cursor",
    `${cursor}=`,
    `${cursor}A`,
    `${cursor}\n`,
    ` ${cursor}`,
    `${cursor.slice(0, 9)}!${cursor.slice(9)}`,
    `${cursor}${cursor}`,
    "A".repeat(100_000),
    "\ud83d",
  ])("is nothing else than what was handed out: %j is none", (text) => {
    expect(cursors.parse("album-tracks:A", text)).toBeNull();
  });

  it("is no longer than any of whose token fits into the address of a call", () => {
    const ofToken = (length: number) =>
      cursors.toCursor("album-tracks:A", {
        ...somewhere,
        token: "x".repeat(length),
      });
    expect(cursors.parse("album-tracks:A", ofToken(14_900))).not.toBeNull();
    expect(cursors.parse("album-tracks:A", ofToken(15_000))).toBeNull();
  });

  it("is no arbitrary text", () => {
    fc.assert(
      fc.property(list, fc.string({ unit: "binary" }), (name, text) => {
        expect(cursors.parse(name, text)).toBeNull();
      }),
    );
  });

  it("is no arbitrary bytes", () => {
    fc.assert(
      fc.property(list, fc.uint8Array({ maxLength: 200 }), (name, bytes) => {
        expect(
          cursors.parse(name, Buffer.from(bytes).toString("base64url")),
        ).toBeNull();
      }),
    );
  });
});
