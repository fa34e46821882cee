import { describe, expect, it } from "@jest/globals";
import { startGateway } from "../support/start-gateway.ts";

const toOpaque = (text: string): string =>
  Buffer.from(text).toString("base64url");

describe("a variable that is null where it may not be", () => {
  it.each([
    [
      "in an object in a list",
      'query ($it: String = "a") { searchTracks(filters: [{ query: $it }]) { edgeCount } }',
      "searchTracks",
    ],
    [
      "in a list",
      'query ($it: ID = "a") { albums(catalogIds: [$it]) { id } }',
      "albums",
    ],
    [
      "for an object's field",
      'mutation ($it: ID = "a") { saveAlbum(input: { catalogId: $it }) { saveState } }',
      "saveAlbum",
    ],
  ])("is the client's fault: %s", async (_, document, field) => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(document, {
      variables: { it: null },
    });
    expect(errors).toMatchObject([
      { path: [field], extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(gateway.log.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("more faults in the variables than anybody reads", () => {
  it("are the client's, all of them", async () => {
    await using gateway = await startGateway();
    const { status, errors = [] } = await gateway.query(
      "query ($them: [ID!]!) { albums(catalogIds: $them) { id } }",
      { variables: { them: Array.from({ length: 1000 }, () => ({})) } },
    );
    expect(status).toBe(200);
    expect(errors.length).toBeLessThan(100);
    expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
      new Set(["BAD_USER_INPUT"]),
    );
    expect(gateway.log.filter(({ level }) => level === "error")).toEqual([]);
  });
});

describe("an object with thousands of fields that its type has not", () => {
  it("is quoted for the first of them alone", async () => {
    await using gateway = await startGateway();
    const fields = Array.from({ length: 5000 }, (_, at) => [`k${at}`, at]);
    const { errors } = await gateway.query(
      "query ($it: TrackSearchFilter!) { searchTracks(filters: [$it]) { edgeCount } }",
      { variables: { it: Object.fromEntries(fields) } },
    );
    expect(errors).toMatchObject([
      { message: expect.stringMatching(/^Variable "\$it" got invalid value/) },
      { message: expect.stringMatching(/^Too many errors/) },
    ]);
  });
});

describe("the field that a search looks in", () => {
  it("is in Amazon's words, but has 100 characters at most: what is longer is not sent, and not written out for each of a hundred searches", async () => {
    await using gateway = await startGateway();
    const ask = async (length: number) => {
      const { errors } = await gateway.query(
        'query ($it: String!) { searchAlbums(filters: [{ field: $it, query: "a" }]) { edgeCount } }',
        { variables: { it: "x".repeat(length) } },
      );
      return errors;
    };

    await ask(100);
    expect(gateway.sandbox.requests).toHaveLength(1);
    expect(await ask(101)).toMatchObject([
      {
        message: '"field" has 101 characters; it takes up to 100.',
        extensions: { code: "BAD_USER_INPUT" },
      },
    ]);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});

describe("a name of 100 kB", () => {
  it("does not come back as a whole", async () => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(`{ ${"x".repeat(100_000)} }`);
    expect(errors).toHaveLength(1);
    expect(errors?.[0]?.message).toMatch(/^Cannot query field "x{900,1000}…$/);
  });
});

describe("an operation's name of 10 kB", () => {
  it("is cut in the log, whether the operation is executed or not", async () => {
    await using gateway = await startGateway();
    const document = `query ${"x".repeat(10_000)} { album(catalogId: "B0064UPU4G") { title } }`;
    for (let times = 0; times < 4; times += 1) await gateway.query(document);
    const names = gateway.log
      .filter(({ msg }) => msg === "operation")
      .map(({ operationName }) => operationName);
    expect(names).toEqual(Array(4).fill(`${"x".repeat(200)}…`));
  });
});

describe("a search in a handwritten id", () => {
  it.each([
    ["of too much text", ["search", "catalog", "x".repeat(301), 10]],
    ["of no text", ["search", "catalog", " ", 10]],
    ["of too many results", ["search", "catalog", "a", 101]],
    ["of a part of a result", ["search", "catalog", "a", 1.5]],
    ["of less than nothing", ["search", "catalog", "a", -1e300]],
  ])(
    "%s is refused as in the field, and not asked of Amazon",
    async (_, address) => {
      await using gateway = await startGateway();
      const view = JSON.stringify(address);
      const { data, errors } = await gateway.query(
        "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }",
        {
          variables: {
            ids: [
              toOpaque(`1:View:${view}`),
              toOpaque(`1:EntityGroup:${JSON.stringify([view, "a"])}`),
            ],
          },
        },
      );
      expect(data).toEqual({ nodes: [null, null] });
      expect(errors).toMatchObject([
        { path: ["nodes", 0], extensions: { code: "BAD_USER_INPUT" } },
        { path: ["nodes", 1], extensions: { code: "BAD_USER_INPUT" } },
      ]);
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );
});
