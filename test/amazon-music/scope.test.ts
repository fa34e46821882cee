import { describe, expect, it } from "@jest/globals";
import {
  createAmazonMusic,
  type AmazonMusic,
  type AmazonMusicError,
} from "../../src/amazon-music/index.ts";
import { viewRoutes } from "../../src/amazon-music/resources/views.ts";
import { scopeOfOperation } from "../../src/amazon-music/scope.ts";
import { coverageRows } from "../support/rest-coverage.ts";
import { answerJson, startUpstream } from "./start-upstream.ts";

const id = "B000000001";
const ask = { accessToken: "Atza|x" };

/** What the members of the client take before who asks, where it is not an id. */
const given: Readonly<Record<string, readonly (readonly unknown[])[]>> = {
  "albums.getMany": [[[id]]],
  "artists.getMany": [[[id]]],
  "tracks.getMany": [[[id]]],
  "podcastEpisodes.getMany": [[[id]]],
  // One is read by another call than several.
  "podcastShows.getMany": [[[id]], [[id, "B000000002"]]],
  "podcastShows.getWithEpisodes": [[id, { limit: 1, token: null }]],
  "markets.getAll": [[]],
  "me.get": [[]],
  "me.update": [[{}]],
  "me.rateTrack": [[id, "LIKE"]],
  "playlists.create": [[{}]],
  "playlists.update": [[id, {}]],
  "playlists.addTracks": [[id, [], false]],
  "playlists.removeTracks": [[id, []]],
  "playlists.moveTracks": [[id, [], {}]],
  "views.get": viewRoutes.map((route) => [
    { route, id: route.includes("{id}") ? id : "", groupId: null, token: null },
  ]),
  "views.search": [["harbour", 1]],
};

/** They ask Amazon nothing. */
const pure = ["search.toOwner", "views.hasGroupPath", "views.viewAtGroupPath"];

/** Every call of the client, found by walking it: a new one cannot be forgotten. */
function listCalls(client: AmazonMusic): (() => unknown)[] {
  const owner = client.search.toOwner({ searchFilters: [] });
  const resources = Object.entries(client) as [string, object][];
  const members = resources.flatMap(([resource, value]) =>
    (Object.entries(value) as [string, unknown][]).map(([member, call]) => ({
      resource,
      name: `${resource}.${member}`,
      call,
    })),
  );
  return members
    .filter(({ name }) => !pure.includes(name))
    .flatMap(({ resource, name, call }) => {
      if (typeof call === "function")
        return (given[name] ?? [[id]]).map(
          (args) => () =>
            Reflect.apply(call, undefined, [...args, ask]) as unknown,
        );
      // What is no function is a list.
      const list = call as AmazonMusic["artists"]["albums"];
      const page = { limit: 1, token: null };
      return () => list.getPage(resource === "search" ? owner : id, page, ask);
    });
}

/** Why a call failed: some reject, and some hold an outcome for each id. */
async function readFailures(call: () => unknown): Promise<unknown[]> {
  try {
    const answer = await call();
    return answer instanceof Map
      ? [...(answer as Map<string, unknown>).values()]
      : [answer];
  } catch (error) {
    return [error];
  }
}

describe("the scope of a call", () => {
  it("is told of every call that Amazon refuses, and no other call is in the table", async () => {
    await using upstream = await startUpstream(
      answerJson({ error: { status: "403", code: "ACCESS_DENIED" } }, 403),
    );
    const client = createAmazonMusic({
      baseUrl: upstream.url,
      apiKey: "amzn1.application.0",
      timeoutMs: 5000,
    });

    const failures = await Promise.all(listCalls(client).map(readFailures));
    await client.close();

    const told = new Map(
      failures.flat().map((failure) => {
        // Anything else has no operation, and is found out below.
        const {
          method,
          route,
          requiredScope = null,
        } = failure as AmazonMusicError;
        return [`${method} ${route}`, requiredScope];
      }),
    );
    expect(Object.fromEntries(told)).toEqual(
      Object.fromEntries(scopeOfOperation),
    );
  });

  it.each([...scopeOfOperation])(
    "%s is %s in the table of REST operations too",
    (operation, scope) => {
      const rows = coverageRows.filter(({ operations }) =>
        operations.includes(operation),
      );

      expect(new Set(rows.map((row) => row.scope))).toEqual(new Set([scope]));
    },
  );
});
