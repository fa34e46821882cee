import { createHmac } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createMac } from "../../src/loaders/mac.ts";

const text = fc.string({ unit: "binary", maxLength: 400 });

describe("a mac", () => {
  it("is HMAC-SHA-256 of heading and text, whatever they and the secret are", () => {
    fc.assert(
      fc.property(
        fc.oneof(text, fc.string({ minLength: 60, maxLength: 70 })),
        fc.array(fc.tuple(text, fc.array(text)), { maxLength: 4 }),
        (secret, signings) => {
          const mac = createMac(secret);
          for (const [heading, texts] of signings)
            for (const signed of texts)
              expect(mac.sign(heading, signed)).toBe(
                createHmac("sha256", secret)
                  .update(heading)
                  .update(signed)
                  .digest("binary"),
              );
        },
      ),
    );
  });
});
