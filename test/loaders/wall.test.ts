import { describe, expect, it } from "@jest/globals";
import type {
  Album,
  Entity,
  EntityGroup,
  Found,
  Market,
  Playlist,
  PodcastEpisode,
  RestEdge,
  RestPage,
  SharedPlaylist,
  SharedPodcastEpisode,
  Station,
  Track,
  User,
  View,
} from "../../src/amazon-music/index.ts";
import { createMemoryCache } from "../../src/cache/index.ts";
import { createById } from "../../src/loaders/by-id.ts";
import type { ReadThroughOptions } from "../../src/loaders/read-through.ts";

/** All that a loader with a store needs but for what it loads. */
function about<Value>(): ReadThroughOptions<Value> {
  return {
    store: {
      memory: createMemoryCache({ maxBytes: 1000 }),
      shared: undefined,
      ttlMs: 1000,
      absentTtlMs: 1000,
      now: Date.now,
    },
    toKey: (id) => id,
    accepts: (value): value is Value => value !== undefined,
    fetch: async () => new Map<string, Found<Value>>(),
  };
}

// What fails here fails the type check: a line below without its error is a hole in the wall.
describe("a loader with a store", () => {
  it("takes what everybody may see", () => {
    const loaders = [
      createById(about<Album>()),
      createById(about<Track>()),
      createById(about<SharedPlaylist>()),
      createById(about<SharedPodcastEpisode>()),
      createById(about<Station>()),
      createById(about<readonly Market[]>()),
      createById(about<RestPage<RestEdge<Album>>>()),
    ];

    expect(loaders).toHaveLength(7);
  });

  it("does not compile for what is somebody's own", () => {
    const loaders = [
      // @ts-expect-error Whose it is, whether it may be played, and the caller's own.
      createById(about<Playlist>()),
      // @ts-expect-error How far the caller has listened.
      createById(about<PodcastEpisode>()),
      // @ts-expect-error A person.
      createById(about<User>()),
      // @ts-expect-error As Amazon lays it out for the caller.
      createById(about<View>()),
      // @ts-expect-error A part of a view.
      createById(about<EntityGroup>()),
      // @ts-expect-error Several of them.
      createById(about<readonly Playlist[]>()),
      // @ts-expect-error A page of them.
      createById(about<RestPage<RestEdge<PodcastEpisode>>>()),
      // @ts-expect-error What may be either.
      createById(about<Entity>()),
      // @ts-expect-error What hides it in a field of its own.
      createById(about<{ readonly playlist: Playlist }>()),
    ];

    expect(loaders).toHaveLength(9);
  });
});
