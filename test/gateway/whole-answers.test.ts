import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { parseMetrics } from "../support/read-metrics.ts";
import { send } from "../support/send.ts";
import {
  startGateway,
  type QueryOptions,
  type RunningGateway,
} from "../support/start-gateway.ts";

const { albums, artists, podcastShows } = works;
const document = `query Titles($ids: [ID!]!, $first: Int) {
  albums(catalogIds: $ids) { title musicTerritory { code } tracks(first: $first) { nodes { title } } }
}`;
const variables = { ids: [albums.plain, albums.twoArtists], first: 2 };

/** Whether an answer was there already: such a one tells how old it is. */
async function isFound(
  gateway: RunningGateway,
  text: string,
  options: QueryOptions = {},
): Promise<boolean> {
  const { headers, errors } = await gateway.query(text, options);
  expect(errors).toBeUndefined();
  return headers.has("age");
}

async function askTwice(
  gateway: RunningGateway,
  text: string,
  options: QueryOptions = {},
): Promise<void> {
  for (let times = 0; times < 2; times += 1)
    expect(await isFound(gateway, text, options)).toBe(false);
}

/** In a territory that the settings tell, so that the very first answers can be kept. */
const env = { AMAZON_MUSIC_TERRITORY: "US" };

describe("a whole answer", () => {
  it("is kept when it is asked for the second time, and given from then on as it was", async () => {
    await using gateway = await startGateway({ env });
    const ask = () => gateway.query(document, { variables });
    const [made, again, found] = [await ask(), await ask(), await ask()];

    expect([made, again].map(({ headers }) => headers.has("age"))).toEqual([
      false,
      false,
    ]);
    expect(Number(found.headers.get("age"))).toBeGreaterThanOrEqual(0);
    expect(found.data).toEqual(made.data);
    for (const name of ["etag", "content-type", "content-length", "vary"])
      expect(found.headers.get(name)).toBe(made.headers.get(name));
    expect(found.headers.get("cache-control")).toMatch(
      /^private, max-age=\d+$/,
    );
  });

  it("is written down and counted as any other", async () => {
    await using gateway = await startGateway({ env });
    await askTwice(gateway, document, { variables });
    await isFound(gateway, document, { variables });
    const { text } = await send(gateway.url, "/metrics");
    const lines = gateway.log.filter(({ msg }) => msg === "operation");
    const [, made, found] = lines;

    expect(lines).toHaveLength(3);
    expect(found).toEqual({
      ...made,
      time: expect.any(String),
      requestId: expect.any(String),
      durationMs: expect.any(Number),
    });
    expect(found?.["requestId"]).not.toBe(made?.["requestId"]);
    expect(
      parseMetrics(text).get(
        'graphql_operation_duration_seconds_count{type="query",outcome="ok"}',
      ),
    ).toBe(3);
    expect(parseMetrics(text).get("answer_cache_bytes")).toBeGreaterThan(0);
  });

  it("is one for the same variables, in whatever order, and for GET and POST", async () => {
    await using gateway = await startGateway({ env });
    await askTwice(gateway, document, { variables });
    const { ids, first } = variables;
    const search = new URLSearchParams({
      query: document,
      variables: JSON.stringify({ first, ids }),
    });
    const { headers } = await send(gateway.url, `/graphql?${String(search)}`, {
      headers: {
        authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
        // As fetch sends it by itself.
        accept: "*/*",
      },
    });

    expect(headers.age).toBeDefined();
    expect(
      await isFound(gateway, document, { variables: { first, ids } }),
    ).toBe(true);
  });

  it.each<[string, QueryOptions]>([
    ["other variables", { variables: { ...variables, first: 1 } }],
    ["another language", { variables, headers: { "accept-language": "de" } }],
    [
      "another style of images",
      { variables, headers: { "amzn-image-style": "SL75" } },
    ],
    [
      "another form of answers",
      { variables, headers: { accept: "application/graphql-response+json" } },
    ],
  ])("is another for %s", async (_, options) => {
    await using gateway = await startGateway({ env });
    await askTwice(gateway, document, { variables });

    expect(await isFound(gateway, document, options)).toBe(false);
    expect(await isFound(gateway, document, { variables })).toBe(true);
  });

  it("is another for each operation of a document", async () => {
    await using gateway = await startGateway({ env });
    const both = `query A { album(catalogId: "${albums.plain}") { title } } query B { album(catalogId: "${albums.plain}") { label } }`;
    const ask = async (operationName: string) => {
      const response = await send(gateway.url, "/graphql", {
        method: "POST",
        headers: {
          authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
          "content-type": "application/json",
        },
        body: JSON.stringify({ query: both, operationName }),
      });
      return { age: response.headers.age, text: response.text };
    };
    await ask("A");
    await ask("A");

    expect(await ask("A")).toMatchObject({ age: expect.any(String) });
    const { age, text } = await ask("B");
    expect(age).toBeUndefined();
    expect(text).toContain("label");
    expect((await ask("C")).text).toContain("errors");
  });

  it("costs no look-up, and no call", async () => {
    await using gateway = await startGateway({ env });
    await askTwice(gateway, document, { variables });
    const read = async () => {
      const { text } = await send(gateway.url, "/metrics");
      return parseMetrics(text).get('catalog_lookups_total{source="memory"}');
    };
    const [before, calls] = [await read(), gateway.sandbox.requests.length];
    await isFound(gateway, document, { variables });

    expect(await read()).toBe(before);
    expect(gateway.sandbox.requests).toHaveLength(calls);
  });

  it("ends when something in it changes", async () => {
    await using gateway = await startGateway({ env });
    const show = `{ podcastShow(catalogId: "${podcastShows.plain}") { title } }`;
    await askTwice(gateway, show);
    expect(await isFound(gateway, show)).toBe(true);

    // The first page of episodes brings the show anew.
    await gateway.query(
      `{ podcastShow(catalogId: "${podcastShows.plain}") { episodes(first: 1) { nodes { title } } } }`,
    );

    expect(await isFound(gateway, show)).toBe(false);
  });

  it("is kept by nobody where the settings say so", async () => {
    await using gateway = await startGateway({
      env: { ...env, ANSWER_MEMORY_MB: "0" },
    });
    await askTwice(gateway, document, { variables });

    const { headers } = await gateway.query(document, { variables });
    expect(headers.has("age")).toBe(false);
    expect(headers.has("etag")).toBe(true);
  });

  it("is not given with the bill of who asks what it cost", async () => {
    await using gateway = await startGateway({ env });
    await askTwice(gateway, document, { variables });
    const { headers, extensions } = await gateway.query(document, {
      variables,
      headers: { "x-upstream-receipt": "1" },
    });

    expect(headers.has("age")).toBe(false);
    expect(extensions).toMatchObject({ upstream: { calls: [] } });
  });
});

