import { describe, expect, it } from "@jest/globals";
import { works, type Sandbox, type Switches } from "../../src/sandbox/index.ts";
import { startGateway } from "../support/start-gateway.ts";

const unknownId = "B000000000";

/** A hundred ids of which the one in the middle is unknown, and what each is to be answered. */
function toBatch({ catalog }: Sandbox) {
  const ids = Array.from({ length: 100 }, (_, place) =>
    place === 57 ? unknownId : catalog.albumId(place),
  );
  const titles = ids.map((id) =>
    id === unknownId ? null : { title: catalog.album(id)?.title },
  );
  return { ids, titles };
}

const titlesOf = `query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }`;

describe("one unknown id among a hundred", () => {
  it.each<[string, Partial<Switches>]>([
    ["leaves out", { multiGetUnknown: "dropped" }],
    ["puts null for", { multiGetUnknown: "null" }],
    [
      "leaves out, in another order and each other twice,",
      {
        multiGetUnknown: "dropped",
        multiGetOrder: "shuffled",
        multiGetRepeats: true,
      },
    ],
    [
      "puts null, from back to front, for",
      { multiGetUnknown: "null", multiGetOrder: "reversed" },
    ],
    ["refuses all ids over", { multiGetUnknown: "refused" }],
    [
      "leaves out, under other ids that name the asked ones,",
      { answeredIds: "global-asin", multiGetOrder: "shuffled" },
    ],
    [
      "leaves out, under the ids of another territory,",
      { answeredIds: "local-asin", multiGetOrder: "shuffled" },
    ],
    [
      "leaves out, under ids that tell nothing,",
      { answeredIds: "unmatched", multiGetOrder: "shuffled" },
    ],
  ])(
    "is null and the others are right where Amazon %s it",
    async (_, switches) => {
      await using gateway = await startGateway();
      const { sandbox } = gateway;
      Object.assign(sandbox.switches, switches);
      const { ids, titles } = toBatch(sandbox);
      const { data, errors } = await gateway.query(titlesOf, {
        variables: { ids },
      });
      expect(errors).toBeUndefined();
      expect(data).toEqual({ albums: titles });
    },
  );

  it("costs one call where Amazon leaves it out", async () => {
    await using gateway = await startGateway();
    const { ids } = toBatch(gateway.sandbox);
    await gateway.query(titlesOf, { variables: { ids } });
    expect(gateway.sandbox.requests).toHaveLength(1);
  });

  it("costs two calls for each halving where Amazon refuses all ids over it", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    sandbox.switches.multiGetUnknown = "refused";
    const { ids } = toBatch(sandbox);
    await gateway.query(titlesOf, { variables: { ids } });
    // A hundred ids are halved six or seven times until one stands alone.
    expect(sandbox.requests.length).toBeLessThanOrEqual(1 + 2 * 7);
  });

  it("is not asked for again within the minute", async () => {
    await using gateway = await startGateway();
    const document = `{ album(catalogId: "${unknownId}") { title } }`;
    await gateway.query(document);
    await gateway.query(document);
    expect(gateway.sandbox.requests).toHaveLength(1);
  });
});

describe("an unknown id", () => {
  it("is null for every type, by every field that looks up", async () => {
    await using gateway = await startGateway();
    const toNodeId = (type: string): string =>
      Buffer.from(`1:${type}:${unknownId}`).toString("base64url");
    const { data, errors } = await gateway.query(
      `query ($id: ID!, $ids: [ID!]!, $nodes: [ID!]!, $node: ID!) {
        album(catalogId: $id) { title } albums(catalogIds: $ids) { title }
        track(catalogId: $id) { title } tracks(catalogIds: $ids) { title }
        artist(catalogId: $id) { name } artists(catalogIds: $ids) { name }
        nodes(ids: $nodes) { id } node(id: $node) { id }
      }`,
      {
        variables: {
          id: unknownId,
          ids: [unknownId],
          node: toNodeId("Album"),
          nodes: ["Album", "Track", "Artist"].map(toNodeId),
        },
      },
    );
    expect({ data, errors }).toEqual({
      errors: undefined,
      data: {
        album: null,
        albums: [null],
        track: null,
        tracks: [null],
        artist: null,
        artists: [null],
        node: null,
        nodes: [null, null, null],
      },
    });
  });
});

describe("an album that Amazon knows by another id now", () => {
  it("is found by its former id, and tells its present one", async () => {
    await using gateway = await startGateway();
    gateway.sandbox.switches.answeredIds = "unmatched";
    const { formerIdOfPlain, plain } = works.albums;
    const { data } = await gateway.query(
      `{ album(catalogId: "${formerIdOfPlain}") { catalogId title } }`,
    );
    expect(data).toEqual({
      album: { catalogId: plain, title: "Harbour Lights at Noon" },
    });
  });
});
