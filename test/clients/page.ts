import { execFile } from "node:child_process";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

/** What a page of docs/ tells its reader to do under one heading. */
export interface Section {
  readonly heading: string;
  /** Its files, by the names that stand beside the language of their blocks. */
  readonly files: Readonly<Record<string, string>>;
  /** Its commands, a line each. */
  readonly commands: readonly string[];
}

const documents = path.join(import.meta.dirname, "..", "..", "docs");

/** The sections of a page, by their headings. */
export async function readPage(name: string): Promise<Map<string, Section>> {
  const markdown = await readFile(path.join(documents, name), "utf8");
  const sections = new Map<string, Section>();
  for (const part of markdown.split(/^## /m)) {
    const heading = part.slice(0, part.indexOf("\n"));
    const files: Record<string, string> = {};
    const commands: string[] = [];
    for (const [, language = "", file = "", code = ""] of part.matchAll(
      /^```(\w+)(?: (\S+))?\n([^]*?)^```$/gm,
    ))
      if (file !== "") files[file] = code;
      else if (language === "sh") commands.push(...code.trim().split("\n"));
    sections.set(heading, { heading, files, commands });
  }
  return sections;
}

/** A folder with the files of some sections, as a reader makes it; the addresses in them are replaced. Packages are this folder's. */
export interface App extends AsyncDisposable {
  readonly folder: string;
  run(command: string, ...words: string[]): Promise<string>;
}

export async function makeApp(
  name: string,
  sections: readonly (Section | undefined)[],
  addresses: Readonly<Record<string, string>>,
): Promise<App> {
  const folder = path.join(import.meta.dirname, ".pages", name);
  await rm(folder, { recursive: true, force: true });
  for (const section of sections) {
    if (section === undefined) throw new Error("There is no such section.");
    for (const [file, code] of Object.entries(section.files)) {
      const target = path.join(folder, file);
      await mkdir(path.dirname(target), { recursive: true });
      await writeFile(target, replaceAll(code, addresses));
    }
  }
  return {
    folder,
    async run(command, ...words) {
      const program = path.join(
        import.meta.dirname,
        "node_modules",
        ".bin",
        command,
      );
      try {
        const { stdout } = await promisify(execFile)(program, words, {
          cwd: folder,
          timeout: 100_000,
        });
        return stdout;
      } catch (error) {
        const { stdout, stderr } = error as { stdout: string; stderr: string };
        throw new Error(`${command} failed:\n${stdout}${stderr}`, {
          cause: error,
        });
      }
    },
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

export function replaceAll(
  text: string,
  replacements: Readonly<Record<string, string>>,
): string {
  return Object.entries(replacements).reduce(
    (changed, [from, to]) => changed.replaceAll(from, to),
    text,
  );
}
