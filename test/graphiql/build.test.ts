import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { buildGraphiql } from "../../src/graphiql/build.ts";

interface Manifest {
  readonly script: string;
  readonly style: string;
  readonly icon: string;
  readonly licences: string;
  readonly assets: readonly string[];
}

/** Built once for all: a build takes seconds, and no test here changes it. */
let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(path.join(tmpdir(), "graphiql-build-"));
  await buildGraphiql(directory);
}, 60_000);
afterAll(() => rm(directory, { recursive: true }));

const read = (name: string) => readFile(path.join(directory, name));
const readManifest = async () =>
  JSON.parse((await read("manifest.json")).toString()) as Manifest;

describe("the build", () => {
  it("lists every file it wrote, and puts a hash of the content in each name", async () => {
    const { script, style, icon, licences, assets } = await readManifest();
    const written = await readdir(directory);

    expect(
      written.filter((name) => !/\.(gz|br|json)$/.test(name)).sort(),
    ).toEqual(assets);
    expect(assets).toEqual(
      expect.arrayContaining([script, style, icon, licences]),
    );
    for (const name of assets) {
      expect(name).toMatch(/-[0-9A-Za-z]{8}\.(js|css|svg|txt)$/);
    }
  });

  it("keeps each file in two compressed forms too", async () => {
    const { script } = await readManifest();
    const plain = await read(script);

    expect(gunzipSync(await read(`${script}.gz`)).equals(plain)).toBe(true);
    expect(brotliDecompressSync(await read(`${script}.br`)).equals(plain)).toBe(
      true,
    );
  });

  it("has a worker for each of the editor's languages", async () => {
    const { assets } = await readManifest();

    for (const language of ["editor", "json", "graphql"]) {
      expect(
        assets.filter((name) => name.startsWith(`${language}.worker-`)),
      ).toHaveLength(1);
    }
  });

  it("has styles that fetch nothing", async () => {
    const { style } = await readManifest();
    const styles = (await read(style)).toString();

    expect(styles).toContain(".monaco-editor");
    expect(styles).toContain(".graphiql-container");
    expect(styles).not.toContain("@import");
    expect(styles.match(/url\((?!["']?data:).{0,80}/g)).toBeNull();
  });

  it("leaves out the previews of images, which ask other hosts", async () => {
    const { script } = await readManifest();
    const code = (await read(script)).toString();

    // By which a preview tells the size of its image. `toContain` would print the whole script.
    expect(code.includes("naturalWidth")).toBe(false);
  });

  it("carries the licences of what it bundles", async () => {
    const { licences } = await readManifest();
    const text = (await read(licences)).toString();

    for (const name of ["graphiql", "monaco-editor", "react", "graphql"]) {
      expect(text).toMatch(
        new RegExp(`^${name} \\d+\\.\\d+\\.\\d+ \\(MIT\\)$`, "m"),
      );
    }
    expect(text).toContain("Copyright (c) Meta Platforms");
  });
});
