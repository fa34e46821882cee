import { readdir, readFile } from "node:fs/promises";
import path from "node:path";

const packageOf = /^.*node_modules\/(?:@[^/]+\/)?[^/]+/;
const isLicence = (name: string) =>
  /^(licen[cs]e|notice|thirdparty)/i.test(name);

/**
 * The licences of all packages that a bundle was made of, as one text: most of them ask that their notice goes wherever a copy
 * of them goes, and bundling loses it.
 */
export async function collectLicences(
  repository: string,
  bundledFiles: readonly string[],
): Promise<string> {
  const folders = new Set(
    bundledFiles.flatMap((file) => packageOf.exec(file)?.[0] ?? []),
  );
  const sections = [...folders].sort().map(async (folder) => {
    const directory = path.join(repository, folder);
    const { name, version, license } = JSON.parse(
      await readFile(path.join(directory, "package.json"), "utf8"),
    ) as { name: string; version: string; license?: string };
    const files = (await readdir(directory)).filter(isLicence).sort();
    const texts = await Promise.all(
      files.map((file) => readFile(path.join(directory, file), "utf8")),
    );
    return [`${name} ${version} (${license ?? "see below"})`, ...texts]
      .map((text) => text.trim())
      .join("\n\n");
  });
  return (await Promise.all(sections)).join(`\n\n${"-".repeat(80)}\n\n`);
}
