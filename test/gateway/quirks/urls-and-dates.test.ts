import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import { startGateway } from "../../support/start-gateway.ts";

const { albums, artists, playlists, podcastShows } = works;
const amazon = "https://music.amazon.com";

describe("a url", () => {
  it("comes as Amazon wrote it, with raw spaces and a colon in it", async () => {
    await using gateway = await startGateway();
    const { catalog } = gateway.sandbox;
    const { data, errors } = await gateway.query(`{
      podcastShow(catalogId: "${podcastShows.long}") {
        episodes(first: 2) { nodes { url } }
      }
    }`);
    const urls = catalog
      .show(podcastShows.long)
      ?.episodeIds.slice(0, 2)
      .map(
        (id) =>
          `${amazon}/podcasts/${podcastShows.long}/episodes/${id}/${catalog.episode(id)?.title}`,
      );
    expect(urls?.[0]).toMatch(/Episode 1: .* /);
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      podcastShow: { episodes: { nodes: urls?.map((url) => ({ url })) } },
    });
  });

  it("is no source of ids: an artist is looked up though the artist's url has none", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(`{
      album(catalogId: "${albums.artistWithoutLink}") {
        artists { catalogId url globalAsin }
      }
    }`);
    const catalogId = artists.withoutLink;
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      album: {
        artists: [
          { catalogId, url: `${amazon}/artists/`, globalAsin: catalogId },
        ],
      },
    });
    expect(gateway.sandbox.requests.at(-1)).toBe(
      `GET /v1/artists?ids=${catalogId}`,
    );
  });

  it("may be one and the same for an album and all of its tracks", async () => {
    await using gateway = await startGateway();
    const { catalog } = gateway.sandbox;
    const { data, errors } = await gateway.query(`{
      album(catalogId: "${albums.twoArtists}") {
        url
        tracks { nodes { catalogId url duration } }
      }
    }`);
    const url = `${amazon}/albums/${albums.twoArtists}`;
    const nodes = catalog
      .album(albums.twoArtists)
      ?.trackIds.map((catalogId) => ({
        catalogId,
        url,
        duration: catalog.track(catalogId)?.duration,
      }));
    expect(errors).toBeUndefined();
    expect(data).toEqual({ album: { url, tracks: { nodes } } });
  });

  it("may hold another id than its user's or its playlist's own, which are told and taken", async () => {
    await using gateway = await startGateway();
    const { userId } = gateway.sandbox.users.ada;
    const { data, errors } = await gateway.query<{
      me: { url: string };
      playlist: { id: string; url: string };
    }>(`{
      me { userId url }
      playlist(catalogId: "${playlists.adaRepeating}") { id catalogId url }
    }`);
    expect(errors).toBeUndefined();
    expect(data.me).toMatchObject({ userId });
    expect(data.me.url).not.toContain(userId);
    const { id, url } = data.playlist;
    const catalogId = playlists.adaRepeating;
    expect(data.playlist).toMatchObject({ catalogId });
    expect(url).not.toContain(catalogId);
    const again = await gateway.query(
      `query ($id: ID!) { node(id: $id) { ... on Playlist { catalogId url } } }`,
      { variables: { id } },
    );
    expect(again.data).toEqual({ node: { catalogId, url } });
  });
});

describe("a date", () => {
  it("is a moment in UTC, with milliseconds, whichever way Amazon wrote it", async () => {
    await using gateway = await startGateway();
    const [episode = ""] =
      gateway.sandbox.catalog.show(podcastShows.long)?.episodeIds ?? [];
    const { data, errors } = await gateway.query(`{
      album(catalogId: "${albums.plain}") { releaseDate }
      podcastEpisode(catalogId: "${episode}") { releaseDate }
    }`);
    expect(gateway.sandbox.catalog.episode(episode)?.releaseDate).toBe(
      "2020-01-10T08:00:00Z",
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      // US midnight: the day before, further west.
      album: { releaseDate: "2001-03-07T05:00:00.000Z" },
      podcastEpisode: { releaseDate: "2020-01-10T08:00:00.000Z" },
    });
  });
});

describe("the picture of a user", () => {
  it("measures nothing by nothing, which is not the same as unknown", async () => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(
      `{ me { images { height width imageType } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      me: { images: [{ height: 0, width: 0, imageType: null }] },
    });
  });
});
