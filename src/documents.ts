import type { SharedCache } from "./cache/index.ts";
import type { Config } from "./config.ts";
import { readTrustedDocuments } from "./graphql/index.ts";

/** As many trusted documents as any client has; what is found in Redis stays what it is. */
const maxRememberedDocuments = 10_000;

/** Finds trusted documents: in their directory, which is read now and never again, else in Redis. */
export function openDocuments(
  { TRUSTED_DOCUMENTS: mode, TRUSTED_DOCUMENTS_DIR: directory }: Config,
  shared: SharedCache | undefined,
): (id: string) => Promise<string | null> {
  if (mode === "off") return () => Promise.resolve(null);
  if (directory !== undefined) {
    const texts = readTrustedDocuments(directory);
    return (id) => Promise.resolve(texts.get(id) ?? null);
  }
  const remembered = new Map<string, string>();
  return async (id) => {
    const known = remembered.get(id);
    if (known !== undefined) return known;
    const text = await shared?.getText(`trusted-document:${id}`);
    if (text === undefined) return null;
    if (remembered.size < maxRememberedDocuments) remembered.set(id, text);
    return text;
  };
}
