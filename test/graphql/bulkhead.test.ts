import { describe, expect, it } from "@jest/globals";
import { HeaderMap } from "@apollo/server";
import { parse, type OperationDefinitionNode } from "graphql";
import { createBulkhead } from "../../src/graphql/bulkhead.ts";
import { createSchema } from "../../src/graphql/schema.ts";

const document = parse(
  "query ($ids: [ID!]!) { albums(catalogIds: $ids) { title } }",
);
const operation = document.definitions[0] as OperationDefinitionNode;
const variables = { ids: Array.from({ length: 500 }, () => "B000000000") };
const toRequest = () => ({
  method: "POST",
  headers: new HeaderMap(),
  search: "",
  body: null,
});

describe("a request in the bulkhead", () => {
  it("has one place, whichever way it is answered in the end", () => {
    // Nothing is heavier than this: one operation at a time.
    const bulkhead = createBulkhead({ schema: createSchema(), capacity: 1 });
    const enter = (request: ReturnType<typeof toRequest>) =>
      bulkhead.enter(request, document, operation, variables);
    const [first, second] = [toRequest(), toRequest()];
    const entry = enter(first);
    expect(entry?.turn).toBeNull();
    expect(enter(second)?.turn).not.toBeNull();

    expect(enter(first)).toBe(entry);
    bulkhead.leave(first);
    bulkhead.leave(second);
    expect(enter(toRequest())?.turn).toBeNull();
  });

  it("is none where the answer is small, however long the texts are that it was asked with", () => {
    const bulkhead = createBulkhead({ schema: createSchema(), capacity: 8000 });
    const enter = (ids: readonly string[]) =>
      bulkhead.enter(toRequest(), document, operation, { ids });

    expect(enter(variables.ids)).not.toBeNull();
    expect(enter(["B".repeat(900_000)])).toBeNull();
  });
});
