import { describe, expect, it } from "@jest/globals";
import type { OutgoingHttpHeaders } from "node:http";
import { works } from "../../src/sandbox/index.ts";
import { send, toJson, type Sent } from "../support/send.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const plain = works.albums.plain;
const title = "Harbour Lights at Noon";
const json = "application/json; charset=utf-8";
const graphqlJson = "application/graphql-response+json; charset=utf-8";

interface PostOptions {
  readonly headers?: OutgoingHttpHeaders;
  readonly token?: string | null;
}

function toHeaders(
  { sandbox }: RunningGateway,
  { headers = {}, token = sandbox.users.ada.accessToken }: PostOptions,
): OutgoingHttpHeaders {
  return {
    ...(token !== null && { authorization: `Bearer ${token}` }),
    ...headers,
  };
}

function postText(
  gateway: RunningGateway,
  body: string,
  options: PostOptions = {},
): Promise<Sent> {
  const headers = {
    "content-type": "application/json",
    ...toHeaders(gateway, options),
  };
  return send(gateway.url, "/graphql", { method: "POST", headers, body });
}

function post(
  gateway: RunningGateway,
  parameters: unknown,
  options?: PostOptions,
): Promise<Sent> {
  return postText(gateway, JSON.stringify(parameters), options);
}

function get(
  gateway: RunningGateway,
  parameters: Readonly<Record<string, string>>,
  options: PostOptions = {},
): Promise<Sent> {
  const search = new URLSearchParams(parameters).toString();
  const headers = toHeaders(gateway, options);
  return send(gateway.url, `/graphql?${search}`, { headers });
}

const codesOf = (sent: Sent): unknown[] =>
  (
    toJson(sent) as { errors?: { extensions: { code: unknown } }[] }
  ).errors?.map(({ extensions }) => extensions.code) ?? [];

describe("the media type of an answer", () => {
  it.each([
    [undefined, json],
    ["*/*", json],
    ["application/json", json],
    ["application/*", json],
    ["application/graphql-response+json", graphqlJson],
    ["application/graphql-response+json, application/json;q=0.9", graphqlJson],
    ["application/json, application/graphql-response+json;q=0.9", json],
    ["application/graphql-response+json; charset=utf-8", graphqlJson],
  ])("is, for who accepts %s, %s", async (accept, expected) => {
    await using gateway = await startGateway();
    const headers = accept === undefined ? {} : { accept };
    const sent = await post(gateway, { query: "{ __typename }" }, { headers });
    expect(sent.status).toBe(200);
    expect(sent.headers["content-type"]).toBe(expected);
    expect(toJson(sent)).toEqual({ data: { __typename: "Query" } });
  });

  it("is refused with 406 where the client takes neither", async () => {
    await using gateway = await startGateway();
    const headers = { accept: "text/csv" };
    const sent = await post(gateway, { query: "{ __typename }" }, { headers });
    expect(sent.status).toBe(406);
    expect(codesOf(sent)).toEqual(["BAD_REQUEST"]);
  });
});

/** Well-formed requests whose document cannot be executed. */
const refusedDocuments: readonly (readonly [string, unknown, string])[] = [
  ["does not parse", { query: "{" }, "GRAPHQL_PARSE_FAILED"],
  [
    "is not of this graph",
    { query: "{ cassette }" },
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "has a kind of operation that the graph has not",
    { query: "mutation { a }" },
    "GRAPHQL_VALIDATION_FAILED",
  ],
  [
    "lacks a variable",
    { query: "query ($id: ID!) { album(catalogId: $id) { title } }" },
    "BAD_USER_INPUT",
  ],
  [
    "has a variable of another type",
    {
      query:
        'query ($first: Int!) { album(catalogId: "B0") { tracks(first: $first) { edgeCount } } }',
      variables: { first: "ten" },
    },
    "BAD_USER_INPUT",
  ],
  [
    "lacks the operation that is asked for",
    { query: "query A { __typename }", operationName: "B" },
    "OPERATION_RESOLUTION_FAILURE",
  ],
  [
    "has two operations, and none is asked for",
    { query: "query A { __typename } query B { __typename }" },
    "OPERATION_RESOLUTION_FAILURE",
  ],
];

