import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { readMetrics } from "../support/read-metrics.ts";
import { startGateway } from "../support/start-gateway.ts";

const env = { FEDERATION_SECRET: "sixteen letters or more" };
const secretHeader = (secret: string) => ({
  headers: { "x-federation-secret": secret },
});
const entityQuery = `{ _entities(representations: [{ __typename: "Album", catalogId: "${works.albums.plain}" }]) { ... on Album { title } } }`;
const entityAnswer = { _entities: [{ title: "Harbour Lights at Noon" }] };

describe("with FEDERATION_SECRET", () => {
  it("entities are given to who sends it beside a good token", async () => {
    await using gateway = await startGateway({ env });

    const { data } = await gateway.query(
      entityQuery,
      secretHeader(env.FEDERATION_SECRET),
    );

    expect(data).toEqual(entityAnswer);
  });

  it.each([
    ["none", {}],
    ["an empty one", secretHeader("")],
    ["another", secretHeader("sixteen letters or less")],
    ["the beginning of it", secretHeader("sixteen letters")],
    ["it and more", secretHeader(`${env.FEDERATION_SECRET}.`)],
    ["it in capitals", secretHeader(env.FEDERATION_SECRET.toUpperCase())],
  ])(
    "entities are refused to who sends %s, and nobody is asked",
    async (_, options) => {
      await using gateway = await startGateway({ env });

      const { status, data, errors } = await gateway.query(
        entityQuery,
        options,
      );

      expect(status).toBe(403);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
      expect(gateway.sandbox.exchanges).toEqual([]);
    },
  );

  it.each([
    [
      "under an alias",
      entityQuery.replace("_entities", "__typename: _entities"),
    ],
    [
      "behind a fragment",
      `{ __typename ...F } fragment F on Query ${entityQuery}`,
    ],
    [
      "behind an inline fragment",
      `{ album(catalogId: "B0") { title } ... ${entityQuery} }`,
    ],
    [
      "by a directive that leaves them out",
      entityQuery.replace(") { ...", ") @skip(if: true) { ..."),
    ],
  ])("entities are refused %s as well", async (_, document) => {
    await using gateway = await startGateway({ env });

    const { errors } = await gateway.query(document);

    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("entities are refused to others for the very question that routers have just been answered, in whatever way", async () => {
    await using gateway = await startGateway({
      env: { ...env, AMAZON_MUSIC_TERRITORY: "US" },
    });
    const document = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Album { title } } }`;
    const of = [{ __typename: "Album", catalogId: works.albums.plain }];
    const ask = (language: string, secret?: string) => {
      const known = secret === undefined ? {} : secretHeader(secret).headers;
      const headers = { "accept-language": language, ...known };
      return gateway.query(document, { headers, variables: { of } });
    };
    // Executed twice, then of memory, and looked up where nothing was asked before.
    for (const language of ["en-us", "en-us", "en-us", "de-de", "de-de"]) {
      const { data } = await ask(language, env.FEDERATION_SECRET);
      const calls = gateway.sandbox.exchanges.length;
      const refused = [await ask(language), await ask(language, "another")];

      const title = expect.stringContaining("Harbour Lights at Noon");
      expect(data).toEqual({ _entities: [{ title }] });
      for (const { status, data: given, errors } of refused) {
        expect([status, given]).toEqual([403, undefined]);
        expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
      }
      expect(gateway.sandbox.exchanges).toHaveLength(calls);
    }

    const metrics = await readMetrics(gateway);
    for (const [source, answers] of [
      ["memory", 2],
      ["lookup", 1],
    ] as const)
      expect(metrics.get(`graphql_answers_total{source="${source}"}`)).toBe(
        answers,
      );
  });

  it("is no token: who has it alone is not let in", async () => {
    await using gateway = await startGateway({ env });

    const { status } = await gateway.query(entityQuery, {
      ...secretHeader(env.FEDERATION_SECRET),
      token: null,
    });

    expect(status).toBe(401);
  });

  it("everything else is answered without it", async () => {
    await using gateway = await startGateway({ env });

    const album = await gateway.query(
      `{ album(catalogId: "${works.albums.plain}") { title } }`,
    );
    const service = await gateway.query("{ _service { sdl } }", {
      token: null,
    });

    expect(album.errors).toBeUndefined();
    expect(service.errors).toBeUndefined();
  });
});

describe("without FEDERATION_SECRET", () => {
  it("entities are given to every caller", async () => {
    await using gateway = await startGateway();

    for (const options of [{}, secretHeader("whatever")])
      expect((await gateway.query(entityQuery, options)).data).toEqual(
        entityAnswer,
      );
  });
});
