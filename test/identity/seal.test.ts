import { describe, expect, it } from "@jest/globals";
import { createSeal } from "../../src/identity/seal.ts";

const seal = createSeal("a secret", "a purpose");

describe("a seal", () => {
  it.each(["", "Atza|token", "ö \u{1F3B5} \0"])(
    "opens what it closed: %j",
    (text) => {
      expect(seal.open(seal.close(text))).toBe(text);
    },
  );

  it("closes the same text differently each time", () => {
    expect(seal.close("text")).not.toBe(seal.close("text"));
  });

  it("opens nothing that was closed with another secret or for another purpose", () => {
    expect(
      createSeal("another secret", "a purpose").open(seal.close("text")),
    ).toBeNull();
    expect(
      createSeal("a secret", "another purpose").open(seal.close("text")),
    ).toBeNull();
  });

  it("opens nothing of which a single byte was changed", () => {
    const bytes = Buffer.from(seal.close("text"), "base64url");
    for (const index of bytes.keys()) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
      expect(seal.open(changed.toString("base64url"))).toBeNull();
    }
  });

  it.each(["", "AAAA", "no base64 ☃", "A".repeat(37)])(
    "opens nothing that is no seal of its: %j",
    (text) => {
      expect(seal.open(text)).toBeNull();
    },
  );
});
