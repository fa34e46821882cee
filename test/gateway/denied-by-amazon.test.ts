import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway } from "../support/start-gateway.ts";

const queries = [
  `{ album(catalogId: "${works.albums.plain}") { title } }`,
  "{ me { name } }",
];

describe("a caller whom Amazon Music denies", () => {
  it.each([
    ["none", "AUTH_NO_MUSIC_ACCOUNT_FOUND"],
    ["other-spelling", "NO_MUSIC_ACCOUNT_FOUND"],
  ] as const)(
    "for want of an account is told so, under either of Amazon's names for it: %s",
    async (musicAccount, code) => {
      await using gateway = await startGateway();
      gateway.sandbox.switches.musicAccount = musicAccount;

      for (const document of queries) {
        const { status, errors } = await gateway.query(document);

        expect(status).toBe(200);
        expect(errors).toMatchObject([
          {
            message: "The Amazon account of the caller has no Amazon Music.",
            extensions: {
              code: "MUSIC_ACCOUNT_REQUIRED",
              upstream: { status: 403, code },
            },
          },
        ]);
      }
    },
  );

  it("by their subscription is told so", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.subscriptionTier = "denied";

    for (const document of queries) {
      const { errors } = await gateway.query(document);

      expect(errors).toMatchObject([
        {
          message: "The subscription of the caller does not allow this.",
          extensions: {
            code: "SUBSCRIPTION_REQUIRED",
            upstream: { status: 403, code: "DENIED_SUBSCRIPTION_TIER" },
          },
        },
      ]);
    }
  });

  it("may ask again when that is mended: nothing of it is remembered", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.musicAccount = "none";
    for (const document of queries) await gateway.query(document);
    gateway.sandbox.resetSwitches();

    for (const document of queries)
      expect((await gateway.query(document)).errors).toBeUndefined();
  });
});
