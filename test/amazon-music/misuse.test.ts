import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import {
  AmazonMusicError,
  createAmazonMusic,
} from "../../src/amazon-music/index.ts";
import { works } from "../../src/sandbox/index.ts";
import { startClient } from "./start-client.ts";

const { plain } = works.albums;

describe("an id that is none of Amazon's", () => {
  it.each([
    "",
    " ",
    ".",
    "..",
    "../me",
    "..%2Fme",
    "%2e%2e",
    "B0%2F..",
    "a,b",
    "a%2Cb",
    "a/b",
    "a?b",
    "a#b",
    "a&limit=1",
    "a=b",
    "a b",
    "a\r\nx-api-key: b",
    "a\0",
    "-a",
    "_a",
    "ä",
    "ａ",
    "a\n",
    "x".repeat(65),
    "x".repeat(10_000),
  ])("never reaches the wire, and fails alone: %j", async (id) => {
    await using world = await startClient();
    const { client, sandbox } = world;

    const found = await client.albums.getMany([id, plain], world.ask);

    expect(sandbox.requests).toEqual([`GET /v1/albums?ids=${plain}`]);
    expect(found.get(plain)).toMatchObject({ id: plain });
    expect(found.get(id)).toMatchObject({
      kind: "bad-request",
      message: "This is no id of Amazon's",
      status: undefined,
    });
  });

  it("asks nothing when there is no other", async () => {
    await using world = await startClient();

    const found = await world.client.tracks.getMany(["..", "a,b"], world.ask);

    expect([...found.keys()]).toEqual(["..", "a,b"]);
    expect(world.sandbox.requests).toEqual([]);
  });
});

describe("whatever text is asked", () => {
  it("goes out as one multi-get of well-formed ids, or not at all", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;

    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary" }), { maxLength: 5 }),
        async (ids) => {
          sandbox.reset();
          const found = await client.artists.getMany(ids, world.ask);
          expect(new Set(found.keys())).toEqual(new Set(ids));
          for (const request of sandbox.requests)
            expect(request).toMatch(
              /^GET \/v1\/artists\?ids=[A-Za-z0-9][\w-]*(,[A-Za-z0-9][\w-]*)*$/,
            );
        },
      ),
      { numRuns: 50 },
    );
  });
});

describe("an observer that throws", () => {
  it("fails the ids of its call, and rejects nobody", async () => {
    await using world = await startClient();
    const client = createAmazonMusic({
      baseUrl: world.sandbox.url,
      apiKey: world.sandbox.apiKey,
      timeoutMs: 5000,
      onExchange: () => {
        throw new Error("the observer's own fault");
      },
    });

    const found = await client.albums.getMany([plain], world.ask);
    await client.close();

    expect(found.get(plain)).toMatchObject({
      kind: "unavailable",
      message: "Amazon cannot be asked",
      cause: { message: "the observer's own fault" },
    });
  });
});

describe("headers that cannot be sent", () => {
  it.each([
    { accessToken: "Atza|a\r\nx-api-key: b" },
    { accessToken: "Atza|☃" },
  ])(
    "fail the ids, send nothing and do not come back in the error: %j",
    async (bad) => {
      await using world = await startClient();

      const found = await world.client.albums.getMany([plain], {
        ...world.ask,
        ...bad,
      });

      const error = found.get(plain);
      expect(error).toBeInstanceOf(AmazonMusicError);
      expect(error).toMatchObject({ kind: "unavailable" });
      const shown = inspect(error, { depth: Infinity });
      for (const value of Object.values(bad))
        expect(shown).not.toContain(value);
      expect(world.sandbox.requests).toEqual([]);
    },
  );
});

describe("a client that has been closed", () => {
  it("fails every id", async () => {
    await using world = await startClient();
    await world.client.close();

    const found = await world.client.albums.getMany([plain], world.ask);

    expect(found.get(plain)).toMatchObject({ kind: "unavailable" });
  });
});
