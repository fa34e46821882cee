import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { album, artist, track } from "../../src/amazon-music/entities.ts";
import { startClient } from "./start-client.ts";

const readers = { album, artist, track };

describe("a whole entity", () => {
  it.each(["album", "artist", "track"] as const)(
    "has no absent field, whatever Amazon leaves out: %s",
    (type) => {
      const whole = readers[type].whole({ id: "B1" });

      expect(Object.values(whole ?? {})).not.toContain(undefined);
      const { id, _type, ...rest } = whole ?? {};
      expect({ id, _type: _type?.toLowerCase() }).toEqual({
        id: "B1",
        _type: type,
      });
      expect(new Set(Object.values(rest))).toEqual(new Set([null]));
    },
  );

  it("is read field by field as Amazon sends it", async () => {
    await using world = await startClient();
    const { client, sandbox, ask } = world;

    const found = await client.albums.getMany([works.albums.twoArtists], ask);

    expect(found.get(works.albums.twoArtists)).toMatchObject({
      _type: "Album",
      title: "Shared Umbrella",
      releaseDate: "2019-10-11T04:00:00.000Z",
      trackCount: 3,
      artists: [
        { _type: "Artist", id: works.artists.plain, name: "Mira Solberg" },
        { _type: "Artist", id: works.artists.partner },
      ],
      tracks: sandbox.catalog
        .album(works.albums.twoArtists)
        ?.trackIds.map((id) => ({ _type: "Track", id })),
    });
  });
});

describe("a stub", () => {
  it.each(["album", "artist", "track"] as const)(
    "has no field that Amazon did not send: %s",
    (type) => {
      expect(Object.keys(readers[type].stub({ id: "B1" }) ?? {})).toEqual([
        "_type",
        "id",
      ]);
    },
  );

  it("tells what Amazon has no value for from what this form does not carry", () => {
    const stub = album.stub({ id: "B1", title: null });

    expect(stub).toHaveProperty("title", null);
    expect(stub).not.toHaveProperty("shortTitle");
  });

  it("nests: the album of a track, the artists of that album", () => {
    const json = {
      id: "T1",
      album: { id: "A1", artists: [{ id: "R1", name: "One" }] },
    };

    expect(track.stub(json)).toEqual({
      _type: "Track",
      id: "T1",
      album: {
        _type: "Album",
        id: "A1",
        artists: [{ _type: "Artist", id: "R1", name: "One" }],
      },
    });
  });
});

describe("what contains a playable thing", () => {
  const mrn = "mrn:1.0:catalog:album:asin:B1";

  it.each([
    [{ containerId: mrn }, [mrn]],
    [{ containerId: null }, null],
    [{ containerIds: [mrn, 7, "b"] }, [mrn, "b"]],
    [{ containerIds: null }, null],
    [{ containerId: null, containerIds: [mrn] }, [mrn]],
    [{}, null],
  ])("is a list, by whichever name Amazon has it: %j", (json, containerIds) => {
    const { playParams } = track.stub({ id: "T1", playParams: json }) ?? {};

    expect(playParams).toEqual({ id: null, selections: null, containerIds });
  });

  it("is not known where nothing says how to play it", () => {
    expect(track.stub({ id: "T1", playParams: "PLAY" })).toMatchObject({
      playParams: null,
    });
  });
});

describe("both forms", () => {
  it.each([
    null,
    undefined,
    "B1",
    7,
    [],
    {},
    { id: "" },
    { id: 7 },
    { id: null },
  ])("read nothing from %j, which has no id", (json) => {
    expect(album.whole(json)).toBeNull();
    expect(album.stub(json)).toBeNull();
  });

  it("leave out what Amazon may add", () => {
    expect(artist.stub({ id: "R1", constructor: 1, isNew: true })).toEqual({
      _type: "Artist",
      id: "R1",
    });
  });

  it("do not take Amazon's word for the type", () => {
    expect(artist.stub({ id: "R1", _type: "Album" })).toMatchObject({
      _type: "Artist",
    });
  });
});
