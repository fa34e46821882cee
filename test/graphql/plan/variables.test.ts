import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { buildSchema, getVariableValues, Kind, parse } from "graphql";
import { createVariables } from "../../../src/graphql/plan/variables.ts";

const schema = buildSchema(`
  enum Order { UP DOWN }
  input By { id: ID! first: Int = 3 }
  type Query { a: Int }
`);

const types = [
  "ID!",
  "ID",
  "String!",
  "Int!",
  "Int! = 5",
  "Int = 5",
  "[ID!]!",
  "[ID]!",
  "[ID!]",
  "[[Int!]!]!",
  "Boolean!",
  "Boolean = false",
  "Float!",
  "Order!",
  "By!",
  "By",
];

const aValue = fc.oneof(
  fc.constantFrom<unknown>(
    "a",
    "",
    "UP",
    0,
    -0,
    7,
    1.5,
    2 ** 31,
    true,
    null,
    [],
    ["a", "b"],
    ["a", null],
    ["a", 1],
    [[1], [2, 3]],
    [[1, "x"]],
    { id: "a" },
    {},
  ),
  fc.jsonValue(),
);

describe("the variables of a plan", () => {
  it("are what execution makes of them, whatever is given", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...types), { minLength: 1, maxLength: 4 }),
        fc.dictionary(fc.constantFrom("v0", "v1", "v2", "v3", "more"), aValue),
        (chosen, given) => {
          const named = chosen.map((type, index) => `$v${index}: ${type}`);
          const [operation] = parse(
            `query (${named.join()}) { a }`,
          ).definitions;
          if (operation?.kind !== Kind.OPERATION_DEFINITION)
            throw new Error("It is a query.");
          const { variableDefinitions = [] } = operation;
          const { coerced } = getVariableValues(
            schema,
            variableDefinitions,
            given,
          );
          expect(createVariables(schema, variableDefinitions)(given)).toEqual(
            coerced && { ...coerced },
          );
        },
      ),
      { numRuns: 2000 },
    );
  });
});
