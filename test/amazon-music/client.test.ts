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

describe("a call whose token Amazon refuses", () => {
  const { plain } = works.albums;

  it("is repeated once under the token that is found in its place", async () => {
    await using world = await startClient();
    const { client, sandbox } = world;
    const refused: string[] = [];
    const renew = async (token: string) => {
      refused.push(token);
      return sandbox.users.ada.accessToken;
    };

    const found = await client.albums.getMany([plain], {
      accessToken: "Atza|old",
      renew,
    });

    expect(found.get(plain)).toMatchObject({ id: plain });
    expect(refused).toEqual(["Atza|old"]);
    expect(sandbox.requests).toHaveLength(2);
  });

  it("is not repeated again where that one is refused as well", async () => {
    await using world = await startClient();
    let renewals = 0;
    const renew = async () => `Atza|new ${++renewals}`;

    const found = await world.client.albums.getMany([plain], {
      accessToken: "Atza|old",
      renew,
    });

    expect(found.get(plain)).toMatchObject({ kind: "unauthorized" });
    expect(renewals).toBe(1);
    expect(world.sandbox.requests).toHaveLength(2);
  });

  it("is not repeated where there is none", async () => {
    await using world = await startClient();

    const found = await world.client.albums.getMany([plain], {
      accessToken: "Atza|old",
      renew: async () => null,
    });

    expect(found.get(plain)).toMatchObject({ kind: "unauthorized" });
    expect(world.sandbox.requests).toHaveLength(1);
  });

  it.each([429, 403, 500])(
    "is the only one for which a token is renewed: not one that answers %i",
    async (status) => {
      await using world = await startClient();
      const { client, sandbox, ask } = world;
      sandbox.faults.add({ fault: { kind: "status", status } });
      let renewals = 0;
      const renew = async () => `Atza|new ${++renewals}`;

      await client.albums.getMany([plain], { ...ask, renew });

      expect(renewals).toBe(0);
    },
  );

  it.each([[async () => null], [async () => "Atza|refused as well"]])(
    "says nothing against the caller where the token is the gateway's own",
    async (renew) => {
      await using world = await startClient();

      const found = await world.client.albums.getMany([plain], {
        accessToken: "Atza|gateway",
        isGateways: true,
        renew,
      });

      expect(found.get(plain)).toMatchObject({
        kind: "unavailable",
        message: "Amazon refused the gateway's own token",
        status: 401,
        code: "INVALID_ACCESS_TOKEN",
        route: "/v1/albums",
      });
    },
  );
});
