import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

/** The Chromium of this machine, or undefined where there is none: suites that need one are then skipped. */
export const chromiumPath: string | undefined = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
].find((file) => file !== undefined && existsSync(file));

/** Starts a browser with a profile of its own, which talks to nobody but the pages it is shown. */
export const startBrowser = (): Promise<Browser> => {
  if (!chromiumPath) throw new Error("There is no Chromium on this machine");
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      // Containers run tests as root, where the sandbox of Chromium does not start.
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
};