describe.each(refusedDocuments)("a document that %s", (_, parameters, code) => {
  it.each([
    ["application/json", 200],
    ["application/graphql-response+json", 400],
  ])("is told so under %s with status %i", async (accept, status) => {
    await using gateway = await startGateway();
    const sent = await post(gateway, parameters, { headers: { accept } });
    expect(sent.status).toBe(status);
    expect(toJson(sent)).not.toHaveProperty("data");
    expect(codesOf(sent)).toEqual([code]);
    expect(sent.headers["content-type"]).toBe(`${accept}; charset=utf-8`);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it("is logged as it was answered, and not as a bug of the gateway", async () => {
    await using gateway = await startGateway();
    const { status } = await post(gateway, parameters);
    expect(gateway.log).toMatchObject([{ level: "info", status, errors: 1 }]);
  });
});

describe("an error in a field", () => {
  it.each(["application/json", "application/graphql-response+json"])(
    "leaves the status at 200 under %s",
    async (accept) => {
      await using gateway = await startGateway();
      const query = `{ a: album(catalogId: "${plain}") { title } b: album(catalogId: "..") { title } }`;
      const sent = await post(gateway, { query }, { headers: { accept } });
      expect(sent.status).toBe(200);
      expect(toJson(sent)).toMatchObject({
        data: { a: { title }, b: null },
        errors: [{ path: ["b"] }],
      });
    },
  );

  it("is the client's own where a variable brings null to what may not be null", async () => {
    await using gateway = await startGateway();
    const query = `query ($id: ID = "B0", $isWanted: Boolean = true) { album(catalogId: $id) { title } ...F @include(if: true) } fragment F on Query { __typename @skip(if: $isWanted) }`;
    const variables = { id: null };
    const sent = await post(gateway, { query, variables });
    expect(toJson(sent)).toMatchObject({
      data: { album: null },
      errors: [
        {
          message:
            'Argument "catalogId" of non-null type "ID!" must not be null.',
          path: ["album"],
          extensions: { code: "BAD_USER_INPUT" },
        },
      ],
    });
    expect(gateway.log.map(({ level }) => level)).toEqual(["info"]);
  });
});

describe("a request by POST", () => {
  it("takes query, variables, operation name and extensions", async () => {
    await using gateway = await startGateway();
    const sent = await post(gateway, {
      query:
        "query A($id: ID!) { album(catalogId: $id) { title } } query B { __typename }",
      operationName: "A",
      variables: { id: plain },
      extensions: { anything: true },
    });
    expect(toJson(sent)).toEqual({ data: { album: { title } } });
  });

  it("takes null for what may be left out", async () => {
    await using gateway = await startGateway();
    const sent = await post(gateway, {
      query: "{ __typename }",
      operationName: null,
      variables: null,
      extensions: null,
    });
    expect(toJson(sent)).toEqual({ data: { __typename: "Query" } });
  });

  it.each([
    ["no JSON", "{"],
    ["an empty body", ""],
    ["null", "null"],
    ["text", '"{ __typename }"'],
    ["an empty object", "{}"],
    ["no query", '{"variables":{}}'],
    ["an empty query", '{"query":""}'],
    ["a query that is a number", '{"query":1}'],
    ["a query that is a document", '{"query":{"kind":"Document"}}'],
    ["variables that are text", '{"query":"{ __typename }","variables":"{}"}'],
    ["variables that are a list", '{"query":"{ __typename }","variables":[]}'],
    [
      "extensions that are a number",
      '{"query":"{ __typename }","extensions":1}',
    ],
    ["a name that is a number", '{"query":"{ __typename }","operationName":1}'],
    ["a list of requests", '[{"query":"{ __typename }"}]'],
    ["an empty list", "[]"],
  ])("is refused with 400 where it holds %s", async (_, body) => {
    await using gateway = await startGateway();
    const sent = await postText(gateway, body);
    expect(sent.status).toBe(400);
    expect(codesOf(sent)).toEqual(["BAD_REQUEST"]);
  });

  it.each([
    "text/plain",
    "application/x-www-form-urlencoded",
    "multipart/form-data; boundary=x",
  ])(
    "is refused with 415 where a web page could send it unasked, as %s",
    async (contentType) => {
      await using gateway = await startGateway();
      const headers = { "content-type": contentType };
      const body = '{"query":"{ __typename }"}';
      const sent = await postText(gateway, body, { headers });
      expect(sent.status).toBe(415);
      expect(codesOf(sent)).toEqual(["UNSUPPORTED_MEDIA_TYPE"]);
    },
  );

  it("is refused with 413 where it is larger than a megabyte", async () => {
    await using gateway = await startGateway();
    const sent = await post(gateway, { query: `#${"x".repeat(1_000_000)}` });
    expect(sent.status).toBe(413);
    expect(codesOf(sent)).toEqual(["PAYLOAD_TOO_LARGE"]);
  });

  it("is refused where its document is longer than anybody writes one", async () => {
    await using gateway = await startGateway();
    const query = `{ ${"__typename ".repeat(3000)} }`;
    const sent = await post(gateway, { query });
    expect(codesOf(sent)).toEqual(["GRAPHQL_PARSE_FAILED"]);
  });

  it("is told that queries are not kept by their hash, in the words that clients know", async () => {
    await using gateway = await startGateway();
    const persistedQuery = { version: 1, sha256Hash: "abc" };
    const sent = await post(gateway, { extensions: { persistedQuery } });
    expect(toJson(sent)).toEqual({
      errors: [
        {
          message: "PersistedQueryNotSupported",
          extensions: { code: "PERSISTED_QUERY_NOT_SUPPORTED" },
        },
      ],
    });
  });
});

describe("a request by GET", () => {
  it("takes query, variables and operation name", async () => {
    await using gateway = await startGateway();
    const sent = await get(gateway, {
      query:
        "query A($id: ID!) { album(catalogId: $id) { title } } query B { __typename }",
      operationName: "A",
      variables: JSON.stringify({ id: plain }),
    });
    expect(sent.status).toBe(200);
    expect(toJson(sent)).toEqual({ data: { album: { title } } });
  });

  it("may hold a question mark", async () => {
    await using gateway = await startGateway();
    const { accessToken } = gateway.sandbox.users.ada;
    const sent = await send(
      gateway.url,
      '/graphql?query={node(id:"?"){id}}'.replaceAll('"', "%22"),
      { headers: { authorization: `Bearer ${accessToken}` } },
    );
    expect(toJson(sent)).toMatchObject({
      data: { node: null },
      errors: [{ path: ["node"] }],
    });
  });

  it.each(["apollo-require-preflight", "x-apollo-operation-name"])(
    "is taken with the header %s, which no web page can send unasked",
    async (name) => {
      await using gateway = await startGateway();
      const sent = await get(
        gateway,
        { query: "{ __typename }" },
        { token: null, headers: { [name]: "1" } },
      );
      expect(sent.status).toBe(200);
    },
  );

  it("is refused without such a header, since a web page may have sent it unasked", async () => {
    await using gateway = await startGateway();
    const sent = await get(
      gateway,
      { query: "{ __typename }" },
      { token: null },
    );
    expect(sent.status).toBe(400);
    expect(codesOf(sent)).toEqual(["BAD_REQUEST"]);
  });

  it.each<[string, Record<string, string>]>([
    ["without a query", {}],
    [
      "with variables that are no JSON",
      { query: "{ __typename }", variables: "{" },
    ],
    [
      "with variables that are no object",
      { query: "{ __typename }", variables: "[]" },
    ],
  ])("is refused with 400 %s", async (_, parameters) => {
    await using gateway = await startGateway();
    const sent = await get(gateway, parameters);
    expect(sent.status).toBe(400);
    expect(codesOf(sent)).toEqual(["BAD_REQUEST"]);
  });

  it("is refused with 400 where it asks two things at once", async () => {
    await using gateway = await startGateway();
    const headers = toHeaders(gateway, {});
    const target = "/graphql?query={__typename}&query={__typename}";
    const sent = await send(gateway.url, target, { headers });
    expect(sent.status).toBe(400);
  });
});

describe("INTROSPECTION=off", () => {
  const off = { env: { INTROSPECTION: "off" } };

  it("hides the graph, and does not help to guess it", async () => {
    await using gateway = await startGateway(off);
    const { errors } = await gateway.query("{ __schema { types { name } } }");
    expect(errors?.map(({ extensions }) => extensions.code)).toEqual([
      "GRAPHQL_VALIDATION_FAILED",
    ]);
    const guess = await gateway.query("{ albun(catalogId: 1) { title } }");
    expect(guess.errors?.[0]?.message).toContain("albun");
    expect(guess.errors?.[0]?.message).not.toContain("Did you mean");
  });

  it("does not keep clients from the names of types", async () => {
    await using gateway = await startGateway(off);
    const { data } = await gateway.query("{ __typename }");
    expect(data).toEqual({ __typename: "Query" });
  });

  it("is not the default, which helps", async () => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query("{ albun { title } }");
    expect(errors?.[0]?.message).toContain('Did you mean "album"');
  });
});

describe("every answer", () => {
  it("may be kept by nobody between, since it is the caller's", async () => {
    await using gateway = await startGateway();
    const { headers } = await post(gateway, { query: "{ __typename }" });
    expect(headers["cache-control"]).toBe("no-store");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    expect(headers["access-control-allow-origin"]).toBeUndefined();
  });

  it("bears the id under which it stands in the log", async () => {
    await using gateway = await startGateway();
    const query = `query Cover { album(catalogId: "${plain}") { title } }`;
    const { headers } = await post(gateway, { query });
    expect(gateway.log).toEqual([
      {
        level: "info",
        time: expect.any(String),
        requestId: headers["x-request-id"],
        operation: "query",
        operationName: "Cover",
        status: 200,
        errors: 0,
        durationMs: expect.any(Number),
        msg: "operation",
      },
    ]);
  });
});
