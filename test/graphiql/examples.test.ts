import { describe, expect, it } from "@jest/globals";
import type { ExecutionResult } from "graphql";
import { examples, type Example } from "../../src/graphiql/examples.ts";
import { createFetcher } from "../../src/graphiql/fetcher.ts";
import { toHeadersText } from "../../src/graphiql/headers.ts";
import { playlistExample } from "../../src/graphiql/playlist-example.ts";
import { startGateway } from "../support/start-gateway.ts";

type Json = Record<string, unknown>;

/** As GraphiQL reads its panes: JSON in which comments may stand. */
const parsePane = (text = "{}") =>
  JSON.parse(text.replace(/^\s*\/\/.*$/gm, "")) as Json;

/** The names of the operations, in the order in which they stand. */
const operationNames = ({ query }: Example) =>
  [...query.matchAll(/^(?:query|mutation) (\w+)/gm)].map(
    ([, name = ""]) => name,
  );

/** A gateway that is asked as the page asks it: the whole tab, the name of the operation, and the panes. */
const startPageless = async () => {
  // The sandbox reads its whole catalogue before its first search, on the one thread that it shares with the tests.
  const gateway = await startGateway({
    env: { AMAZON_MUSIC_TIMEOUT_MS: "20000" },
  });
  const fetcher = createFetcher(`${gateway.url}/graphql`);
  const headers = parsePane(
    toHeadersText(gateway.sandbox.users.ada.accessToken),
  );
  const run = async ({ query, variables }: Example, operationName: string) => {
    const operation = { query, operationName, variables: parsePane(variables) };
    const answer = (await fetcher(operation, { headers })) as ExecutionResult;
    expect(answer.errors).toBeUndefined();
    return answer.data as Json;
  };
  return { run, [Symbol.asyncDispose]: gateway.close };
};

/** The places where a reader would see nothing: null, or a list without anything in it. */
const emptyPlaces = (value: unknown, place = ""): string[] => {
  if (typeof value !== "object") return [];
  const entries = Object.entries(value ?? {});
  return entries.length === 0
    ? [place]
    : entries.flatMap(([key, part]) =>
        emptyPlaces(part, place === "" ? key : `${place}.${key}`),
      );
};

describe("the examples", () => {
  const questions = examples
    .filter((example) => example !== playlistExample)
    .map((example) => ({ name: operationNames(example).join(), example }));

  it.each(questions)(
    "answer $name with something in every place, on the sandbox",
    async ({ name, example }) => {
      await using page = await startPageless();

      const data = await page.run(example, name);

      // "Albums" shows that what does not exist is null.
      expect(emptyPlaces(data)).toEqual(name === "Albums" ? ["albums.2"] : []);
    },
    30_000,
  );

  it("have no two operations of one name, by which GraphiQL calls its tabs", () => {
    const names = examples.flatMap(operationNames);
    expect(names).toEqual([...new Set(names)]);
  });

  it("refetch the album that the others show", () => {
    const id = Buffer.from("1:Album:B0064UPU4G").toString("base64url");
    const refetch = examples.find((one) => one.query.includes("query Refetch"));
    expect(refetch?.query).toContain(`node(id: "${id}")`);
  });
});

describe("the life of a playlist", () => {
  interface Entries {
    title: string;
    trackCount: number;
    tracks: { edges: { entryId: string; node: { title: string } }[] };
  }
  const titles = (playlist: unknown) =>
    (playlist as Entries).tracks.edges.map(({ node }) => node.title);

  it("goes through all its steps with the variables as they stand", async () => {
    await using page = await startPageless();
    const variables = parsePane(playlistExample.variables);
    const steps = operationNames(playlistExample);
    const answers: Json[] = [];
    for (const step of steps) {
      const data = await page.run(playlistExample, step);
      answers.push(...(Object.values(data) as Json[]));
    }
    const [created, filled, read, moved, removed, deleted] = answers;

    expect(steps).toEqual([
      "CreatePlaylist",
      "AddTracks",
      "ReadPlaylist",
      "MoveTrack",
      "RemoveTrack",
      "DeletePlaylist",
    ]);
    expect(created).toEqual({
      playlist: {
        catalogId: variables["playlist"],
        title: variables["title"],
        visibility: "PRIVATE",
      },
      userErrors: [],
    });
    expect(titles(filled?.["playlist"])).toEqual([
      "First Ferry Out",
      "Your Half",
      "Last Ferry Home",
    ]);
    expect(read).toEqual(filled?.["playlist"]);
    expect(titles(moved?.["playlist"])).toEqual([
      "Last Ferry Home",
      "First Ferry Out",
      "Your Half",
    ]);
    expect(titles(removed?.["playlist"])).toEqual([
      "First Ferry Out",
      "Your Half",
    ]);
    expect(deleted).toEqual({
      deletedPlaylistCatalogId: variables["playlist"],
      userErrors: [],
    });
    await expect(page.run(playlistExample, "ReadPlaylist")).resolves.toEqual({
      playlist: null,
    });
  });
});
