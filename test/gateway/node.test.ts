import { describe, expect, it } from "@jest/globals";
import { works } from "../../src/sandbox/index.ts";
import { toNodeId } from "../oracle/node-id.ts";
import { startGateway } from "../support/start-gateway.ts";

const { albums, tracks, artists } = works;

interface Ids {
  readonly album: { readonly id: string };
  readonly track: { readonly id: string };
  readonly artist: { readonly id: string };
}

const idsOf = `{
  album(catalogId: "${albums.plain}") { id }
  track(catalogId: "${tracks.plain}") { id }
  artist(catalogId: "${artists.plain}") { id }
}`;

const nodesOf = `query ($ids: [ID!]!) {
  nodes(ids: $ids) {
    __typename
    id
    ... on Album { catalogId title }
    ... on Track { catalogId title }
    ... on Artist { catalogId name }
  }
}`;

describe("node", () => {
  it("finds each type again by the id that it was answered under", async () => {
    await using gateway = await startGateway();
    const { data: ids } = await gateway.query<Ids>(idsOf);
    const [album, track, artist] = [ids.album.id, ids.track.id, ids.artist.id];
    const { data, errors } = await gateway.query(nodesOf, {
      variables: { ids: [artist, album, track] },
    });
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      nodes: [
        {
          __typename: "Artist",
          id: artist,
          catalogId: artists.plain,
          name: "Mira Solberg",
        },
        {
          __typename: "Album",
          id: album,
          catalogId: albums.plain,
          title: "Harbour Lights at Noon",
        },
        {
          __typename: "Track",
          id: track,
          catalogId: tracks.plain,
          title: "First Ferry Out",
        },
      ],
    });
    const one = await gateway.query(
      `query ($id: ID!) { node(id: $id) { __typename id } }`,
      { variables: { id: album } },
    );
    expect(one.data).toEqual({ node: { __typename: "Album", id: album } });
  });

  it("gives the same id to a stub and to the whole thing", async () => {
    await using gateway = await startGateway();
    const { data } = await gateway.query<{
      album: { tracks: { nodes: { id: string }[] }; artists: { id: string }[] };
    }>(
      `{ album(catalogId: "${albums.plain}") { tracks(first: 1) { nodes { id } } artists { id } } }`,
    );
    const { data: ids } = await gateway.query<Ids>(idsOf);
    expect(data.album).toEqual({
      tracks: { nodes: [{ id: ids.track.id }] },
      artists: [{ id: ids.artist.id }],
    });
  });

  it("puts up with what happens to ids on their way through mails and URLs", async () => {
    await using gateway = await startGateway();
    const { data } = await gateway.query<Ids>(idsOf);
    const { id } = data.album;
    const padded = Buffer.from(id, "base64url").toString("base64");
    const folded = `${id.slice(0, 8)}\r\n ${id.slice(8)}\n`;
    const answered = await gateway.query(nodesOf, {
      variables: { ids: [padded, folded] },
    });
    expect(answered.data).toMatchObject({ nodes: [{ id }, { id }] });
  });

  it.each([
    ["Amazon's own id", albums.plain],
    ["nothing", ""],
    ["damaged", "MTpBbGJ1bTpCMDA2NFVQVTR"],
    ["of another version", toId("2:Album:B0064UPU4G")],
    ["without a type", toId("1::B0064UPU4G")],
    ["of a type that is none", toId("1:Cassette:B0064UPU4G")],
    ["of a type that has no id", toId("1:Image:B0064UPU4G")],
    ["of the type Query", toId("1:Query:B0064UPU4G")],
    ["of a member of every object", toId("1:constructor:B0064UPU4G")],
    ["no base64 at all", "💿"],
  ])("refuses an id that is %s", async (_, id) => {
    await using gateway = await startGateway();
    const { data, errors } = await gateway.query(
      `query ($id: ID!) { node(id: $id) { id } nodes(ids: [$id]) { id } }`,
      { variables: { id } },
    );
    expect(data).toEqual({ node: null, nodes: [null] });
    expect(errors).toMatchObject([
      { path: ["node"], extensions: { code: "BAD_USER_INPUT" } },
      { path: ["nodes", 0], extensions: { code: "BAD_USER_INPUT" } },
    ]);
    expect(gateway.sandbox.requests).toEqual([]);
  });

  it("tells who passes Amazon's own id what to pass instead", async () => {
    await using gateway = await startGateway();
    const { errors } = await gateway.query(
      `{ node(id: "${albums.plain}") { id } }`,
    );
    expect(errors?.[0]?.message).toBe(
      `"${albums.plain}" is no id of this graph; pass the "id" of something, not its "catalogId".`,
    );
  });
});

function toId(text: string): string {
  return Buffer.from(text).toString("base64url");
}

describe("a variable of null where a directive needs one", () => {
  const asked = `query ($ids: [ID!]!, $x: Boolean = true) {
    nodes(ids: $ids) {
      ... on Album { title @include(if: $x) }
      ... on Playlist { title @include(if: $x) }
    }
  }`;

  it.each([
    ["a view whose path is none", toNodeId("View", '["album","../..",null]')],
    ["a playlist", toNodeId("Playlist", works.playlists.editorial)],
  ])(
    "is one error for all, and leaves nothing unheard beside %s",
    async (_, id) => {
      await using gateway = await startGateway();
      const unheard: unknown[] = [];
      const note = (error: unknown) => void unheard.push(error);
      process.on("unhandledRejection", note);

      const ids = [id, toNodeId("Album", albums.plain)];
      const { errors } = await gateway.query(asked, {
        variables: { ids, x: null },
      });
      await new Promise((resolve) => setTimeout(resolve, 50));
      process.off("unhandledRejection", note);

      expect(errors).toMatchObject([
        { path: ["nodes"], extensions: { code: "BAD_USER_INPUT" } },
      ]);
      expect(unheard).toEqual([]);
      expect(gateway.log.filter(({ level }) => level === "error")).toEqual([]);
    },
  );
});
