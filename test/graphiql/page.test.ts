import { afterEach, beforeAll, describe, expect, it } from "@jest/globals";
import path from "node:path";
import type { Page } from "playwright-core";
import { buildGraphiql } from "../../src/graphiql/build.ts";
import { examples } from "../../src/graphiql/examples.ts";
import { chromiumPath, startBrowser } from "../support/browser.ts";
import { startGateway } from "../support/start-gateway.ts";

/** So that the gateway serves the page as it stands in the sources, not as it was when the packages were installed. */
beforeAll(async () => {
  if (!chromiumPath) return;
  await buildGraphiql(path.join(import.meta.dirname, "../../dist/graphiql"));
}, 60_000);

/** Whatever a test opened is closed, also when it failed half way: an open browser would keep the run from ending. */
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0).reverse()) await close();
});

/** What the plain album of the sandbox is called. */
const albumTitle = "Harbour Lights at Noon";

interface SentOperation {
  readonly operationName: string;
  readonly authorization: string | undefined;
}

/** Opens the page of a gateway in a browser of its own; keeps what it asks for and what it complains about. */
const openPage = async () => {
  const gateway = await startGateway({ env: { GRAPHIQL: "on" } });
  opened.push(gateway.close);
  const browser = await startBrowser();
  opened.push(() => browser.close());
  // Wide enough for an id to stand on one line of the answer, beside the open pane.
  const page = await browser.newPage({
    viewport: { width: 1600, height: 900 },
  });
  page.setDefaultTimeout(10_000);

  const requests: string[] = [];
  const sent: SentOperation[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    requests.push(request.url());
    if (request.method() === "POST") {
      const { operationName } = request.postDataJSON() as SentOperation;
      const { authorization } = request.headers();
      sent.push({ operationName, authorization });
    }
  });
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) {
      complaints.push(message.text());
    }
  });

  const token = gateway.sandbox.users.ada.accessToken;
  const { url, query } = gateway;
  return { page, url, query, token, requests, sent, complaints };
};

const openReadyPage = async () => {
  const world = await openPage();
  await world.page.goto(`${world.url}/graphiql`);
  await editorReady(world.page);
  return world;
};

const operationEditor = (page: Page) =>
  page.getByLabel("Operation Editor").locator(".view-lines");
const headersPane = (page: Page) =>
  page.getByLabel("Headers", { exact: true }).locator(".view-lines").last();
const variablesPane = (page: Page) =>
  page.getByLabel("Variables", { exact: true }).locator(".view-lines").first();
const answer = (page: Page) =>
  page.getByLabel("Result Window").locator(".view-lines");

const editorReady = (page: Page) =>
  operationEditor(page).getByText("query").first().waitFor();

/** Waits until that text is stored in that place: GraphiQL writes up to half a second after the last change. */
const stored = (page: Page, place: string, text: string) =>
  page.waitForFunction(
    ([key, expected]) => localStorage.getItem(key)?.includes(expected),
    [`amazon-music-graphql:graphiql:${place}`, text] as const,
  );

/** GraphiQL takes a moment to see which operation it shows now; run before that, it asks for the one of the other tab. */
const openTab = async (page: Page, operationName: string) => {
  await page.getByRole("tab", { name: operationName }).click();
  await stored(page, "query", `query ${operationName} {`);
};

const run = async (page: Page) => {
  await page.getByRole("button", { name: "Execute query" }).click();
  await answer(page).getByText(albumTitle).first().waitFor();
};

/** Chooses one of several operations of a tab, and gives back what it is answered. */
const runStep = async (page: Page, name: string) => {
  await page.getByRole("button", { name: "Execute query" }).click();
  const [response] = await Promise.all([
    page.waitForResponse((answered) => {
      const body = answered.request().postData() ?? "";
      return body.includes(`"operationName":"${name}"`);
    }),
    page.getByRole("menuitem", { name, exact: true }).click(),
  ]);
  const { data } = (await response.json()) as { data: unknown };
  return data;
};

/** Puts an id in the place of the one that a variable has, from the keyboard. */
const setVariable = async (page: Page, name: string, id: string) => {
  const line = variablesPane(page)
    .locator(".view-line")
    .filter({ hasText: `"${name}": "` });
  await line.click();
  await page.keyboard.press("End");
  for (let step = 0; step < '",'.length; step++) {
    await page.keyboard.press("ArrowLeft");
  }
  for (let step = 0; step < id.length; step++) {
    await page.keyboard.press("Shift+ArrowLeft");
  }
  await page.keyboard.insertText(id);
  await line.getByText(`"${id}"`).waitFor();
};

