import { createHash } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { redisServerPath, startRedisServer } from "../support/redis-server.ts";
import { send, toJson, type Sent } from "../support/send.ts";
import {
  startGatewayOnRedis,
  untilRedisIs,
} from "../support/start-gateway-on-redis.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

const document =
  "query Cover($id: ID!) { album(catalogId: $id) { title } }" as const;
const other = "{ me { __typename } }";
const variables = { id: works.albums.plain };
const cover = { data: { album: { title: "Harbour Lights at Noon" } } };
const hashOf = (text: string, algorithm = "sha256"): string =>
  createHash(algorithm).update(text).digest("hex");
const documentId = `sha256:${hashOf(document)}`;

/** A directory with these files, until the end of the test. */
async function makeDirectory(files: Readonly<Record<string, unknown>>) {
  const directory = await mkdtemp(path.join(tmpdir(), "documents-"));
  for (const [name, content] of Object.entries(files))
    await writeFile(
      path.join(directory, name),
      typeof content === "string" ? content : JSON.stringify(content),
    );
  return {
    directory,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true }),
  };
}

const startWith = (directory: string, mode: string, env = {}) =>
  startGateway({
    env: { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_DIR: directory, ...env },
  });

function post(
  { url, sandbox }: RunningGateway,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Sent> {
  return send(url, "/graphql", {
    method: "POST",
    headers: {
      "content-type": "application/json",
      authorization: `Bearer ${sandbox.users.ada.accessToken}`,
      ...headers,
    },
    body: JSON.stringify(body),
  });
}

const untrusted = (gateway: RunningGateway) =>
  gateway.log.filter(({ msg }) => msg === "untrusted document");

function expectRefusal(
  sent: Sent,
  code: string,
  status = 400,
  message: unknown = expect.any(String),
): void {
  expect({ status: sent.status, answer: toJson(sent) }).toEqual({
    status,
    answer: { errors: [{ message, extensions: { code } }] },
  });
}

describe("a document in a manifest", () => {
  it.each([
    [
      "of Relay",
      hashOf(document, "md5"),
      { [hashOf(document, "md5")]: document },
    ],
    [
      "of graphql-codegen",
      hashOf(document, "sha1"),
      { [hashOf(document, "sha1")]: document },
    ],
    [
      "of Apollo",
      "0f",
      {
        format: "apollo-persisted-query-manifest",
        version: 1,
        operations: [
          { id: "0f", name: "Cover", type: "query", body: document },
        ],
      },
    ],
  ])(
    "%s is answered by the manifest's id, and by the hash of its text",
    async (_, id, manifest) => {
      await using made = await makeDirectory({ "manifest.json": manifest });
      await using gateway = await startWith(made.directory, "only");
      for (const documentId of [id, `sha256:${hashOf(document)}`])
        expect(toJson(await post(gateway, { documentId, variables }))).toEqual(
          cover,
        );
    },
  );

  it("is one of all the files of the directory, plain documents included", async () => {
    await using made = await makeDirectory({
      "web.json": { a: document },
      "phone.json": { a: document, b: other },
      "cover.graphql": "{ __typename }",
      "readme.txt": "not one of them",
    });
    await using gateway = await startWith(made.directory, "only");
    const id = `sha256:${hashOf("{ __typename }")}`;
    expect(toJson(await post(gateway, { documentId: "b" }))).toEqual({
      data: { me: { __typename: "CurrentUser" } },
    });
    expect(toJson(await post(gateway, { documentId: id }))).toEqual({
      data: { __typename: "Query" },
    });
  });

  it("is answered by GET too, with its variables and the operation's name", async () => {
    await using made = await makeDirectory({
      "a.json": { a: `${document} query Other { __typename }` },
    });
    await using gateway = await startWith(made.directory, "only");
    const search = new URLSearchParams({
      documentId: "a",
      operationName: "Cover",
      variables: JSON.stringify(variables),
    });
    const sent = await send(gateway.url, `/graphql?${search.toString()}`, {
      headers: {
        authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
      },
    });
    expect(toJson(sent)).toEqual(cover);
  });

  it("is answered by the hash that Apollo's clients send, and by its text", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "only");
    const extensions = {
      persistedQuery: { version: 1, sha256Hash: hashOf(document) },
    };
    expect(toJson(await post(gateway, { extensions, variables }))).toEqual(
      cover,
    );
    expect(toJson(await post(gateway, { query: document, variables }))).toEqual(
      cover,
    );
  });

  it("answers nobody without a token, and stays within the limits", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "only");
    const sent = await post(
      gateway,
      { documentId: "a", variables },
      { authorization: "" },
    );
    expectRefusal(sent, "UNAUTHENTICATED", 401);
  });
});

describe("an id that is none's", () => {
  it.each(["log", "only"])(
    "is refused by its name where the mode is %s",
    async (mode) => {
      await using made = await makeDirectory({ "a.json": { a: document } });
      await using gateway = await startWith(made.directory, mode);
      for (const documentId of ["b", "", "__proto__", "x".repeat(300)])
        expectRefusal(
          await post(gateway, { documentId }),
          "TRUSTED_DOCUMENT_UNKNOWN",
          400,
          "There is no trusted document with this id.",
        );
    },
  );

  it("sends Apollo's clients back for the document", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "only");
    const extensions = { persistedQuery: { version: 1, sha256Hash: "b" } };
    const sent = await post(
      gateway,
      { extensions },
      { accept: "application/graphql-response+json" },
    );
    expectRefusal(
      sent,
      "PERSISTED_QUERY_NOT_SUPPORTED",
      400,
      "PersistedQueryNotSupported",
    );
  });

  it.each([
    ["a number", { documentId: 1 }],
    ["beside a document", { documentId: "a", query: document }],
  ])("is refused where it is %s", async (_, body) => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "log");
    expectRefusal(await post(gateway, body), "BAD_REQUEST");
  });
});

