import { HeaderMap } from "@apollo/server";
import { describe, expect, it } from "@jest/globals";
import type { Arrival } from "../../src/context.ts";
import { createTrustedDocuments } from "../../src/graphql/trusted-documents.ts";
import { createLogger } from "../../src/logger.ts";

describe("the id of a document", () => {
  it.each([
    ["as such", (id: string) => ({ documentId: id })],
    [
      "as a hash",
      (id: string) => ({
        extensions: { persistedQuery: { version: 1, sha256Hash: id } },
      }),
    ],
  ])(
    "is not looked for where it is longer than any, sent %s",
    async (_, to) => {
      const asked: number[] = [];
      const documents = createTrustedDocuments({
        mode: "log",
        load: async (id) => {
          asked.push(id.length);
          return null;
        },
        areRoutersKnown: false,
        onUnreadable: () => undefined,
        logger: createLogger("silent"),
      });
      const read = (id: string) =>
        documents.read(
          {
            method: "POST",
            headers: new HeaderMap(),
            search: "",
            body: to(id),
          },
          // Nobody asks who sends an id.
          {} as Arrival,
        );

      await read("a".repeat(249));
      expect(asked).toContain(249);
      asked.length = 0;
      await read("a".repeat(900_000));
      expect(asked).toEqual([]);
    },
  );
});
