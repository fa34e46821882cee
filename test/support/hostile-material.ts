import { works } from "../../src/sandbox/index.ts";
import type { RunningGateway } from "./start-gateway.ts";

/** Ids and cursors that are good, for hostile ones to be made of. */
export interface Material {
  readonly catalogIds: readonly string[];
  readonly nodeIds: readonly string[];
  readonly groupIds: readonly string[];
  readonly cursors: readonly string[];
}

interface Gathered {
  readonly categories: { readonly pageInfo: { readonly endCursor: string } };
  readonly album: { readonly id: string };
  readonly me: { readonly id: string } & Readonly<
    Record<"libraryAlbums" | "libraryTracks", Cursored>
  >;
  readonly homeView: {
    readonly id: string;
    readonly entityGroups: {
      readonly nodes: readonly {
        readonly id: string;
        readonly groupId: string;
        readonly entities: Cursored;
      }[];
    };
  };
  readonly search: readonly { readonly id: string }[];
}

interface Cursored {
  readonly pageInfo: { readonly endCursor: string | null };
}

/** Asks a gateway for some of each kind. */
export async function gatherMaterial(
  gateway: Pick<RunningGateway, "query">,
): Promise<Material> {
  const { data, errors } = await gateway.query<Gathered>(`{
    categories(first: 2) { pageInfo { endCursor } }
    album(catalogId: "${works.albums.boxSet}") { id }
    me {
      id
      libraryAlbums(first: 2) { pageInfo { endCursor } }
      libraryTracks(first: 2) { pageInfo { endCursor } }
    }
    homeView {
      id
      entityGroups(first: 3) { nodes { id groupId entities(first: 1) { pageInfo { endCursor } } } }
    }
    search(query: "a") { id }
  }`);
  if (errors !== undefined) throw new Error(JSON.stringify(errors));
  const { categories, album, me, homeView, search } = data;
  const groups = homeView.entityGroups.nodes;
  return {
    catalogIds: [
      ...Object.values(works.albums),
      ...Object.values(works.tracks),
      ...Object.values(works.artists),
      ...Object.values(works.playlists),
      ...Object.values(works.podcastShows),
    ],
    nodeIds: [album, me, homeView, ...groups, ...search].map(({ id }) => id),
    groupIds: groups.map(({ groupId }) => groupId),
    cursors: [
      categories,
      me.libraryAlbums,
      me.libraryTracks,
      ...groups.map(({ entities }) => entities),
    ]
      .map(({ pageInfo }) => pageInfo.endCursor)
      .filter((cursor) => cursor !== null),
  };
}
