import { works, type Sandbox } from "../../src/sandbox/index.ts";
import { readGroups } from "./views.ts";
import type { World } from "./world.ts";

/** What to ask for. */
export interface Material {
  /** Ids by type: those that come first are asked most, so that questions overlap. */
  readonly ids: Readonly<Record<string, readonly string[]>>;
  /** Ids of groups, by the field whose view they stand in. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

/** Reads ids out of the sandbox's catalogue: of its named works, of what is generated, and some that nobody has. */
export async function readMaterial(
  { catalog }: Sandbox,
  world: World,
): Promise<Material> {
  const some = (count: number, toCatalogId: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => toCatalogId(index));
  const groupsOf = async (path: string): Promise<string[]> => {
    const view = await world.readView(path, null);
    const ids = view === null ? [] : readGroups(view).map(({ id }) => id);
    return [...ids.slice(0, 4).map(String), "no-such-group"];
  };
  const shows = some(130, catalog.showId);
  const ids = {
    Album: [
      ...[works.albums.plain, works.albums.twoArtists, works.albums.boxSet],
      ...[unknownAsin, works.albums.withoutTracks, works.albums.abroad],
      ...some(catalog.albums, catalog.albumId),
    ],
    Track: [
      ...[works.tracks.plain, works.tracks.explicit, unknownAsin],
      ...some(130, catalog.trackId),
    ],
    Artist: [
      ...[works.artists.plain, works.artists.prolific, unknownAsin],
      ...[works.artists.withoutImages, works.artists.partner],
      ...some(catalog.artists, catalog.artistId),
    ],
    Playlist: [
      ...[works.playlists.editorial, works.playlists.long, unknownUuid],
      ...[works.playlists.adaRepeating, works.playlists.benPrivate],
      works.playlists.algorithmic,
    ],
    PodcastShow: [
      ...[works.podcastShows.plain, works.podcastShows.long, unknownUuid],
      ...shows,
    ],
    PodcastEpisode: [
      unknownUuid,
      ...shows.flatMap((id) => catalog.show(id)?.episodeIds.slice(0, 3) ?? []),
    ],
    Category: [...some(6, catalog.categoryId), "00000000"],
  };
  return {
    ids,
    groups: {
      "Query.homeView": await groupsOf("/v1/views/home"),
      "Query.podcastsView": await groupsOf("/v1/views/podcasts"),
      "CurrentUser.libraryView": await groupsOf("/v1/views/library"),
    },
  };
}

const unknownAsin = "B000000000";
const unknownUuid = "00000000-0000-4000-a000-000000000000";
