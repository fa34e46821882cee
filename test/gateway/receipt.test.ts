import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";

interface Receipt {
  readonly calls: readonly {
    readonly method: string;
    readonly path: string;
    readonly ids: number;
    readonly status: number;
    readonly attempt: number;
    readonly ms: number;
    readonly coalesced: boolean;
  }[];
  readonly entities: Readonly<Record<string, number>>;
}

async function readReceipt(
  { query }: RunningGateway,
  document: string,
): Promise<Receipt> {
  const headers = { "x-upstream-receipt": "1" };
  const { extensions } = await query(document, { headers });
  return extensions?.["upstream"] as Receipt;
}

/** Method, path, number of ids and status of each call. */
const summarise = ({ calls }: Receipt) =>
  calls.map(({ method, path, ids, status }) => [method, path, ids, status]);

const album = `{
  album(catalogId: "${works.albums.plain}") {
    title
    tracks(first: 3) { nodes { title duration } }
  }
}`;

describe("the receipt", () => {
  it("is given to who asks for it alone", async () => {
    await using gateway = await startGateway();

    expect((await gateway.query(album)).extensions).toBeUndefined();
    expect(await readReceipt(gateway, album)).toBeDefined();
  });

  it("shows every call that the operation made, and where each entity came from", async () => {
    await using gateway = await startGateway();

    const receipt = await readReceipt(gateway, album);

    expect(summarise(receipt)).toEqual([
      ["GET", "/v1/albums", 1, 200],
      ["GET", "/v1/tracks", 3, 200],
    ]);
    expect(receipt.entities).toEqual({
      stub: 0,
      memory: 0,
      redis: 0,
      coalesced: 0,
      stale: 0,
      fetched: 4,
    });
    expect(receipt.calls).toHaveLength(gateway.sandbox.requests.length);
  });

  it("shows no call where memory has it all", async () => {
    await using gateway = await startGateway();
    await gateway.query(album);

    const receipt = await readReceipt(gateway, album);

    expect(receipt.calls).toEqual([]);
    expect(receipt.entities).toMatchObject({ memory: 4, fetched: 0 });
  });

  it("counts what the list already held, once for each occurrence", async () => {
    await using gateway = await startGateway();

    const { entities } = await readReceipt(
      gateway,
      `{ album(catalogId: "${works.albums.plain}") { tracks(first: 3) { nodes { title url } } } }`,
    );

    expect(entities).toMatchObject({ stub: 3, fetched: 1 });
  });

  it("shows a call that was refused", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.faults.add({
      times: 1,
      fault: { kind: "status", status: 500 },
      match: { path: "/v1/albums" },
    });

    expect(summarise(await readReceipt(gateway, album))).toEqual([
      ["GET", "/v1/albums", 1, 500],
    ]);
  });

  it("shows the calls of a change", async () => {
    await using gateway = await startGateway();

    const receipt = await readReceipt(
      gateway,
      `mutation { saveAlbum(input: { catalogId: "${works.albums.plain}" }) { saveState } }`,
    );

    expect(summarise(receipt)).toEqual([
      ["PUT", "/v1/me/library/albums/{id}", 0, 200],
    ]);
  });

  it("shows the calls of entities that a router asks for", async () => {
    await using gateway = await startGateway();

    const receipt = await readReceipt(
      gateway,
      `{ _entities(representations: [{ __typename: "Album", catalogId: "${works.albums.plain}" }]) { ... on Album { title } } }`,
    );

    expect(summarise(receipt)).toEqual([["GET", "/v1/albums", 1, 200]]);
  });

  it("shows a joined call to each who waited for it, and says whose it was", async () => {
    await using gateway = await startGateway();
    // Known callers, so that both come to the look-up at the same time.
    await gateway.query("{ me { userId } }");
    gateway.sandbox.faults.add({
      times: 1,
      fault: { kind: "delay", ms: 100 },
      match: { path: "/v1/albums" },
    });
    const title = `{ album(catalogId: "${works.albums.plain}") { title } }`;

    const receipts = await Promise.all([
      readReceipt(gateway, title),
      readReceipt(gateway, title),
    ]);

    const calls = receipts.flatMap((receipt) => receipt.calls);
    expect(calls.map(({ coalesced }) => coalesced).sort()).toEqual([
      false,
      true,
    ]);
    const entities = receipts.map((receipt) => receipt.entities);
    expect(entities).toContainEqual(expect.objectContaining({ fetched: 1 }));
    expect(entities).toContainEqual(expect.objectContaining({ coalesced: 1 }));
  });

  it("says that an entity was fetched for who asked again where another's joined call was refused", async () => {
    await using gateway = await startGateway({
      env: { AMAZON_MUSIC_TERRITORY: "US" },
    });
    const { sandbox } = gateway;
    const token = sandbox.issueToken({
      user: "ada",
      scopes: ["music::profile:read"],
    });
    // Known callers, so that the second joins the call of the first.
    await gateway.query("{ me { userId } }");
    await gateway.query("{ me { userId } }", { token });
    sandbox.faults.add({
      times: 1,
      fault: { kind: "delay", ms: 200 },
      match: { path: "/v1/albums" },
    });
    const title = `{ album(catalogId: "${works.albums.plain}") { title } }`;

    const refused = gateway.query(title, { token });
    while (!sandbox.requests.some((line) => line.includes("/v1/albums")))
      await new Promise((resolve) => setTimeout(resolve, 1));
    const receipt = await readReceipt(gateway, title);

    expect((await refused).errors).toMatchObject([
      { extensions: { code: "FORBIDDEN" } },
    ]);
    expect(
      receipt.calls.map(({ status, coalesced }) => ({ status, coalesced })),
    ).toEqual([
      { status: 403, coalesced: true },
      { status: 200, coalesced: false },
    ]);
    expect(receipt.entities).toMatchObject({ coalesced: 0, fetched: 1 });
  });
});
