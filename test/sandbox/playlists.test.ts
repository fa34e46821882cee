import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { list, startSandbox, text, type World } from "./start-sandbox.ts";

const json = (method: string, body: unknown) => ({
  method,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(body),
});

async function create(world: World, title = "Night Drive"): Promise<string> {
  const { body } = await world.ask(
    "/v1/playlists",
    json("POST", { title, description: "For the road", visibility: "PRIVATE" }),
  );
  return text(body["data"]?.["createPlaylist"]?.["id"]);
}

/** Entry ids and track ids, in order. */
async function entries(world: World, id: string) {
  const { body } = await world.ask(`/v1/playlists/${id}/tracks`);
  return list(body["data"]?.["playlist"]?.["tracks"]?.["edges"]).map(
    (edge) => ({
      entryId: text(edge["cursor"]).replace(/^\d+:/, ""),
      trackId: text(edge["node"]?.["id"]),
    }),
  );
}

const trackIds = async (world: World, id: string) =>
  (await entries(world, id)).map(({ trackId }) => trackId);

describe("a playlist", () => {
  it("is created, read, listed first, and deleted", async () => {
    await using world = await startSandbox();
    const id = await create(world);
    const { userId } = world.sandbox.users.ada;
    const read = await world.ask(`/v1/playlists/${id}`);

    expect(id).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    expect(read.body["data"]?.["playlist"]).toEqual({
      id,
      title: "Night Drive",
      url: expect.not.stringContaining(id),
      curator: { id: userId },
      duration: 0,
      trackCount: 0,
      images: [{ url: expect.any(String), imageType: "PRIMARY" }],
      eligibility: expect.objectContaining({
        playback: { canPlayOnDemand: true, shuffleType: "INLINE" },
        playbackSubscriptionTiers: ["UNLIMITED"],
      }),
      visibility: "PRIVATE",
    });
    const mine = await world.ask("/v1/me/playlists?limit=1");
    expect(
      mine.body["data"]?.["user"]?.["playlists"]?.["edges"]?.[0],
    ).toMatchObject({ node: { id } });
    await world.ask(`/v1/playlists/${id}`, { method: "DELETE" });
    expect((await world.ask(`/v1/playlists/${id}`)).status).toBe(404);
    expect(await create(world)).not.toBe(id);
  });

  it("is updated by a form, never by JSON", async () => {
    await using world = await startSandbox();
    const id = await create(world);
    const path = `/v1/playlists/${id}`;
    const update = { title: "Day & Night", visibility: "PUBLIC" };

    expect((await world.ask(path, json("PUT", update))).status).toBe(400);
    // The form under the wrong name is no better than the wrong form.
    const misnamed = {
      ...json("PUT", {}),
      body: new URLSearchParams(update).toString(),
    };
    expect((await world.ask(path, misnamed)).status).toBe(400);
    const updated = await world.ask(path, {
      method: "PUT",
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams(update).toString(),
    });
    expect(updated.body["data"]?.["updatePlaylist"]).toMatchObject(update);
    const shown = await world.ask(`/v1/views/playlists/${id}`);
    expect(shown.body["data"]?.["entity"]).toMatchObject({
      title: "Day & Night",
      description: "For the road",
    });
  });

  it("asks for all three parts when it is created", async () => {
    await using world = await startSandbox();
    const half = await world.ask("/v1/playlists", json("POST", { title: "x" }));

    expect(half.status).toBe(400);
  });

  it("takes tracks once, and twice only on demand", async () => {
    await using world = await startSandbox();
    const id = await create(world);
    const { catalog } = world.sandbox;
    const [a, b] = [catalog.trackId(1), catalog.trackId(2)];
    const add = (ids: string[], addDuplicateTracks?: boolean) =>
      world.ask(
        `/v1/playlists/${id}/tracks`,
        json("PUT", { trackIds: ids, addDuplicateTracks }),
      );

    await add([a, b]);
    await add([a]);
    expect(await trackIds(world, id)).toEqual([a, b]);
    const added = await add([a], true);
    expect(await trackIds(world, id)).toEqual([a, b, a]);
    expect(added.body["data"]?.["addPlaylistTracks"]).toMatchObject({
      trackCount: 3,
    });
    expect((await add(["B000000000"])).status).toBe(404);
    expect((await add([])).status).toBe(400);
  });

  it("loses entries, not tracks, by a DELETE with a body", async () => {
    await using world = await startSandbox();
    const id = works.playlists.adaRepeating;
    const [first, second, third] = await entries(world, id);
    expect(first?.trackId).toBe(third?.trackId);
    expect(first?.entryId).not.toBe(third?.entryId);

    const path = `/v1/playlists/${id}/tracks`;
    expect((await world.ask(path, { method: "DELETE" })).status).toBe(400);
    await world.ask(path, json("DELETE", { entryIds: [first?.entryId] }));
    expect(await entries(world, id)).toEqual([second, third]);
  });

  it("moves entries above or below another one", async () => {
    await using world = await startSandbox();
    const id = works.playlists.adaLong;
    const before = await entries(world, id);
    const [a, b, c, d] = before.map(({ entryId }) => entryId);
    const move = (body: unknown) =>
      world.ask(`/v1/playlists/${id}/tracks`, json("PATCH", body));
    const order = async () =>
      (await entries(world, id)).slice(0, 4).map(({ entryId }) => entryId);

    await move({ entryIds: [d, c], entryIdBelow: a });
    expect(await order()).toEqual([d, c, a, b]);
    await move({ entryIds: [d], entryIdAbove: a });
    expect(await order()).toEqual([c, a, d, b]);
    expect((await move({ entryIds: [d] })).status).toBe(400);
    expect((await move({ entryIds: ["x"], entryIdAbove: a })).status).toBe(400);
  });

  it("of somebody else can be read when public, and changed never", async () => {
    await using world = await startSandbox();
    const token = world.sandbox.users.ben.accessToken;
    const asBen = async (id: string, method = "GET") =>
      (await world.ask(`/v1/playlists/${id}`, { token, method })).status;

    expect(await asBen(works.playlists.adaRepeating)).toBe(200);
    expect(await asBen(works.playlists.adaRepeating, "DELETE")).toBe(403);
    expect(await asBen(works.playlists.adaLong)).toBe(404);
    expect(await asBen(works.playlists.adaLong, "DELETE")).toBe(404);
    expect(await asBen(works.playlists.editorial, "DELETE")).toBe(403);
    expect(
      (await world.ask(`/v1/playlists/${works.playlists.benPrivate}`)).status,
    ).toBe(404);
  });

  it("has entries with what is needed to reach their tracks, albums and artists", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(
      `/v1/playlists/${works.playlists.editorial}/tracks?limit=1`,
    );

    expect(
      body["data"]?.["playlist"]?.["tracks"]?.["edges"]?.[0]?.["node"],
    ).toEqual({
      id: expect.stringMatching(/^B/),
      title: expect.any(String),
      url: expect.any(String),
      album: expect.objectContaining({ id: expect.stringMatching(/^B/) }),
      artists: expect.arrayContaining([
        expect.objectContaining({ id: expect.stringMatching(/^B/) }),
      ]),
    });
  });
});
