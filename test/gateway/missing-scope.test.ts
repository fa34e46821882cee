import { describe, expect, it } from "@jest/globals";
import { works, type Scope } from "../../src/sandbox/index.ts";
import { readSchema } from "../support/all-fields.ts";
import { listScopedFields } from "../support/scoped-fields.ts";
import { startGateway } from "../support/start-gateway.ts";

const forbidden = (requiredScope: Scope) => ({
  message: "Amazon does not allow this to the caller.",
  extensions: { code: "FORBIDDEN", requiredScope },
});

describe("a token without scopes of Amazon Music", () => {
  it("is told for each field the scope that the field's description names", async () => {
    await using gateway = await startGateway();
    const fields = listScopedFields(await readSchema(gateway));
    const token = gateway.sandbox.issueToken({
      user: "ada",
      scopes: ["profile"],
    });

    const told: Record<string, unknown> = {};
    for (const { name, operation } of fields) {
      const { errors = [] } = await gateway.query(operation, { token });
      told[name] = errors.map(
        ({ message, extensions: { upstream: _, ...rest } }) => ({
          message,
          extensions: rest,
        }),
      );
    }

    expect(fields.length).toBeGreaterThan(60);
    expect(told).toEqual(
      Object.fromEntries(
        fields.map(({ name, scope }) => [name, [forbidden(scope)]]),
      ),
    );
  });

  it("is told so without a token, a path or a text of Amazon's", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.issueToken({
      user: "ada",
      scopes: ["profile"],
    });

    const { status, data, errors } = await gateway.query(
      `{ album(catalogId: "${works.albums.plain}") { title } }`,
      { token },
    );

    expect({ status, data, errors }).toEqual({
      status: 200,
      data: { album: null },
      errors: [
        {
          message: "Amazon does not allow this to the caller.",
          locations: [{ line: 1, column: 3 }],
          path: ["album"],
          extensions: {
            code: "FORBIDDEN",
            requiredScope: "music::catalog",
            upstream: {
              status: 403,
              code: "ACCESS_DENIED",
              reference: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
            },
          },
        },
      ],
    });
  });
});

describe("a token with one scope", () => {
  it("is let into every field whose description names that scope", async () => {
    await using gateway = await startGateway();
    const fields = listScopedFields(await readSchema(gateway));

    const refused: string[] = [];
    for (const { name, scope, operation } of fields) {
      const token = gateway.sandbox.issueToken({
        user: "ada",
        scopes: [scope],
      });
      const { errors = [] } = await gateway.query(operation, { token });
      if (errors.length > 0) refused.push(name);
    }

    expect(refused).toEqual([]);
  });

  it("is told in each place what else that place needs, and the rest arrives", async () => {
    await using gateway = await startGateway();
    const token = gateway.sandbox.issueToken({
      user: "ada",
      scopes: ["music::favorites"],
    });
    const catalogId = works.playlists.editorial;

    const { data, errors } = await gateway.query(
      `mutation ($input: FollowPlaylistInput!) {
        followPlaylist(input: $input) {
          isFollowed
          playlist { catalogId title tracks { edgeCount } view { viewId } }
        }
      }`,
      { token, variables: { input: { catalogId } } },
    );

    expect(data).toEqual({
      followPlaylist: {
        isFollowed: true,
        playlist: { catalogId, title: null, tracks: null, view: null },
      },
    });
    const told = errors?.map(({ path = [], extensions }) => [
      path.join("."),
      extensions["requiredScope"],
    ]);
    expect(Object.fromEntries(told ?? [])).toEqual({
      "followPlaylist.playlist.title": "music::library",
      "followPlaylist.playlist.tracks": "music::library:read",
      "followPlaylist.playlist.view": "music::catalog",
    });
  });
});

describe("a refusal for another reason", () => {
  const query = `{ album(catalogId: "${works.albums.plain}") { title } }`;

  it.each([
    [
      "no Amazon Music account",
      "MUSIC_ACCOUNT_REQUIRED",
      { musicAccount: "none" },
    ],
    [
      "no Amazon Music account, in the other spelling",
      "MUSIC_ACCOUNT_REQUIRED",
      { musicAccount: "other-spelling" },
    ],
    [
      "a subscription that does not include it",
      "SUBSCRIPTION_REQUIRED",
      { subscriptionTier: "denied" },
    ],
  ] as const)("names no scope: %s", async (_, code, switches) => {
    await using gateway = await startGateway();
    Object.assign(gateway.sandbox.switches, switches);

    const { errors } = await gateway.query(query);

    expect(errors).toMatchObject([{ path: ["album"], extensions: { code } }]);
    expect(errors?.[0]?.extensions).not.toHaveProperty("requiredScope");
  });
});
