import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { send, toJson } from "../support/send.ts";
import { until } from "../support/redis-server.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const albumQuery = `{ album(catalogId: "${works.albums.plain}") { title } }`;

/** Asks with just this header, and no other that could let it in. */
async function askWith(
  { url }: RunningGateway,
  authorization: string | string[] | undefined,
  query = albumQuery,
) {
  const sent = await send(url, "/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      ...(authorization !== undefined && { authorization }),
    },
    body: JSON.stringify({ query }),
  });
  return { status: sent.status, body: toJson(sent), text: sent.text };
}

/** Refused before anything is executed: no data, not even null for each field. */
function unauthenticated(message: unknown) {
  return {
    status: 401,
    body: {
      errors: [{ message, extensions: { code: "UNAUTHENTICATED" } }],
    },
  };
}

const noToken =
  "This needs a Login with Amazon access token, as `Authorization: Bearer …`.";
const badToken = "The access token is not valid or has expired.";

describe("a caller without a good token", () => {
  it.each([
    ["no header", undefined],
    ["an empty header", ""],
    ["another scheme", "Basic YWRhOmFkYQ=="],
    ["a scheme alone", "Bearer"],
    ["a scheme and a space", "Bearer "],
    ["a token without a scheme", "Atza|token"],
    ["two tokens", "Bearer Atza|one Atza|two"],
    ["a token that is too long", `Bearer Atza|${"x".repeat(5000)}`],
    ["a token of 10 kB", `Bearer ${"x".repeat(10_000)}`],
    ["two headers", ["Bearer Atza|one", "Bearer Atza|two"]],
    ["a token with other letters", "Bearer Atza|ö"],
  ])("is not let in with %s, and nobody is asked", async (_, header) => {
    await using gateway = await startGateway();
    expect(await askWith(gateway, header)).toMatchObject(
      unauthenticated(noToken),
    );
    expect(gateway.sandbox.exchanges).toEqual([]);
  });

  it("is not let in with a good token beside another one, whichever comes first", async () => {
    await using gateway = await startGateway();
    const good = `Bearer ${gateway.sandbox.users.ada.accessToken}`;
    for (const headers of [
      [good, "Bearer Atza|one"],
      ["Bearer Atza|one", good],
      [good, good],
    ])
      expect(await askWith(gateway, headers)).toMatchObject(
        unauthenticated(noToken),
      );
    expect(gateway.sandbox.exchanges).toEqual([]);
  });

  it("is not let in with an unknown token, which Login with Amazon alone is asked about", async () => {
    await using gateway = await startGateway();
    const answer = await askWith(gateway, "Bearer Atza|unknown");
    expect(answer).toMatchObject(unauthenticated(badToken));
    expect(answer.text).not.toContain("Atza");
    expect(gateway.sandbox.requests).toEqual([]);
    expect(gateway.sandbox.loginRequests).toEqual(["GET /auth/o2/tokeninfo"]);
  });

  it("is not let in with a token that has expired", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const token = sandbox.issueToken({ user: "ada", expiresInSeconds: -1 });
    expect(await askWith(gateway, `Bearer ${token}`)).toMatchObject(
      unauthenticated(badToken),
    );
    expect(sandbox.requests).toEqual([]);
  });

  it("is not let in with a token that was made for another application", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const audience = "amzn1.application-oa2-client.another";
    const token = sandbox.issueToken({ user: "ada", audience });
    expect(await askWith(gateway, `Bearer ${token}`)).toMatchObject(
      unauthenticated("The access token was made for another application."),
    );
    expect(sandbox.requests).toEqual([]);
  });

  it("sees nothing of what is in the cache for others", async () => {
    await using gateway = await startGateway({
      env: { AMAZON_MUSIC_TERRITORY: "US" },
    });
    await gateway.query(albumQuery);
    for (const header of [undefined, "Bearer Atza|unknown"]) {
      const answer = await askWith(gateway, header);
      expect(answer.status).toBe(401);
      expect(answer.text).not.toContain("Harbour");
    }
  });

  it.each([
    ["after an open field", '{ __typename album(catalogId: "B0") { title } }'],
    [
      "behind a fragment",
      '{ ...F } fragment F on Query { album(catalogId: "B0") { title } }',
    ],
    [
      "behind an inline fragment",
      '{ __typename ... { album(catalogId: "B0") { title } } }',
    ],
    [
      "under the alias of an open field",
      '{ __typename: album(catalogId: "B0") { title } }',
    ],
    [
      "by a directive that leaves it out",
      '{ album(catalogId: "B0") @skip(if: true) { title } }',
    ],
    ["as an entity", "{ _entities(representations: []) { __typename } }"],
  ])("does not get in with a closed field %s", async (_, query) => {
    await using gateway = await startGateway();
    expect((await askWith(gateway, undefined, query)).status).toBe(401);
  });

  it("is told what is wrong with the document first", async () => {
    await using gateway = await startGateway();
    const answer = await askWith(gateway, undefined, "{ cassette { title } }");
    expect(answer.body).toMatchObject({
      errors: [{ extensions: { code: "GRAPHQL_VALIDATION_FAILED" } }],
    });
  });
});

