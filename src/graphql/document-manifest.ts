import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { GraphQLError, parse } from "graphql";

/** The text of a document by each id that clients may send for it. */
export type TrustedTexts = ReadonlyMap<string, string>;

/** The id that GraphQL over HTTP knows a document by, whatever its manifest calls it. */
export function toDocumentId(text: string): string {
  return `sha256:${createHash("sha256").update(text).digest("hex")}`;
}

/**
 * Reads the documents of a directory, once, at the start: manifests of Relay, of
 * Apollo and of graphql-codegen (`*.json`), and plain documents (`*.graphql`).
 * Throws one error that names each file at fault with what is wrong in it.
 */
export function readTrustedDocuments(directory: string): TrustedTexts {
  const texts = new Map<string, string>();
  const files = new Map<string, string>();
  const faults: string[] = [];
  for (const file of listFiles(directory)) {
    try {
      const text = readFileSync(path.join(directory, file), "utf8");
      for (const [id, document] of parseFile(file, text)) {
        assertDocument(id, document);
        for (const name of [id, toDocumentId(document)]) {
          const known = texts.get(name);
          if (known !== undefined && known !== document)
            throw new Error(
              `the id "${name}" stands for another document in ${files.get(name)}`,
            );
          texts.set(name, document);
          files.set(name, file);
        }
      }
    } catch (error) {
      faults.push(`${file}: ${toReason(error)}`);
    }
  }
  if (faults.length === 0 && texts.size === 0)
    faults.push("it holds no document");
  if (faults.length > 0)
    throw new Error(
      `The trusted documents in ${directory} cannot be taken:\n  ${faults.join("\n  ")}`,
    );
  return texts;
}

function listFiles(directory: string): string[] {
  try {
    return readdirSync(directory)
      .filter((name) => /\.(json|graphql)$/.test(name))
      .sort();
  } catch (error) {
    throw new Error(
      `TRUSTED_DOCUMENTS_DIR cannot be read: ${toReason(error)}`,
      { cause: error },
    );
  }
}

function parseFile(file: string, text: string): [string, unknown][] {
  if (file.endsWith(".graphql")) return [[toDocumentId(text), text]];
  const manifest: unknown = JSON.parse(text);
  if (!isRecord(manifest)) throw new Error("it is no object of documents");
  return "format" in manifest
    ? parseApolloManifest(manifest)
    : // Relay's and codegen's: the texts by their hashes.
      Object.entries(manifest);
}

/** Source: the manifest that `@apollo/generate-persisted-query-manifest` writes. */
function parseApolloManifest(
  manifest: Readonly<Record<string, unknown>>,
): [string, unknown][] {
  const { format, version, operations } = manifest;
  if (format !== "apollo-persisted-query-manifest")
    throw new Error(`its format is unknown: ${JSON.stringify(format)}`);
  if (version !== 1)
    throw new Error(`its version is ${JSON.stringify(version)}; 1 is known`);
  if (!Array.isArray(operations)) throw new Error('it lacks "operations"');
  return operations.map((operation: unknown, at) => {
    if (!isRecord(operation) || typeof operation["id"] !== "string")
      throw new Error(`operation ${at} has no "id"`);
    return [operation["id"], operation["body"]];
  });
}

function assertDocument(id: string, text: unknown): asserts text is string {
  if (typeof text !== "string")
    throw new Error(`what stands under "${id}" is no text`);
  try {
    parse(text, { noLocation: true });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    throw new Error(
      `what stands under "${id}" is no GraphQL: ${error.message}`,
      { cause: error },
    );
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function toReason(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
