import { createServer } from "node:http";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createYoga } from "graphql-yoga";
import { createPeerCatalog } from "./catalog.ts";
import { createPeerContext, resolvers } from "./resolvers.ts";
import { typeDefs } from "./schema.ts";

/** A program: GraphQL Yoga on `node:http`, as its documents show it. */
const catalog = createPeerCatalog(process.env);
const yoga = createYoga({
  schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]),
  context: () => createPeerContext(catalog),
  logging: false,
});
// The handler is an async function that answers for itself.
const server = createServer(
  (request, response) => void yoga(request, response),
);
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
