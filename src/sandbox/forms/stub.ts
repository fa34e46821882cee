import type { Audience } from "../audience.ts";
import type { Catalog } from "../catalog/catalog.ts";
import type { JsonObject } from "../json.ts";
import { albumStub } from "./album.ts";
import { artistStub } from "./artist.ts";
import { podcastEpisodeStub, podcastShowStub } from "./podcast.ts";
import { trackStub } from "./track.ts";

/** What lists hold: id, title or name, and url. Throws for ids that the sandbox should not have come to hold. */
export function createStubs(catalog: Catalog, audience: Audience) {
  function stubOf<Entity>(
    find: (id: string) => Entity | undefined,
    toStub: (entity: Entity, audience: Audience) => JsonObject,
  ): (id: string) => JsonObject {
    return (id) => {
      const entity = find(id);
      if (entity === undefined)
        throw new RangeError(`Nothing has the id ${id}`);
      return toStub(entity, audience);
    };
  }

  return {
    album: stubOf(catalog.album, albumStub),
    track: stubOf(catalog.track, trackStub),
    artist: stubOf(catalog.artist, artistStub),
    podcastShow: stubOf(catalog.show, podcastShowStub),
    podcastEpisode: stubOf(catalog.episode, podcastEpisodeStub),
  };
}
