import { getOperationAST, parse } from "graphql";
import { createCatalogTest, createMaxAges } from "../../src/graphql/max-age.ts";
import { createSchema } from "../../src/graphql/schema.ts";
import { parseNodeId } from "../oracle/node-id.ts";
import type { QueryText } from "../oracle/query-tree.ts";

const schema = createSchema();
const toMaxAge = createMaxAges(schema);
const isPlannable = createCatalogTest(schema);

/** Whether an answer would be made of the catalogue alone, whatever is asked for. */
export function isOfCatalog(query: string): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation != null && toMaxAge(document, operation) > 0;
}

/** Whether an answer would be made of the catalogue alone if the keys are such. */
export function isOfCatalogByKeys(query: string): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  return (
    operation != null &&
    isPlannable(document, operation) &&
    toMaxAge(document, operation) === 0
  );
}

/** What can be asked for by a key that is none of the catalogue's. */
const others: ReadonlySet<string> = new Set(["Playlist", "View"]);

/** Whether all keys that are asked for are of the catalogue. */
export function hasKeysOfCatalog({ query, variables }: QueryText): boolean {
  const texts = (query + JSON.stringify(variables)).match(/"[\w-]*"/g) ?? [];
  return texts
    .map((text) => text.slice(1, -1))
    .every((key) => !others.has(key) && !others.has(parseNodeId(key).type));
}

/** Fields at the root by which things are asked for whose keys tell their types, and some others to stand beside them. */
export function isRootOfKeys(name: string): boolean {
  return ["_entities", "node", "nodes", "albums", "artist"].includes(name);
}
