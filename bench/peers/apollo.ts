import { ApolloServer } from "@apollo/server";
import { startStandaloneServer } from "@apollo/server/standalone";
import { buildSubgraphSchema } from "@apollo/subgraph";
import { parse } from "graphql";
import { createPeerCatalog } from "./catalog.ts";
import { createPeerContext, resolvers, type PeerContext } from "./resolvers.ts";
import { typeDefs } from "./schema.ts";

/** A program: Apollo Server alone, as its documents start it. */
const catalog = createPeerCatalog(process.env);
const server = new ApolloServer<PeerContext>({
  schema: buildSubgraphSchema([{ typeDefs: parse(typeDefs), resolvers }]),
});
await startStandaloneServer(server, {
  context: () => Promise.resolve(createPeerContext(catalog)),
  listen: { port: Number(process.env["PORT"]), host: "127.0.0.1" },
});
process.once("SIGTERM", () => process.exit());
