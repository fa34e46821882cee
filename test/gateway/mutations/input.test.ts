import { describe, expect, it } from "@jest/globals";
import { works } from "../../../src/sandbox/index.ts";
import {
  startGateway,
  type RunningGateway,
} from "../../support/start-gateway.ts";

const { adaLong, benPrivate } = works.playlists;

interface Payload {
  readonly userErrors: readonly {
    readonly code: string;
    readonly message: string;
    readonly field: readonly string[] | null;
  }[];
}

async function change(
  { query }: RunningGateway,
  name: string,
  input: Readonly<Record<string, unknown>>,
  token?: string,
) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { data, errors } = await query<{ payload: Payload | null }>(
    `mutation ($input: ${type}!) {
      payload: ${name}(input: $input) { userErrors { code message field } }
    }`,
    { variables: { input }, ...(token !== undefined && { token }) },
  );
  return { userErrors: data.payload?.userErrors, errors };
}

const playlist = { title: "Mine", description: "", visibility: "PUBLIC" };
const profile = {
  name: "Ada",
  visibility: "PUBLIC",
  playbackVisibility: "PRIVATE",
};
const tracks = { playlistCatalogId: adaLong };
const long = "x".repeat(1001);
const ids = (count: number) => Array.from({ length: count }, () => "B0");

describe("an entry id of more than 1,000 characters", () => {
  it.each([
    ["removePlaylistTracks", "entryIds", { entryIds: ["a", long] }],
    ["movePlaylistTracks", "entryIds", { entryIds: ["a", long] }],
    ["movePlaylistTracks", "entryIdAbove", { entryIdAbove: long }],
    ["movePlaylistTracks", "entryIdBelow", { entryIdBelow: long }],
  ])("of %s is not sent to Amazon, as %s", async (name, field, given) => {
    await using gateway = await startGateway();
    const input = { ...tracks, entryIds: ["a"], ...given };
    expect(await change(gateway, name, input)).toMatchObject({
      userErrors: [
        {
          message: `"${field}" has 1001 characters; it takes 0 to 1000.`,
          field: ["input", field],
        },
      ],
    });
    expect(gateway.sandbox.requests).toEqual([]);
  });
});

describe("input that cannot be right", () => {
  it.each([
    [
      "createPlaylist",
      { ...playlist, title: "" },
      "title",
      '"title" has 0 characters; it takes 1 to 200.',
    ],
    [
      "createPlaylist",
      { ...playlist, title: " \n" },
      "title",
      '"title" has 0 characters; it takes 1 to 200.',
    ],
    [
      "createPlaylist",
      { ...playlist, title: " ".repeat(201) },
      "title",
      '"title" has 201 characters; it takes 1 to 200.',
    ],
    [
      "createPlaylist",
      { ...playlist, title: "x".repeat(201) },
      "title",
      '"title" has 201 characters; it takes 1 to 200.',
    ],
    [
      "createPlaylist",
      { ...playlist, title: `x${" ".repeat(200)}` },
      "title",
      '"title" has 201 characters; it takes 1 to 200.',
    ],
    [
      "createPlaylist",
      { ...playlist, description: "x".repeat(2001) },
      "description",
      '"description" has 2001 characters; it takes 0 to 2000.',
    ],
    [
      "createPlaylist",
      { ...playlist, visibility: "OTHER" },
      "visibility",
      '"visibility" cannot be OTHER.',
    ],
    [
      "updatePlaylist",
      { catalogId: adaLong, title: "" },
      "title",
      '"title" has 0 characters; it takes 1 to 200.',
    ],
    [
      "updatePlaylist",
      { catalogId: adaLong, description: "x".repeat(2001) },
      "description",
      '"description" has 2001 characters; it takes 0 to 2000.',
    ],
    [
      "updatePlaylist",
      { catalogId: adaLong, visibility: "OTHER" },
      "visibility",
      '"visibility" cannot be OTHER.',
    ],
    [
      "addPlaylistTracks",
      { ...tracks, trackCatalogIds: [] },
      "trackCatalogIds",
      '"trackCatalogIds" holds 0 ids; it takes 1 to 100.',
    ],
    [
      "addPlaylistTracks",
      { ...tracks, trackCatalogIds: ids(101) },
      "trackCatalogIds",
      '"trackCatalogIds" holds 101 ids; it takes 1 to 100.',
    ],
    [
      "addPlaylistTracks",
      { ...tracks, trackCatalogIds: ids(101).map(() => "a,b") },
      "trackCatalogIds",
      '"trackCatalogIds" holds 101 ids; it takes 1 to 100.',
    ],
    [
      "addPlaylistTracks",
      { ...tracks, trackCatalogIds: ["B0", "a,b"] },
      "trackCatalogIds",
      '"a,b" is no catalogId: Amazon\'s ids have 1 to 64 letters, digits, "-" and "_", such as "B0064UPU4G".',
    ],
    [
      "removePlaylistTracks",
      { ...tracks, entryIds: [] },
      "entryIds",
      '"entryIds" holds 0 ids; it takes 1 to 100.',
    ],
    [
      "removePlaylistTracks",
      { ...tracks, entryIds: ids(101) },
      "entryIds",
      '"entryIds" holds 101 ids; it takes 1 to 100.',
    ],
    [
      "movePlaylistTracks",
      { ...tracks, entryIds: [] },
      "entryIds",
      '"entryIds" holds 0 ids; it takes 1 to 100.',
    ],
    [
      "movePlaylistTracks",
      { ...tracks, entryIds: ids(101) },
      "entryIds",
      '"entryIds" holds 101 ids; it takes 1 to 100.',
    ],
    [
      "updateProfile",
      { ...profile, name: "" },
      "name",
      '"name" has 0 characters; it takes 1 to 200.',
    ],
    [
      "updateProfile",
      { ...profile, name: "x".repeat(201) },
      "name",
      '"name" has 201 characters; it takes 1 to 200.',
    ],
    [
      "updateProfile",
      { ...profile, visibility: "OTHER" },
      "visibility",
      '"visibility" cannot be OTHER.',
    ],
    [
      "updateProfile",
      { ...profile, playbackVisibility: "OTHER" },
      "playbackVisibility",
      '"playbackVisibility" cannot be OTHER.',
    ],
  ])(
    "of %s is told with its place, and asks nobody: %j",
    async (name, input, field, message) => {
      await using gateway = await startGateway();

      const { userErrors, errors } = await change(gateway, name, input);

      expect(errors).toBeUndefined();
      expect(userErrors).toEqual([
        { code: "INVALID_INPUT", message, field: ["input", field] },
      ]);
      expect(gateway.sandbox.requests).toEqual([]);
    },
  );

  it("is told in all its places at once", async () => {
    await using gateway = await startGateway();

    const { userErrors } = await change(gateway, "updateProfile", {
      name: " ",
      visibility: "OTHER",
      playbackVisibility: "OTHER",
    });

    expect(userErrors?.map(({ field }) => field)).toEqual([
      ["input", "name"],
      ["input", "visibility"],
      ["input", "playbackVisibility"],
    ]);
  });

  it("is right at its bounds", async () => {
    await using gateway = await startGateway();
    const { catalog } = gateway.sandbox;
    const hundred = Array.from({ length: 100 }, (_, index) =>
      catalog.trackId(index),
    );

    for (const [name, input] of [
      [
        "createPlaylist",
        { title: "x".repeat(200), description: "x".repeat(2000) },
      ],
      ["createPlaylist", { title: "x" }],
      ["addPlaylistTracks", { ...tracks, trackCatalogIds: hundred }],
      ["removePlaylistTracks", { ...tracks, entryIds: hundred }],
      ["updateProfile", { ...profile, name: "x".repeat(200) }],
    ] as const)
      expect(await change(gateway, name, input)).toEqual({
        userErrors: [],
        errors: undefined,
      });
  });
});

