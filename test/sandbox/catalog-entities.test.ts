import { describe, expect, it } from "@jest/globals";
import { createSandbox, works } from "../../src/sandbox/index.ts";
import { startSandbox } from "./start-sandbox.ts";

const market = { id: "US", name: "United States" };
const musicTerritory = { code: "US", territoryName: "United States" };

describe("an album", () => {
  it("has every documented field, with tracks and artists as stubs", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(`/v1/albums/${works.albums.plain}/`);
    const url = "https://music.amazon.com/albums/B0064UPU4G";

    expect(body).toEqual({
      data: {
        album: {
          id: "B0064UPU4G",
          globalAsin: "B0064UPU4G",
          title: "Harbour Lights at Noon",
          shortTitle: "Harbour Lights at Noon",
          audioQualities: expect.arrayContaining(["SD", "HD"]),
          duration: expect.any(Number),
          url,
          releaseDate: "2001-03-07T05:00:00.000Z",
          musicTerritory,
          market,
          availableMarkets: expect.arrayContaining([market]),
          artists: [
            {
              id: works.artists.plain,
              name: "Mira Solberg",
              url: `https://music.amazon.com/artists/${works.artists.plain}`,
            },
          ],
          eligibility: {
            isDownloadable: expect.any(Boolean),
            isPurchaseable: expect.any(Boolean),
            isPreviewable: expect.any(Boolean),
            isPrimeEligible: expect.any(Boolean),
          },
          parentalSettings: { isKidFriendly: true, hasExplicitLanguage: false },
          tracks: expect.any(Array),
          trackCount: 5,
          images: [
            {
              url: expect.stringMatching(/^https:/),
              height: 1400,
              width: 1400,
            },
          ],
          label: expect.any(String),
        },
      },
    });
    expect(body["data"]?.["album"]?.["tracks"]?.[0]).toEqual({
      id: works.tracks.plain,
      title: "First Ferry Out",
      url,
    });
  });

  it("lasts as long as its tracks together", async () => {
    await using world = await startSandbox();
    const id = world.sandbox.catalog.albumId(7);
    const album = (await world.ask(`/v1/albums/${id}`)).body["data"]?.["album"];
    const ids = world.sandbox.catalog.album(id)?.trackIds ?? [];
    const tracks = (await world.ask(`/v1/tracks?ids=${ids.join()}`)).body[
      "data"
    ]?.["tracks"] as unknown as { duration: number; album: { id: string } }[];

    expect(tracks).toHaveLength(12);
    expect(tracks.every((track) => track.album.id === id)).toBe(true);
    expect(album?.["duration"]).toBe(
      tracks.reduce((sum, { duration }) => sum + duration, 0),
    );
  });

  it("is unknown outside its territory", async () => {
    await using world = await startSandbox();
    const path = `/v1/albums/${works.albums.abroad}`;
    const { ben } = world.sandbox.users;

    expect((await world.ask(path)).body["error"]?.["code"]).toBe(
      "RESOURCE_NOT_FOUND",
    );
    expect((await world.ask(path, { token: ben.accessToken })).status).toBe(
      200,
    );
  });
});

describe("a track", () => {
  it("has every documented field", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(`/v1/tracks/${works.tracks.explicit}`);
    const albumUrl = `https://music.amazon.com/albums/${works.albums.explicitTrack}`;

    expect(body["data"]?.["track"]).toEqual({
      id: works.tracks.explicit,
      title: "Manners, Minded [Explicit]",
      url: `${albumUrl}/?trackAsin=${works.tracks.explicit}`,
      audioQualities: expect.any(Array),
      globalAsin: works.tracks.explicit,
      shortTitle: "Manners, Minded",
      duration: expect.any(Number),
      album: {
        id: works.albums.explicitTrack,
        title: "Plain Speaking [Explicit]",
        url: albumUrl,
      },
      releaseDate: "2020-08-14T04:00:00.000Z",
      isrc: expect.stringMatching(/^[A-Z]{5}\d{7}$/),
      artists: [expect.objectContaining({ id: works.artists.plain })],
      musicTerritory,
      market,
      availableMarkets: expect.any(Array),
      eligibility: expect.any(Object),
      parentalSettings: { isKidFriendly: false, hasExplicitLanguage: true },
      images: [expect.objectContaining({ height: 1400 })],
      previewUrl: expect.stringMatching(/^https:/),
      label: expect.any(String),
      mediaType: "AUDIO",
    });
  });

  it("takes the media types that are documented and no other", async () => {
    await using world = await startSandbox();
    const status = async (mediaType: string) =>
      (
        await world.ask(
          `/v1/tracks/${works.tracks.plain}?mediaType=${mediaType}`,
        )
      ).status;

    expect(await status("AUDIO")).toBe(200);
    expect(await status("VIDEO")).toBe(404);
    expect(await status("audio")).toBe(400);
  });
});

