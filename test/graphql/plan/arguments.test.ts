import { describe, expect, it } from "@jest/globals";
import {
  buildSchema,
  getArgumentValues,
  getOperationAST,
  Kind,
  parse,
} from "graphql";
import type { Context } from "../../../src/context.ts";
import { toArguments } from "../../../src/graphql/plan/arguments.ts";
import { createRun, givenUp } from "../../../src/graphql/plan/run.ts";

const schema = buildSchema(`
  input Range { from: Int = 3, to: Int }
  type Query {
    field(ids: [ID!], first: Int! = 5, range: Range, text: String, flag: Boolean = true): Int
  }
`);

/** How the one field of an operation is read here, and by graphql-js. */
function readBoth(args: string, variables: Readonly<Record<string, unknown>>) {
  const document = parse(`query ($x: Int, $y: String) { field(${args}) }`);
  const node = getOperationAST(document)?.selectionSet.selections[0];
  const field = schema.getQueryType()?.getFields()["field"];
  if (node?.kind !== Kind.FIELD || field === undefined)
    throw new Error("There is no field.");
  const read = toArguments(1, field, node);
  return {
    // Nothing of the context is looked at.
    here: () => read(createRun({} as Context, variables)),
    there: () => getArgumentValues(field, node, variables),
  };
}

describe("the arguments of a planned field", () => {
  it.each([
    ["a variable", "first: $x", { x: 7 }],
    ["a variable that is not given", "first: $x, text: $y", {}],
    ["a variable that is null", "text: $y", { y: null }],
    ["a variable beside a literal", "text: $y, first: 9", { y: "a" }],
    ["a variable in a list", "ids: [$y, 4]", { y: "a" }],
    ["a variable in an object", "range: { to: $x }", { x: 7 }],
    ["a variable that is not given, in an object", "range: { to: $x }", {}],
  ])("are those of execution: %s", (_, args, variables) => {
    const { here, there } = readBoth(args, variables);

    expect(here()).toEqual(there());
  });

  it("are given up where execution would tell an error", () => {
    const { here, there } = readBoth("first: $x", { x: null });

    expect(there).toThrow("must not be null");
    expect(here).toThrow(givenUp);
  });
});
