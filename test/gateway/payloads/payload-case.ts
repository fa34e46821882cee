import { expect } from "@jest/globals";
import type { Sandbox } from "../../../src/sandbox/index.ts";
import { createSchema } from "../../../src/graphql/schema.ts";
import { selectValues } from "../../support/all-fields.ts";
import { toGraph, type Payload } from "../../support/graph-form.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";

const schema = createSchema();

/**
 * How many edges a list is asked for. The gateway asks Amazon for no fewer, so
 * that the second page takes Amazon's token.
 */
export const pageSize = 20;

/** Enough for a second page of everything; searches go through all of it. */
const catalog = { albums: 200, tracks: 2400, artists: 150 };

/** An operation of the REST API, and the question to the graph that has to show all it answers. */
export interface PayloadCase {
  /** Number and operation as `docs/rest-coverage.md` has them. */
  readonly row: string;
  readonly operation: string;
  /** What it is asked about. */
  readonly about: string;
  /** The operation that the graph reads instead, with the same payload. */
  readonly through?: string;
  /** What has to be looked up before the case can be asked. */
  readonly find?: (gateway: RunningGateway) => Found | Promise<Found>;
  readonly call: (found: Found) => Call;
  /**
   * A GraphQL operation. `all` selects everything of a type but its lists. One
   * that takes `$after` is asked for the second page too.
   */
  readonly ask: (all: SelectAll, found: Found) => string;
  /** The answer that holds all of the payload's values; by default it looks like the payload. */
  readonly answer?: (payload: Payload) => unknown;
}

type Found = readonly string[];
export type SelectAll = (typeName: string) => string;

export interface Call {
  readonly path: string;
  readonly json?: Payload;
  readonly form?: Readonly<Record<string, string>>;
}

/** Asks Amazon and the graph the same, and compares. */
export async function expectNothingLost(one: PayloadCase): Promise<void> {
  await using gateway = await startGateway({ sandboxOptions: { catalog } });
  const { sandbox } = gateway;
  const found = (await one.find?.(gateway)) ?? [];
  const document = one.ask((type) => selectValues(schema, type), found);
  const toAnswer = one.answer ?? toGraph;

  const call = one.call(found);
  const payload = await send(sandbox, one, call);
  // The graph meets what the call met, also where the call was a write.
  sandbox.reset();
  const { data, errors } = await gateway.query(document);
  expect(errors).toBeUndefined();
  expect(data).toMatchObject(toAnswer(payload) as Payload);
  expect(sandbox.requests).toContainEqual(
    expect.stringMatching(toPattern(one.through ?? one.operation)),
  );

  if (!document.includes("$after")) return;
  const next = withToken(call, findFirst(payload, readToken));
  const nextPayload = await send(sandbox, one, next);
  const after = findFirst(data, readEndCursor);
  const page = await gateway.query(document, { variables: { after } });
  expect(page.errors).toBeUndefined();
  expect(page.data).toMatchObject(toAnswer(nextPayload) as Payload);
}

/** What Amazon answers, without the gateway between. */
async function send(
  { url, apiKey, users }: Sandbox,
  { operation }: PayloadCase,
  { path, json, form }: Call,
): Promise<Payload> {
  const [method = ""] = operation.split(" ");
  const response = await fetch(url + path, {
    method,
    headers: {
      authorization: `Bearer ${users.ada.accessToken}`,
      "x-api-key": apiKey,
      ...(json && { "content-type": "application/json" }),
    },
    ...(json && { body: JSON.stringify(json) }),
    ...(form && { body: new URLSearchParams(form) }),
  });
  expect(response.status).toBe(200);
  const { data } = (await response.json()) as { data: Payload };
  return data;
}

/** An operation as it may stand in the record of calls. */
function toPattern(operation: string): RegExp {
  const path = operation.replaceAll(/\{\w+\}/g, "[^/?]+");
  return new RegExp(`^${path}/?(\\?|$)`);
}

/** The same call, for the page behind: searches have the token in their body, all others in the query, as it came. */
function withToken({ path, json, ...call }: Call, token: string): Call {
  return json === undefined
    ? {
        ...call,
        path: `${path}${path.includes("?") ? "&" : "?"}cursor=${token}`,
      }
    : { ...call, path, json: { ...json, token } };
}

function readToken({ token, nextPageToken }: Payload): unknown {
  return token ?? nextPageToken;
}

function readEndCursor({ hasNextPage, endCursor }: Payload): unknown {
  return hasNextPage === true ? endCursor : undefined;
}

/** The text nearest to the root that is found. */
function findFirst(json: unknown, read: (payload: Payload) => unknown): string {
  let level = [json];
  while (level.length > 0) {
    const payloads = level.filter(
      (value): value is Payload => typeof value === "object" && value !== null,
    );
    for (const payload of payloads) {
      const text = read(payload);
      if (typeof text === "string") return text;
    }
    level = payloads.flatMap((payload) => Object.values(payload));
  }
  throw new Error("There is no further page.");
}