describe("without a token", () => {
  it.each([
    ["the name of a type", "{ __typename }"],
    [
      "introspection",
      '{ __schema { types { name } } __type(name: "Album") { name } }',
    ],
    ["the subgraph's SDL", "{ _service { sdl } }"],
    [
      "all three, in fragments",
      "{ ...F } fragment F on Query { __typename ... { _service { sdl } } }",
    ],
  ])("anybody may ask for %s", async (_, query) => {
    await using gateway = await startGateway();
    const answer = await askWith(gateway, undefined, query);
    expect(answer.status).toBe(200);
    expect(answer.body).not.toHaveProperty("errors");
    expect(gateway.sandbox.exchanges).toEqual([]);
  });

  it("anybody may ask for the open operation of a document that holds a closed one", async () => {
    await using gateway = await startGateway();
    const sent = await send(gateway.url, "/graphql", {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        query: `query Open { __typename } query Closed ${albumQuery}`,
        operationName: "Open",
      }),
    });
    expect(toJson(sent)).toEqual({ data: { __typename: "Query" } });
  });
});

describe("the name of the scheme", () => {
  it("is told to who is not let in", async () => {
    await using gateway = await startGateway();
    const { headers } = await gateway.query(albumQuery, { token: null });
    expect(headers.get("www-authenticate")).toBe("Bearer");
  });

  it.each(["bearer", "BEARER", "Bearer "])(
    "may be written %j",
    async (scheme) => {
      await using gateway = await startGateway();
      const { accessToken } = gateway.sandbox.users.ada;
      const answer = await askWith(gateway, `${scheme} ${accessToken}`);
      expect(answer).toMatchObject({
        status: 200,
        body: { data: { album: { title: "Harbour Lights at Noon" } } },
      });
    },
  );
});

describe("while Login with Amazon is away", () => {
  it("a token that is not known yet is neither good nor bad", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.faults.add({
      match: { path: "/auth/o2/tokeninfo" },
      times: 1,
      fault: { kind: "status", status: 500 },
    });
    const header = `Bearer ${sandbox.users.ada.accessToken}`;
    const refused = await askWith(gateway, header);
    expect(refused).toMatchObject({
      status: 503,
      body: {
        errors: [
          {
            message: "Amazon cannot answer just now; try again later.",
            extensions: { code: "UPSTREAM_UNAVAILABLE" },
          },
        ],
      },
    });
    expect(sandbox.requests).toEqual([]);
    // Login with Amazon is left alone for a moment; nobody but it knows better.
    await until(async () => (await askWith(gateway, header)).status === 200);
  });

  it("a token that is known goes on working", async () => {
    await using gateway = await startGateway();
    await gateway.query(albumQuery);
    gateway.sandbox.faults.add({
      match: { path: "/auth/o2/tokeninfo" },
      fault: { kind: "cut", at: "start" },
    });
    const { errors } = await gateway.query(albumQuery);
    expect(errors).toBeUndefined();
  });
});
