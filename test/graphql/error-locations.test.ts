import { ApolloServer } from "@apollo/server";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createErrorLocations } from "../../src/graphql/error-locations.ts";

const typeDefs = `
  type Query { thing(count: Int): Thing, things: [Thing], sound: Int }
  type Thing { broken: Int, lost: Int!, thing: Thing, sound: Int }
`;

function fail(): never {
  throw new Error("It is broken.");
}

const thing = () => ({});
const things = () => [{}, new Error("There is none."), {}];
const sound = () => 1;
const resolvers = {
  Query: { thing, things, sound },
  Thing: { thing, broken: fail, lost: async () => fail(), sound },
};

const options = {
  typeDefs,
  resolvers,
  includeStacktraceInErrorResponses: false,
};
const theirs = new ApolloServer(options);
const ours = new ApolloServer({
  ...options,
  plugins: [createErrorLocations()],
});

async function ask(
  server: ApolloServer,
  query: string,
  variables = {},
): Promise<unknown> {
  const { body } = await server.executeOperation({ query, variables });
  return body.kind === "single" ? body.singleResult : body;
}

const gap = fc
  .array(
    fc.constantFrom("\n", "\r\n", "\r", " ", ",", "#\n", "# \ud83d\ude00\r"),
  )
  .map((parts) => `${parts.join("")} `);

const documents = [
  "{ thing { broken } }",
  "{ thing { broken broken } thing { broken } sound }",
  "{ thing { lost a : thing { lost b : thing { broken } } } things { broken } }",
  "{ thing { ... F } } fragment F on Thing { thing { ... G } broken } fragment G on Thing { lost broken }",
  "query Q ( $count : Int ) { thing ( count : $count ) { broken } }",
  "query Q ( $count : Int , $other : Int ) { thing ( count : $count ) { sound } }",
  '{ thing ( count : "x" ) { a : broken a : sound unknown } }',
  "{ thing { broken",
  "{ things { sound } }",
];

describe("the locations of errors", () => {
  it("are those that graphql-js finds, however the document is laid out", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...documents),
        fc.array(gap, { minLength: 1, maxLength: 40 }),
        fc.constantFrom({}, { count: "none" }),
        async (document, gaps, variables) => {
          const query = document
            .split(" ")
            .map((token, at) => (gaps[at % gaps.length] ?? "") + token)
            .join("");
          const expected = await ask(theirs, query, variables);
          // The first time it is parsed, the second time it is known.
          expect(await ask(ours, query, variables)).toEqual(expected);
          expect(await ask(ours, query, variables)).toEqual(expected);
        },
      ),
    );
  });

  it("are told of errors at all", async () => {
    expect(
      await ask(ours, "{\n  thing {\n    broken } things { sound } }"),
    ).toMatchObject({
      errors: [
        { path: ["thing", "broken"], locations: [{ line: 3, column: 5 }] },
        { path: ["things", 1], locations: [{ line: 3, column: 14 }] },
      ],
    });
  });
});
