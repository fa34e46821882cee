import { createServer } from "node:http";
import { mergeSchemas } from "@graphql-tools/schema";
import { loadGraphQLSchemaFromOpenAPI } from "@omnigraph/openapi";
import DataLoader from "dataloader";
import { execute, parse } from "graphql";
import { createYoga } from "graphql-yoga";
import type { Stub } from "./resolvers.ts";

/**
 * A program: GraphQL Mesh's handler of OpenAPI behind Yoga, the way to get a
 * graph of such an API without writing one. What the description cannot say,
 * that a track inside of an album stands for a whole one, is one resolver that
 * asks Mesh's own graph. Mesh sends one call for each id but for lists that the
 * description takes as one parameter; it keeps nothing.
 */
interface MeshContext {
  readonly track: DataLoader<string, unknown>;
}

const mesh = await loadGraphQLSchemaFromOpenAPI("AmazonMusic", {
  source: new URL("openapi.json", import.meta.url).pathname,
  endpoint: process.env["SANDBOX_URL"] ?? "",
  operationHeaders: {
    authorization: `Bearer ${process.env["ACCESS_TOKEN"]}`,
    "x-api-key": process.env["API_KEY"] ?? "",
  },
});

const wholeTracks = parse(
  "query ($ids: [String!]!) { tracks(ids: $ids) { data { tracks { id title duration } } } }",
);

async function loadTracks(ids: readonly string[]): Promise<unknown[]> {
  const { data } = await execute({
    schema: mesh,
    document: wholeTracks,
    variableValues: { ids },
    contextValue: {},
  });
  // Its form is that of the document above.
  const { tracks } = data as unknown as {
    tracks: { data: { tracks: readonly Stub[] } };
  };
  const byId = new Map(tracks.data.tracks.map((track) => [track.id, track]));
  return ids.map((id) => byId.get(id) ?? null);
}

const yoga = createYoga({
  schema: mergeSchemas({
    schemas: [mesh],
    typeDefs: "extend type TrackStub { track: Track }",
    resolvers: {
      TrackStub: {
        track: ({ id }: Stub, _: unknown, { track }: MeshContext) =>
          track.load(id),
      },
    },
  }),
  context: (): MeshContext => ({
    track: new DataLoader(loadTracks, { maxBatchSize: 100 }),
  }),
  logging: false,
});
// The handler is an async function that answers for itself.
const server = createServer(
  (request, response) => void yoga(request, response),
);
server.listen(Number(process.env["PORT"]), "127.0.0.1");
process.once("SIGTERM", () => process.exit());
