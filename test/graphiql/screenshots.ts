// Takes the pictures of the GraphiQL page that the documents show: `npm run screenshots`. No test, but it stands where the tests
// have their gateway and their browser.
import path from "node:path";
import type { Page } from "playwright-core";
import { startBrowser } from "../support/browser.ts";
import { startGateway } from "../support/start-gateway.ts";

const folder = path.join(import.meta.dirname, "../../docs/images");

/** Two albums and the things around them: calls of different fullness, and entities that need none. */
const screen = `# Two albums on one screen.
query Album {
  albums(catalogIds: [
    "B0064UPU4G"
    "B00TW0ARTS"
  ]) {
    title
    artists {
      name
      tracks(first: 40) {
        nodes {
          title
          duration
        }
      }
    }
    tracks(first: 30) {
      nodes {
        title
        duration
        album {
          title
        }
      }
    }
  }
}
`;

await using gateway = await startGateway({ env: { GRAPHIQL: "on" } });
const browser = await startBrowser();
try {
  for (const colorScheme of ["light", "dark"] as const) {
    const context = await browser.newContext({
      colorScheme,
      viewport: { width: 1440, height: 860 },
    });
    await context.addInitScript(
      ([query]) => {
        localStorage.setItem("amazon-music-graphql:graphiql:query", query);
        localStorage.setItem("amazon-music-graphql:graphiql:editorFlex", "0.8");
      },
      [screen] as const,
    );
    const page = await context.newPage();
    await page.goto(`${gateway.url}/graphiql`);
    await page.getByLabel("Operation Editor").getByText("query").waitFor();
    await takeReceipt(page, colorScheme);
    await takeExplorer(page, colorScheme);
    await context.close();
  }
} finally {
  await browser.close();
}

/** In dark, which is second, much is remembered. */
async function takeReceipt(page: Page, colorScheme: string): Promise<void> {
  await page.getByRole("button", { name: "Execute query" }).click();
  const receipt = page.getByRole("region", { name: "Receipt" });
  await receipt.getByText(/entit(y|ies), from where/).waitFor();
  await rest(page);
  await page.screenshot({
    path: path.join(folder, `graphiql-${colorScheme}.png`),
  });
}

async function takeExplorer(page: Page, colorScheme: string): Promise<void> {
  await page.getByRole("button", { name: "Show Explorer" }).click();
  await page
    .getByRole("region", { name: "Explorer" })
    .getByText("more of Query")
    .waitFor();
  await rest(page);
  await page.screenshot({
    path: path.join(folder, `graphiql-explorer-${colorScheme}.png`),
  });
}

/** Takes the pointer and the focus from what they were at, so that no tip and no mark of the focus is in the picture. */
async function rest(page: Page): Promise<void> {
  await page.mouse.move(720, 859);
  await page.evaluate("document.activeElement.blur()");
  await page.waitForFunction("!document.querySelector('.graphiql-tooltip')");
}
