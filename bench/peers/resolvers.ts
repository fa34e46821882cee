import DataLoader from "dataloader";
import type { Kind, PeerCatalog, RestEntity } from "./catalog.ts";

/** What the resolvers of one request share. */
export interface PeerContext {
  readonly album: Loader;
  readonly track: Loader;
  readonly artist: Loader;
}

type Loader = DataLoader<string, RestEntity | null>;

/** The loaders of one request, as DataLoader's own documents tell to make them. */
export function createPeerContext(catalog: PeerCatalog): PeerContext {
  const loader = (kind: Kind): Loader =>
    new DataLoader((ids) => catalog.getMany(kind, ids));
  return {
    album: loader("albums"),
    track: loader("tracks"),
    artist: loader("artists"),
  };
}

/** What the API tells of a thing inside of another. */
export interface Stub {
  readonly id: string;
  readonly [field: string]: unknown;
}

export interface AlbumParent extends Stub {
  readonly tracks: readonly Stub[];
}

/** What a router and a caller know of a thing. */
export interface Reference {
  readonly catalogId: string;
}

const catalogId = ({ id }: Stub): string => id;

/** Plain resolvers over DataLoader: nothing of them knows which server runs them. */
export const resolvers = {
  Query: {
    album: (_: unknown, { catalogId: id }: Reference, { album }: PeerContext) =>
      album.load(id),
    albums: (
      _: unknown,
      { catalogIds }: { catalogIds: readonly string[] },
      { album }: PeerContext,
    ) => album.loadMany(catalogIds),
  },
  Album: {
    __resolveReference: (
      { catalogId: id }: Reference,
      { album }: PeerContext,
    ) => album.load(id),
    catalogId,
    tracks: async (
      { tracks }: AlbumParent,
      { first }: { first: number },
      { track }: PeerContext,
    ) => ({
      nodes: await track.loadMany(tracks.slice(0, first).map(({ id }) => id)),
    }),
  },
  Track: {
    __resolveReference: (
      { catalogId: id }: Reference,
      { track }: PeerContext,
    ) => track.load(id),
    catalogId,
  },
  Artist: {
    __resolveReference: (
      { catalogId: id }: Reference,
      { artist }: PeerContext,
    ) => artist.load(id),
    catalogId,
    // An album and a track know the names of their artists, and no more.
    globalAsin: async (
      { id, globalAsin }: Stub,
      _: unknown,
      { artist }: PeerContext,
    ) => globalAsin ?? (await artist.load(id))?.["globalAsin"],
  },
};
