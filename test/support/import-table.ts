/**
 * Who may import whom: the walls of the house. `import-walls.ts` reads the code against this table; ARCHITECTURE.md says in
 * prose what it says here.
 */
export interface Room {
  /** What other rooms call it: its folder under src, or its file without the ending. */
  readonly name: string;
  /** The files it is made of, without their endings, where its name does not say it. */
  readonly files?: readonly string[];
  /** Rooms it may import at run time. */
  readonly runtime?: readonly string[];
  /** Rooms of which it may import the types. */
  readonly types?: readonly string[];
  /** Rooms that it may import only by `await import()`, so that they are not even read where they are not used. */
  readonly dynamic?: readonly string[];
  /** Of these rooms it may import, at run time, these names alone. */
  readonly only?: Readonly<Record<string, readonly string[]>>;
  /** Packages and Node modules, their subpaths included; `node:*` stands for all of Node's. */
  readonly packages?: readonly string[];
  /** Others enter through its index.ts only. */
  readonly door?: true;
  /** May import a file for its effect alone (a style sheet). */
  readonly effects?: true;
  /** Ends the sentence that tells of a breach. */
  readonly law: string;
}

/** From the cellar up: a room may import only rooms that stand above it in this list. */
export const importTable: readonly Room[] = [
  {
    name: "config",
    files: ["config", "misspelt-settings"],
    packages: ["leven", "zod"],
    law: "the settings are text in, values out",
  },
  {
    name: "logger",
    packages: ["pino", "node:*"],
    law: "the logger knows no room",
  },
  {
    name: "heap",
    packages: ["node:v8"],
    law: "the heap is V8's, and whatever lies on it is the same to it",
  },
  {
    name: "sparing-log",
    types: ["logger"],
    law: "who counts lines knows nothing of what they tell",
  },
  {
    name: "cache",
    packages: [
      "keyv",
      "@keyv/redis",
      "@redis/client",
      "lru-cache",
      "node:perf_hooks",
    ],
    door: true,
    law: "the cache knows nothing of Amazon: keys are strings, values are JSON",
  },
  {
    name: "amazon-music",
    packages: ["undici", "cockatiel", "node:*"],
    door: true,
    law: "the REST client knows nothing of GraphQL and keeps nothing",
  },
  {
    name: "identity",
    types: ["cache", "amazon-music"],
    packages: ["node:crypto"],
    door: true,
    law: "the porter is given what it asks and where it remembers",
  },
  {
    name: "loaders",
    types: ["cache", "amazon-music"],
    packages: ["dataloader", "node:crypto"],
    door: true,
    law: "the loaders are given their client and their caches",
  },
  {
    name: "context",
    files: ["context", "reading"],
    runtime: ["loaders"],
    types: ["logger", "cache", "amazon-music", "identity"],
    law: "a context is made of loaders, without any I/O",
  },
  {
    name: "http",
    types: ["logger", "context"],
    packages: ["@apollo/server", "node:*"],
    law: "the door knows HTTP and nothing of music",
  },
  {
    name: "generated",
    types: ["amazon-music", "loaders", "context"],
    packages: ["graphql"],
    law: "generated code holds types only",
  },
  {
    name: "graphql/resolvers",
    runtime: ["loaders"],
    types: ["generated", "amazon-music", "context"],
    // Pure functions: whatever has a life comes with the context.
    only: {
      loaders: [
        "cutPage",
        "parseGroupId",
        "parseViewId",
        "toGroupId",
        "toViewId",
        "nothingStale",
        "whenThere",
      ],
    },
    packages: ["graphql"],
    door: true,
    law: "a resolver is a name and a loader, nothing else",
  },
  {
    name: "graphql",
    runtime: ["graphql/resolvers", "amazon-music"],
    types: ["logger", "cache", "context"],
    only: { "amazon-music": ["AmazonMusicError"] },
    packages: [
      "@apollo/server",
      "@apollo/subgraph",
      "graphql",
      "lru-cache",
      "node:crypto",
      "node:fs",
      "node:path",
      "node:zlib",
    ],
    law: "the parlour knows GraphQL, and of Amazon only the error",
  },
  {
    name: "crowd",
    packages: ["node:cluster", "prom-client"],
    law: "workers add up figures without knowing what they count",
  },
  {
    name: "metrics",
    types: ["cache", "amazon-music", "loaders", "graphql", "crowd"],
    packages: ["prom-client"],
    law: "metrics are told by observers, and know rooms by their types alone",
  },
  {
    name: "sandbox",
    packages: ["node:*"],
    door: true,
    law: "the sandbox stands outside: it is written from Amazon's documents, never from our client",
  },
  {
    name: "graphiql/build",
    files: ["graphiql/build", "graphiql/licences"],
    packages: ["esbuild", "node:*"],
    law: "the page's build knows the page's files only by path",
  },
  {
    name: "graphiql",
    packages: [
      "react",
      "react-dom",
      "graphiql",
      "@graphiql",
      "monaco-editor",
      "graphql",
    ],
    effects: true,
    law: "the page runs in a browser and knows the gateway only by HTTP",
  },
  {
    name: "gateway",
    files: [
      "gateway",
      "credential",
      "digest",
      "documents",
      "replicas",
      "visit",
    ],
    runtime: [
      "sparing-log",
      "cache",
      "amazon-music",
      "identity",
      "loaders",
      "context",
      "http",
      "graphql",
      "metrics",
    ],
    types: ["config", "logger"],
    packages: ["node:crypto", "node:timers", "node:url"],
    law: "the gateway joins the rooms and is handed settings and logger",
  },
  {
    name: "print-schema",
    runtime: ["graphql"],
    packages: ["node:fs"],
    law: "the program writes what the parlour prints",
  },
  {
    name: "workers",
    runtime: ["crowd"],
    types: ["logger"],
    packages: ["node:cluster"],
    law: "whoever watches over workers knows nothing of what they do",
  },
  {
    name: "main",
    runtime: ["config", "heap", "logger", "metrics", "gateway", "workers"],
    dynamic: ["sandbox"],
    law: "the program reads its settings and starts the gateway",
  },
];
