import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { json } from "node:stream/consumers";
import { promisify } from "node:util";
import { composeServices as composeByApollo } from "@apollo/composition";
import { describe, expect, it } from "@jest/globals";
import { parse } from "graphql";
import { works } from "../../src/sandbox/index.ts";
import { findFreePort, until } from "../support/redis-server.ts";
import { startGateway, type GraphqlError } from "../support/start-gateway.ts";
import { makeApp, readPage, replaceAll, type App } from "./page.ts";

const page = await readPage("federation.md");

/** A subgraph of another team: a chart that knows of albums nothing but their ids. */
async function startCharts(ids: readonly unknown[]) {
  const server = createServer((request, response) => {
    void json(request).then(() => {
      const album = (catalogId: unknown) => ({
        __typename: "Album",
        catalogId,
      });
      const entries = ids.map((id, at) => ({
        __typename: "Entry",
        place: at + 1,
        album: album(id),
      }));
      response.setHeader("content-type", "application/json");
      response.end(
        JSON.stringify({ data: { chart: { __typename: "Chart", entries } } }),
      );
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, "close");
    },
  };
}

interface Supergraph extends AsyncDisposable {
  readonly app: App;
  readonly addresses: Readonly<Record<string, string>>;
}

/** The page's files, with its supergraph made by the page's commands. */
async function makeSupergraph(
  name: string,
  musicUrl: string,
  chartsUrl: string,
): Promise<Supergraph> {
  const addresses = {
    "http://127.0.0.1:4000": musicUrl,
    "http://127.0.0.1:4001": chartsUrl,
    "listen(4001": `listen(${new URL(chartsUrl).port}`,
    "4002": String(await findFreePort()),
  };
  const app = await makeApp(name, [...page.values()], addresses);
  const run = promisify(execFile);
  for (const command of page.get("Compose")?.commands ?? [])
    await run("sh", ["-c", replaceAll(command, addresses)], {
      cwd: app.folder,
    });
  await run(process.execPath, ["compose.mjs"], { cwd: app.folder });
  return {
    app,
    addresses,
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  };
}

/** Starts a program of the page, and waits until it answers. */
async function startRouter({ app, addresses }: Supergraph, program: string) {
  const child = spawn(process.execPath, [program], {
    cwd: app.folder,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => (complaint += text.toString()));

  const url = `http://127.0.0.1:${addresses["4002"]}/graphql`;
  const ask = async (query: string, token: string) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        authorization: `Bearer ${token}`,
      },
      body: JSON.stringify({ query }),
    });
    return (await response.json()) as {
      data: { chart: { entries: { place: number; album: unknown }[] } } | null;
      errors?: GraphqlError[];
    };
  };
  await until(async () => {
    if (child.exitCode !== null) throw new Error(complaint);
    return ask("{ __typename }", "").then(
      () => true,
      () => false,
    );
  }, 60_000);
  return {
    ask,
    [Symbol.asyncDispose]: async () => {
      child.kill("SIGKILL");
      if (child.exitCode === null && child.signalCode === null)
        await once(child, "exit");
    },
  };
}

const query =
  "{ chart { entries { place album { title artists { name } } } } }";

describe("the page", () => {
  it("is a supergraph that answers, with nothing but what it shows", async () => {
    await using gateway = await startGateway({ env: { GRAPHIQL: "on" } });
    await using supergraph = await makeSupergraph(
      "page-alone",
      gateway.url,
      `http://127.0.0.1:${await findFreePort()}`,
    );
    const { app, addresses } = supergraph;
    const charts = spawn(process.execPath, ["charts.mjs"], {
      cwd: app.folder,
      stdio: "ignore",
    });
    try {
      await using router = await startRouter(supergraph, "hive.mjs");
      // Until the charts listen too.
      await until(async () => {
        const { errors } = await router.ask("{ chart { __typename } }", "");
        return errors === undefined;
      }, 10_000);
      const script = page.get("Ask it")?.commands.join("\n") ?? "";
      const { stdout } = await promisify(execFile)("sh", [
        "-c",
        replaceAll(script, addresses),
      ]);
      const { data, errors } = JSON.parse(stdout) as Awaited<
        ReturnType<typeof router.ask>
      >;

      expect(errors).toBeUndefined();
      expect(data?.chart.entries).toHaveLength(3);
      expect(data?.chart.entries[0]).toEqual({
        place: 1,
        album: {
          title: "Harbour Lights at Noon",
          artists: [{ name: "Mira Solberg" }],
        },
      });
    } finally {
      charts.kill("SIGKILL");
      await once(charts, "exit");
    }
  });
});

/** What is unknown, as routers show it: they hold its key already, and of all else they are told that it is null. */
const nothingKnown = { title: null, artists: null };

