import { describe, expect, it } from "@jest/globals";
import { createAmazonMusic } from "../../src/amazon-music/index.ts";
import { works } from "../../src/sandbox/index.ts";
import { startClient } from "./start-client.ts";
import { answerJson, startUpstream } from "./start-upstream.ts";

describe("createAmazonMusic", () => {
  it("sends token and api key, and language and image style where the caller names them", async () => {
    await using upstream = await startUpstream(
      answerJson({ data: { albums: [] } }),
    );
    const client = createAmazonMusic({
      baseUrl: upstream.url,
      apiKey: "amzn1.application.0",
      timeoutMs: 5000,
    });
    const accessToken = "Atza|x";

    await client.albums.getMany(["A"], { accessToken });
    await client.albums.getMany(["B"], {
      accessToken,
      language: "de-de",
      imageStyle: "SL110",
    });
    await client.close();

    const [first, second] = upstream.requests.map(({ headers }) => headers);
    const always = {
      host: upstream.url.replace("http://", ""),
      connection: "keep-alive",
      authorization: "Bearer Atza|x",
      "x-api-key": "amzn1.application.0",
      accept: "application/json",
    };
    expect(first).toEqual(always);
    expect(second).toEqual({
      ...always,
      "accept-language": "de-de",
      "amzn-image-style": "SL110",
    });
  });

  it.each([
    ["albums", works.albums.plain],
    ["tracks", works.tracks.plain],
    ["artists", works.artists.plain],
  ] as const)(
    "reads %s under both of the names that an answer may give them",
    async (name, id) => {
      await using world = await startClient();
      const { client, sandbox, ask } = world;

      const plural = await client[name].getMany([id], ask);
      sandbox.switches.multiGetKey = "singular";
      const singular = await client[name].getMany([id], ask);

      expect(sandbox.requests).toEqual([
        `GET /v1/${name}?ids=${id}`,
        `GET /v1/${name}?ids=${id}`,
      ]);
      expect(plural.get(id)).toMatchObject({
        id,
        _type: `${name[0]?.toUpperCase()}${name.slice(1, -1)}`,
      });
      expect(singular).toEqual(plural);
    },
  );

  it.each([
    ["a token that is not known", { accessToken: "Atza|stranger" }, 401],
    ["no token", { accessToken: "" }, 401],
  ])("is refused with %s", async (_, ask, status) => {
    await using world = await startClient();

    const found = await world.client.albums.getMany(["A", "B"], ask);

    for (const outcome of found.values())
      expect(outcome).toMatchObject({ kind: "unauthorized", status });
    expect(world.sandbox.requests).toHaveLength(1);
  });
});
