import { describe, expect, it } from "@jest/globals";
import {
  createPlaylists,
  type Playlists,
} from "../../../src/amazon-music/resources/playlists.ts";
import type { Ask } from "../../../src/amazon-music/send.ts";
import { ask, createScriptedSend } from "../scripted-send.ts";

const first = { limit: 20, token: null };

describe("a place in a playlist", () => {
  it.each([
    ["0:e1", "e1"],
    ["17:a:b", "a:b"],
    [":e1", "e1"],
    ["e1", null],
    ["0:", null],
    ["", null],
    [7, null],
    [undefined, null],
  ])("with the cursor %j has the entry id %j", async (cursor, entryId) => {
    const edges = [{ cursor, node: { id: "B1" } }];
    const { send } = createScriptedSend({
      data: { playlist: { tracks: { edges } } },
    });

    const page = await createPlaylists(send).tracks.getPage("p1", first, ask);

    expect(page.edges).toEqual([
      { node: { _type: "Track", id: "B1" }, entryId },
    ]);
  });

  it("is left out without a track", async () => {
    const { send } = createScriptedSend({
      edges: [{ cursor: "0:e1", node: null }, null, { cursor: "1:e2" }],
    });

    const page = await createPlaylists(send).tracks.getPage("p1", first, ask);

    expect(page.edges).toEqual([]);
  });
});

describe("a write", () => {
  const writes: readonly [
    string,
    object,
    (playlists: Playlists, by: Ask) => Promise<unknown>,
  ][] = [
    [
      "PUT /v1/playlists/p1",
      { form: { title: "Mine", description: "" } },
      (playlists, by) =>
        playlists.update(
          "p1",
          { title: "Mine", description: "", visibility: undefined },
          by,
        ),
    ],
    [
      "DELETE /v1/playlists/p1",
      {},
      (playlists, by) => playlists.remove("p1", by),
    ],
    [
      "PUT /v1/playlists/p1/tracks",
      {
        json: { trackIds: ["a"], addDuplicateTracks: true },
        isIdempotent: false,
      },
      (playlists, by) => playlists.addTracks("p1", ["a"], true, by),
    ],
    [
      "DELETE /v1/playlists/p1/tracks",
      { json: { entryIds: ["a"] } },
      (playlists, by) => playlists.removeTracks("p1", ["a"], by),
    ],
    [
      "PATCH /v1/playlists/p1/tracks",
      { json: { entryIds: ["a"], entryIdBelow: "b" } },
      (playlists, by) =>
        playlists.moveTracks("p1", ["a"], { entryIdBelow: "b" }, by),
    ],
  ];

  it.each(writes)("is sent once, as %s", async (line, body, write) => {
    const { send, calls } = createScriptedSend(undefined);

    await write(createPlaylists(send), ask);

    expect(
      calls.map(({ method, path, route: _, ...rest }) => ({
        line: `${method} ${path}`,
        ...rest,
      })),
    ).toEqual([{ line, ...body }]);
  });

  it("is not sent with what is no id", async () => {
    const { send, calls } = createScriptedSend(undefined);
    const playlists = createPlaylists(send);

    for (const write of [
      playlists.remove("a/b", ask),
      playlists.update("", { title: "Mine" }, ask),
      playlists.removeTracks("..", ["a"], ask),
    ])
      await expect(write).rejects.toMatchObject({ kind: "bad-request" });
    expect(calls).toEqual([]);
  });
});

describe("a new playlist", () => {
  const fields = { title: "Mine", description: "", visibility: "PRIVATE" };

  it.each([
    [{ data: { createPlaylist: { id: "p1" } } }],
    [{ createPlaylist: { id: "p1" } }],
    [{ id: "p1" }],
  ])("is read from %j", async (body) => {
    const { send, calls } = createScriptedSend(body);

    expect(await createPlaylists(send).create(fields, ask)).toEqual({
      _type: "Playlist",
      id: "p1",
    });
    expect(calls).toEqual([
      {
        method: "POST",
        route: "/v1/playlists",
        path: "/v1/playlists",
        json: fields,
      },
    ]);
  });

  it("that Amazon does not name cannot be told", async () => {
    const { send } = createScriptedSend(undefined);

    await expect(
      createPlaylists(send).create(fields, ask),
    ).rejects.toMatchObject({
      kind: "malformed",
      message: "Amazon's answer holds no createPlaylist",
    });
  });
});
