import type { ApolloServerOptions, BaseContext } from "@apollo/server";
import type { DocumentNode } from "graphql";
import { LRUCache } from "lru-cache";

/** Keeps parsed documents under the digest of their text, so that what clients send again is neither parsed nor validated. */
export type DocumentStore = NonNullable<
  ApolloServerOptions<BaseContext>["documentStore"]
>;

/**
 * Heap bytes per character of a document's text, and per document. Measured on Node 24 with 3,000 documents each of 220 and of 370
 * characters, locations included: 84 and 86 for a character. Apollo's own store counts characters of JSON, of which 30 million
 * weigh 125 MB.
 */
const heapBytesPerCharacter = 86;
const heapBytesPerDocument = 500;

/** Some hundred documents of a few thousand characters: what the clients of one gateway are built with. */
const defaultMaxBytes = 32_000_000;

/** @param maxBytes Bound of the estimated weight on the heap; what was used least recently gives way. */
export function createDocumentStore(
  maxBytes = defaultMaxBytes,
): DocumentStore & { readonly bytes: number } {
  const documents = new LRUCache<string, DocumentNode>({
    maxSize: maxBytes,
    sizeCalculation: toHeapBytes,
  });
  return {
    get bytes() {
      return documents.calculatedSize;
    },
    get: (key) => Promise.resolve(documents.get(key)),
    async set(key, document) {
      documents.set(key, document);
    },
    async delete(key) {
      documents.delete(key);
    },
  };
}

function toHeapBytes({ loc }: DocumentNode): number {
  // Whoever parses here keeps locations, for the errors that name them.
  const characters = loc?.source.body.length ?? 0;
  return heapBytesPerDocument + characters * heapBytesPerCharacter;
}
