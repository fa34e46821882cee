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
  const context = await browser.newContext({
    viewport: { width: 1600, height: 900 },
  });
  const page = await context.newPage();
  page.setDefaultTimeout(10_000);

  const requests: string[] = [];
  const sent: SentOperation[] = [];
  const complaints: string[] = [];
  page.on("request", (request) => {
    requests.push(request.url());
    if (request.url().endsWith("/graphql")) {
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
  const { url, query, sandbox } = gateway;
  return { page, url, query, sandbox, token, requests, sent, complaints };
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

/** All that the browser remembers of the page, wherever a page can put something, and all addresses that its windows have been at. */
const remembered = async (page: Page): Promise<string> => {
  const context = page.context();
  const kept = await page.evaluate<string>(`(async () => {
    const databases = [];
    for (const { name } of await indexedDB.databases()) {
      const request = indexedDB.open(name);
      await new Promise((done, fail) => {
        request.onsuccess = done;
        request.onerror = fail;
      });
      for (const store of request.result.objectStoreNames) {
        const all = request.result.transaction(store).objectStore(store).getAll();
        await new Promise((done) => (all.onsuccess = done));
        databases.push([name, store, all.result]);
      }
    }
    const responses = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const asked of await cache.keys()) {
        responses.push(asked.url, await (await cache.match(asked)).text());
      }
    }
    return JSON.stringify({
      local: { ...localStorage },
      session: { ...sessionStorage },
      cookie: document.cookie,
      name: window.name,
      state: history.state,
      address: location.href,
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      databases,
      responses,
    });
  })()`);
  const histories = await Promise.all(
    context.pages().map(async (window) => {
      const session = await context.newCDPSession(window);
      return session.send("Page.getNavigationHistory");
    }),
  );
  return JSON.stringify([kept, histories, await context.storageState()]);
};

/** Opens the sign-in and chooses somebody in Amazon's window, as the sandbox plays it. */
const signInAs = async (page: Page, choice: string) => {
  await page.getByRole("button", { name: "Sign in with Amazon" }).click();
  const [amazon] = await Promise.all([
    page.waitForEvent("popup"),
    page.getByRole("button", { name: "Continue to Amazon" }).click(),
  ]);
  const closed = amazon.waitForEvent("close");
  await amazon.getByRole("link", { name: choice }).click();
  await closed;
};

const signedIn = (page: Page) => page.getByText("Signed in until");

/** What stands on the control that has the focus, or beside it. */
const focusedName = (page: Page) =>
  page.evaluate<string>(
    "(document.activeElement.labels?.[0] ?? document.activeElement).innerText.trim()",
  );

/** The token in the headers pane. Monaco shows the part that is in view: the pane scrolls along the line. */
const paneToken = async (page: Page) => {
  const text = await headersPane(page).innerText();
  return /Atza\|[\w-]+/.exec(text)?.[0] ?? null;
};

/**
 * Finds the texts of the receipt and of the header whose contrast with what is behind them is below 4.5, as WCAG 2.2 (1.4.3) asks
 * of small letters. Colours are painted and read back, so that those with alpha are seen as they are.
 */
const contrastCheck = `(() => {
  const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const backgrounds = (element) =>
    element ? [...backgrounds(element.parentElement), getComputedStyle(element).backgroundColor] : [];
  const paint = (colours) => {
    canvas.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      canvas.fillStyle = colour;
      canvas.fillRect(0, 0, 1, 1);
    }
    return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (colours) => {
    const [r, g, b] = paint(colours).map((value) => {
      const share = value / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const texts = [...document.querySelectorAll(".pane *, .sign-in *")].filter((element) =>
    [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  if (texts.length < 15) return ["too few texts were found"];
  return texts.flatMap((element) => {
    const behind = ["white", ...backgrounds(element)];
    const [dark, light] = [luminance(behind), luminance([...behind, getComputedStyle(element).color])].sort();
    const contrast = (light + 0.05) / (dark + 0.05);
    return contrast < 4.5 ? [element.innerText + ": " + contrast.toFixed(2)] : [];
  });
})()`;

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

  it("puts an operation together from the keyboard, and keeps the comments of the text", async () => {
    const { page, complaints } = await openReadyPage();
    await page.getByRole("button", { name: "Show Explorer" }).focus();
    await page.keyboard.press("Enter");
    const explorer = page.getByRole("region", { name: "Explorer" });
    await explorer.getByRole("button", { name: /more of Album$/ }).focus();
    await page.keyboard.press("Enter");
    await explorer.getByLabel("trackCount").focus();
    await page.keyboard.press("Space");
    await operationEditor(page).getByText("trackCount").waitFor();
    await explorer.getByLabel("artists", { exact: true }).focus();
    await page.keyboard.press("Space");
    await operationEditor(page)
      .getByText("artists")
      .waitFor({ state: "detached" });
    await explorer.getByLabel("first").fill("2");
    await page.keyboard.press("Enter");
    await stored(page, "query", "tracks(first: 2)");
    const focused = await focusedName(page);
    await run(page);
    const shown = await answer(page).innerText();
    const text = await operationEditor(page).innerText();

    expect(focused).toBe("first");
    expect(squeeze(shown)).toMatch(/"trackCount": \d+/);
    expect(shown).not.toContain("artists");
    expect(squeeze(text)).toContain("# A page of a list");
    expect(complaints).toEqual([]);
  }, 30_000);

  it("starts an operation in an empty tab by the explorer", async () => {
    const { page } = await openReadyPage();
    await page.getByRole("button", { name: "Show Explorer" }).click();
    await page.getByRole("button", { name: "New tab" }).click();
    const explorer = page.getByRole("region", { name: "Explorer" });
    await explorer.getByRole("button", { name: "New query" }).click();
    await explorer.getByLabel("albums", { exact: true }).click();
    await operationEditor(page).getByText("albums").waitFor();
    await explorer.getByLabel("catalogIds").fill('["B0064UPU4G"]');
    await explorer.getByLabel("catalogIds").press("Enter");
    await stored(page, "query", 'albums(catalogIds: ["B0064UPU4G"])');
    await run(page);

    expect(await remembered(page)).toContain("MyQuery");
  }, 30_000);

  it("lets every control be reached by Tab, and shows where the focus is", async () => {
    const { page } = await openReadyPage();
    await page.getByRole("button", { name: "Show Explorer" }).click();
    await page
      .getByRole("region", { name: "Explorer" })
      .getByLabel("album", { exact: true })
      .waitFor();
    const controls = await page.evaluate<string[]>(`
      window.nameOf = (element) =>
        (element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText).trim();
      [...document.querySelectorAll("button, [role=tab], input, a[href]")]
        .filter((element) => element.checkVisibility() && !element.closest(".monaco-editor"))
        .map(nameOf)`);
    const reached = new Map<string, string>();
    // Every stop twice over, since the editors have some of their own.
    for (let step = 0; step < 2 * controls.length + 40; step++) {
      await page.keyboard.press("Tab");
      // Monaco takes Tab for itself; GraphiQL leaves an editor by Escape and enters it by Enter.
      const [name, outline] = await page.evaluate<[string, string]>(`(() => {
        const element = document.activeElement;
        return [nameOf(element), getComputedStyle(element).outlineStyle];
      })()`);
      reached.set(name, outline);
    }
    const missed = controls.filter((name) => !reached.has(name));
    const unseen = controls.filter((name) => reached.get(name) === "none");

    expect(controls.length).toBeGreaterThan(25);
    expect({ missed, unseen }).toEqual({ missed: [], unseen: [] });
  }, 60_000);

  it("closes the sign-in by Escape and gives the focus back", async () => {
    const { page, complaints } = await openReadyPage();
    const button = page.getByRole("button", { name: "Sign in with Amazon" });
    await button.focus();
    await page.keyboard.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Sign in with Amazon" });
    await dialog.getByLabel("music::history").focus();
    await page.keyboard.press("Space");
    const [amazon] = await Promise.all([
      page.waitForEvent("popup"),
      page.keyboard.press("Enter"),
    ]);
    await dialog.getByText("Waiting for Amazon").waitFor();
    await amazon.waitForLoadState();
    const asked = new URL(amazon.url()).searchParams.get("scope")?.split(" ");
    await page.bringToFront();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
    await amazon.getByRole("link", { name: "Sign in as Ben" }).click();
    await amazon.getByText("No page is waiting").waitFor();
    const focused = await focusedName(page);

    expect(asked).toHaveLength(9);
    expect(asked).not.toContain("music::history");
    expect(focused).toBe("Sign in with Amazon");
    expect(await signedIn(page).count()).toBe(0);
    expect(complaints).toEqual([]);
  }, 30_000);

  it.each(["light", "dark"] as const)(
    "can be read in %s, by the measure of WCAG",
    async (colorScheme) => {
      const { page } = await openReadyPage();
      await page.emulateMedia({ colorScheme });
      await run(page);
      await page
        .getByRole("region", { name: "Receipt" })
        .getByText("2 calls")
        .waitFor();
      const faint = await page.evaluate<string[]>(contrastCheck);

      expect(faint).toEqual([]);
    },
    30_000,
  );

  it("breaks the long lines of an operation, so that what an example explains can be read on a small screen", async () => {
    const { page } = await openReadyPage();
    await page.setViewportSize({ width: 1280, height: 720 });
    const lines = operationEditor(page).locator(".view-line");
    // The end of the comment on the first line: without its "#", it stands on a line of its own.
    await lines.filter({ hasText: /^[^#]*right\.$/ }).waitFor();
  }, 30_000);

  it("is never scrolled out of its window, however long an operation is", async () => {
    const { page } = await openReadyPage();
    await page.getByRole("tab", { name: "CreatePlaylist" }).click();
    await operationEditor(page).getByText("The life of a playlist").waitFor();
    const { shown, whole } = await page.evaluate<{
      shown: number;
      whole: number;
    }>(
      `(({ clientHeight, scrollHeight }) => ({ shown: clientHeight, whole: scrollHeight }))(document.documentElement)`,
    );

    expect(whole).toBe(shown);
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

  it("signs people in with Amazon, and works with their token in every tab", async () => {
    const { page, url, sandbox, token, sent, requests, complaints } =
      await openReadyPage();
    await signInAs(page, "Sign in as Ben");
    await signedIn(page).waitFor();
    await headersPane(page).getByText("Yours, since you signed in").waitFor();
    await run(page);
    await openTab(page, "MyLibrary");
    await page.getByRole("button", { name: "Execute query" }).click();
    await answer(page).getByText('"Ben"').waitFor();
    await page.getByRole("button", { name: "New tab" }).click();
    await headersPane(page).getByText("Yours, since you signed in").waitFor();
    const [, bens] = sent.map(({ authorization }) => authorization);
    const used = new Set(
      sent.slice(1).map(({ authorization }) => authorization),
    );

    expect(sandbox.loginRequests).toContain("POST /auth/o2/token");
    expect(bens).toMatch(/^Bearer Atza\|/);
    expect(bens).not.toBe(`Bearer ${token}`);
    expect([...used]).toEqual([bens]);
    expect(requests.filter((asked) => !asked.startsWith(`${url}/`))).toEqual(
      [],
    );
    expect(complaints).toEqual([]);
  }, 60_000);

  it("stores the token of who signed in nowhere, whatever they use", async () => {
    const { page, token, sent } = await openReadyPage();
    await signInAs(page, "Sign in as Ben");
    await signedIn(page).waitFor();
    await run(page);
    const bens = sent.at(-1)?.authorization?.replace("Bearer ", "") ?? "";
    await stored(page, "queries", "query Album");
    await page.getByRole("button", { name: "Show History" }).click();
    await page.getByRole("button", { name: "Add favorite" }).first().click();
    await stored(page, "favorites", "query Album");
    await page.getByRole("button", { name: "Edit label" }).first().click();
    await page.getByPlaceholder("Type a label").fill("Mine");
    await page.keyboard.press("Enter");
    await stored(page, "favorites", "Mine");
    await page.getByRole("button", { name: "Set active" }).first().click();
    await page.getByRole("button", { name: "Prettify query" }).click();
    await page.getByRole("button", { name: "Copy query" }).click();
    await page
      .getByRole("button", { name: "Show Documentation Explorer" })
      .click();
    await headersPane(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(" ");
    await openTab(page, "Albums");
    await page.getByRole("button", { name: "New tab" }).click();
    await stored(page, "tabState", "<untitled>");
    const whileIn = await remembered(page);
    await page.reload();
    await editorReady(page).catch(() => undefined);
    await page.getByRole("button", { name: "Sign in with Amazon" }).waitFor();
    const afterReload = await remembered(page);

    expect(bens).toMatch(/^Atza\|/);
    expect(whileIn).toContain("query Album");
    const secrets = [bens, token, "Atza|", "Bearer", "code="];
    expect(secrets.filter((secret) => whileIn.includes(secret))).toEqual([]);
    expect(secrets.filter((secret) => afterReload.includes(secret))).toEqual(
      [],
    );
  }, 60_000);

  it("takes the token out of the pane when somebody signs out", async () => {
    const { page, sent } = await openReadyPage();
    await signInAs(page, "Sign in as Ben");
    await page.getByRole("button", { name: "Sign out" }).click();
    await headersPane(page).getByText('"Bearer "').waitFor();
    await page.getByRole("button", { name: "Execute query" }).click();
    await answer(page).getByText("UNAUTHENTICATED").waitFor();

    expect(await paneToken(page)).toBeNull();
    expect(sent.at(-1)).toEqual({
      operationName: "Album",
      authorization: undefined,
    });
  }, 30_000);

  it("says in words that somebody did not agree, and lets them try again", async () => {
    const { page, complaints } = await openReadyPage();
    await signInAs(page, "Cancel");
    await page.getByRole("alert").getByText("You did not agree").waitFor();
    const [amazon] = await Promise.all([
      page.waitForEvent("popup"),
      page.getByRole("button", { name: "Continue to Amazon" }).click(),
    ]);
    await amazon.getByRole("link", { name: "Sign in as Ada" }).click();
    await signedIn(page).waitFor();

    expect(complaints).toEqual([]);
  }, 30_000);

  it("says in the window that comes back that no page is waiting for it", async () => {
    const { page, url } = await openReadyPage();
    const stray = await page.context().newPage();
    await stray.goto(`${url}/graphiql/callback?code=ANcode&state=another`);
    await stray.getByText("No page is waiting for this sign-in").waitFor();

    expect(stray.url()).toBe(`${url}/graphiql/callback`);
    expect(await signedIn(page).count()).toBe(0);
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
