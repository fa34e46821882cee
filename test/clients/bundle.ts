import { readFile } from "node:fs/promises";
import path from "node:path";
import { transformAsync } from "@babel/core";
import { build, type Plugin } from "esbuild";

/** Bundles a program of an app, as an app's own build does. */
export async function bundle(
  folder: string,
  entry: string,
  plugins: readonly Plugin[] = [],
): Promise<string> {
  const outfile = path.join(folder, "program.mjs");
  await build({
    entryPoints: [path.join(folder, entry)],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    logLevel: "silent",
    plugins: [...plugins],
  });
  return outfile;
}

/** Puts in place of Relay's tagged texts what its compiler has made of them. */
export const relay: Plugin = {
  name: "relay",
  setup(bundler) {
    bundler.onLoad({ filter: /\.ts$/ }, async ({ path: file }) => {
      const result = await transformAsync(await readFile(file, "utf8"), {
        filename: file,
        cwd: import.meta.dirname,
        configFile: false,
        babelrc: false,
        parserOpts: { plugins: ["typescript"] },
        plugins: [["relay", { eagerEsModules: true }]],
      });
      return { contents: result?.code ?? "", loader: "ts" };
    });
  },
};