describe("a change that Amazon alone can refuse", () => {
  it.each([
    [
      "a move that names no neighbour",
      "movePlaylistTracks",
      { entryIds: ["B0"] },
    ],
    [
      "a move to a neighbour that is not there",
      "movePlaylistTracks",
      { entryIds: ["B0"], entryIdAbove: "B1" },
    ],
  ])("is told to be wrong in no one place: %s", async (_, name, input) => {
    await using gateway = await startGateway();

    const { userErrors, errors } = await change(gateway, name, {
      ...tracks,
      ...input,
    });

    expect(errors).toBeUndefined();
    expect(userErrors).toEqual([
      {
        code: "INVALID_INPUT",
        message: "Amazon does not accept this input.",
        field: null,
      },
    ]);
  });

  it("is told to be of nothing where the playlist is another's, and private", async () => {
    await using gateway = await startGateway();

    const { userErrors } = await change(gateway, "deletePlaylist", {
      catalogId: benPrivate,
    });

    expect(userErrors?.map(({ code }) => code)).toEqual(["NOT_FOUND"]);
  });

  it("is an error where the playlist is another's, and public", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.users.ben.accessToken;
    const bens = await gateway.query<{
      me: { playlists: { nodes: { catalogId: string; visibility: string }[] } };
    }>("{ me { playlists { nodes { catalogId visibility } } } }", { token });
    const { catalogId } =
      bens.data.me.playlists.nodes.find(
        ({ visibility }) => visibility === "PUBLIC",
      ) ?? {};

    const { userErrors, errors } = await change(gateway, "updatePlaylist", {
      catalogId,
      title: "Mine now",
    });

    expect(userErrors).toBeUndefined();
    expect(errors).toEqual([
      expect.objectContaining({
        path: ["payload"],
        extensions: expect.objectContaining({ code: "FORBIDDEN" }) as unknown,
      }),
    ]);
  });

  it("is an error where the token may read and not write", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.issueToken({
      user: "ada",
      scopes: ["music::library:read", "music::catalog"],
    });
    const input = { catalogId: works.albums.twoArtists };

    const { errors } = await change(gateway, "saveAlbum", input, token);

    expect(errors).toEqual([
      expect.objectContaining({
        extensions: expect.objectContaining({ code: "FORBIDDEN" }) as unknown,
      }),
    ]);
  });
});