describe("TRUSTED_DOCUMENTS=off", () => {
  it("is the default, and says that it takes no ids", async () => {
    await using gateway = await startGateway();
    expectRefusal(
      await post(gateway, { documentId, variables }),
      "PERSISTED_QUERY_NOT_SUPPORTED",
      200,
      'Documents have no ids here: send the document itself, as "query".',
    );
    expect(toJson(await post(gateway, { query: document, variables }))).toEqual(
      cover,
    );
  });
});

describe("TRUSTED_DOCUMENTS=log", () => {
  it("answers other documents and logs their ids, but neither text nor variables", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "log");
    const sent = await post(gateway, { query: other });
    expect(toJson(sent)).toEqual({
      data: { me: { __typename: "CurrentUser" } },
    });
    expect(untrusted(gateway)).toEqual([
      {
        level: "warn",
        time: expect.any(String),
        msg: "untrusted document",
        requestId: sent.headers["x-request-id"],
        documentId: `sha256:${hashOf(other)}`,
      },
    ]);
  });

  it("does not log what is trusted, by its id or its text", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "log");
    await post(gateway, { documentId: "a", variables });
    await post(gateway, { query: document, variables });
    expect(untrusted(gateway)).toEqual([]);
  });
});

describe("TRUSTED_DOCUMENTS=only", () => {
  it.each([
    ["a document that is not in the list", { query: other }],
    ["one that differs by a space", { query: `${document} `, variables }],
    ["the schema", { query: "{ __schema { types { name } } }" }],
    ["the name of the root", { query: "{ __typename }" }],
    ["what is no GraphQL", { query: "{" }],
    [
      "an id of Apollo's beside another document",
      {
        query: other,
        extensions: {
          persistedQuery: { version: 1, sha256Hash: hashOf(document) },
        },
      },
    ],
  ])("refuses %s, and does not look into it", async (_, body) => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    await using gateway = await startWith(made.directory, "only");
    const sent = await post(gateway, body);
    expectRefusal(
      sent,
      "TRUSTED_DOCUMENT_REQUIRED",
      400,
      'Only trusted documents are answered: send the id of one, as "documentId".',
    );
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it("takes the documents of a router that proves to be one", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    const secret = "a secret of sixteen";
    await using gateway = await startWith(made.directory, "only", {
      FEDERATION_SECRET: secret,
    });
    const headers = { "x-federation-secret": secret };
    expect(toJson(await post(gateway, { query: other }, headers))).toEqual({
      data: { me: { __typename: "CurrentUser" } },
    });
    expectRefusal(
      await post(gateway, { query: other }),
      "TRUSTED_DOCUMENT_REQUIRED",
    );
  });

  it("refuses a client what a router may ask, however well the gateway knows it by then", async () => {
    await using made = await makeDirectory({ "a.json": { a: document } });
    const secret = "a secret of sixteen";
    await using gateway = await startWith(made.directory, "only", {
      FEDERATION_SECRET: secret,
    });
    const headers = { "x-federation-secret": secret };
    const query = `{ album(catalogId: "${works.albums.plain}") { title } }`;
    for (let times = 0; times < 5; times += 1)
      expect(toJson(await post(gateway, { query }, headers))).toEqual({
        data: { album: { title: "Harbour Lights at Noon" } },
      });
    expectRefusal(await post(gateway, { query }), "TRUSTED_DOCUMENT_REQUIRED");
  });
});

const describeWithRedis = redisServerPath ? describe : describe.skip;

describeWithRedis("trusted documents in Redis", () => {
  const env = { TRUSTED_DOCUMENTS: "only" };

  it("are found under their ids, and asked for once", async () => {
    await using redis = await startRedisServer();
    await redis.command("SET", `trusted-document:${documentId}`, document);
    await using gateway = await startGatewayOnRedis(redis, { env });
    expect(toJson(await post(gateway, { documentId, variables }))).toEqual(
      cover,
    );
    await redis.command("DEL", `trusted-document:${documentId}`);
    expect(toJson(await post(gateway, { documentId, variables }))).toEqual(
      cover,
    );
    expect(toJson(await post(gateway, { query: document, variables }))).toEqual(
      cover,
    );
  });

  it("are known from the moment that they are put there", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis, { env });
    expectRefusal(
      await post(gateway, { documentId: "new" }),
      "TRUSTED_DOCUMENT_UNKNOWN",
    );
    await redis.command("SET", "trusted-document:new", document);
    expect(
      toJson(await post(gateway, { documentId: "new", variables })),
    ).toEqual(cover);
  });

  it("are refused for now, not for good, while Redis is away", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis, { env });
    await redis.kill();
    await untilRedisIs(gateway, "down");
    for (const body of [{ documentId }, { query: document, variables }])
      expectRefusal(
        await post(gateway, body),
        "UPSTREAM_UNAVAILABLE",
        503,
        "Trusted documents cannot be read just now; try again later.",
      );
  });

  it("do not stand in the way of others where these are only logged, while Redis is away", async () => {
    await using redis = await startRedisServer();
    await using gateway = await startGatewayOnRedis(redis, {
      env: { TRUSTED_DOCUMENTS: "log" },
    });
    await redis.kill();
    await untilRedisIs(gateway, "down");
    expect(toJson(await post(gateway, { query: document, variables }))).toEqual(
      cover,
    );
    expect(untrusted(gateway)).toEqual([]);
  });
});