describe("who asks for a whole answer", () => {
  it("is asked for a good token all the same", async () => {
    await using gateway = await startGateway({ env });
    await askTwice(gateway, document, { variables });
    const tokens = [null, "Atza|unknown"];
    for (const token of tokens) {
      const { status, errors, data } = await gateway.query(document, {
        variables,
        token,
      });
      expect(status).toBe(401);
      expect(errors?.[0]?.extensions.code).toBe("UNAUTHENTICATED");
      expect(data).toBeFalsy();
    }
  });

  it("is never given that of another territory", async () => {
    await using gateway = await startGateway();
    const { ada, ben } = gateway.sandbox.users;
    const codes = [];
    for (const { accessToken: token } of [
      ada,
      ada,
      ada,
      ada,
      ben,
      ben,
      ben,
      ben,
      ada,
    ]) {
      const { data } = await gateway.query<{
        albums: { musicTerritory: { code: string } }[];
      }>(document, { variables, token });
      codes.push(data.albums[0]?.musicTerritory.code);
    }

    expect(codes.join()).toBe("US,US,US,US,GB,GB,GB,GB,US");
    expect(
      await isFound(gateway, document, { variables, token: ben.accessToken }),
    ).toBe(true);
  });

  it("shares it with others of the same territory", async () => {
    await using gateway = await startGateway({ env });
    const neighbour = gateway.sandbox.issueToken({ user: "gateway" });
    await askTwice(gateway, document, { variables });

    expect(
      await isFound(gateway, document, { variables, token: neighbour }),
    ).toBe(true);
  });

  it("shares none with places in lists that are read under another's name", async () => {
    await using gateway = await startGateway({ env });
    const list = `{ artist(catalogId: "${artists.prolific}") { albums(first: 2) { pageInfo { endCursor } } } }`;
    const neighbour = gateway.sandbox.issueToken({ user: "gateway" });
    await askTwice(gateway, list);

    expect(await isFound(gateway, list)).toBe(true);
    expect(await isFound(gateway, list, { token: neighbour })).toBe(false);
  });

  it("shares lists too where the gateway reads them under its own name", async () => {
    await using gateway = await startGateway({ env, credential: true });
    const list = `{ artist(catalogId: "${artists.prolific}") { albums(first: 2) { pageInfo { endCursor } } } }`;
    await askTwice(gateway, list);

    expect(
      await isFound(gateway, list, {
        token: gateway.sandbox.issueToken({ user: "gateway" }),
      }),
    ).toBe(true);
  });

  it("gets what is their own made anew each time", async () => {
    await using gateway = await startGateway({ env });
    for (const own of [
      "{ me { name } }",
      "{ topTracks(first: 1) { nodes { title } } }",
      `{ album(catalogId: "${albums.plain}") { title } me { name } }`,
    ]) {
      await askTwice(gateway, own);
      expect(await isFound(gateway, own)).toBe(false);
    }
  });

  it("gets an answer with errors made anew each time", async () => {
    await using gateway = await startGateway({ env });
    const ask = () =>
      gateway.query(
        `{ album(catalogId: "${albums.plain}") { title } wrong: album(catalogId: "..") { title } }`,
      );
    await ask();
    await ask();
    const { headers, errors } = await ask();

    expect(headers.has("age")).toBe(false);
    expect(errors).toHaveLength(1);
  });
});