describe.each(["hive.mjs", "apollo.mjs"])("behind %s", (program) => {
  it("150 albums of another subgraph cost two calls", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    const ids = Array.from({ length: 150 }, (_, at) =>
      sandbox.catalog.albumId(at),
    );
    await using charts = await startCharts(ids);
    await using supergraph = await makeSupergraph(
      `calls-${program}`,
      gateway.url,
      charts.url,
    );
    await using router = await startRouter(supergraph, program);
    const { data, errors } = await router.ask(
      query,
      sandbox.users.ada.accessToken,
    );
    expect(errors).toBeUndefined();
    expect(data?.chart.entries.map(({ album }) => album)).toMatchObject(
      ids.map((id) => ({ title: sandbox.catalog.album(id)?.title })),
    );
    expect(sandbox.counters().idsPerMultiGet).toEqual([100, 50]);
  });

  it("what is unknown is null, what is odd an error in its place, and the rest is there", async () => {
    await using gateway = await startGateway();
    await using charts = await startCharts([
      works.albums.plain,
      "B000000000",
      "../me",
      works.albums.twoArtists,
    ]);
    await using supergraph = await makeSupergraph(
      `odd-${program}`,
      gateway.url,
      charts.url,
    );
    await using router = await startRouter(supergraph, program);
    const { data, errors } = await router.ask(
      query,
      gateway.sandbox.users.ada.accessToken,
    );
    expect(data?.chart.entries).toEqual([
      {
        place: 1,
        album: {
          title: "Harbour Lights at Noon",
          artists: [{ name: "Mira Solberg" }],
        },
      },
      { place: 2, album: nothingKnown },
      { place: 3, album: nothingKnown },
      {
        place: 4,
        album: expect.objectContaining({ title: "Shared Umbrella" }),
      },
    ]);
    // Hive Gateway tells of it for each field.
    expect(errors?.length).toBeGreaterThan(0);
    for (const { message, path } of errors ?? []) {
      expect(message).toContain("is no catalogId");
      expect(path?.slice(0, 3)).toEqual(["chart", "entries", 2]);
    }
  });

  it("10,000 albums keep their list", async () => {
    await using gateway = await startGateway();
    const { sandbox } = gateway;
    // As many different ones: routers ask for the same one once.
    const ids = Array.from(
      { length: 10_000 },
      (_, at) => `B${String(at).padStart(9, "0")}`,
    );
    await using charts = await startCharts([
      works.albums.plain,
      ...ids.slice(1),
    ]);
    await using supergraph = await makeSupergraph(
      `many-${program}`,
      gateway.url,
      charts.url,
    );
    await using router = await startRouter(supergraph, program);
    const { data, errors } = await router.ask(
      "{ chart { entries { place album { title } } } }",
      sandbox.users.ada.accessToken,
    );
    expect(data?.chart.entries).toHaveLength(10_000);
    expect(data?.chart.entries[0]).toMatchObject({
      album: { title: "Harbour Lights at Noon" },
    });
    expect(errors?.length).toBe(9000);
  });
});

describe("a limit on cost in Hive Gateway", () => {
  it("counts a list at the length that it is asked with", async () => {
    await using gateway = await startGateway();
    await using supergraph = await makeSupergraph(
      "cost",
      gateway.url,
      "http://127.0.0.1:1",
    );
    const file = path.join(supergraph.app.folder, "hive.mjs");
    await writeFile(
      file,
      (await readFile(file, "utf8")).replace(
        "propagateHeaders:",
        "demandControl: { maxCost: 100 }, propagateHeaders:",
      ),
    );
    await using router = await startRouter(supergraph, "hive.mjs");
    const ask = (field: string) =>
      router.ask(`{ ${field} }`, gateway.sandbox.users.ada.accessToken);
    const tracks = (first: number) =>
      `album(catalogId: "${works.albums.plain}") { tracks(first: ${first}) { nodes { title } } }`;
    expect((await ask(tracks(50))).errors).toBeUndefined();
    expect((await ask(tracks(150))).errors?.[0]).toMatchObject({
      extensions: { cost: { estimated: 152, max: 100 } },
    });
    // Each makes a call of its own, which weighs more than the thing that comes of it.
    const views = (count: number) =>
      Array.from({ length: count }, (_, at) => `v${at}: homeView { title }`);
    expect((await ask(views(9).join(" "))).errors).toBeUndefined();
    expect((await ask(views(10).join(" "))).errors?.[0]).toMatchObject({
      extensions: { cost: { estimated: 110, max: 100 } },
    });
  });
});

describe("composition", () => {
  it("is the same by Apollo's own composition, which has nothing to remark", async () => {
    await using gateway = await startGateway();
    await using supergraph = await makeSupergraph(
      "composition",
      gateway.url,
      "http://127.0.0.1:1",
    );
    const read = (file: string) =>
      readFile(path.join(supergraph.app.folder, file), "utf8");
    const typeDefs = async (name: string) =>
      parse(await read(`${name}.graphql`));
    const {
      supergraphSdl = "",
      errors,
      hints,
    } = composeByApollo([
      { name: "music", url: "http://a", typeDefs: await typeDefs("music") },
      { name: "charts", url: "http://b", typeDefs: await typeDefs("charts") },
    ]);
    expect({ errors, hints }).toEqual({ errors: undefined, hints: [] });
    for (const sdl of [supergraphSdl, await read("supergraph.graphql")]) {
      expect(sdl).toContain("https://specs.apollo.dev/cost/v0.1");
      for (const argument of [
        'slicingArguments: ["first"]',
        'sizedFields: ["edges", "nodes"]',
        "requireOneSlicingArgument: false",
      ])
        expect(sdl).toContain(argument);
      expect(sdl).toContain("@cost(weight: 10)");
      expect(sdl).toMatch(
        /type Album [^{]*@cacheControl\(maxAge: 3600, scope: PRIVATE\)/,
      );
    }
  });
});
