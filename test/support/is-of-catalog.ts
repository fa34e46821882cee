import { getOperationAST, parse } from "graphql";
import { createMaxAges } from "../../src/graphql/max-age.ts";
import { createSchema } from "../../src/graphql/schema.ts";

const toMaxAge = createMaxAges(createSchema());

/** Whether an answer would be made of the catalogue alone. */
export function isOfCatalog(query: string): boolean {
  const document = parse(query);
  const operation = getOperationAST(document);
  return operation != null && toMaxAge(document, operation) > 0;
}
