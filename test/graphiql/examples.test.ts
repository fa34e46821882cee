import { expect, it } from "@jest/globals";
import { readdirSync, readFileSync } from "node:fs";
import { buildASTSchema, parse, validate } from "graphql";
import { examples } from "../../src/graphiql/examples.ts";

const readSchema = () => {
  const directory = new URL("../../schema/", import.meta.url);
  const texts = readdirSync(directory).map((name) =>
    readFileSync(new URL(name, directory), "utf8"),
  );
  // The directives of federation are defined by the router, not by these files.
  return buildASTSchema(parse(texts.join("\n")), { assumeValidSDL: true });
};

it.each(examples.map(({ query }) => [/query (\w+)/.exec(query)?.[1], query]))(
  "the example %s is a question that the schema answers",
  (_name, query = "") => {
    expect(validate(readSchema(), parse(query))).toEqual([]);
  },
);

it("the refetched id is that of the album", () => {
  const id = Buffer.from("1:Album:B0064UPU4G").toString("base64url");
  expect(examples.at(-1)?.query).toContain(`node(id: "${id}")`);
});
