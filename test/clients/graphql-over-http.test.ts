import { describe, expect, it } from "@jest/globals";
import { auditServer, type AuditResult } from "graphql-http";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

/** As `fetch`, with the header that no web page can send unasked: the audits ask by GET too. */
const fetchWithHeader: typeof fetch = (target, init) =>
  fetch(target, {
    ...init,
    headers: {
      ...(init?.headers as Record<string, string>),
      "apollo-require-preflight": "true",
    },
  });

function audit({ url }: RunningGateway): Promise<AuditResult[]> {
  return auditServer({ url: `${url}/graphql`, fetchFn: fetchWithHeader });
}

const failuresOf = (results: readonly AuditResult[]): string[] =>
  results.flatMap((result) =>
    result.status === "ok" ? [] : [`${result.name}: ${result.reason}`],
  );

describe("the audits of GraphQL over HTTP", () => {
  it("pass, all of them", async () => {
    await using gateway = await startGateway();
    const results = await audit(gateway);
    expect(results.length).toBeGreaterThan(50);
    expect(failuresOf(results)).toEqual([]);
  });

  it("pass while the gateway has its hands full", async () => {
    await using gateway = await startGateway();
    const ids = Array.from({ length: 50 }, (_, at) =>
      gateway.sandbox.catalog.albumId(at),
    );
    let isOver = false;
    let answered = 0;
    const load = Array.from({ length: 5 }, async () => {
      while (!isOver) {
        const { errors } = await gateway.query(
          `query ($ids: [ID!]!) {
            albums(catalogIds: $ids) { title artists { name } }
          }`,
          { variables: { ids } },
        );
        expect(errors).toBeUndefined();
        answered += 1;
      }
    });
    const results = await audit(gateway);
    isOver = true;
    await Promise.all(load);
    expect(answered).toBeGreaterThanOrEqual(5);
    expect(failuresOf(results)).toEqual([]);
  });
});

interface Refused {
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Status where the client takes `application/graphql-response+json`, and where it takes plain JSON alone. */
  readonly statuses: readonly [number, number];
  readonly code: string;
}

const ask = (query: string, rest: object = {}): string =>
  JSON.stringify({ query, ...rest });
const title = `{ album(catalogId: "${works.albums.plain}") { title } }`;

/** An error of every kind that can stand in the way of an answer, before anything is executed. */
const refusals: Readonly<Record<string, Refused>> = {
  "a body that is no JSON": {
    body: "{",
    statuses: [400, 400],
    code: "BAD_REQUEST",
  },
  "a body that is too large": {
    body: ask(`#${"x".repeat(1_000_000)}`),
    statuses: [413, 413],
    code: "PAYLOAD_TOO_LARGE",
  },
  "a body of another type": {
    body: ask("{ __typename }"),
    headers: { "content-type": "text/plain" },
    statuses: [415, 415],
    code: "UNSUPPORTED_MEDIA_TYPE",
  },
  "a request without a document": {
    body: "{}",
    statuses: [400, 400],
    code: "BAD_REQUEST",
  },
  "a document that does not parse": {
    body: ask("{"),
    statuses: [400, 200],
    code: "GRAPHQL_PARSE_FAILED",
  },
  "a document that is not of this graph": {
    body: ask("{ cassette }"),
    statuses: [400, 200],
    code: "GRAPHQL_VALIDATION_FAILED",
  },
  "a variable that is missing": {
    body: ask("query ($id: ID!) { album(catalogId: $id) { title } }"),
    statuses: [400, 200],
    code: "BAD_USER_INPUT",
  },
  "an operation that is not in the document": {
    body: ask("{ __typename }", { operationName: "A" }),
    statuses: [400, 200],
    code: "OPERATION_RESOLUTION_FAILURE",
  },
  "a document that goes too deep": {
    body: ask(
      `{ __schema { types { fields { type { ${"ofType { ".repeat(14)}name${" }".repeat(18)} }`,
    ),
    statuses: [400, 400],
    code: "DEPTH_LIMIT_EXCEEDED",
  },
  "a hash in place of a document": {
    body: JSON.stringify({
      extensions: { persistedQuery: { version: 1, sha256Hash: "abc" } },
    }),
    statuses: [400, 200],
    code: "PERSISTED_QUERY_NOT_SUPPORTED",
  },
  "nobody's token": {
    body: ask(title),
    headers: { authorization: "" },
    statuses: [401, 401],
    code: "UNAUTHENTICATED",
  },
  "a token that is not good": {
    body: ask(title),
    headers: { authorization: "Bearer Atza|unknown" },
    statuses: [401, 401],
    code: "UNAUTHENTICATED",
  },
};

describe.each(Object.entries(refusals))("%s", (_, refused) => {
  it.each([
    ["application/graphql-response+json", 0],
    ["application/json", 1],
  ] as const)("is told of under %s", async (accept, at) => {
    await using gateway = await startGateway();
    const response = await fetch(`${gateway.url}/graphql`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
        ...refused.headers,
        accept,
      },
      body: refused.body,
    });
    const type = response.headers.get("content-type");
    const answer = (await response.json()) as object;
    expect({ status: response.status, type, answer }).toEqual({
      status: refused.statuses[at],
      // What the door refuses, before it is known to be GraphQL, is plain JSON.
      type: expect.stringMatching(
        /^application\/(graphql-response\+)?json; charset=utf-8$/,
      ),
      answer: {
        errors: [
          expect.objectContaining({
            message: expect.stringMatching(/\w/),
            extensions: expect.objectContaining({ code: refused.code }),
          }),
        ],
      },
    });
  });
});
