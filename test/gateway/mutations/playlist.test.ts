import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";
import { readEntries } from "./changes.ts";

const { adaEmpty, adaRepeating } = works.playlists;
const [plain, explicit] = [works.tracks.plain, works.tracks.explicit];

async function change<Payload = unknown>(
  { query }: RunningGateway,
  name: string,
  input: Readonly<Record<string, unknown>>,
  select = "playlist { trackCount }",
): Promise<Payload> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await query<{ payload: Payload }>(
    `mutation ($input: ${type}!) { payload: ${name}(input: $input) { ${select} } }`,
    { variables: { input } },
  );
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  return data.payload;
}

async function trackIds(gateway: RunningGateway, playlistId: string) {
  const entries = await readEntries(gateway, playlistId);
  return entries.map(({ node }) => node.catalogId);
}

async function entryIds(gateway: RunningGateway, playlistId: string) {
  const entries = await readEntries(gateway, playlistId);
  return entries.map(({ entryId }) => entryId);
}

describe("the places of a playlist", () => {
  it("are told apart though the same track stands at two of them", async () => {
    await using gateway = await startGateway();
    const [first, second, third] = await readEntries(gateway, adaRepeating);
    expect(first?.node).toEqual(third?.node);

    await change(gateway, "removePlaylistTracks", {
      playlistCatalogId: adaRepeating,
      entryIds: [third?.entryId],
    });

    expect(await readEntries(gateway, adaRepeating)).toEqual([first, second]);
  });

  it("are not taken twice by a track, unless that is wanted", async () => {
    await using gateway = await startGateway();
    const input = { playlistCatalogId: adaEmpty, trackCatalogIds: [plain] };

    await change(gateway, "addPlaylistTracks", input);
    await change(gateway, "addPlaylistTracks", input);
    expect(await trackIds(gateway, adaEmpty)).toEqual([plain]);

    await change(gateway, "addPlaylistTracks", {
      ...input,
      trackCatalogIds: [plain, explicit],
      addDuplicateTracks: true,
    });
    expect(await trackIds(gateway, adaEmpty)).toEqual([plain, plain, explicit]);
  });

  it("move together, in the order given, to right behind or right before a place", async () => {
    await using gateway = await startGateway();
    const { catalog, requests } = gateway.sandbox;
    await change(gateway, "addPlaylistTracks", {
      playlistCatalogId: adaEmpty,
      trackCatalogIds: [0, 1, 2, 3, 4].map(catalog.trackId),
    });
    const [a, b, c, d, e] = await entryIds(gateway, adaEmpty);

    for (const [input, order] of [
      [{ entryIds: [d, b], entryIdAbove: e }, [a, c, e, d, b]],
      [{ entryIds: [b], entryIdBelow: a }, [b, a, c, e, d]],
      [{ entryIds: [d, c], entryIdAbove: b, entryIdBelow: a }, [b, d, c, a, e]],
    ] as const) {
      const move = { playlistCatalogId: adaEmpty, ...input };
      await change(gateway, "movePlaylistTracks", move);
      expect(await entryIds(gateway, adaEmpty)).toEqual(order);
    }
    expect(
      requests.filter((request) => request.startsWith("PATCH")),
    ).toHaveLength(3);
  });
});

describe("what is said of a playlist", () => {
  it("stays where it is not given, or null", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const select = "playlist { title visibility }";

    const renamed = await change(
      gateway,
      "updatePlaylist",
      { catalogId: adaEmpty, title: "Renamed", visibility: null },
      select,
    );
    const hidden = await change(
      gateway,
      "updatePlaylist",
      { catalogId: adaEmpty, visibility: "PRIVATE" },
      select,
    );
    await change(gateway, "updatePlaylist", {
      catalogId: adaEmpty,
      description: "",
    });

    expect(renamed).toEqual({
      playlist: { title: "Renamed", visibility: "PUBLIC" },
    });
    expect(hidden).toEqual({
      playlist: { title: "Renamed", visibility: "PRIVATE" },
    });
    expect(
      sandbox.exchanges
        .filter(({ method }) => method === "PUT")
        .map(({ body }) => body),
    ).toEqual(["title=Renamed", "visibility=PRIVATE", "description="]);
  });
});

describe("a playlist", () => {
  it("is private and without a description unless told otherwise", async () => {
    await using gateway = await startGateway();

    await change(gateway, "createPlaylist", { title: "Mine" });

    expect(
      gateway.sandbox.exchanges.find(
        ({ method, path }) => method === "POST" && path === "/v1/playlists",
      )?.body,
    ).toBe('{"title":"Mine","description":"","visibility":"PRIVATE"}');
  });

  it("is made, filled, ordered, renamed and deleted", async () => {
    await using gateway = await startGateway();
    const { id, catalogId } = (
      await change<{ playlist: { id: string; catalogId: string } }>(
        gateway,
        "createPlaylist",
        { title: "Ferries" },
        "playlist { id catalogId }",
      )
    ).playlist;
    const own = { playlistCatalogId: catalogId };

    await change(gateway, "addPlaylistTracks", {
      ...own,
      trackCatalogIds: [plain, explicit],
    });
    const [first, second] = await entryIds(gateway, catalogId);
    await change(gateway, "movePlaylistTracks", {
      ...own,
      entryIds: [second],
      entryIdBelow: first,
    });
    expect(await trackIds(gateway, catalogId)).toEqual([explicit, plain]);
    await change(gateway, "removePlaylistTracks", {
      ...own,
      entryIds: [second],
    });
    const renamed = await change(
      gateway,
      "updatePlaylist",
      { catalogId, title: "Last Ferries" },
      "playlist { id title trackCount tracks { nodes { catalogId } } }",
    );
    expect(renamed).toEqual({
      playlist: {
        id,
        title: "Last Ferries",
        trackCount: 1,
        tracks: { nodes: [{ catalogId: plain }] },
      },
    });

    const deleted = await change(
      gateway,
      "deletePlaylist",
      { catalogId },
      "deletedPlaylistId deletedPlaylistCatalogId",
    );

    expect(deleted).toEqual({
      deletedPlaylistId: id,
      deletedPlaylistCatalogId: catalogId,
    });
    const { data } = await gateway.query(
      `query ($id: ID!, $catalogId: ID!) {
        node(id: $id) { id }
        playlist(catalogId: $catalogId) { title }
      }`,
      { variables: { id, catalogId } },
    );
    expect(data).toEqual({ node: null, playlist: null });
  });
});

describe("a playlist that Amazon deleted without saying so", () => {
  it("is told to be deleted, though it is not there any more when the call is repeated", async () => {
    await using gateway = await startGateway();
    const { sandbox, query } = gateway;
    // Ten calls pay for a repetition.
    for (let calls = 0; calls < 10; calls += 1) await query("{ me { name } }");
    sandbox.requests.length = 0;
    sandbox.faults.add({
      match: { method: "DELETE", path: `/v1/playlists/${adaEmpty}` },
      times: 1,
      fault: { kind: "cut", at: "start", isCarriedOut: true },
    });

    const deleted = await change(
      gateway,
      "deletePlaylist",
      { catalogId: adaEmpty },
      "deletedPlaylistCatalogId userErrors { code }",
    );

    expect(deleted).toEqual({
      deletedPlaylistCatalogId: adaEmpty,
      userErrors: [],
    });
    const line = `DELETE /v1/playlists/${adaEmpty}`;
    expect(sandbox.requests).toEqual([line, line]);
  });
});
