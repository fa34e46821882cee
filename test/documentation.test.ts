import { execFile } from "node:child_process";
import { access, readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { parseConfig, settingNames } from "../src/config.ts";
import { errorCodes } from "../src/graphql/error-code.ts";
import { createSandbox } from "../src/sandbox/index.ts";
import { startGateway } from "./support/start-gateway.ts";

const runInShell = promisify(execFile);
const root = path.join(import.meta.dirname, "..");

describe("the README", () => {
  it("has a row for every setting, and none for one that does not exist", async () => {
    const rows = tableNames(section(await read("README.md"), "Settings"));

    expect(rows.sort()).toEqual([...settingNames].sort());
  });

  it("has a row for every error code, and none for one that does not exist", async () => {
    const rows = tableNames(section(await read("README.md"), "Error codes"));

    expect(rows.sort()).toEqual([...errorCodes].sort());
  });

  it("shows under its query what the gateway answers to it", async () => {
    const ask = section(await read("README.md"), "Ask");
    await using gateway = await startGateway();

    const { data } = await gateway.query(codeBlock(ask, "graphql"));

    expect({ data }).toEqual(JSON.parse(codeBlock(ask, "json")));
  });

  it("shows only operations that are answered whole", async () => {
    const operations = codeBlocks(await read("README.md"), "graphql");
    await using gateway = await startGateway({
      // The sandbox reads its whole catalogue before its first search.
      env: { AMAZON_MUSIC_TIMEOUT_MS: "20000" },
    });

    expect(operations.length).toBeGreaterThan(5);
    for (const operation of operations) {
      const { data, errors } = await gateway.query(operation);
      expect({ operation, errors }).toEqual({ operation, errors: undefined });
      expect(JSON.stringify(data)).not.toMatch(/null|"nodes":\[\]/);
    }
  }, 30_000);

  it("shows commands for a shell that answer as it says", async () => {
    const asks = codeBlocks(await read("README.md"), "sh").filter((block) =>
      block.includes("curl"),
    );
    // The page is served from what is built: the token stands in it.
    await using gateway = await startGateway({ env: { GRAPHIQL: "on" } });

    expect(asks).toHaveLength(1);
    for (const ask of asks) {
      const script = ask.replaceAll("http://127.0.0.1:4000", gateway.url);
      const { stdout } = await runInShell("bash", ["-c", script]);
      expect(JSON.parse(stdout)).toEqual({
        data: { album: { title: "Harbour Lights at Noon" } },
      });
    }
  });

  it("starts the gateway with settings that it takes, in all its commands", async () => {
    const starts = codeBlocks(await read("README.md"), "sh").filter((block) =>
      /=\S+\s[^]*npm start/.test(block),
    );

    expect(starts).toHaveLength(2);
    for (const start of starts) {
      const settings = [...start.matchAll(/\b([A-Z_]+)=(\S+)/gm)].map(
        ([, name = "", value = ""]) => [name, value.replace("…", "0a1b")],
      );
      const config = parseConfig(
        Object.fromEntries(settings) as Record<string, string>,
      );
      for (const [name = ""] of settings) expect(config).toHaveProperty(name);
    }
  });

  it("names the types that have a key for federation", async () => {
    const [, names = ""] =
      /^\*\*Federation 2\*\*: (.*?) have the key/ms.exec(
        await read("README.md"),
      ) ?? [];
    const keyed: string[] = [];
    for (const file of await readdir(path.join(root, "schema"))) {
      const sdl = await read(`schema/${file}`);
      for (const [, name = ""] of sdl.matchAll(/^type (\w+)[^{]*@key\(/gm))
        keyed.push(name);
    }

    expect([...names.matchAll(/`(\w+)`/g)].map(([, name]) => name)).toEqual(
      keyed.sort(),
    );
  });
});

describe("the documents", () => {
  it("link only to files that exist", async () => {
    const missing: string[] = [];
    for (const document of await listDocuments()) {
      for (const link of localLinks(await read(document))) {
        const target = path.join(root, path.dirname(document), link);
        const exists = await access(target).then(
          () => true,
          () => false,
        );
        if (!exists) missing.push(`${document} → ${link}`);
      }
    }

    expect(missing).toEqual([]);
  });

  it("show the name of each file above it: of a block, a page on the web shows the text alone", async () => {
    for (const page of ["docs/clients.md", "docs/federation.md"]) {
      const markdown = await read(page);
      const files = [...markdown.matchAll(/^```\w+ (\S+)$/gm)].map(
        ([, file = ""]) => file,
      );
      const shown = [...markdown.matchAll(/\n\n`(\S+)`\n\n```\w+ \1$/gm)].map(
        ([, file = ""]) => file,
      );

      expect(files.length).toBeGreaterThan(4);
      expect(shown).toEqual(files);
    }
  });

  it("name only npm scripts that exist", async () => {
    const { scripts } = JSON.parse(await read("package.json")) as {
      scripts: Record<string, string>;
    };
    const unknown: string[] = [];
    for (const document of await listDocuments()) {
      for (const [, name = ""] of (await read(document)).matchAll(
        /npm run (?:-s )?([\w:-]+)/g,
      )) {
        if (!(name in scripts)) unknown.push(`${document}: ${name}`);
      }
    }

    expect(unknown).toEqual([]);
  });
});

describe("docker-compose.yml", () => {
  it("hands the gateway the credentials that the sandbox accepts", async () => {
    const sandbox = await createSandbox();
    const { apiKey, clientId } = sandbox;
    await sandbox.close();
    const compose = await read("docker-compose.yml");

    expect(compose).toContain(`AMAZON_MUSIC_API_KEY: ${apiKey}\n`);
    expect(compose).toContain(`LWA_CLIENT_ID: ${clientId}\n`);
  });

  it("sets only settings that exist", async () => {
    const names = [
      ...(await read("docker-compose.yml")).matchAll(/^ +([A-Z][A-Z_]+): /gm),
    ].map(([, name]) => name);

    expect(names.length).toBeGreaterThan(0);
    expect(settingNames).toEqual(expect.arrayContaining(names));
  });
});

function read(file: string): Promise<string> {
  return readFile(path.join(root, file), "utf8");
}

async function listDocuments(): Promise<string[]> {
  const files = [
    ...(await readdir(root)),
    ...(await readdir(path.join(root, "src"), { recursive: true })).map(
      (file) => `src/${file}`,
    ),
    ...(await readdir(path.join(root, "docs"), { recursive: true }).then(
      (found) => found.map((file) => `docs/${file}`),
      () => [],
    )),
  ];
  return files.filter((file) => file.endsWith(".md"));
}

/** What stands under a heading, up to the next one of its level. */
function section(text: string, heading: string): string {
  const [, below] = text.split(new RegExp(`^## ${heading}$`, "m"));
  if (below === undefined) throw new Error(`There is no "## ${heading}".`);
  return below.split(/^## /m)[0] ?? "";
}

/** The first code block in a language. */
function codeBlock(markdown: string, language: string): string {
  const [first] = codeBlocks(markdown, language);
  if (first === undefined) throw new Error(`There is no ${language} here.`);
  return first;
}

function codeBlocks(markdown: string, language: string): string[] {
  const [, ...below] = markdown.split(`\n\`\`\`${language}\n`);
  return below.map((text) => text.split("\n```\n")[0] ?? "");
}

/** The names in the first column of the tables; a row may hold several. */
function tableNames(markdown: string): string[] {
  return [...markdown.matchAll(/^\|([^|]*)\|/gm)].flatMap(([, cell = ""]) =>
    [...cell.matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name = ""]) => name),
  );
}

function localLinks(markdown: string): string[] {
  return [...markdown.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(
    ([, link = ""]) => link,
  );
}
