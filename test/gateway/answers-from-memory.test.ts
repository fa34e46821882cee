import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { readMetrics } from "../support/read-metrics.ts";
import {
  startGateway,
  type QueryOptions,
  type RunningGateway,
} from "../support/start-gateway.ts";

const { albums, artists } = works;
const document = `query Titles($ids: [ID!]!, $first: Int) {
  albums(catalogIds: $ids) { title artists { name } tracks(first: $first) { nodes { title duration } } }
}`;
const toVariables = (first: number) => ({
  ids: [albums.plain, albums.twoArtists],
  first,
});

const env = {
  AMAZON_MUSIC_TERRITORY: "US",
  // No answer is found whole.
  ANSWER_MEMORY_MB: "0",
};

async function countFromMemory(gateway: RunningGateway): Promise<number> {
  const metrics = await readMetrics(gateway);
  return metrics.get('graphql_answers_total{source="memory"}') ?? 0;
}

/** Asks, and tells besides whether the answer was made without execution. */
async function ask(
  gateway: RunningGateway,
  text: string,
  options: QueryOptions = {},
) {
  const before = await countFromMemory(gateway);
  const answer = await gateway.query(text, options);
  const isFromMemory = (await countFromMemory(gateway)) > before;
  return { ...answer, isFromMemory };
}

/** A gateway that has executed the document twice, with all that it asks in memory. */
async function startWarm(): Promise<RunningGateway> {
  const gateway = await startGateway({ env });
  for (const first of [12, 11])
    await gateway.query(document, { variables: toVariables(first) });
  return gateway;
}

describe("an operation that was executed twice", () => {
  it("is answered from memory from then on, with other variables too, without any call", async () => {
    await using gateway = await startWarm();
    gateway.sandbox.requests.length = 0;
    const { isFromMemory, data, status } = await ask(gateway, document, {
      variables: toVariables(2),
    });

    expect([isFromMemory, status]).toEqual([true, 200]);
    expect(data).toMatchObject({
      albums: [{ tracks: { nodes: [{}, {}] } }, { artists: [{}, {}] }],
    });
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it("is answered from memory however many forms of answers others have accepted before", async () => {
    await using gateway = await startGateway({ env });
    for (let at = 0; at < 100; at += 1)
      await gateway.query('{ album(catalogId: "B0064UPU4G") { title } }', {
        headers: { accept: `application/json, a/b${at}` },
      });
    for (const first of [12, 11])
      await gateway.query(document, { variables: toVariables(first) });
    const { isFromMemory } = await ask(gateway, document, {
      variables: toVariables(2),
    });

    expect(isFromMemory).toBe(true);
  });

  it("bears the headers of any other answer, and is written down and counted as one", async () => {
    await using gateway = await startWarm();
    const made = await ask(gateway, document, { variables: toVariables(3) });
    const executed = await startGateway({ env, sandbox: gateway.sandbox });
    const same = await ask(executed, document, { variables: toVariables(3) });
    await executed.close();

    expect([made, same].map(({ isFromMemory }) => isFromMemory)).toEqual([
      true,
      false,
    ]);
    for (const name of ["etag", "content-type", "content-length", "vary"])
      expect(made.headers.get(name)).toBe(same.headers.get(name));
    expect(made.headers.get("cache-control")).toMatch(
      /^private, max-age=[1-9]\d+$/,
    );
    const lines = gateway.log.filter(({ msg }) => msg === "operation");
    expect(lines).toHaveLength(3);
    expect(lines[2]).toEqual({
      ...lines[1],
      time: expect.any(String),
      requestId: expect.any(String),
      durationMs: expect.any(Number),
    });
  });

  it("counts what it looks up as execution does", async () => {
    await using gateway = await startWarm();
    const count = async () =>
      (await readMetrics(gateway)).get(
        'catalog_lookups_total{source="memory"}',
      ) ?? 0;
    const before = await count();
    const variables = toVariables(12);
    await gateway.query(document, { variables });
    const made = (await count()) - before;
    // Whoever wants a receipt has it executed.
    const headers = { "x-upstream-receipt": "1" };
    await gateway.query(document, { variables, headers });

    expect(made).toBeGreaterThan(2);
    expect((await count()) - before).toBe(2 * made);
  });

  it.each<[string, QueryOptions]>([
    ["another language", { headers: { "accept-language": "de" } }],
    ["another style of images", { headers: { "amzn-image-style": "SL75" } }],
    ["a receipt", { headers: { "x-upstream-receipt": "1" } }],
    [
      "another form of answers",
      { headers: { accept: "application/graphql-response+json" } },
    ],
    [
      "what memory does not hold",
      { variables: { ids: [albums.boxSet], first: 1 } },
    ],
  ])("is executed for %s", async (_, options) => {
    await using gateway = await startWarm();
    const variables = toVariables(2);

    expect(
      await ask(gateway, document, { variables, ...options }),
    ).toMatchObject({ isFromMemory: false, errors: undefined });
    expect(await ask(gateway, document, { variables })).toMatchObject({
      isFromMemory: true,
    });
  });

  it("is not answered to whom nobody knows", async () => {
    await using gateway = await startWarm();
    for (const token of [null, "Atza|of-nobody"])
      expect(
        await ask(gateway, document, { variables: toVariables(2), token }),
      ).toMatchObject({
        isFromMemory: false,
        status: 401,
        errors: [{ extensions: { code: "UNAUTHENTICATED" } }],
      });
  });

  it("is refused with variables that make it too heavy", async () => {
    await using gateway = await startWarm();
    const ids = Array.from({ length: 400 }, () => albums.plain);

    expect(
      await ask(gateway, document, { variables: { ids, first: 500 } }),
    ).toMatchObject({
      isFromMemory: false,
      status: 400,
      errors: [{ extensions: { code: "COST_LIMIT_EXCEEDED" } }],
    });
  });

  it.each([
    ["an id that is none", { ids: ["no id!"], first: 1 }],
    ["a page that is too long", { ids: [albums.plain], first: 501 }],
    ["a variable of another type", { ids: [albums.plain], first: "one" }],
  ])("tells what is wrong with %s", async (_, variables) => {
    await using gateway = await startWarm();
    const { isFromMemory, errors } = await ask(gateway, document, {
      variables,
    });

    expect(isFromMemory).toBe(false);
    expect(errors).toMatchObject([{ extensions: { code: "BAD_USER_INPUT" } }]);
  });
});

describe("an operation that asks for the caller's own", () => {
  it.each([
    ["a library", "{ me { albums(first: 1) { nodes { title } } } }"],
    ["a view", `{ artist(catalogId: "${artists.plain}") { view { title } } }`],
    [
      "music beside it",
      `{ album(catalogId: "${albums.plain}") { title } me { name } }`,
    ],
  ])("is executed each time: %s", async (_, text) => {
    await using gateway = await startGateway({ env });
    for (let times = 0; times < 4; times += 1)
      expect((await ask(gateway, text)).isFromMemory).toBe(false);
  });
});
