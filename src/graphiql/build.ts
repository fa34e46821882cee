// Builds the GraphiQL page into static files: `node src/graphiql/build.ts [directory]`. The one program in this room that runs
// in Node. What it wrote stands in `manifest.json`, which is all that a server needs to know.
import { hash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { build, type BuildOptions, type Metafile, type Plugin } from "esbuild";
import { collectLicences } from "./licences.ts";

const repository = path.join(import.meta.dirname, "../..");

/** The sources of the page. They are named in the manifest by the role they play in the document. */
const page = {
  script: "src/graphiql/page.tsx",
  style: "src/graphiql/page.css",
  callbackScript: "src/graphiql/callback.ts",
  callbackStyle: "src/graphiql/callback.css",
  icon: "src/graphiql/icon.svg",
};

/**
 * Monaco comes with GraphiQL, which chooses its version, so it is no dependency of ours: a worker of another version than the
 * editor's would not understand it.
 */
const workers = {
  EDITOR_WORKER: "monaco-editor/esm/vs/editor/editor.worker.js",
  JSON_WORKER: "monaco-editor/esm/vs/language/json/json.worker.js",
  GRAPHQL_WORKER: "monaco-graphql/esm/graphql.worker.js",
};

const shared = {
  absWorkingDir: repository,
  outdir: "dist/graphiql",
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  write: false,
  metafile: true,
  // Names change with the content, so that a browser may keep what it has for ever.
  entryNames: "[name]-[hash]",
  chunkNames: "[name]-[hash]",
  // GraphiQL formats with these old names, which are CommonJS; imported lazily, esbuild would hand over their `default` alone.
  alias: {
    "prettier/parser-babel": "prettier/plugins/babel",
    "prettier/parser-graphql": "prettier/plugins/graphql",
  },
  // The licences of all packages go into one file instead.
  legalComments: "none",
  logLevel: "warning",
} satisfies BuildOptions;

/** `graphiql/style.css` holds Monaco's styles; those its modules import would land in files that no document links to. */
const withoutMonacoStyles: Plugin = {
  name: "without-monaco-styles",
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]monaco-editor[\\/].*\.css$/ }, () => ({
      contents: "",
      loader: "empty",
    }));
  },
};

/**
 * GraphiQL loads each image that an answer names and the pointer rests on. The page talks to its own origin only and its policy
 * refuses, so the reader would be shown a broken picture and the console an error: no url is an image here.
 */
const withoutImagePreviews: Plugin = {
  name: "without-image-previews",
  setup({ onLoad }) {
    onLoad(
      { filter: /[\\/]@graphiql[\\/]react[\\/].*image-preview\.js$/ },
      () => ({
        contents: "export const ImagePreview = { shouldRender: () => false };",
      }),
    );
  },
};

/** The file that an entry point became. esbuild names entry points by where it found them, which may be a linked folder. */
const outputOf = ({ outputs }: Metafile, source: string): string => {
  const output = Object.entries(outputs).find(([, { entryPoint }]) =>
    entryPoint?.endsWith(source),
  );
  if (!output) throw new Error(`The build made nothing of ${source}`);
  return path.basename(output[0]);
};

const compressBrotli = promisify(brotliCompress);
const compressGzip = promisify(gzip);

/** Writes a file and its two compressed forms, so that the server compresses nothing. */
const writeAsset = async (file: string, contents: Uint8Array) => {
  // 9 of 11: the last two steps take ten times as long for a twentieth less.
  const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 };
  await Promise.all([
    writeFile(file, contents),
    writeFile(
      `${file}.br`,
      await compressBrotli(contents, { params: quality }),
    ),
    writeFile(`${file}.gz`, await compressGzip(contents, { level: 9 })),
  ]);
};

/** Builds the page into a directory, and leaves nothing else in it. */
export async function buildGraphiql(directory: string): Promise<void> {
  const workerBuild = await build({
    ...shared,
    entryPoints: Object.values(workers),
  });
  const define: Record<string, string> = {};
  for (const [constant, source] of Object.entries(workers)) {
    define[constant] = JSON.stringify(outputOf(workerBuild.metafile, source));
  }

  const pageBuild = await build({
    ...shared,
    entryPoints: Object.values(page),
    define,
    splitting: true,
    jsx: "automatic",
    loader: { ".svg": "copy" },
    plugins: [withoutMonacoStyles, withoutImagePreviews],
  });

  const files = [...workerBuild.outputFiles, ...pageBuild.outputFiles].map(
    (file) => ({ name: path.basename(file.path), contents: file.contents }),
  );
  const licences = await collectLicences(repository, [
    ...Object.keys(workerBuild.metafile.inputs),
    ...Object.keys(pageBuild.metafile.inputs),
  ]);
  const licencesName = `licences-${hash("sha256", licences).slice(0, 8)}.txt`;
  files.push({ name: licencesName, contents: Buffer.from(licences) });

  const roles = Object.entries(page).map(
    ([role, source]) => [role, outputOf(pageBuild.metafile, source)] as const,
  );
  const manifest = JSON.stringify(
    {
      ...Object.fromEntries(roles),
      licences: licencesName,
      assets: files.map(({ name }) => name).sort(),
    },
    null,
    2,
  );

  // Where there is a manifest the build is complete, so it goes first and comes last. Since names change with contents, an equal
  // one means that nothing changed: whoever reads the directory at this moment (another test) is then not disturbed.
  const manifestFile = path.join(directory, "manifest.json");
  const present = await readFile(manifestFile, "utf8").catch(() => undefined);
  if (present === manifest) return;
  await rm(manifestFile, { force: true });
  await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  await Promise.all(
    files.map(({ name, contents }) =>
      writeAsset(path.join(directory, name), contents),
    ),
  );
  await writeFile(manifestFile, manifest);
}

if (import.meta.main) {
  await buildGraphiql(
    process.argv[2] ?? path.join(repository, "dist/graphiql"),
  );
}
