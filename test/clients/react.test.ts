import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { chromiumPath, startBrowser } from "../support/browser.ts";
import { findFreePort, until } from "../support/redis-server.ts";
import { startGateway } from "../support/start-gateway.ts";
import { makeApp, readPage, replaceAll } from "./page.ts";

const page = await readPage("clients.md");
const describeWithBrowser = chromiumPath ? describe : describe.skip;

describeWithBrowser("the album page of docs/clients.md", () => {
  it("shows an album in a browser, and more of its tracks at each press, from another origin", async () => {
    const port = await findFreePort();
    const origin = `http://127.0.0.1:${port}`;
    await using gateway = await startGateway({ env: { CORS_ORIGINS: origin } });
    const sections = [page.get("Types"), page.get("Apollo Client")];
    const addresses = {
      "http://127.0.0.1:4000": gateway.url,
      "127.0.0.1:5173": `127.0.0.1:${port}`,
    };
    await using app = await makeApp("react", sections, addresses);
    const commands = (page.get("Apollo Client")?.commands ?? [])
      .filter((command) => command.startsWith("npx "))
      .map((command) => replaceAll(command, addresses).split(" ").slice(1));
    const [serve, ...make] = commands.toReversed();
    for (const [program = "", ...words] of make.toReversed())
      await app.run(program, ...words);
    const [program = "", ...words] = serve ?? [];
    const server = spawn(
      path.join(import.meta.dirname, "node_modules", ".bin", program),
      words,
      // It ends when its standard input does.
      { cwd: app.folder, stdio: ["pipe", "ignore", "ignore"] },
    );
    await using _server = {
      async [Symbol.asyncDispose]() {
        server.kill("SIGKILL");
        if (server.exitCode === null && server.signalCode === null)
          await once(server, "exit");
      },
    };
    await until(() =>
      fetch(origin).then(
        ({ ok }) => ok,
        () => false,
      ),
    );

    const browser = await startBrowser();
    try {
      const tab = await browser.newPage();
      tab.on("dialog", (dialog) => {
        void dialog.accept(gateway.sandbox.users.ada.accessToken);
      });
      await tab.goto(origin);
      const tracks = tab.locator("li");
      await tab.locator("h1").waitFor();
      expect(await tab.locator("h1").textContent()).toBe(
        "The Complete Tide Tables, Volumes 1 to 25",
      );
      for (let count = 20; count < 300; count += 20) {
        expect(await tracks.count()).toBe(count);
        await tab.getByRole("button", { name: "More" }).click();
        await tracks.nth(count).waitFor();
      }
      expect(await tracks.count()).toBe(300);
      await tab
        .getByRole("button", { name: "More" })
        .waitFor({ state: "detached" });
    } finally {
      await browser.close();
    }
  });
});
