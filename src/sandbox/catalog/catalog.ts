import { createCategories, type Categories } from "./categories.ts";
import type { Album, Artist, Track } from "./entity.ts";
import { createGeneratedMusic, type CatalogSize } from "./generated-music.ts";
import { toId, toIndex, type IdKind } from "./id.ts";
import { createNamedMusic } from "./named-music.ts";
import { createPlaylists, type Playlists } from "./playlists.ts";
import { createPodcasts, type Podcasts } from "./podcasts.ts";

/**
 * What there is. Nothing is stored: each entity is computed when asked, so a catalogue of any size costs nothing to create. Ids do not
 * depend on the seed, titles and the like do.
 */
export interface Catalog
  extends Readonly<CatalogSize>, Podcasts, Playlists, Categories {
  album(id: string): Album | undefined;
  track(id: string): Track | undefined;
  artist(id: string): Artist | undefined;
  /** Ids of generated entities, by their index from 0. */
  albumId(index: number): string;
  trackId(index: number): string;
  artistId(index: number): string;
}

export function createCatalog(size: CatalogSize): Catalog {
  const generated = createGeneratedMusic(size);
  const named = createNamedMusic(size.seed, size.artists);

  function find<Entity>(
    kind: IdKind,
    id: string,
    byIndex: (index: number, id: string) => Entity | undefined,
    byId: (id: string) => Entity | undefined,
  ): Entity | undefined {
    const index = toIndex(kind, id);
    return index === undefined ? byId(id) : byIndex(index, id);
  }

  return {
    ...size,
    ...createPodcasts(size.seed),
    ...createPlaylists(size.seed, size.tracks),
    ...createCategories(size.seed),
    albumId: (index) => toId("album", index),
    trackId: (index) => toId("track", index),
    artistId: (index) => toId("artist", index),
    album: (id) => find("album", id, generated.album, named.album),
    track: (id) => find("track", id, generated.track, named.track),
    artist: (id) => find("artist", id, generated.artist, named.artist),
  };
}
