import { execFile } from "node:child_process";
import { copyFile, mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import type { Plugin } from "esbuild";
import { works } from "../../src/sandbox/index.ts";
import { startGateway, type RunningGateway } from "../support/start-gateway.ts";
import { bundle, relay } from "./bundle.ts";
import { makeApp, readPage, replaceAll, type App } from "./page.ts";

const page = await readPage("clients.md");
const address = "http://127.0.0.1:4000";

/** What each app prints. */
interface Found {
  readonly tracks: readonly string[];
  readonly albums: readonly string[];
  readonly entries: readonly { entryId: string; node: { id: string } }[];
  readonly id: string;
  readonly node: unknown;
}

/** A folder with what the page tells to make, and what the page's commands make in it. */
async function makeClient(
  name: string,
  headings: readonly string[],
  gateway: RunningGateway,
  programs: readonly string[],
): Promise<App> {
  const sections = headings.map((heading) => page.get(heading));
  const addresses = { [address]: gateway.url };
  const app = await makeApp(name, sections, addresses);
  await mkdir(path.join(app.folder, "src"), { recursive: true });
  for (const program of programs)
    await copyFile(
      path.join(import.meta.dirname, "apps", program),
      path.join(app.folder, "src", program),
    );
  for (const command of sections.flatMap((section) => section?.commands ?? []))
    if (command.startsWith("curl "))
      await promisify(execFile)("sh", ["-c", replaceAll(command, addresses)], {
        cwd: app.folder,
      });
  return app;
}

async function run<Printed = Found>(
  { folder }: App,
  { url, sandbox }: RunningGateway,
  entry: string,
  plugins: readonly Plugin[] = [],
): Promise<Printed> {
  const program = await bundle(folder, `src/${entry}`, plugins);
  const { stdout } = await promisify(execFile)(process.execPath, [program], {
    timeout: 60_000,
    env: {
      GATEWAY: url,
      TOKEN: sandbox.users.ada.accessToken,
      ALBUM: works.albums.boxSet,
      ARTIST: works.artists.prolific,
      PLAYLIST: works.playlists.adaRepeating,
    },
  });
  return JSON.parse(stdout) as Printed;
}

/** A gateway on the same sandbox that answers what the app was built with, and nothing else. */
function startStrict(
  { folder }: App,
  { sandbox }: RunningGateway,
): Promise<RunningGateway> {
  return startGateway({
    sandbox,
    env: {
      TRUSTED_DOCUMENTS: "only",
      TRUSTED_DOCUMENTS_DIR: path.join(folder, "documents"),
    },
  });
}

async function expectWhole(
  found: Found,
  gateway: RunningGateway,
): Promise<void> {
  const { data } = await gateway.query<{
    album: { tracks: { nodes: { title: string }[] } };
    artist: { id: string; albums: { nodes: { title: string }[] } };
    playlist: { tracks: { edges: Found["entries"] } };
  }>(`{
    album(catalogId: "${works.albums.boxSet}") { tracks(first: 500) { nodes { title } } }
    artist(catalogId: "${works.artists.prolific}") { id albums(first: 500) { nodes { title } } }
    playlist(catalogId: "${works.playlists.adaRepeating}") { tracks(first: 500) { edges { entryId node { id title } } } }
  }`);
  expect(found.tracks).toHaveLength(300);
  expect(found.tracks).toEqual(
    data.album.tracks.nodes.map(({ title }) => title),
  );
  expect(found.albums.length).toBeGreaterThan(200);
  expect(found.albums).toEqual(
    data.artist.albums.nodes.map(({ title }) => title),
  );
  expect(found.id).toBe(data.artist.id);
  expect(found.node).toEqual({
    __typename: "Artist",
    id: data.artist.id,
    name: "Every Friday Ensemble",
  });
  // The first track and the last are the same; their entries are not.
  const { edges } = data.playlist.tracks;
  expect(found.entries).toMatchObject(edges);
  const [first, last] = [found.entries.at(0), found.entries.at(-1)];
  expect(first?.node.id).toBe(last?.node.id);
  expect(first?.entryId).not.toBe(last?.entryId);
}

describe("an app with Apollo Client", () => {
  it("has types, pages through lists, refetches by id and tells a repeated track by its entry", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient(
      "apollo",
      ["Types", "Apollo Client"],
      gateway,
      ["apollo.ts", "operations.ts", "program.ts"],
    );
    await app.run("graphql-codegen");
    await app.run("tsc");
    await expectWhole(await run(app, gateway, "apollo.ts"), gateway);
  });
});

describe("an app with urql", () => {
  it("has types, pages through lists, refetches by id and tells a repeated track by its entry, all by GET", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient(
      "urql",
      ["Types", "urql", "A track that stands twice"],
      gateway,
      ["urql.ts", "operations.ts", "program.ts"],
    );
    await app.run("graphql-codegen");
    await app.run("tsc");
    const found = await run(app, gateway, "urql.ts");
    await expectWhole(found, gateway);
    expect(found).toMatchObject({ methods: ["GET"] });
  });
});