/** The words of a piece of the page, whatever lies between them. */
const squeeze = (text: string) => text.replace(/\s+/g, " ").trim();

/** All that the browser remembers of the page, and where it stands. */
const remembered = (page: Page) =>
  page.evaluate<string>(
    "JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, history.state, location.href])",
  );

interface Made {
  createPlaylist: { playlist: { catalogId: string } };
}

interface Read {
  playlist: {
    tracks: { edges: { entryId: string; node: { title: string } }[] };
  };
}

const toEntryIds = ({ tracks }: Read["playlist"]) =>
  tracks.edges.map(({ entryId }) => entryId);
const toTitles = ({ tracks }: Read["playlist"]) =>
  tracks.edges.map(({ node }) => node.title);

const suite = chromiumPath ? describe : describe.skip;

suite("the page in a browser", () => {
  it("opens with an example and answers it with the token it was given", async () => {
    const { page, token, sent } = await openReadyPage();
    expect(await page.title()).toBe("GraphiQL · Amazon Music GraphQL");
    await headersPane(page).getByText(token).waitFor();
    await run(page);

    expect(sent).toContainEqual({
      operationName: "Album",
      authorization: `Bearer ${token}`,
    });
  }, 30_000);

  it("shows what the last operation cost: its calls, how full they were, and where each entity came from", async () => {
    const { page } = await openReadyPage();
    const receipt = page.getByRole("region", { name: "Receipt" });
    await receipt.getByText("Run an operation").waitFor();
    await run(page);
    await receipt.getByText("2 calls to Amazon").waitFor();
    const calls = await receipt.getByRole("listitem").allInnerTexts();
    const first = await receipt.locator("dl").innerText();
    await run(page);
    await receipt.getByText("No call to Amazon").waitFor();
    const second = await receipt.locator("dl").innerText();
    const shown = await answer(page).innerText();

    expect(calls.map(squeeze)).toEqual([
      expect.stringMatching(/^GET \/v1\/albums 200 [\d.]+ ms 1 of 100 ids$/),
      expect.stringMatching(/^GET \/v1\/tracks 200 [\d.]+ ms 3 of 100 ids$/),
    ]);
    expect(squeeze(first)).toBe(
      "stub 1 held by what listed it fetched 4 asked of Amazon",
    );
    expect(squeeze(second)).toBe(
      "stub 1 held by what listed it memory 4 remembered by this gateway",
    );
    expect(shown).not.toContain("upstream");
  }, 30_000);

  it("runs a query from the keyboard", async () => {
    const { page } = await openReadyPage();
    await operationEditor(page).click();
    await page.keyboard.press("Control+Enter");
    await answer(page).getByText(albumTitle).first().waitFor();
  }, 30_000);

  it("shows the docs of the graph", async () => {
    const { page } = await openReadyPage();
    await page
      .getByRole("button", { name: "Show Documentation Explorer" })
      .click();
    await page.getByRole("link", { name: "Query" }).first().click();
    await page.getByText("One album by Amazon's own id").waitFor();
  }, 30_000);

  it("checks what is typed, in workers of its own origin", async () => {
    const { page, url } = await openReadyPage();
    await operationEditor(page).getByText("title").first().dblclick();
    await page.keyboard.type("titel");
    await page.locator(".squiggly-error").first().waitFor();
    const workers = page.workers().map((worker) => worker.url());

    expect(workers.length).toBeGreaterThanOrEqual(2);
    for (const worker of workers) {
      expect(worker).toContain(`${url}/graphiql/assets/`);
    }
  }, 30_000);

  it("asks its own origin for everything, and has nothing to complain about", async () => {
    const { page, url, requests, complaints } = await openReadyPage();
    await run(page);
    await operationEditor(page).getByText("title").first().dblclick();
    await page.keyboard.type("title     label");
    await page.getByRole("button", { name: "Prettify query" }).click();
    const lines = operationEditor(page).locator(".view-line");
    await lines.filter({ hasText: /^\s*label$/ }).waitFor();

    expect(requests.length).toBeGreaterThan(10);
    expect(requests.filter((asked) => !asked.startsWith(`${url}/`))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
  }, 30_000);

  it("remembers tabs, queries and history over a reload, and the token nowhere", async () => {
    const { page, token } = await openReadyPage();
    await run(page);
    for (const operationName of ["Albums", "Refetch"]) {
      await openTab(page, operationName);
      await run(page);
    }
    await operationEditor(page).getByText("trackCount").dblclick();
    await page.keyboard.type("countedByEar");
    await stored(page, "tabState", "countedByEar");
    const beforeReload = await remembered(page);
    await page.reload();
    await operationEditor(page).getByText("countedByEar").waitFor();
    const tabs = await page.getByRole("tab").count();
    await headersPane(page).getByText(token).waitFor();
    const afterReload = await remembered(page);

    expect(tabs).toBe(examples.length);
    expect(beforeReload).toContain("graphiql:queries");
    for (const memory of [beforeReload, afterReload]) {
      expect(memory).not.toContain(token);
      expect(memory).not.toContain("Bearer");
    }
  }, 30_000);

  it("keeps the token at hand when an operation is taken from the history", async () => {
    const { page, token } = await openReadyPage();
    await run(page);
    await stored(page, "queries", "query Album");
    await page.reload();
    await editorReady(page);
    await page.getByRole("button", { name: "Show History" }).click();
    await page.getByRole("button", { name: "Set active" }).first().click();
    await headersPane(page).getByText(token).waitFor();
    await run(page);

    expect(await remembered(page)).not.toContain(token);
  }, 30_000);

  it("works in a browser that forbids it to keep anything", async () => {
    const { page, url, complaints } = await openPage();
    await page.addInitScript(() => {
      Object.defineProperty(globalThis, "localStorage", {
        get() {
          throw new DOMException("Access is denied", "SecurityError");
        },
      });
    });
    await page.goto(`${url}/graphiql`);
    await editorReady(page);
    await run(page);

    expect(complaints).toEqual([]);
  }, 30_000);

  it("makes, fills, reorders and deletes a playlist, with ids copied out of the answers", async () => {
    const { page, query, complaints } = await openReadyPage();
    // The ids that the example begins with are those of this one.
    await query(
      `mutation { createPlaylist(input: { title: "First" }) { playlist { id } } }`,
    );
    await page.getByRole("tab", { name: "CreatePlaylist" }).click();
    await page.getByRole("button", { name: "Variables" }).click();
    await variablesPane(page).getByText("playlist").first().waitFor();

    const made = (await runStep(page, "CreatePlaylist")) as Made;
    const playlist = made.createPlaylist.playlist.catalogId;
    await answer(page).getByText(playlist).waitFor();
    await setVariable(page, "playlist", playlist);
    await runStep(page, "AddTracks");
    const read = (await runStep(page, "ReadPlaylist")) as Read;
    const [first = "", , last = ""] = toEntryIds(read.playlist);
    await setVariable(page, "entry", last);
    await setVariable(page, "below", first);
    await runStep(page, "MoveTrack");
    const moved = (await runStep(page, "ReadPlaylist")) as Read;
    await runStep(page, "RemoveTrack");
    const shortened = (await runStep(page, "ReadPlaylist")) as Read;
    await runStep(page, "DeletePlaylist");
    const gone = await runStep(page, "ReadPlaylist");
    await answer(page).getByText("null").waitFor();

    expect(toTitles(read.playlist)).toEqual([
      "First Ferry Out",
      "Your Half",
      "Last Ferry Home",
    ]);
    expect(toTitles(moved.playlist)).toEqual([
      "Last Ferry Home",
      "First Ferry Out",
      "Your Half",
    ]);
    expect(toTitles(shortened.playlist)).toEqual([
      "First Ferry Out",
      "Your Half",
    ]);
    expect(gone).toEqual({ playlist: null });
    expect(complaints).toEqual([]);
  }, 60_000);

  it("leaves the token to the user where it was given none", async () => {
    const { page, url, token, sent } = await openPage();
    await page.route("**/graphiql", async (route) => {
      const response = await route.fetch();
      const document = await response.text();
      const body = document.replace(JSON.stringify(token), "null");
      await route.fulfill({ response, body });
    });
    await page.goto(`${url}/graphiql`);
    await headersPane(page).getByText('"Bearer "').waitFor();
    await page.getByRole("button", { name: "Execute query" }).click();
    await answer(page).getByText("UNAUTHENTICATED").waitFor();

    expect(sent).toEqual([
      { operationName: "IntrospectionQuery", authorization: undefined },
      { operationName: "Album", authorization: undefined },
    ]);
  }, 30_000);
});
