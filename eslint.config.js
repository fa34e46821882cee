import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { defineConfig, globalIgnores } from "eslint/config";
import { createNodeResolver, importX } from "eslint-plugin-import-x";
import jest from "eslint-plugin-jest";
import regexp from "eslint-plugin-regexp";
import tseslint from "typescript-eslint";

/** The only files that may know that there is a process around them. */
const programs = [
  "src/main.ts",
  "src/print-schema.ts",
  "src/sandbox/main.ts",
  "src/graphiql/build.ts",
];

/** The servers that the gateway is measured against are read where their packages are, which the gateway does without. */
const hasPeers = existsSync(new URL("bench/node_modules", import.meta.url));

const processIsForPrograms =
  "Only the programs know the process; take what you need as a parameter.";

const unprefixedBuiltins = builtinModules
  .filter((name) => !name.startsWith("node:") && !name.startsWith("_"))
  .map((name) => ({ name, message: `Write node:${name}.` }));

const useInjected = (what) =>
  `Take ${what} as a parameter; this may only be the parameter's default, so that a test can set it.`;

/**
 * Calls that read the clock or the dice. Allowed as (part of) a default (`now = Date.now`, `options.now ?? (() => performance.now())`),
 * since a default is what a test can replace.
 */
const unlessDefault =
  ":not(AssignmentPattern *):not(LogicalExpression[operator='??'] *)";
const ambientTimeAndChance = [
  {
    selector: `CallExpression[callee.object.name='Date'][callee.property.name='now']${unlessDefault}`,
    message: useInjected("the clock"),
  },
  {
    selector: `NewExpression[callee.name='Date'][arguments.length=0]${unlessDefault}`,
    message: useInjected("the clock"),
  },
  {
    selector: `CallExpression[callee.object.name='performance'][callee.property.name='now']${unlessDefault}`,
    message: useInjected("the clock"),
  },
  {
    selector: `CallExpression[callee.object.name='Math'][callee.property.name='random']${unlessDefault}`,
    message: useInjected("the source of chance"),
  },
];

const moduleState = {
  selector: "Program > VariableDeclaration[kind='let']",
  message:
    "A module holds constants; what has a life is made by a create… function, so that two gateways fit in one process.",
};

const noExportAll = {
  selector: "ExportAllDeclaration",
  message:
    "A door lists what it exports by name, so that it can be read as a contents page.",
};

/** A promise to do something later is kept only if somebody can find it. */
const todoNamesIssue = {
  create: (context) => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        if (/\bTODO\b(?!\(#\d+\))/.test(comment.value)) {
          context.report({
            loc: comment.loc,
            message: "A TODO names its issue: TODO(#12).",
          });
        }
      }
    },
  }),
};

export default defineConfig(
  globalIgnores([
    "dist/",
    "coverage/",
    "src/generated/",
    ...(hasPeers ? [] : ["bench/peers/"]),
  ]),
  // Its packages are installed for its own tests alone, and it is linted there, with `test/clients/lint.config.js`.
  globalIgnores(["test/clients/"], "clients"),
  {
    plugins: {
      "import-x": importX,
      regexp,
      house: { rules: { "todo-names-issue": todoNamesIssue } },
    },
    settings: {
      "import-x/resolver-next": [
        createNodeResolver({ extensions: [".ts", ".tsx", ".js"] }),
      ],
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      // `!= null` is the one exception: it asks for null and undefined at once.
      eqeqeq: ["error", "always", { null: "ignore" }],
      "no-var": "error",
      "prefer-const": "error",
      "no-warning-comments": ["error", { terms: ["fixme"], location: "start" }],
      "house/todo-names-issue": "error",
      "import-x/no-duplicates": "error",
      "import-x/no-mutable-exports": "error",
      "no-restricted-imports": ["error", { paths: unprefixedBuiltins }],
    },
  },
  {
    files: ["**/*.ts", "**/*.tsx"],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: [
          "./tsconfig.json",
          "./src/graphiql/tsconfig.json",
          "./bench/tsconfig.json",
        ],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-non-null-assertion": "error",
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/consistent-type-exports": "error",
      // `import { type A } from "./a.ts"` still runs a.ts; only `import type` is gone at run time.
      "@typescript-eslint/no-import-type-side-effects": "error",
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      // An async function without await is how a synchronous thing meets a promise-shaped interface.
      "@typescript-eslint/require-await": "off",
      // What our create… functions return has methods that close over their state and know no `this`.
      "@typescript-eslint/unbound-method": "off",
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        { allowNumber: true },
      ],
      "import-x/no-cycle": ["error", { ignoreExternal: true }],
      "import-x/no-default-export": "error",
      "no-restricted-syntax": ["error", noExportAll],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    rules: {
      // A client's text of a megabyte must not be able to hold the process.
      "regexp/no-super-linear-backtracking": ["error", { report: "potential" }],
      "regexp/no-super-linear-move": [
        "error",
        { report: "potential", ignoreSticky: false },
      ],
    },
  },
  {
    files: ["src/**/*.ts"],
    ignores: ["src/graphiql/**"],
    rules: {
      // The image holds the production dependencies only.
      "import-x/no-extraneous-dependencies": [
        "error",
        { devDependencies: false, includeTypes: false },
      ],
      "no-restricted-syntax": [
        "error",
        noExportAll,
        moduleState,
        ...ambientTimeAndChance,
      ],
    },
  },
  {
    files: ["src/**/*.ts", "src/**/*.tsx"],
    ignores: programs,
    rules: {
      "no-console": "error",
      "no-restricted-globals": [
        "error",
        { name: "process", message: processIsForPrograms },
      ],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            ...unprefixedBuiltins,
            { name: "node:process", message: processIsForPrograms },
          ],
        },
      ],
      "no-restricted-properties": [
        "error",
        {
          object: "globalThis",
          property: "process",
          message: processIsForPrograms,
        },
      ],
    },
  },
  {
    files: ["test/**/*.ts"],
    extends: [jest.configs["flat/recommended"]],
    settings: { jest: { version: 30 } },
    rules: {
      // Suites that need a binary choose `describe` or `describe.skip` by a constant, which this rule lets through.
      "jest/no-disabled-tests": "error",
      "jest/no-commented-out-tests": "error",
      "jest/expect-expect": [
        "error",
        {
          // In a browser, what a test waits for is what it asserts.
          assertFunctionNames: ["expect", "expect*", "fc.assert", "**.waitFor"],
        },
      ],
      "jest/valid-title": ["error", { disallowedWords: ["should"] }],
      "jest/prefer-importing-jest-globals": "error",
    },
  },
  {
    // Contract suites are written once, here, and called by the tests of each implementation.
    files: ["test/support/*.ts"],
    rules: { "jest/no-export": "off", "jest/expect-expect": "off" },
  },
  {
    // Each is loaded by a tool that asks for a default export.
    files: ["test/support/strip-types.js", "eslint.config.js"],
    rules: { "import-x/no-default-export": "off" },
  },
);