describe("an app with Relay", () => {
  it("has types, pages through lists, refetches by id and tells a repeated track by its entry", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient(
      "relay",
      ["Types", "Relay", "A track that stands twice"],
      gateway,
      ["relay.ts", "program.ts"],
    );
    await app.run("relay-compiler");
    await app.run("tsc");
    await expectWhole(await run(app, gateway, "relay.ts", [relay]), gateway);
  });

  it("refetches and pages on the caller, on a view and on a group of it", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient("refetch", ["Types", "Relay"], gateway, [
      "refetch.ts",
      "program.ts",
    ]);
    await app.run("relay-compiler");
    await app.run("tsc");
    const found = await run<object>(app, gateway, "refetch.ts", [relay]);

    interface List {
      readonly nodes: readonly { readonly id: string }[];
    }
    const { data } = await gateway.query<{
      me: { list: List };
      homeView: { list: { nodes: readonly { id: string; list: List }[] } };
    }>(`{
      me { list: libraryAlbums(first: 500) { nodes { id } } }
      homeView { list: entityGroups(first: 50) { nodes { id list: entities(first: 100) { nodes { id } } } } }
    }`);
    const idsOf = ({ nodes }: List) => nodes.map(({ id }) => id);
    const expected = {
      library: idsOf(data.me.list),
      groups: idsOf(data.homeView.list),
      entities: idsOf(data.homeView.list.nodes[0]?.list ?? { nodes: [] }),
    };
    expect(found).toEqual(expected);
    for (const ids of Object.values(expected))
      expect(ids.length).toBeGreaterThan(2);
  });

  it("sends ids alone to a gateway that answers only what the app was built with", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient(
      "trusted",
      ["Types", "Relay", "A track that stands twice", "Trusted documents"],
      gateway,
      ["relay.ts", "program.ts"],
    );
    await app.run("relay-compiler");
    await app.run("tsc");
    await using strict = await startStrict(app, gateway);
    expect((await strict.query("{ me { id } }")).errors).toMatchObject([
      { extensions: { code: "TRUSTED_DOCUMENT_REQUIRED" } },
    ]);
    await expectWhole(await run(app, strict, "relay.ts", [relay]), gateway);
  });
});

describe("the manifest of an app", () => {
  it("as Apollo's tool writes it, is what Apollo Client sends the ids of", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient("apollo-trusted", ["Types"], gateway, [
      "apollo-trusted.ts",
      "program.ts",
    ]);
    await mkdir(path.join(app.folder, "documents"));
    await writeFile(
      path.join(app.folder, "persisted-query-manifest.config.json"),
      JSON.stringify({
        documents: ["src/*.ts"],
        output: "documents/apollo.json",
      }),
    );
    await app.run("generate-persisted-query-manifest");
    await app.run("tsc");
    await using strict = await startStrict(app, gateway);
    const found = await run<object>(app, strict, "apollo-trusted.ts");
    expect(found).toEqual({
      data: {
        album: {
          __typename: "Album",
          id: expect.any(String) as unknown,
          title: "The Complete Tide Tables, Volumes 1 to 25",
        },
      },
      // One request, without a document.
      bodies: [
        expect.not.objectContaining({ query: expect.anything() as unknown }),
      ],
    });
  });

  it("as graphql-codegen writes it, is answered by its ids", async () => {
    await using gateway = await startGateway();
    await using app = await makeClient(
      "codegen-trusted",
      ["Types", "Apollo Client"],
      gateway,
      ["operations.ts"],
    );
    const config = path.join(app.folder, "codegen.ts");
    await writeFile(
      config,
      (await readFile(config, "utf8")).replace(
        "fragmentMasking: false",
        "fragmentMasking: false, persistedDocuments: true",
      ),
    );
    await app.run("graphql-codegen");
    await mkdir(path.join(app.folder, "documents"));
    await copyFile(
      path.join(app.folder, "src", "graphql", "persisted-documents.json"),
      path.join(app.folder, "documents", "codegen.json"),
    );
    await using strict = await startStrict(app, gateway);
    const manifest = JSON.parse(
      await readFile(
        path.join(app.folder, "documents", "codegen.json"),
        "utf8",
      ),
    ) as Record<string, string>;
    expect(Object.keys(manifest).length).toBeGreaterThan(3);
    const variables = {
      id: "",
      first: 1,
      catalogId: works.albums.plain,
    };
    for (const [documentId, text] of Object.entries(manifest)) {
      const response = await fetch(`${strict.url}/graphql`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          authorization: `Bearer ${gateway.sandbox.users.ada.accessToken}`,
        },
        body: JSON.stringify({ documentId, variables }),
      });
      expect({ text, answer: (await response.json()) as unknown }).toEqual({
        text,
        answer: expect.objectContaining({
          data: expect.any(Object) as unknown,
        }),
      });
    }
  });
});

describe("the page", () => {
  it.each(["clients.md", "federation.md"])(
    "%s tells to install what is tested here",
    async (name) => {
      const { dependencies } = JSON.parse(
        await readFile(path.join(import.meta.dirname, "package.json"), "utf8"),
      ) as { dependencies: Record<string, string> };
      const named = [...(await readPage(name)).values()]
        .flatMap(({ commands }) => commands)
        .filter((command) => command.startsWith("npm install "))
        .flatMap((command) =>
          command
            .split(" ")
            .slice(2)
            .filter((word) => !word.startsWith("--")),
        );
      expect(named.length).toBeGreaterThan(4);
      expect(Object.keys(dependencies)).toEqual(expect.arrayContaining(named));
    },
  );
});