describe("an artist", () => {
  it("has every documented field", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(`/v1/artists/${works.artists.plain}`);

    expect(body["data"]?.["artist"]).toEqual({
      id: works.artists.plain,
      name: "Mira Solberg",
      url: `https://music.amazon.com/artists/${works.artists.plain}`,
      globalAsin: works.artists.plain,
      images: [
        expect.objectContaining({ imageType: "BACKGROUND" }),
        expect.objectContaining({ imageType: "PROFILE" }),
      ],
      musicTerritory,
    });
  });

  it("may have a url without an id, and no images at all", async () => {
    await using world = await startSandbox();
    const artist = async (id: string) =>
      (await world.ask(`/v1/artists/${id}`)).body["data"]?.["artist"];

    expect((await artist(works.artists.withoutLink))?.["url"]).toBe(
      "https://music.amazon.com/artists/",
    );
    expect(await artist(works.artists.withoutImages)).not.toHaveProperty(
      "images",
    );
  });

  it("has the albums that name it as an artist", async () => {
    await using world = await startSandbox();
    const { catalog } = world.sandbox;
    const named = new Map<string, string[]>();
    for (let index = 0; index < catalog.albums; index++) {
      const album = catalog.album(catalog.albumId(index));
      for (const artistId of album?.artistIds ?? [])
        named.set(artistId, [...(named.get(artistId) ?? []), album?.id ?? ""]);
    }

    for (let index = 0; index < catalog.artists; index++) {
      const id = catalog.artistId(index);
      const own = catalog.artist(id)?.albumIds ?? [];
      expect([...own].sort()).toEqual([...(named.get(id) ?? [])].sort());
    }
  });
});

describe("language and image style", () => {
  it("translates titles, names and errors into the listed language that fits best", async () => {
    await using world = await startSandbox();
    const title = async (language: string) =>
      (
        await world.ask(`/v1/albums/${works.albums.plain}`, {
          headers: { "accept-language": language },
        })
      ).body["data"]?.["album"]?.["title"];

    expect(await title("de-DE,en;q=0.5")).toBe(
      "[de-de] Harbour Lights at Noon",
    );
    expect(await title("en;q=0.5, ja")).toBe("[ja-jp] Harbour Lights at Noon");
    expect(await title("es-MX")).toBe("[es_mx] Harbour Lights at Noon");
    expect(await title("tlh")).toBe("Harbour Lights at Noon");
    const unknown = await world.ask("/v1/albums/B000000000", {
      headers: { "accept-language": "fr-FR" },
    });
    expect(unknown.body["error"]?.["message"]).toBe(
      "[fr-fr] The resource was not found.",
    );
  });

  it("scales images to the longer side", async () => {
    await using world = await startSandbox();
    const { body } = await world.ask(`/v1/artists/${works.artists.plain}`, {
      headers: { "amzn-image-style": "SL160" },
    });

    expect(body["data"]?.["artist"]?.["images"]?.[0]).toEqual({
      url: expect.stringContaining("._SL160_."),
      width: 160,
      height: 90,
      imageType: "BACKGROUND",
    });
  });
});

describe("the generated catalogue", () => {
  it("is the same for the same seed and another one for another", async () => {
    const titles = async (seed: number) => {
      const sandbox = await createSandbox({ catalog: { seed } });
      await sandbox.close();
      const { catalog } = sandbox;
      return [0, 1, 2, 1999].map(
        (index) => catalog.album(catalog.albumId(index))?.title,
      );
    };

    expect(await titles(1)).toEqual(await titles(1));
    expect(await titles(1)).not.toEqual(await titles(2));
  });

  it("deals each track to exactly one album, whatever the sizes", async () => {
    await using world = await startSandbox({
      catalog: { albums: 37, tracks: 500, artists: 5 },
    });
    const { catalog } = world.sandbox;
    const dealt: string[] = [];
    for (let index = 0; index < 37; index++) {
      const album = catalog.album(catalog.albumId(index));
      for (const id of album?.trackIds ?? []) {
        expect(catalog.track(id)?.albumId).toBe(album?.id);
        dealt.push(id);
      }
    }

    expect(dealt).toEqual(
      Array.from({ length: 500 }, (_, index) => catalog.trackId(index)),
    );
    expect(catalog.track(catalog.trackId(500))).toBeUndefined();
    expect(catalog.album(catalog.albumId(37))).toBeUndefined();
  });
});
