import { describe, expect, it } from "@jest/globals";
import type {
  Album,
  Entity,
  EntityGroup,
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
import type { CatalogAdmission, OwnAdmission } from "../../src/context.ts";
import { createById } from "../../src/loaders/by-id.ts";
import { closedPersonal, type Personal } from "../../src/loaders/index.ts";

// What fails here fails the type check: a line below without its error is a hole in the wall.
describe("a loader with a store", () => {
  it("takes what everybody may see", () => {
    const loaders = [
      createById<Album>,
      createById<Track>,
      createById<SharedPlaylist>,
      createById<SharedPodcastEpisode>,
      createById<Station>,
      createById<readonly Market[]>,
      createById<RestPage<RestEdge<Album>>>,
    ];

    expect(loaders).toHaveLength(7);
  });

  it("does not compile for what is somebody's own", () => {
    const loaders = [
      // @ts-expect-error Whose it is, whether it may be played, and the caller's own.
      createById<Playlist>,
      // @ts-expect-error How far the caller has listened.
      createById<PodcastEpisode>,
      // @ts-expect-error A person.
      createById<User>,
      // @ts-expect-error As Amazon lays it out for the caller.
      createById<View>,
      // @ts-expect-error A part of a view.
      createById<EntityGroup>,
      // @ts-expect-error Several of them.
      createById<readonly Playlist[]>,
      // @ts-expect-error A page of them.
      createById<RestPage<RestEdge<PodcastEpisode>>>,
      // @ts-expect-error What may be either.
      createById<Entity>,
      // @ts-expect-error What hides it in a field of its own.
      createById<{ readonly playlist: Playlist }>,
    ];

    expect(loaders).toHaveLength(9);
  });
});

describe("what an answer that others may be given is made with", () => {
  it("is nothing of the caller's own", () => {
    const personal = closedPersonal;
    const made: CatalogAdmission["personal"] = personal;

    expect(() => made.user()).toThrow("the caller's own: user");
    expect(() => made.callerId).toThrow("the caller's own: callerId");
  });

  it("does not compile with a caller's own loaders", () => {
    const toOpen = (personal: Personal): CatalogAdmission["personal"] =>
      // @ts-expect-error They could read anything.
      personal;
    const toKept = (own: OwnAdmission): CatalogAdmission["ingredients"] =>
      // @ts-expect-error Nobody is told of what it is made.
      own.ingredients;

    expect([toOpen, toKept]).toHaveLength(2);
  });
});
