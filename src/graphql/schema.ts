import { readdirSync, readFileSync } from "node:fs";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse, type GraphQLSchema } from "graphql";
import { describeCosts } from "./describe-costs.ts";
import { describeScopes } from "./describe-scopes.ts";
import { resolvers } from "./resolvers/index.ts";

/** The same place seen from src/graphql/ and from dist/graphql/. */
const directory = new URL("../../schema/", import.meta.url);

/** The graph: the SDL of schema/ with our resolvers, as a Federation 2 subgraph. */
export function createSchema(): GraphQLSchema {
  const sdl = readdirSync(directory)
    .filter((name) => name.endsWith(".graphql"))
    .sort()
    .map((name) => readFileSync(new URL(name, directory), "utf8"))
    .join("\n");
  const schema = buildSubgraphSchema([
    { typeDefs: describeCosts(describeScopes(parse(sdl))), resolvers },
  ]);
  printOnce(schema);
  return schema;
}

/** The library prints the SDL anew for each `_service` that is asked for, which takes milliseconds. */
function printOnce(schema: GraphQLSchema): void {
  const service = schema.getQueryType()?.getFields()["_service"];
  const print = service?.resolve;
  if (service === undefined || print === undefined) return;
  let printed: unknown;
  service.resolve = (...given) => (printed ??= print(...given));
}
