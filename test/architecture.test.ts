import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { importTable } from "./support/import-table.ts";
import { findBreaches } from "./support/import-walls.ts";

describe("the house", () => {
  it("keeps every wall of the import table", async () => {
    const root = path.join(import.meta.dirname, "..");

    expect(await findBreaches(root)).toEqual([]);
  });

  it("lets a room import only rooms below it, types included", () => {
    const below = new Set<string>();
    for (const room of importTable) {
      const imports = [
        ...(room.runtime ?? []),
        ...(room.types ?? []),
        ...(room.dynamic ?? []),
      ];

      expect(imports.filter((name) => !below.has(name))).toEqual([]);

      below.add(room.name);
    }
  });
});

/** The walls stand only as long as their checker bites: each of these small houses has one thing wrong. */
describe("a breach", () => {
  const houses: {
    fact: string;
    files: Record<string, string>;
    breaches: string[];
  }[] = [
    {
      fact: "is not found in a house that keeps the table",
      files: {
        "src/cache/index.ts": `import Keyv from "keyv"; export const createCache = () => new Keyv();`,
        "src/loaders/index.ts": `import type { A } from "../cache/index.ts"; import DataLoader from "dataloader"; export type B = A; export const c = DataLoader;`,
        "src/context.ts": `import { c } from "./loaders/index.ts"; export const createContext = () => c;`,
        "src/main.ts": `const sandbox = await import("./sandbox/index.ts"); export const a = sandbox;`,
        "src/sandbox/index.ts": `import { createServer } from "node:http"; export const createSandbox = createServer;`,
        "test/cache/keyv-cache.test.ts": `import "../../src/cache/keyv-cache.ts";`,
        "src/cache/keyv-cache.ts": `export const a = 1;`,
      },
      breaches: [],
    },
    {
      fact: "is a room that the importing room may not know",
      files: {
        "src/cache/keyv-cache.ts": `import { get } from "../amazon-music/index.ts"; export const a = get;`,
        "src/amazon-music/index.ts": `export const get = 1;`,
      },
      breaches: [
        "src/cache/keyv-cache.ts imports amazon-music; the cache knows nothing of Amazon: keys are strings, values are JSON.",
      ],
    },
    {
      fact: "is a type of a room above",
      files: {
        "src/amazon-music/client.ts": `import type { Context } from "../context.ts"; export type A = Context;`,
        "src/context.ts": `export interface Context { a: 1 }`,
      },
      breaches: [
        "src/amazon-music/client.ts imports context; the REST client knows nothing of GraphQL and keeps nothing.",
      ],
    },
    {
      fact: "is a value where only types are allowed, even beside an import of types",
      files: {
        "src/loaders/by-id.ts": `import type { Cache } from "../cache/index.ts"; import { createCache } from "../cache/index.ts"; export const a: Cache = createCache();`,
        "src/cache/index.ts": `export interface Cache { a: 1 } export const createCache = (): Cache => ({ a: 1 });`,
      },
      breaches: [
        "src/loaders/by-id.ts imports cache at run time where it may have its types only; the loaders are given their client and their caches.",
      ],
    },
    {
      fact: "is a re-export across a wall",
      files: {
        "src/cache/index.ts": `export { get } from "../amazon-music/index.ts";`,
        "src/amazon-music/index.ts": `export const get = 1;`,
      },
      breaches: [
        "src/cache/index.ts imports amazon-music; the cache knows nothing of Amazon: keys are strings, values are JSON.",
      ],
    },
    {
      fact: "is a way past a door, from the house and from a test of another room",
      files: {
        "src/context.ts": `import { byId } from "./loaders/by-id.ts"; export const a = byId;`,
        "src/loaders/by-id.ts": `export const byId = 1;`,
        "test/cache/a.test.ts": `import { byId } from "../../src/loaders/by-id.ts"; export const a = byId;`,
      },
      breaches: [
        "src/context.ts imports src/loaders/by-id.ts past the door, which is src/loaders/index.ts.",
        "test/cache/a.test.ts imports src/loaders/by-id.ts past the door, which is src/loaders/index.ts.",
      ],
    },
    {
      fact: "is a package or a part of Node that is another room's",
      files: {
        "src/cache/keyv-cache.ts": `import { request } from "undici"; import { readFileSync } from "node:fs"; export const a = [request, readFileSync];`,
        "src/loaders/by-id.ts": `import type { GraphQLError } from "graphql"; export type A = GraphQLError;`,
      },
      breaches: [
        "src/cache/keyv-cache.ts imports node:fs; the cache knows nothing of Amazon: keys are strings, values are JSON.",
        "src/cache/keyv-cache.ts imports undici; the cache knows nothing of Amazon: keys are strings, values are JSON.",
        "src/loaders/by-id.ts imports graphql; the loaders are given their client and their caches.",
      ],
    },
    {
      fact: "is a name that the table does not hand over",
      files: {
        "src/graphql/errors.ts": `import { AmazonMusicError, createClient } from "../amazon-music/index.ts"; export const a = [AmazonMusicError, createClient];`,
        "src/amazon-music/index.ts": `export const AmazonMusicError = 1; export const createClient = 2;`,
      },
      breaches: [
        "src/graphql/errors.ts takes createClient from amazon-music; the parlour knows GraphQL, and of Amazon only the error.",
      ],
    },
    {
      fact: "is a sandbox that is read even where it is not used",
      files: {
        "src/main.ts": `import { createSandbox } from "./sandbox/index.ts"; export const a = createSandbox;`,
        "src/sandbox/index.ts": `export const createSandbox = 1;`,
      },
      breaches: [
        "src/main.ts imports sandbox at its start; it may only await import() it.",
      ],
    },
    {
      fact: "is a cycle, told once, also one of types alone",
      files: {
        "src/cache/a.ts": `import { b } from "./b.ts"; export type A = 1; export const a = b;`,
        "src/cache/b.ts": `import type { A } from "./a.ts"; export const b: A = 1;`,
      },
      breaches: [
        "src/cache/a.ts → src/cache/b.ts → src/cache/a.ts is a cycle.",
      ],
    },
    {
      fact: "is an export * , a default export or an import for its effect",
      files: {
        "src/cache/a.ts": `export * from "./b.ts";`,
        "src/cache/b.ts": `export default 1;`,
        "src/cache/c.ts": `export default function c() {}`,
        "src/cache/d.ts": `const d = 1; export { d as default };`,
        "src/cache/e.ts": `import "./b.ts";`,
      },
      breaches: [
        "src/cache/a.ts has an export *; exports are listed by name.",
        "src/cache/b.ts has a default export; exports have names.",
        "src/cache/c.ts has a default export; exports have names.",
        "src/cache/d.ts has a default export; exports have names.",
        "src/cache/e.ts imports ./b.ts for its effect alone.",
      ],
    },
    {
      fact: "is a file in no room, an import of no file, and an import from outside src",
      files: {
        "src/porch.ts": `export const a = 1;`,
        "src/cache/a.ts": `import { b } from "./b.ts"; export const a = b;`,
        "src/config.ts": `import { c } from "../test/c.ts"; export const a = c;`,
        "test/c.ts": `export const c = 1;`,
      },
      breaches: [
        "src/cache/a.ts imports ./b.ts, which is no file.",
        "src/config.ts imports test/c.ts; the settings are text in, values out.",
        "src/porch.ts stands in no room of the import table.",
      ],
    },
    {
      fact: "is a file name in capital letters or one that says nothing",
      files: {
        "src/cache/KeyvCache.ts": `export const a = 1;`,
        "src/cache/key-utils.ts": `export const a = 1;`,
        "src/cache/shared/entry.ts": `export const a = 1;`,
        "src/cache/shared-entry.ts": `export const a = 1;`,
      },
      breaches: [
        "src/cache/KeyvCache.ts is not named in kebab-case.",
        "src/cache/key-utils.ts is a drawer (utils); name it after what it makes.",
        "src/cache/shared/entry.ts is a drawer (shared); name it after what it makes.",
      ],
    },
  ];

  it.each(houses)("$fact", async ({ files, breaches }) => {
    expect(await breachesOf(files)).toEqual(breaches);
  });
});

async function breachesOf(files: Record<string, string>): Promise<string[]> {
  const root = await mkdtemp(path.join(tmpdir(), "house-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
    const folders = new Set(
      Object.keys(files).map((name) => name.split("/")[0] ?? ""),
    );
    return await findBreaches(root, [...folders]);
  } finally {
    await rm(root, { recursive: true });
  }
}
