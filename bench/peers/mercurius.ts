import { buildFederationSchema } from "@mercuriusjs/federation";
import Fastify from "fastify";
import mercurius from "mercurius";
import { createPeerCatalog, type Kind, type RestEntity } from "./catalog.ts";
import type { AlbumParent, Reference, Stub } from "./resolvers.ts";
import { typeDefs } from "./schema.ts";

/**
 * A program: mercurius with its compiler on, resolvers where there is nothing
 * to batch and loaders where there is. Loaders make a key of the parent they
 * are called on, so that of tracks is on a connection that holds ids alone.
 */
const catalog = createPeerCatalog(process.env);

interface LoaderQuery<Parent> {
  readonly obj: Parent;
}

const references =
  (kind: Kind) => (queries: readonly LoaderQuery<Reference>[]) =>
    catalog.getMany(
      kind,
      queries.map(({ obj }) => obj.catalogId),
    );

const catalogId = ({ id }: Stub): string => id;

const app = Fastify();
await app.register(mercurius, {
  schema: buildFederationSchema(typeDefs),
  jit: 1,
  resolvers: {
    Query: {
      album: async (_: unknown, { catalogId: id }: Reference) =>
        (await catalog.getMany("albums", [id]))[0],
      albums: (_: unknown, { catalogIds }: { catalogIds: readonly string[] }) =>
        catalog.getMany("albums", catalogIds),
    },
    Album: {
      catalogId,
      tracks: ({ tracks }: AlbumParent, { first }: { first: number }) => ({
        ids: tracks.slice(0, first).map(({ id }) => id),
      }),
    },
    Track: { catalogId },
    Artist: { catalogId },
  },
  loaders: {
    Album: { __resolveReference: references("albums") },
    Track: { __resolveReference: references("tracks") },
    TrackConnection: {
      async nodes(queries: readonly LoaderQuery<{ ids: readonly string[] }>[]) {
        const tracks = await catalog.getMany(
          "tracks",
          queries.flatMap(({ obj }) => obj.ids),
        );
        let from = 0;
        return queries.map(({ obj }) =>
          tracks.slice(from, (from += obj.ids.length)),
        );
      },
    },
    Artist: {
      __resolveReference: references("artists"),
      async globalAsin(queries: readonly LoaderQuery<Stub>[]) {
        const artists = await catalog.getMany(
          "artists",
          queries.map(({ obj }) => obj.id),
        );
        return artists.map(
          (artist: RestEntity | null) => artist?.["globalAsin"],
        );
      },
    },
  },
});
await app.listen({ port: Number(process.env["PORT"]), host: "127.0.0.1" });
process.once("SIGTERM", () => process.exit());
