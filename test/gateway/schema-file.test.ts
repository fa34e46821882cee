import { describe, expect, it } from "@jest/globals";
import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  printSchema,
  type IntrospectionQuery,
} from "graphql";
import { send } from "../support/send.ts";
import { startGateway } from "../support/start-gateway.ts";

const path = "/schema.graphql";

describe("/schema.graphql", () => {
  it("is the graph with every description, and without what is there for routers", async () => {
    await using gateway = await startGateway();
    const { status, headers, text } = await send(gateway.url, path);
    expect(status).toBe(200);
    expect(headers["content-type"]).toBe("text/plain; charset=utf-8");
    expect(text).not.toMatch(/_entities|_service|_Any|__|@key|cacheControl/i);

    // Beside it, what introspection tells: the same but for that.
    const { data } = await gateway.query<IntrospectionQuery>(
      getIntrospectionQuery(),
    );
    const introspected = buildClientSchema(data).getTypeMap();
    const read = buildSchema(text);
    const foreign = /^_|__|^(CacheControlScope|Query)$/;
    const names = (typeMap: object) =>
      Object.keys(typeMap)
        .filter((name) => !foreign.test(name))
        .sort();
    expect(names(read.getTypeMap())).toEqual(names(introspected));
    expect(Object.keys(read.getQueryType()?.getFields() ?? {})).toEqual(
      Object.keys(
        buildClientSchema(data).getQueryType()?.getFields() ?? {},
      ).filter((name) => !name.startsWith("_")),
    );
    expect(read.getType("Album")?.description).toContain(
      "An album of the Amazon",
    );
    expect(`${printSchema(read)}\n`).toBe(text);
  });

  it("is not sent again to who has it", async () => {
    await using gateway = await startGateway();
    const { etag = "" } = (await send(gateway.url, path)).headers;
    expect(etag).toMatch(/^"[\w-]{43}"$/);
    for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
      const headers = { "if-none-match": known };
      const sent = await send(gateway.url, path, { headers });
      expect(sent).toMatchObject({ status: 304, text: "", headers: { etag } });
    }
    const headers = { "if-none-match": '"other"' };
    expect((await send(gateway.url, path, { headers })).status).toBe(200);
  });

  it("is only read", async () => {
    await using gateway = await startGateway();
    const head = await send(gateway.url, path, { method: "HEAD" });
    expect(head).toMatchObject({ status: 200, text: "" });
    const posted = await send(gateway.url, path, { method: "POST" });
    expect(posted).toMatchObject({
      status: 405,
      headers: { allow: "GET, HEAD" },
    });
  });

  it("is not there where nobody may look at the schema", async () => {
    await using gateway = await startGateway({ env: { INTROSPECTION: "off" } });
    expect((await send(gateway.url, path)).status).toBe(404);
  });
});
